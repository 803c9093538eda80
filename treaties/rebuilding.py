"""Standings and entries into force brought up to what the actions give."""

from collections.abc import Iterable

from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateRange

from core.dates import Span
from treaties import facts
from treaties.law.derivation import Derived, dependants, derive_all, named_by
from treaties.law.periods import Period
from treaties.models import EntryIntoForce, Standing


@transaction.atomic
def rebuild_standings(treaty_ids: Iterable[str] | None = None) -> int:
    """Derive standings afresh: all of them, or every one that a change of these treaties reaches.

    Return how many periods were stored.
    """
    derived, wanted = _derive(treaty_ids)
    Standing.objects.filter(treaty__in=wanted).delete()
    EntryIntoForce.objects.filter(treaty__in=wanted).delete()
    EntryIntoForce.objects.bulk_create(entry_row(derived[one]) for one in wanted)
    rows = [row for one in wanted for row in _rows(derived[one])]
    Standing.objects.bulk_create(rows, batch_size=2000)
    return len(rows)


def stale_standings() -> list[str]:
    """Return the differences between what is stored and what is derived afresh, in words."""
    derived, wanted = _derive(None)
    fresh = {_key(row): _content(row) for one in wanted for row in _rows(derived[one])}
    stored = {_key(row): _content(row) for row in Standing.objects.order_by("pk")}
    for one in wanted:
        fresh[(one, "entry into force", 0)] = _in_force(entry_row(derived[one]))
    for row in EntryIntoForce.objects.order_by("pk"):
        stored[(row.pk, "entry into force", 0)] = _in_force(row)
    return [
        f"{' '.join(map(str, key))}: stored {stored.get(key)}, derived {fresh.get(key)}"
        for key in sorted(fresh.keys() | stored.keys())
        if fresh.get(key) != stored.get(key)
    ]


def _derive(treaty_ids: Iterable[str] | None) -> tuple[dict[str, Derived], list[str]]:
    """Derive the treaties reached, and those that they need to be derived."""
    register = facts.treaty_facts()
    changed = register if treaty_ids is None else treaty_ids
    wanted = dependants(register.values(), changed)
    needed = named_by(register, wanted)
    held = facts.acts([one.id for one in needed])
    return derive_all(needed, held, facts.participants()), sorted(wanted)


def entry_row(derived: Derived) -> EntryIntoForce:
    """Return the entry into force of a treaty as the row that stores it."""
    found = derived.entry_into_force
    span = found.span or Span(None, None)
    return EntryIntoForce(
        treaty_id=derived.treaty.id,
        earliest=span.first,
        latest=span.last,
        threshold_on=found.threshold.last if found.threshold else None,
        counted=list(found.counted),
        steps=list(found.steps),
        note="" if found.span else found.steps[-1],
    )


def _rows(derived: Derived) -> list[Standing]:
    return [
        standing_row(derived.treaty.id, state, period, position)
        for state, periods in derived.standings.items()
        for position, period in enumerate(periods)
    ]


def standing_row(treaty_id: str, state: str, period: Period, position: int) -> Standing:
    """Return a period as the row that stores it."""
    stored, ends = period.stored, period.ends or Span(None, None)
    return Standing(
        treaty_id=treaty_id,
        state_id=state,
        status=period.status,
        period=DateRange(*stored) if stored else DateRange(empty=True),
        since=period.since,
        until=period.until,
        since_earliest=period.starts.first,
        since_latest=period.starts.last,
        until_earliest=ends.first,
        until_latest=ends.last,
        qualifiers=[one.as_json() for one in period.qualifiers],
        basis=list(period.basis),
        episode=period.episode,
        position=position,
    )


def _key(row: Standing) -> tuple[str, str, int]:
    return row.treaty_id, row.state_id, row.position


def _in_force(row: EntryIntoForce) -> tuple[object, ...]:
    return (row.earliest, row.latest, row.threshold_on, row.counted, row.steps, row.note)


def _content(row: Standing) -> tuple[object, ...]:
    ranges = (row.period.lower, row.period.upper, row.period.isempty)
    bounds = (row.since_earliest, row.since_latest, row.until_earliest, row.until_latest)
    printed = (str(row.since), str(row.until))
    return (row.status, *ranges, *bounds, *printed, row.qualifiers, row.basis, row.episode)
