"""Statements about treaties and states that can be checked: what rules make of words."""

import datetime as dt
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from news.reading.discourse import Story, Told
from news.reading.masking import DATE, STATE, TREATY, Mark
from news.reading.references import preposed

_OTHER_TEXT = re.compile(
    r"\b(?:agreement|law|act|statute|resolution|code|protocol|amendments?|rules?)\b"
)
_IT_HAS = re.compile(r"\bit (?:now )?(?:has|had|counts|numbers)\b(?! been)")
_EXIT = re.compile(
    r"\b(?:exits?|withdrawals?|departures?|steps?|notices?|moves?)(?: from (?:the )?ⓣ)?(?: that"
    r"| which)? $|\b(?:exits?|withdrawals?|departures?|suspensions?|notices?) of (?:the )?ⓢ $"
)
_FOR_ONE = re.compile(r"\bfor (?:ⓢ|it|both|them),? (?:the )?(?:ⓣ|it) (?:will )?$")
_TO_COME = re.compile(r"(?:expires?|lapses?|runs? out)\b")
_NEGATIVE = re.compile(r"\b(?:none|nor|no|shunned|boycott\w*|outside|not|never|opposed|rejected)\b")


@dataclass(frozen=True, slots=True)
class Statement:
    """What a sentence states, before anybody holds it against the record."""

    type: str
    subject: str
    predicate: str
    value: str
    start: int
    end: int
    rule: str
    treaties: tuple[str, ...] = ()
    but: tuple[str, ...] = ()
    """The states of a group of which it does not hold."""
    rough: bool = False
    """Whether its date is reckoned from another, as “two weeks after” is, and may be off by one."""
    on: str = ""
    """The day, month or year of which it holds, where that is not the day of the story."""


type Make = Callable[[Told, re.Match[str], Story], Iterator[Statement]]


@dataclass(frozen=True, slots=True)
class Rule:
    """Words of a masked sentence, and the statements that are made of them."""

    name: str
    pattern: re.Pattern[str]
    make: Make


def rule(name: str, words: str, make: Make) -> Rule:
    """Return a rule, its words compiled."""
    return Rule(name, re.compile(words), make)


def treaty_near(told: Told, story: Story, start: int, end: int) -> tuple[str, ...]:
    """Return the treaty that words are about: within, before, or after them; else spoken of."""
    sentence = told.masked
    if _IT_HAS.search(sentence.low, max(0, start - 4), end) and told.treaty:
        return told.treaty
    inside = [mark for _, mark in sentence.signs(TREATY, start, end)]
    before = [mark for _, mark in sentence.signs(TREATY, 0, start)]
    after = [mark for _, mark in sentence.signs(TREATY, end)]
    for marks in (inside, before[::-1], after):
        if marks:
            return marks[0].ids
    return told.treaty or story.treaty


def mark_in(told: Told, match: re.Match[str], group: str) -> Mark | None:
    """Return the mark that a group of a match holds."""
    at = match.start(group)
    return told.masked.marks.get(at) if at >= 0 else None


def standing(predicate: str, *, last: bool = False, bare: bool = False, back: bool = False) -> Make:
    """A status of every state named; “neither … nor” turns it round.

    The treaty is the nearest one, or with ``last`` the last one in the words, or with ``back`` one
    told before them.
    """

    def make(told: Told, match: re.Match[str], story: Story) -> Iterator[Statement]:
        who = mark_in(told, match, "who")
        treaties = treaty_near(told, story, match.start(), match.end())
        start, end = told.masked.span(match.start(), match.end())
        if last:
            found = told.masked.signs(TREATY, match.start(), match.end())
            treaties = found[-1][1].ids
            start, end = found[-1][1].start, found[-1][1].end
        if back:
            found = told.masked.signs(TREATY, 0, match.start())
            treaties = found[-1][1].ids if found else told.treaty or story.treaty
        if who is None or not treaties or (bare and who.organ):
            return
        governed = match.start("who") == match.start() and preposed(told.masked, match.start())
        if governed and not told.masked.low.startswith(",", match.start() + 1):
            return
        said = predicate
        if who.how == "neither" and not predicate.startswith("not_"):
            said = "not_" + predicate if predicate == "party" else "not_signatory"
        for state in who.ids:
            yield Statement(
                "party_status", state, said, treaties[0], start, end, "status", treaties
            )

    return make


