"""A story as a run of masked sentences, with what refers back resolved to what it stands for."""

import datetime as dt
import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from news.reading import folding
from news.reading.clock import Clock
from news.reading.context import is_place, kept
from news.reading.gazetteer import (
    CAPITAL,
    DEMONYM,
    GROUP,
    LEADER,
    OTHER,
    PART,
    STATE,
    TOPIC,
    TREATY,
    Gazetteer,
    Mention,
    folded,
)
from news.reading.known import Known
from news.reading.masking import ORDINAL as ORDINAL_SIGN
from news.reading.masking import STATE as STATE_SIGN
from news.reading.masking import TREATY as TREATY_SIGN
from news.reading.masking import Mark, Masked, masked
from news.reading.numbers import beginnings, number, numbers
from news.reading.phrases import LIMIT, Sentence, dateline, sentences
from news.reading.references import ON_WEAPON, Focus, Resolver, after_preposition
from news.reading.when import When, anchors, dates

_SIGN = {
    STATE: "ⓢ",
    LEADER: "ⓢ",
    DEMONYM: "ⓐ",
    CAPITAL: "ⓢ",
    TREATY: "ⓣ",
    TOPIC: "ⓦ",
    GROUP: "ⓖ",
    PART: "ⓣ",
    OTHER: "ⓣ",
}

_NUCLEAR_BAN = "tpnw"
_JOINED = re.compile(
    r"\b(?:ratif|sign|join|acced|part(?:y|ies) to|member|accept)\w*(?: up)?(?: to| of)? (?:the )?"
    r"(?:UN |global |new )?$"
)
_DEAL = re.compile(r"(?:agreement|deal|JCPOA)$")


@dataclass(slots=True)
class Told:
    """A sentence of a story as rules read it."""

    masked: Masked
    sentence: Sentence
    number: int
    state: tuple[str, ...] = ()
    """The states that “it” or “they” stand for at its beginning."""
    treaty: tuple[str, ...] = ()
    """The treaty that “the treaty” stands for at its beginning."""
    quoted: tuple[tuple[int, int], ...] = ()

    @property
    def lead(self) -> bool:
        """Whether it belongs to the opening of the story."""
        return self.number < 2 or self.sentence.paragraph == 0  # noqa: PLR2004

    def in_quotes(self, at: int) -> bool:
        """Whether a place of the masked text lies inside quotation marks."""
        return any(start < at < end for start, end in self.quoted)


@dataclass(slots=True)
class Story:
    """A story ready for rules."""

    body: str
    published: dt.date
    title: Masked
    told: list[Told] = field(default_factory=list)
    state: tuple[str, ...] = ()
    treaty: tuple[str, ...] = ()
    treaties: frozenset[str] = frozenset()
    mentions: tuple[Mention, ...] = ()
    """The states and treaties that its body names, in order."""
    children: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """The protocols and amendments of each treaty."""


class Narrator:
    """Turns stories into runs of sentences that rules can read."""

    def __init__(self, known: Known, gazetteer: Gazetteer | None = None) -> None:
        self.known = known
        self.gazetteer = gazetteer or Gazetteer(known)
        self._children: dict[str, tuple[str, ...]] = {}
        self._years: dict[str, frozenset[str]] = {}
        for one in known.treaties.values():
            self._years[one.id] = frozenset({one.adopted[:4], one.opened[:4]} - {""})
            if one.parent:
                self._children[one.parent] = (*self._children.get(one.parent, ()), one.id)

    def story(self, title: str, body: str, published: dt.date) -> Story:
        """Return a story, its sentences masked and what refers back resolved."""
        title = title[:LIMIT]
        clock = Clock(published)
        heading = self._masked(_Named(title, self._names(title)), 0, len(title), clock)
        heading = folding.proper(heading)
        mentions = self._names(body)
        named = _Named(body, mentions)
        opening = dateline(body)
        found = Story(body, published, heading, children=self._children)
        focus = Focus()
        self._begin(focus, heading, mentions, body, opening.end() if opening else 0)
        found.state, found.treaty = focus.main_state, focus.main_treaty
        clock = Clock(published)  # what the title says of days dates nothing in the body
        cut = sentences(body)
        begins = [one.start for one in cut]
        if opening and cut and opening.end() < cut[0].end:
            begins[0] = max(opening.end(), begins[0])
        # One step for all sentences, then the next: quicker than all steps for each.
        plain = [
            self._masked(named, start, one.end, clock)
            for start, one in zip(begins, cut, strict=True)
        ]
        found.told = self._told(cut, [folding.proper(one) for one in plain], focus)
        found.mentions = tuple(one for one in mentions if one.kind in {STATE, TREATY} and one.ids)
        every = [code for one in mentions if one.kind == TREATY for code in one.ids]
        found.treaties = frozenset(every)
        return found

    def _names(self, text: str) -> list[Mention]:
        named = _congo(text, kept(text, self.gazetteer.find(text)))
        return list(_ban(text, named) if _NUCLEAR_BAN in self.known.treaties else named)

    def _begin(
        self, focus: Focus, title: Masked, mentions: Sequence[Mention], body: str, after: int
    ) -> None:
        """The first treaty and the first state of title and lead are what a story is about."""
        lead = body.find("\n\n", after)
        stop = lead if lead > 0 else len(body)
        heads = [one for one in mentions if after <= one.start < stop]
        titled = [mark for _, mark in title.signs(STATE_SIGN) if mark.ids]
        adjectives = [mark for _, mark in title.signs("ⓐ") if mark.ids]
        states = [
            one
            for one in heads
            if one.kind in {STATE, CAPITAL, LEADER}
            and not after_preposition(folded(body[max(0, one.start - 24) : one.start]))
        ]
        demonyms = [one for one in heads if one.kind == DEMONYM]
        line = [one for one in mentions if one.start < after]
        later = [one for one in mentions if one.kind == STATE and _begins(body, one.start)]
        for found in (states, titled, adjectives, demonyms, line, later):
            if found:
                focus.main_state = found[0].ids
                break
        treaties = [mark for _, mark in title.signs(TREATY_SIGN) if mark.ids]
        first = [one for one in mentions if one.kind == TREATY]
        in_lead = [one for one in heads if one.kind == TREATY]
        both = {code for mark in treaties for code in mark.ids}
        in_lead.sort(key=lambda one: not both.intersection(one.ids))
        for some in (in_lead, treaties, first):
            if some:
                focus.main_treaty = some[0].ids
                return
        topics = [one.ids[0] for one in mentions if one.kind == TOPIC]
        if topics and topics[0] in ON_WEAPON and ON_WEAPON[topics[0]] in self.known.treaties:
            focus.main_treaty = (ON_WEAPON[topics[0]],)

    def _told(self, cut: Sequence[Sentence], joined: Sequence[Masked], focus: Focus) -> list[Told]:
        """Resolve what refers back, in order; a paragraph begins with what the story is about."""
        resolver = Resolver(focus, self._children, self._years)
        found: list[Told] = []
        paragraph = -1
        for index, (sentence, one) in enumerate(zip(cut, joined, strict=True)):
            if sentence.paragraph != paragraph:
                paragraph = sentence.paragraph
                focus.state, focus.treaty = focus.main_state, focus.main_treaty
            state, treaty = focus.state, focus.treaty
            whole = resolver.resolved(one)
            found.append(Told(whole, sentence, index, state, treaty, _quotes(whole.low)))
            focus.move(whole)
        return found

    def _masked(self, named: "_Named", start: int, end: int, clock: Clock) -> Masked:
        text = named.text
        first = bisect_left(named.mentions, start, key=lambda one: one.start)
        marks: list[Mark] = []
        of_treaties = named.treaties
        for one in named.mentions[first:]:
            if one.start >= end:
                break
            if one.end > end:
                continue
            if one.kind == PART and "protocol" not in text[start:end].lower():
                continue
            sign = _SIGN[one.kind]
            if one.kind == CAPITAL and (is_place(text, one) or one.end + 1 in of_treaties):
                sign = "ⓛ"
            deal = one.kind == TOPIC and _DEAL.search(text, one.start, one.end)
            how = "deal" if deal else "other" if one.kind == OTHER else ""
            marks.append(Mark(sign, one.start, one.end, one.ids, one.organ, how=how))
        marks = _merged(marks, _dated(dates(text, start, end, clock, named.anchors)))
        marks = _merged(marks, _numbered(numbers(named.low, start, end, named.beginnings)))
        return masked(text, start, end, marks)


