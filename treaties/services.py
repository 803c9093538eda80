"""Everything that changes the record: one transaction a verb."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Model
from django.utils import timezone

from treaties.models import Answer, Citation, Record, Source, TreatyAction
from treaties.rebuilding import rebuild_standings, stale_standings
from treaties.record.log import keep
from treaties.record.rows import Scope, acts_file, files_of

__all__ = [
    "AlreadyCorrectedError",
    "Cites",
    "correct",
    "public_id",
    "rebuild_standings",
    "record",
    "register_changed",
    "repair_standings",
    "stale_standings",
]


class AlreadyCorrectedError(Exception):
    """The entry was corrected before: correct its latest correction instead."""

    def __init__(self, entry: Model) -> None:
        super().__init__(
            f"{entry} was corrected before; correct {entry.corrected_by} instead."  # type: ignore[attr-defined]
        )


@dataclass(frozen=True, slots=True)
class Cites:
    """A source to be cited: where in it, and what it says."""

    source: Source
    locator: str = ""
    quote: str = ""


@transaction.atomic
def record(
    action: TreatyAction,
    *,
    cites: Sequence[Cites],
    answers: Sequence[TreatyAction] = (),
    at: dt.datetime | None = None,
) -> TreatyAction:
    """Enter an action with its sources and bring every standing it reaches up to date.

    ``answers`` are the entries that it is about: what it objects to, rescinds or takes back;
    ``at`` is when it came into the record, now where it is not given.

    Raises:
        ValidationError: the action is not well formed, or cites no source.
        AlreadyCorrectedError: it corrects an entry that another one corrected first.
    """
    if not cites:
        raise ValidationError("Cite at least one source: no datum without a source.")
    Record.objects.lock()
    action.recorded_at = at or timezone.now()  # under the lock: no release lies in between
    if action.corrects_id is not None:
        corrected = TreatyAction.objects.select_for_update().get(pk=action.corrects_id)
        if TreatyAction.objects.filter(corrects=corrected).exists():
            raise AlreadyCorrectedError(corrected)
    action.public_id = action.public_id or public_id(action)
    action.full_clean()
    action.save(force_insert=True)
    Citation.objects.bulk_create(
        Citation(
            action=action,
            source=cite.source,
            position=position,
            locator=cite.locator,
            quote=cite.quote,
        )
        for position, cite in enumerate(cites)
    )
    Answer.objects.bulk_create(Answer(action=action, target=one) for one in answers)
    rebuild_standings([action.treaty_id])
    files = [acts_file(action.treaty_id), *(files_of(Answer) if answers else ())]
    states = {action.state_id, action.corrects.state_id if action.corrects else action.state_id}
    keep(files, Scope(action.treaty_id, frozenset(states)))
    return action


@transaction.atomic
def correct(
    entry: TreatyAction,
    replacement: TreatyAction,
    *,
    reason: str,
    cites: Sequence[Cites],
    answers: Sequence[TreatyAction] = (),
) -> TreatyAction:
    """Replace an entry by another one; the old one stays and can be asked for.

    Raises:
        AlreadyCorrectedError: somebody corrected the entry first.
        ValidationError: the replacement is not well formed, or no reason or source is given.
    """
    replacement.corrects, replacement.reason = entry, reason
    return record(replacement, cites=cites, answers=answers)


def public_id(action: TreatyAction) -> str:
    """Return the id of a new entry: ``{treaty}-{STATE}-{kind}-{date}[-n]``, fixed for ever."""
    stem = "-".join(
        [action.treaty_id, action.state_id, action.kind, str(action.acted_on or "undated")]
    )
    taken = set(
        TreatyAction.objects.filter(public_id__startswith=stem).values_list("public_id", flat=True)
    )
    number, found = 1, stem
    while found in taken:
        number += 1
        found = f"{stem}-{number}"
    return found


@transaction.atomic
def repair_standings() -> int:
    """Derive all standings afresh and, where the stored ones were stale, tell it by the version.

    Return how many periods were stored.
    """
    Record.objects.lock()
    stale = stale_standings()
    number = rebuild_standings()
    if stale:
        Record.objects.bump()
    return number


@transaction.atomic
def register_changed(treaty_ids: Iterable[str], *models: type[Model]) -> None:
    """Tell of a change of the register, log it, and bring up to date what follows from it.

    ``treaty_ids`` are the treaties whose dates, rules or status checks changed; none where only
    names did. ``models`` are those of which rows were added, changed or removed.
    """
    Record.objects.lock()
    if wanted := set(treaty_ids):
        rebuild_standings(wanted)
    keep(files_of(*models))