def dated(predicate: str) -> Make:
    """A date of the treaty that the words are about, unless they are about another text."""

    def make(told: Told, match: re.Match[str], story: Story) -> Iterator[Statement]:
        when = mark_in(told, match, "when")
        treaties = treaty_near(told, story, match.start(), match.end())
        sentence = told.masked
        before = sentence.low[max(0, match.start() - 40) : match.start()]
        if "ⓣ" not in before + match[0] and (_OTHER_TEXT.search(before) or "ⓦ" in before):
            return
        if when is None or not treaties or _EXIT.search(before) or _FOR_ONE.search(before):
            return
        start, end = sentence.span(match.start(), match.end())
        value = when.value
        if predicate == "expires" and when.how == "month" and _TO_COME.match(match[0]):
            value = _next(value, story.published)
        yield Statement("date", treaties[0], predicate, value, start, end, predicate, treaties)

    return make


def _next(month: str, day: dt.date) -> str:
    """“It expires in February”: the next one, unless its year was told."""
    return f"{int(month[:4]) + 1}{month[4:]}" if month < day.isoformat()[:7] else month


def force_for(told: Told, match: re.Match[str], story: Story) -> Iterator[Statement]:
    """The day from which a treaty binds a state: the one named, else the one spoken of."""
    who, when = mark_in(told, match, "who"), mark_in(told, match, "when")
    treaties = treaty_near(told, story, match.start(), match.end())
    states = who.ids if who else told.state
    if when is None or not treaties:
        return
    start, end = told.masked.span(match.start(), match.end())
    key = f"entered_into_force:{treaties[0]}"
    for state in states:
        yield Statement("date", state, key, when.value, start, end, "force_for", treaties)


def acted(verb: str) -> Make:
    """A date of an act of the states named, else of those spoken of in the sentence."""

    def make(told: Told, match: re.Match[str], story: Story) -> Iterator[Statement]:
        when = mark_in(told, match, "when")
        treaties = treaty_near(told, story, match.start(), match.end())
        who = mark_in(told, match, "who") if "who" in match.re.groupindex else None
        who = who or _acting(told, match)
        states = who.ids if who else first_named(told, match.start()) or told.state
        if when is None or not treaties:
            return
        start, end = told.masked.span(match.start(), match.end())
        for state in states:
            key = f"{verb}:{treaties[0]}"
            yield Statement("date", state, key, when.value, start, end, verb, treaties)

    return make


def bracketed(told: Told, match: re.Match[str], story: Story) -> Iterator[Statement]:
    """“It has ratified the one treaty (2001) and the other (2013)”: when it joined each."""
    del story
    who = _acting(told, match)
    states = who.ids if who else told.state
    for treaty, date in (("what", "when"), ("more", "then"), ("third", "last")):
        what, when = mark_in(told, match, treaty), mark_in(told, match, date)
        if what is None or when is None or not what.ids:
            continue
        for state in states:
            predicate = f"joined:{what.ids[0]}"
            place = (what.start, when.end)
            yield Statement("date", state, predicate, when.value, *place, "bracketed", what.ids[:1])


def _acting(told: Told, match: re.Match[str]) -> Mark | None:
    """Return the state that stands nearest before words, in their own part of the sentence."""
    begin = told.masked.low.rfind(";", 0, match.start()) + 1
    found = [
        mark
        for at, mark in told.masked.signs(STATE, begin, match.start())
        if mark.ids and not preposed(told.masked, at)
    ]
    return found[-1] if found else None


