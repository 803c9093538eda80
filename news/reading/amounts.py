"""Statements with a number: how many states, which in order, how long, how much."""

import re
from collections.abc import Iterator

from news.reading import clauses, subjects
from news.reading.discourse import Story, Told
from news.reading.masking import TOPIC
from news.reading.statements import Make, Statement, first_named, mark_in, treaty_near

_BODY = re.compile(
    r"\b(?:commission|committee|organi[sz]ation|agency|council|court|alliance|union|bloc|panel)"
    r"\b[^.;ⓣ]{0,60} $"
)
"""A body that has members of its own."""
_LEAVING = re.compile(r"leav|quit|withdr|walk|abandon|exit|\bout\b")


def counted(predicate: str) -> Make:
    """A number of states, exact, at least or about."""

    def make(told: Told, match: re.Match[str], story: Story) -> Iterator[Statement]:
        number = mark_in(told, match, "n")
        treaties = treaty_near(told, story, match.start(), match.end())
        if number is None or not treaties or _BODY.search(told.masked.low, 0, match.start()):
            return
        start, end = told.masked.span(match.start(), match.end())
        value = _quantity(match, number.value)
        then = mark_in(told, match, "when") if "when" in match.re.groupindex else None
        yield Statement(
            "count",
            treaties[0],
            predicate,
            value,
            start,
            end,
            predicate,
            treaties,
            on=then.value if then else "",
        )

    return make


def _quantity(match: re.Match[str], value: str) -> str:
    about = (match.groupdict().get("about") or "").strip()
    if about in {"more than", "over", "a little over", "at least", "well over", "just over"}:
        return f">{value}"
    return f"~{value}" if about else value


def ordinal(kind: str) -> Make:
    """Which in order a state is to join, to sign, to leave or to promise."""

    def make(told: Told, match: re.Match[str], story: Story) -> Iterator[Statement]:
        number = mark_in(told, match, "n")
        treaties = treaty_near(told, story, match.start(), match.end())
        if number is None:
            return
        word = match["what"] or ""
        said = kind or ("withdrawal" if _LEAVING.search(word) else "party")
        said = "signatory" if not kind and "sign" in word and "ratif" not in word else said
        if int(number.value) < 2:  # noqa: PLR2004 - “the first” is a superlative
            return
        about = _topic(told, story) if said == "pledge" else next(iter(treaties), "")
        states = _counted(told, match.start()) or told.state or story.state
        start, end = told.masked.span(match.start(), match.end())
        for state in states[:1] if about else ():
            key = f"ordinal_{said}:{about}"
            yield Statement("count", state, key, number.value, start, end, "ordinal", treaties)

    return make


def _counted(told: Told, place: int) -> tuple[str, ...]:
    """Who is the nth: the state that acts in the clause, else the first one named before."""
    parts = clauses.clauses(told.masked.low)
    for part in reversed([one for one in parts if one.start <= place]):
        who = subjects.nearest(told, part.start, min(part.end, place))
        if who is not None:
            return who.ids
    return first_named(told, place)


def _topic(told: Told, story: Story) -> str:
    for sentence in (told.masked, *(one.masked for one in story.told[:3])):
        for _, mark in sentence.signs(TOPIC):
            return mark.ids[0]
    return ""


def length(predicate: str) -> Make:
    """How long a treaty makes states wait."""

    def make(told: Told, match: re.Match[str], story: Story) -> Iterator[Statement]:
        number = mark_in(told, match, "n")
        treaties = treaty_near(told, story, match.start(), match.end())
        if number is None or not treaties:
            return
        value = f"{number.value} {match['unit']}s"
        start, end = told.masked.span(match.start(), match.end())
        yield Statement("other", treaties[0], predicate, value, start, end, predicate, treaties)

    return make


def figure(predicate: str) -> Make:
    """A figure of the text of a treaty, where a treaty is named in the sentence."""

    def make(told: Told, match: re.Match[str], story: Story) -> Iterator[Statement]:
        number = mark_in(told, match, "n")
        treaties = treaty_near(told, story, match.start(), match.end())
        limits = re.search(
            r"\b(?:caps?|capped|limit\w*|ceiling|promised|dispose|ban\w*|ranges?|outlaw\w*"
            r"|forbid\w*|prohibit\w*|eliminat\w*|holds?|keeps?|allow\w*)\b",
            told.masked.low,
        )
        if number is None or not treaties or not limits:
            return
        start, end = told.masked.span(match.start(), match.end())
        yield Statement(
            "other", treaties[0], predicate, number.value, start, end, predicate, treaties
        )

    return make
