"""Acts as sentences tell them: who, which treaty, when, and in which mood."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from news.reading import acts, clauses, subjects, tense
from news.reading.clauses import Clause
from news.reading.cues import Cues
from news.reading.deeds import RULES
from news.reading.discourse import Told
from news.reading.masking import DATE, STATE, TREATY, Mark
from news.reading.mood import Mood

_PLAIN_AFTER = re.compile(
    r"(?: up)?(?: to| on to| onto)?(?: (?:the|both|its|all))?"
    r"(?: (?:un|united nations|global|international|new|whole|landmark|so-called))* ?(?:$|[,.;)]"
    r"|it\b|them\b|ⓣ|that\b(?!"
    r" \w+ing)|in\b|on\b|ⓓ|by\b"
    r"|and\b|but\b|or\b|without\b|nor\b|as\b|at\b|when\b|ⓞ|after\b|ever\b|only\b|earlier|then|this"
    r"|to\b|too\b|before\b"
    r"|one after|in turn\b|together\b|side by side|yet\b|is\b|either\b|since\b|with\b|while\b"
    r"|later\b|last\b|a year)"
)
_NOT_ITSELF = re.compile(
    r"[^.;ⓣ]{0,40}\b(?:reservations?|objections?|declarations?|understandings?)\b"
)
"""What states take back that leaves the treaty itself alone."""
_LAW_SIGNED = re.compile(
    r"\bsign(?:s|ed|ing)?\b[\w' ,ⓞⓐⓓ-]{0,40}\b(?:law|bill|decree|legislation|act|order|contract"
    r"|amendments?|memo\w*|grant|message)\b"
)
_LAW_BEFORE = re.compile(
    r"\b(?:law|bill|decree|act|order|legislation|amendments?|contract|memo\w*)\b[^.;]*\b(?:was|were"
    r"|been|be|is) $"
    r"|\b(?:law|bill|decree|act|order|contract|memo(?:randum)?) $"
    r"|\b(?:an?|the) (?:law|bill|decree|act|order)\b[^.;]{0,80}, (?:which )?(?:was )?$"
)
_A_LAW_WAS = re.compile(r"(?:an?|the) (?:law|bill|decree|act|order)\b[^.;ⓣ]*\b(?:was|were|been) $")
_TO_TREATY = re.compile(r"[^.;,]{0,60}\b(?:to|of|under|for|joining|with) (?:the )?ⓣ")
_TOGETHER = re.compile(r"\b(?:together|along|jointly|in concert) with (?:the )?ⓢ(?!')")
_PASSIVE = re.compile(r"\b(?:was|were|is|are|been|be|being)(?: \w+ly| not| never| ⓞ)? $")
_A_TEXT = re.compile(r"(?:ⓣ|\b(?:version|text|document|accord|protocol|agreement)), $")
_OF_WHOM = re.compile(r"\b(?:of|by|is|are|was|were) (?:the )?$")
_CUES = Cues.of_patterns(rule.pattern.pattern for rule in RULES)
_NEAR = 40
"""How far before a verb the “was” can stand that makes it a passive."""
_LEAVING = re.compile(r"\b(?:treaty|withdraw|leave|quit|exit|denounc|notice)")


@dataclass(frozen=True, slots=True)
class Event:
    """One act as one clause tells it; ``start`` and ``end`` are places in the body."""

    family: str
    verb: str
    states: tuple[str, ...]
    treaties: tuple[str, ...]
    mood: Mood
    start: int
    end: int
    when: Mark | None = None
    organ: str = ""
    number: int = 0
    earlier: bool = False
    """Whether the clause places the act before another (“had ratified”)."""
    quoted: bool = False
    how: str = ""
    """How the treaty was found."""
    named: bool = True
    """Whether the actor is named and not only referred to."""
    rules: tuple[str, ...] = ()
    place: int = 0
    """Where the verb starts in the masked sentence."""
    neither: bool = False
    crowd: bool = False
    """Whether those who act are only counted."""
    each: bool = False
    """Whether every treaty is meant, and not whichever it may be."""


def events(told: Told) -> list[Event]:
    """Return the acts that a sentence tells, in order."""
    low = told.masked.low
    found: list[Event] = []
    rules = [RULES[index] for index in _CUES.of(told.masked.held)]
    if not rules or low.startswith("correction") or "earlier version" in low:
        return found
    taken: list[tuple[int, int]] = []
    for rule in rules:
        for match in rule.pattern.finditer(low):
            if any(start < match.end() and match.start() < end for start, end in taken):
                continue
            event = _event(told, clauses.clauses(low), rule, match)
            if event is not None:
                taken.append((match.start(), match.end()))
                found.extend(_one_by_one(event))
    return sorted(found, key=lambda one: one.place)


def _event(
    told: Told, parts: Sequence[Clause], rule: acts.ActRule, match: re.Match[str]
) -> Event | None:
    low = told.masked.low
    start, end = match.span()
    index = clauses.at(parts, start)
    clause = parts[index]
    if not _means_it(rule, low, match, clause):
        return None
    participle = low[end - 2 : end] in {"ed", "wn", "en", "rn"}
    passive = participle and bool(_PASSIVE.search(low, max(0, start - _NEAR), start))
    who = subjects.agent(told, clause, end) if passive else None
    who = _nominal(told, match) or who
    who = who or (None if passive else subjects.subject(told, parts, index, start))
    what, how = _object(told, parts, rule, match)
    loose = how in {"sentence", "before"} and clause.lead not in {"which", "that"}
    if what is None or not what.ids or (rule.needs == "object" and loose and not passive):
        return None
    who = _joined(told, who, end)
    one = who is not None and len(who.ids) == 1
    told_how, why = tense.told_how(low, clause, match, one=one)
    first, last = _evidence(told, clause, who, what, start, end)
    when = None if tense.days_after(told, start) else clauses.date(told, parts, index, end)
    return Event(
        rule.family,
        _verb(rule, match[0]),
        who.ids if who else (),
        what.ids,
        told_how,
        first,
        last,
        when,
        organ=who.organ if who else "",
        number=told.number,
        earlier=tense.earlier(told, clause, start, end),
        quoted=told.in_quotes(start),
        how=how,
        named=bool(who and not who.near),
        rules=(f"act:{rule.name}", f"mood:{why}"),
        place=start,
        neither=bool(who and who.how == "neither"),
        crowd=who is None and subjects.is_crowd(told, clause, start),
        each=what.how == "list",
    )


def _joined(told: Told, who: Mark | None, verb: int) -> Mark | None:
    """“A gave notice, together with B and C”: all three."""
    match = _TOGETHER.search(told.masked.low, verb) if who is not None else None
    others = told.masked.marks[match.end() - 1].ids if match else ()
    if who is None or not others or set(others) <= set(who.ids):
        return who
    return who._replace(ids=tuple(dict.fromkeys((*who.ids, *others))))


def _means_it(rule: acts.ActRule, low: str, match: re.Match[str], clause: Clause) -> bool:
    """Whether the words of a rule mean its act: a law is signed, a reservation withdrawn, too."""
    start, end = match.span()
    if rule.needs == "plain" and not _PLAIN_AFTER.match(low, end) and "ⓣ" not in match[0]:
        return False
    if rule.family in {acts.WITHDRAWAL, acts.RESCISSION} and _NOT_ITSELF.match(low, end):
        return False
    if rule.family != acts.SIGNATURE:
        return True
    law = _LAW_SIGNED.match(low, start) or _LAW_BEFORE.search(low[clause.start : start])
    law = law or _A_LAW_WAS.match(low[:start])
    return not law and bool(start) and not _A_TEXT.search(low, max(0, start - 20), start)


def _object(
    told: Told, parts: Sequence[Clause], rule: acts.ActRule, match: re.Match[str]
) -> tuple[Mark | None, str]:
    """Return the treaty that an act is about: found in the sentence, else the one spoken of."""
    start, end = match.span()
    what, how = clauses.treaty(told, parts, clauses.at(parts, start), start, end)
    if rule.name == "lodged" and how == "object" and not _TO_TREATY.match(told.masked.low, start):
        what, how = None, ""
    if what is None and told.treaty and how != "other":
        if rule.needs in {"word", "plain", "topic"}:
            return Mark(TREATY, 0, 0, told.treaty, near=True), how or "focus"
        if how == "it":
            return Mark(TREATY, 0, 0, told.treaty, near=True), how
    return what, how


def _one_by_one(event: Event) -> list[Event]:
    """An act on a list of treaties is one act on each."""
    if not event.each:
        return [event]
    return [replace(event, treaties=(one,)) for one in event.treaties]


def _verb(rule: acts.ActRule, words: str) -> str:
    if rule.verb in {"deposited", "joined"}:
        for name in acts.INSTRUMENTS:
            if name in words:
                return {"accession": "acceded", "succession": "succeeded"}.get(name, "ratified")
    return rule.verb


def _nominal(told: Told, match: re.Match[str]) -> Mark | None:
    """“The accession of South Sudan”, “Tonga's ratification”: the actor stands in the words."""
    if match[0].startswith("whose "):
        before = told.masked.signs(STATE, 0, match.start())
        return before[-1][1] if before else None
    low = told.masked.low
    if low.endswith("ⓢ's ", 0, match.start()):
        return told.masked.marks.get(match.start() - 4)
    people = match.start() if match[0].startswith("ⓐ ") else match.start() - 2
    if low.startswith("ⓐ ", people):
        return told.masked.marks[people]._replace(sign=STATE)
    for place in range(match.start(), match.end()):
        mark = told.masked.marks.get(place)
        if mark is None or mark.sign != STATE:
            continue
        if low.startswith("'s ", place + 1) or _OF_WHOM.search(low, max(0, place - 8), place):
            return mark
    return None


def _evidence(  # noqa: PLR0917 - the clause, its actor, its object and the place of its verb
    told: Told, clause: Clause, who: Mark | None, what: Mark, start: int, end: int
) -> tuple[int, int]:
    """Return the stretch of the body that tells an act: from its actor to its treaty and date."""
    sentence = told.masked
    places = [*sentence.span(start, end)]
    near = [
        mark
        for mark in (who, what)
        if mark is not None and places[0] - 80 < mark.start and mark.start < places[1] + 60
    ]
    if who is not None and who.start > places[1]:
        places += [who.start, who.end]
    for mark in near:
        if mark is not None and mark.end > mark.start:
            low, high = sentence.span(clause.start, clause.end)
            if low <= mark.start and mark.end <= high:
                places += [mark.start, mark.end]
    dated = sentence.signs(DATE, end, clause.end)
    if dated:
        places.append(dated[0][1].end)
    return min(places), max(places)


def spread(event: Event) -> Iterator[Event]:
    """Give an event for each of its states."""
    for state in event.states:
        yield replace(event, states=(state,))