def named_year(told: Told, match: re.Match[str], story: Story) -> Iterator[Statement]:
    """A year that names a treaty: “the Outer Space Treaty of 1967”."""
    del story
    when, what = mark_in(told, match, "when"), mark_in(told, match, "what")
    if when is None or what is None or not what.ids or when.how != "year":
        return
    start, end = told.masked.span(match.start(), match.end())
    yield Statement("date", what.ids[0], "named", when.value, start, end, "named_year", what.ids)


def first_named(told: Told, stop: int) -> tuple[str, ...]:
    """Return the state or states that a sentence names first, up to a place."""
    found = [mark.ids for _, mark in told.masked.signs(STATE, 0, stop) if mark.ids]
    return found[0] if found else ()


def fixed(predicate: str, value: str) -> Make:
    """A rule of a treaty that has one value only."""

    def make(told: Told, match: re.Match[str], story: Story) -> Iterator[Statement]:
        treaties = treaty_near(told, story, match.start(), match.end())
        if treaties:
            start, end = told.masked.span(match.start(), match.end())
            yield Statement("other", treaties[0], predicate, value, start, end, predicate, treaties)

    return make


def stockpile(told: Told, match: re.Match[str], story: Story) -> Iterator[Statement]:
    """When a state had destroyed its stocks."""
    del story
    sentence = told.masked
    when = sentence.signs(DATE, match.end(), match.end() + 60)
    when = when or [
        one
        for one in sentence.signs(DATE, 0, match.start())
        if not re.search(r"\band\b|,", sentence.low[one[0] : match.start()])
    ]
    states = first_named(told, match.end())
    if not states and re.search(r"\b(?:it|its)\b", sentence.low[: match.end()]):
        states = told.state
    if when and len(states) == 1:
        start, end = sentence.span(match.start(), match.end())
        value = when[0][1].value
        yield Statement("other", states[0], "stockpile_destroyed", value, start, end, "stockpile")


def neither_of(told: Told, match: re.Match[str], story: Story) -> Iterator[Statement]:
    """“Has signed neither the one nor the other”: a status under each of them."""
    del story
    who, what = mark_in(told, match, "who"), told.masked.marks.get(match.end() - 1)
    said = {"signed": "not_signatory", "ratified": "not_ratified"}.get(match["what"], "not_party")
    start, end = told.masked.span(match.start(), match.end())
    for treaty in what.ids if who and what else ():
        for state in who.ids if who else ():
            yield Statement(
                "party_status", state, said, treaty, start, end, "neither_of", (treaty,)
            )


def voted_against(told: Told, match: re.Match[str], story: Story) -> Iterator[Statement]:
    """That states voted against the adoption of a treaty."""
    who = mark_in(told, match, "who")
    treaties = treaty_near(told, story, match.start(), match.end())
    start, end = told.masked.span(match.start(), match.end())
    for state in who.ids if who and treaties else ():
        key = f"voted_against:{treaties[0]}"
        yield Statement("other", state, key, "true", start, end, "voted_against", treaties)


def of_group(told: Told, match: re.Match[str], story: Story) -> Iterator[Statement]:
    """A status of a whole group of states, or of all but those that are excepted."""
    mark = mark_in(told, match, "who")
    treaties = treaty_near(told, story, match.start(), match.end())
    if not told.masked.signs(TREATY):
        treaties = story.treaty or treaties
    if mark is None or not treaties:
        return
    said = "not_party" if _NEGATIVE.search(told.masked.low) else "signatory_or_party"
    but = mark_in(told, match, "but") if "but" in match.re.groupindex else None
    start, end = told.masked.span(match.start(), match.end())
    kept = but.ids if but else ()
    yield Statement(
        "party_status", mark.ids[0], said, treaties[0], start, end, "group", treaties, kept
    )
