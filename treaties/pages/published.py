"""Totals that others published, each beside the count of the same day."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from core.dates import PartialDate
from treaties.law.counting import Record, Tally
from treaties.law.movement import Place, moves
from treaties.models import PublishedTotal
from treaties.presentation import alphabetical, day_words, listed, the
from treaties.terms import RECORD_VIEW, Counted
from treaties.viewed import counts_on

ASKS_FOR: Mapping[str, Counted] = {
    PublishedTotal.Question.PARTIES: Counted.CONSENTED,
    PublishedTotal.Question.SIGNATORIES: Counted.SIGNED,
    PublishedTotal.Question.SIGNED_NOT_PARTY: Counted.SIGNED_NOT_CONSENTED,
}
"""Which count a published total is held against."""

NEAR = dt.timedelta(days=92)
"""How long before and after a day a change can explain that a total differs."""


@dataclass(frozen=True, slots=True)
class Published:
    """A total that somebody published, and the count of its day.

    ``verdict`` says whether they agree; ``items`` what can make the difference.
    """

    as_of: PartialDate
    question: str
    which: Counted
    published: int
    tally: Tally
    agrees: bool
    verdict: str
    items: tuple[str, ...]
    source: str

    @property
    def counted(self) -> str:
        """The count of its day as one reads it."""
        return str(self.tally)


def read_totals(treaty_id: str, day: dt.date) -> list[PublishedTotal]:
    """Return the totals published of a treaty by a day: one query."""
    rows = PublishedTotal.objects.filter(treaty=treaty_id).order_by("question", "as_of", "id")
    return [row for row in rows if row.as_of is not None and row.as_of.latest <= day]


def published_beside(
    totals: Sequence[PublishedTotal], records: Sequence[Record], names: Mapping[str, str]
) -> list[Published]:
    """Return totals beside the counts of their days, the latest first."""
    found = [_beside(total, total.as_of, records, names) for total in totals if total.as_of]
    return sorted(found, key=lambda one: (one.as_of, one.which, one.source), reverse=True)


def _beside(
    total: PublishedTotal, as_of: PartialDate, records: Sequence[Record], names: Mapping[str, str]
) -> Published:
    which, day = ASKS_FOR[total.question], as_of.latest
    tally = counts_on(records, [day], RECORD_VIEW)[0][which]
    agrees = tally.minimum <= total.expected <= tally.maximum
    return Published(
        as_of=as_of,
        question=total.question,
        which=which,
        published=total.expected,
        tally=tally,
        agrees=agrees,
        verdict="agrees" if agrees else _verdict(tally, total.expected),
        items=() if agrees else tuple(_items(tally, which, day, records, names)),
        source=total.source,
    )


def _verdict(tally: Tally, published: int) -> str:
    """Return by how many the count is more or fewer than the total."""
    if tally.minimum > published:
        return f"{tally.minimum - published} more here"
    return f"{published - tally.maximum} fewer here"


def _items(
    tally: Tally, which: Counted, day: dt.date, records: Sequence[Record], names: Mapping[str, str]
) -> Iterator[str]:
    """Yield what can make the difference: who is left open, who is apart, what changed nearby."""
    if tally.perhaps:
        yield f"left open here: {_names(tally.perhaps, names)}"
    if tally.apart:
        yield f"listed apart and not counted here: {_names(tally.apart, names)}"
    near = [
        f"{the(names.get(one.state, one.state))} ({day_words(one.on)})"
        for one in moves(records, which)
        if abs(one.on - day) <= NEAR and Place.PERHAPS not in {one.before, one.after}
    ]
    if near:
        yield f"changed within three months of that day: {listed(near)}"


def _names(codes: frozenset[str], names: Mapping[str, str]) -> str:
    return listed([the(one) for one in sorted((names[code] for code in codes), key=alphabetical)])
