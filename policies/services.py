"""Everything that changes policies: one transaction a verb."""

import datetime as dt
from collections.abc import Iterable, Sequence, Set

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify

from policies import facts
from policies.models import ChangeTreaty, DomesticStep, Entry, PolicyChange, Position
from policies.record.verification import unsound
from treaties.models import Explanation, Record, Treaty
from treaties.record.log import keep
from treaties.record.rows import files_of
from treaties.record.verification.findings import Finding
from treaties.services import AlreadyCorrectedError, Cites

__all__ = ["AlreadyCorrectedError", "Cites", "correct", "new_id", "record"]


@transaction.atomic
def record[E: Entry](
    entry: E,
    *,
    cites: Sequence[Cites],
    treaties: Iterable[Treaty] = (),
    against: str = "",
    at: dt.datetime | None = None,
) -> E:
    """Enter a change of policy, a step or a position, with its sources.

    ``treaties`` are those that a change is to be read beside; ``against`` says why it can stand
    although a check of changes finds something in it: it is kept among the explanations. ``at``
    is when the entry came into the record, now where it is not given.

    Raises:
        ValidationError: the entry is not well formed, or cites no source.
        AlreadyCorrectedError: it corrects an entry that another one corrected first.
    """
    if not cites:
        raise ValidationError("Cite at least one source: no datum without a source.")
    Record.objects.lock()
    entry.recorded_at = at or timezone.now()  # under the lock: no release lies in between
    model = type(entry)
    if entry.corrects_id is not None:
        corrected = model.objects.select_for_update().get(pk=entry.corrects_id)
        if model.objects.filter(corrects=corrected).exists():
            raise AlreadyCorrectedError(corrected)
    entry.pk = entry.pk or new_id(entry)
    entry.full_clean()
    judged = model is PolicyChange and bool(against or entry.corrects_id)
    found = set(unsound(facts.changes())) if judged else set()
    entry.save(force_insert=True)
    _cite(entry, cites)
    ChangeTreaty.objects.bulk_create(
        ChangeTreaty(change_id=entry.pk, treaty=treaty) for treaty in treaties
    )
    if judged:
        _explain(found, set(unsound(facts.changes())), against)
    keep(files_of(model, Explanation) if judged else files_of(model))
    return entry


def _cite(entry: Entry, cites: Iterable[Cites]) -> None:
    citation = entry.citations.model
    citation._default_manager.bulk_create(  # noqa: SLF001
        citation(
            entry=entry,
            source=cite.source,
            position=position,
            locator=cite.locator,
            quote=cite.quote,
        )
        for position, cite in enumerate(cites)
    )


def _explain(before: Set[Finding], after: Set[Finding], reason: str) -> None:
    """Say why new findings can stand; let no explanation outlive its case."""
    for one in before - after:
        Explanation.objects.filter(check_code=one.check, subject=one.subject).delete()
    for one in after - before if reason else ():
        about = {"check_code": one.check, "state_id": one.state, "subject": one.subject}
        Explanation.objects.get_or_create(treaty=None, **about, defaults={"reason": reason})


@transaction.atomic
def correct[E: Entry](
    entry: E,
    replacement: E,
    *,
    reason: str,
    cites: Sequence[Cites],
    treaties: Iterable[Treaty] = (),
    against: str = "",
) -> E:
    """Replace an entry by another one; the old one stays and can be asked for.

    Raises:
        AlreadyCorrectedError: somebody corrected the entry first.
        ValidationError: the replacement is not well formed, or no reason or source is given.
    """
    replacement.corrects, replacement.reason = entry, reason
    return record(replacement, cites=cites, treaties=treaties, against=against)


def new_id(entry: Entry) -> str:
    """Return the id of a new entry, made of what it is about and its date, fixed for ever."""
    stem = "-".join(slugify(str(part)) for part in _parts(entry))
    model = type(entry)
    taken = set(model.objects.filter(pk__startswith=stem).values_list("pk", flat=True))
    number, found = 1, stem
    while found in taken:
        number += 1
        found = f"{stem}-{number}"
    return found


def _parts(entry: Entry) -> Sequence[object]:
    match entry:
        case PolicyChange():
            return (entry.state_id, entry.topic_id, entry.announced_on)
        case DomesticStep():
            aim = entry.aim.replace("_", "-")
            stage = entry.stage.replace("_", "-")
            return (entry.treaty_id, entry.state_id, aim, stage, entry.taken_on or "undated")
        case Position():
            about = entry.treaty_id or entry.topic_id
            return (entry.state_id, about, entry.stance.replace("_", "-"), entry.voiced_on)
        case _:
            msg = f"{type(entry).__name__} has no ids of its own"
            raise TypeError(msg)