class _Named:
    """A text with the names in it, and where words stand that dates and numbers need."""

    def __init__(self, text: str, mentions: Sequence[Mention]) -> None:
        self.text = text
        self.mentions = mentions
        self.treaties = frozenset(one.start for one in mentions if one.kind == TREATY)
        """Where treaties are named: “the Ottawa landmine treaty” tells of no government."""
        self.low = folded(text)
        self.anchors = anchors(text)
        self.beginnings = beginnings(self.low)


def _ban(text: str, mentions: Iterable[Mention]) -> Iterator[Mention]:
    """“It ratified the ban on nuclear weapons” is of the treaty, not of a policy."""
    for one in mentions:
        ban = one.kind == TOPIC and text.startswith("ban on nuclear", one.start)
        if ban and _JOINED.search(text, max(0, one.start - 40), one.start):
            yield one._replace(kind=TREATY, ids=(_NUCLEAR_BAN,))
        else:
            yield one


def _begins(text: str, place: int) -> bool:
    """Whether a name begins a sentence."""
    before = text[max(0, place - 8) : place].removesuffix("The ")
    return before.endswith((". ", "\n"))


def _congo(text: str, mentions: Iterable[Mention]) -> Iterator[Mention]:
    """“Congo” alone is the one of the two that the story has named in full."""
    named: tuple[str, ...] = ()
    for one in mentions:
        if one.ids in {("COG",), ("COD",)}:
            if text[one.start : one.end] == "Congo" and named:
                yield one._replace(ids=named)
                continue
            named = one.ids
        yield one


def _dated(found: Iterable[When]) -> list[Mark]:
    return [Mark("ⓓ", one.start, one.end, value=one.value, how=one.how) for one in found]


def _numbered(found: Iterable[re.Match[str]]) -> list[Mark]:
    marks: list[Mark] = []
    for match in found:
        ordinal = bool(match["ordinal"])
        word = match["words"] or ""
        if word == "one":
            continue
        if word:
            ordinal = word.endswith(("st", "nd", "rd", "th")) and not word.endswith("thousand")
        value = number(match["ordinal"] or match["figures"] or word)
        if value is not None:
            sign = ORDINAL_SIGN if ordinal else "ⓝ"
            marks.append(Mark(sign, match.start(), match.end(), value=str(value)))
    return marks


def _merged(first: list[Mark], second: list[Mark]) -> list[Mark]:
    """Return two runs of marks as one, in order; of two that overlap the first run's stands."""
    if not second:
        return first
    taken = [
        one
        for one in second
        if not any(one.start < held.end and held.start < one.end for held in first)
    ]
    return sorted([*first, *taken], key=lambda one: one.start)


def _quotes(text: str) -> tuple[tuple[int, int], ...]:
    if '"' not in text:
        return ()
    places = [match.start() for match in re.finditer('"', text)]
    if len(places) % 2:
        places.append(len(text))
    return tuple(zip(places[::2], places[1::2], strict=True))
