"""Writing checked drafts: rows added and brought up to date, actions only added."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Model

from treaties.models import Citation, TreatyAction
from treaties.record.actions import ActionDraft
from treaties.record.drafts import Cited, Draft, Key
from treaties.record.layout import RECORDED_AT, Table, field_of
from treaties.record.links import BATCH, Links
from treaties.record.recorded import in_order


@dataclass(frozen=True, slots=True)
class Written:
    """How many rows changed in any way, and how many the file lacks but the database keeps."""

    changed: int
    kept: int


def write_table(
    table: Table, drafts: Sequence[Draft], pks: dict[str, int], *, first: bool
) -> Written:
    """Bring the rows of one table up to date.

    ``pks`` are the primary keys of actions by public id; ``first`` says that there was no record.
    """
    manager = table.model._default_manager  # noqa: SLF001
    existing = {_key(table, row): row for row in manager.all()}
    rows: dict[Key, Model] = {}
    new: list[Model] = []
    changed: dict[Key, set[str]] = {}
    for draft in drafts:
        values = _attributes(table, draft, pks)
        key = tuple(values[_attname(table, name)] for name in table.key)
        row = existing.get(key)
        if RECORDED_AT in table.columns:
            _settle_time(values, new=row is None, first=first)
        if row is None:
            row = table.model(**values)
            new.append(row)
        elif names := _assign(row, values):
            changed[key] = names
        rows[key] = row
    manager.bulk_create(new, batch_size=BATCH)
    if changed:
        fields = {_field_name(table, name) for names in changed.values() for name in names}
        manager.bulk_update([rows[key] for key in changed], sorted(fields), BATCH)
    missing = [row.pk for key, row in existing.items() if key not in rows]
    if table.mirrored:
        manager.filter(pk__in=missing).delete()
    count = len(new) + len(changed) + (len(missing) if table.mirrored else 0)
    count += _write_many(table, list(zip(drafts, rows.values(), strict=True)))
    return Written(count, 0 if table.mirrored or table.extends else len(missing))


def _settle_time(values: dict[str, Any], *, new: bool, first: bool) -> None:
    """Leave the time of a recorded row as it is, where the file gives none; a first load has none.

    Any other new row comes into the record now.
    """
    if not values.get(RECORDED_AT.field):
        values.pop(RECORDED_AT.field, None)
        if new and first:
            values[RECORDED_AT.field] = None


def _assign(row: Model, values: dict[str, Any]) -> set[str]:
    different = {name for name, value in values.items() if getattr(row, name) != value}
    for name in different:
        setattr(row, name, values[name])
    return different


def _attname(table: Table, name: str) -> str:
    return field_of(table.model, name).attname


def _field_name(table: Table, attname: str) -> str:
    return next(
        field.name
        for field in table.model._meta.concrete_fields  # noqa: SLF001
        if field.attname == attname
    )


def _key(table: Table, row: Model) -> Key:
    return tuple(getattr(row, _attname(table, name)) for name in table.key)


def _attributes(table: Table, draft: Draft, pks: dict[str, int]) -> dict[str, Any]:
    values = dict(draft.values)
    for act in table.acts:
        values[act.field] = pks[values[act.field]]
    return {_attname(table, name): value for name, value in values.items()}


def _write_many(table: Table, pairs: Sequence[tuple[Draft, Model]]) -> int:
    return sum(
        Links(field).write(
            {row.pk: draft.many[field.name] for draft, row in pairs if field.name in draft.many}
        )
        for field in table.many
    )


def write_entries(table: Table, drafts: Sequence[Draft]) -> int:
    """Insert entries with what they link to and their citations; return how many."""
    manager = table.model._default_manager  # noqa: SLF001
    rows = [table.model(**_attributes(table, draft, {})) for draft in drafts]
    manager.bulk_create(rows, batch_size=BATCH)
    _write_many(table, list(zip(drafts, rows, strict=True)))
    if table.cited:
        citations = [
            table.cited(entry_id=row.pk, **cited)
            for draft, row in zip(drafts, rows, strict=True)
            for cited in cited_values(draft.cited)
        ]
        table.cited._default_manager.bulk_create(citations, batch_size=BATCH)  # noqa: SLF001
    return len(rows)


def cited_values(cited: Sequence[Cited]) -> Iterator[dict[str, Any]]:
    """Give the values of the citations of an entry, in their order."""
    for position, (source, locator, quote) in enumerate(cited):
        yield {"source_id": source, "position": position, "locator": locator, "quote": quote}


def action_pks() -> dict[str, int]:
    """Return the primary keys of the recorded actions by public id."""
    return dict(TreatyAction.objects.values_list("public_id", "pk"))


def write_actions(drafts: Iterable[ActionDraft], pks: dict[str, int]) -> int:
    """Insert actions and their citations, adding to ``pks``; return how many actions."""
    count = 0
    for group in in_order(drafts):
        actions = TreatyAction.objects.bulk_create(
            [_action(draft, pks) for draft in group], batch_size=BATCH
        )
        pks.update((action.public_id, action.pk) for action in actions)
        Citation.objects.bulk_create(
            [citation for draft in group for citation in _citations(draft, pks)],
            batch_size=BATCH,
        )
        count += len(actions)
    return count


def _action(draft: ActionDraft, pks: dict[str, int]) -> TreatyAction:
    values = dict(draft.values)
    return TreatyAction(
        public_id=draft.public_id,
        treaty_id=draft.treaty,
        state_id=values.pop("state"),
        corrects_id=pks[draft.corrects] if draft.corrects else None,
        **values,
    )


def _citations(draft: ActionDraft, pks: dict[str, int]) -> list[Citation]:
    return [
        Citation(action_id=pks[draft.public_id], **cited) for cited in cited_values(draft.citations)
    ]
