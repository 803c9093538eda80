"""The page of all policies: what changed lately, and what tightens and loosens over the years."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.core.paginator import EmptyPage, Page, PageNotAnInteger, Paginator
from django.db.models import Q

from policies.filters import PolicyFilter
from policies.models import PolicyChange, Topic
from policies.pages.entries import ChangeView, Reading
from policies.pages.topic_lines import TopicLine, topic_lines
from policies.pages.topics import topics_known
from policies.terms import Direction, Instrument
from treaties.filters import begun_by
from treaties.pages.asked import Asked
from treaties.pages.narrowing import FIELDS, Narrowing, narrowing, sent
from treaties.pages.sources import SourceView, StateView, TreatyView, read_states, read_treaties

A_PAGE = 25
"""How many changes a page lists."""

DECADE = 10
"""Every how many years one is named below the picture; of fewer, the first and the last."""

NAMES: Mapping[str, tuple[str, str]] = {
    **FIELDS,
    "topic": ("Topic", "All topics"),
    "direction": ("Direction", "All directions"),
    "instrument": ("Instrument", "All instruments"),
}


class NoSuchPageError(LookupError):
    """The list has no page of this number; the message says which it has."""


@dataclass(frozen=True, slots=True)
class Year:
    """How many changes of a year tighten, loosen or do neither, and how they are drawn.

    Places and lengths are percents of the picture; the line in the middle lies at 50. ``named``
    says that the year stands below the picture.
    """

    year: int
    tightens: int
    loosens: int
    neutral: int
    x: str
    width: str
    up: str
    up_from: str
    down: str
    named: bool


@dataclass(frozen=True, slots=True)
class IndexPage:
    """Everything that the page shows."""

    form: Narrowing
    changes: Page[ChangeView]
    years: Sequence[Year]
    words: str
    most: int
    topics: Sequence[TopicLine]
    sources: Sequence[SourceView]
    states: Mapping[str, StateView]
    treaties: Mapping[str, TreatyView]


def index_page(question: PolicyFilter, asked: Asked, number: str) -> IndexPage:
    """Read the page: eight queries at the most.

    Raises:
        NoSuchPageError: the list has no page of this number.
    """
    states, treaties = read_states(asked.known), read_treaties(asked.known)
    topics, reading = topics_known(asked.known), Reading(asked.known)
    found = []
    if question.is_valid():
        wanted = begun_by("announced_on", asked.on) & Q(pk__in=question.qs.values("pk"))
        found = [reading.change(row) for row in reading.change_rows(wanted)]
    years = _years(found)
    page = _page(found, number)
    listed = {cite.source.id: cite.source for one in page for cite in one.cites}
    return IndexPage(
        form=_form(question, states, treaties, topics),
        changes=page,
        years=years,
        words=_words(years),
        most=max([max(one.tightens, one.loosens) for one in years], default=0),
        topics=topic_lines(found, topics),
        sources=sorted(listed.values(), key=lambda one: (one.short.lower(), one.title, one.id)),
        states=states,
        treaties=treaties,
    )


def _page(found: Sequence[ChangeView], number: str) -> Page[ChangeView]:
    pages = Paginator(found, A_PAGE)
    try:
        return pages.page(number or 1)
    except (EmptyPage, PageNotAnInteger) as error:
        message = f"There is no page “{number[:20]}”: the list has pages 1 to {pages.num_pages}."
        raise NoSuchPageError(message) from error


def _form(
    question: PolicyFilter,
    states: Mapping[str, StateView],
    treaties: Mapping[str, TreatyView],
    topics: Mapping[str, Topic],
) -> Narrowing:
    """Return the form: what is asked for is offered even where the record has no change of it."""
    held = PolicyChange.objects.order_by().values_list("state", "treaties").distinct()
    pairs = set(held)
    codes = {state for state, _ in pairs} | {sent(question, "state")}
    named = {treaty for _, treaty in pairs} | {sent(question, "treaty")}
    offered = {
        "state": [(code, one.name) for code, one in states.items() if code in codes],
        "topic": [(key, one.label) for key, one in topics.items()],
        "direction": Direction.choices,
        "treaty": [(key, one.name) for key, one in treaties.items() if key in named],
        "instrument": Instrument.choices,
    }
    return narrowing(question, offered, more=("treaty", "instrument"), names=NAMES)


def _years(found: Sequence[ChangeView]) -> list[Year]:
    """Return every year from the first to the last change, with its bars."""
    if not found:
        return []
    counted = Counter((one.announced.earliest.year, one.direction) for one in found)
    first, last = (pick(year for year, _ in counted) for pick in (min, max))
    drawable = [number for (_, way), number in counted.items() if way is not Direction.NEUTRAL]
    most = max(drawable, default=1)
    width = 100 / (last - first + 1)
    drawn = []
    for place, year in enumerate(range(first, last + 1)):
        up, down = (counted[year, way] for way in (Direction.TIGHTENS, Direction.LOOSENS))
        height, depth = 45 * up / most, 45 * down / most
        drawn.append(
            Year(
                year=year,
                tightens=up,
                loosens=down,
                neutral=counted[year, Direction.NEUTRAL],
                x=f"{place * width:.2f}%",
                width=f"{width * 0.8:.2f}%",
                up=f"{height:.2f}%",
                up_from=f"{50 - height:.2f}%",
                down=f"{depth:.2f}%",
                named=year % DECADE == 0 or (last - first < DECADE and year in {first, last}),
            )
        )
    return drawn


def _words(years: Sequence[Year]) -> str:
    """Return in sentences what the picture shows."""
    if not years:
        return ""
    up, down, none = (sum(getattr(one, name) for one in years) for name in Direction.values)
    most_up = max(years, key=lambda one: one.tightens)
    most_down = max(years, key=lambda one: one.loosens)
    span = f"From {years[0].year} to {years[-1].year}"
    what = "changes tighten" if up != 1 else "change tightens"
    verb = "loosen" if down != 1 else "loosens"
    do = "do" if none != 1 else "does"
    told = [f"{span}, {up} {what} restraint, {down} {verb} it and {none} {do} neither."]
    if most_up.tightens:
        told.append(f"Most tighten in {most_up.year} ({most_up.tightens}).")
    if most_down.loosens:
        told.append(f"Most loosen in {most_down.year} ({most_down.loosens}).")
    return " ".join(told)
