"""Actions of the files against those recorded already: new, the same, or refused."""

from collections.abc import Iterable, Iterator

from treaties.models import TreatyAction
from treaties.record.actions import FIELDS, ActionDraft
from treaties.record.cells import encode
from treaties.record.entries import Entered, cited_differently, note_bad_corrections
from treaties.record.problems import Problems


def new_actions(drafts: list[ActionDraft], problems: Problems) -> list[ActionDraft]:
    """Return the actions to insert, noting those that are recorded with another content."""
    recorded = _recorded()
    new = []
    for draft in drafts:
        action = recorded.get(draft.public_id)
        if action is None:
            new.append(draft)
            continue
        for column, there in _differences(draft, action):
            shown = f"“{encode(there)}”" if there else "nothing"
            message = f"already recorded differently (as {shown}); add a row that corrects it"
            problems.of_row(draft.row, column, message)
    note_bad_corrections(
        {draft.public_id: (draft.row, _entered(draft)) for draft in new},
        {public_id: _there(action) for public_id, action in recorded.items()},
        problems,
    )
    return new


def _entered(draft: ActionDraft) -> Entered:
    return Entered(draft.treaty, draft.values["recorded_at"], draft.corrects)


def _there(action: TreatyAction) -> Entered:
    corrects = action.corrects.public_id if action.corrects else ""
    return Entered(action.treaty_id, action.recorded_at, corrects)


def _recorded() -> dict[str, TreatyAction]:
    actions = TreatyAction.objects.select_related("corrects").prefetch_related("citations")
    return {action.public_id: action for action in actions}


def _differences(draft: ActionDraft, action: TreatyAction) -> Iterator[tuple[str, object]]:
    cells = draft.row.cells
    for column, name in FIELDS.items():
        there = getattr(action, "state_id" if name == "state" else name)
        said = bool(draft.values.get("void")) if name == "void" else draft.values.get(name)
        compared = name in draft.values if cells.get(column) else name != "recorded_at"
        if column in cells and compared and (said or None) != (there or None):
            yield column, there
    there = action.corrects.public_id if action.corrects else ""
    if "corrects" in cells and draft.corrects != there:
        yield "corrects", there
    yield from cited_differently(draft.row, draft.citations, action.citations.all())


def in_order(drafts: Iterable[ActionDraft]) -> Iterator[list[ActionDraft]]:
    """Give actions in groups, each after the one that holds the entries it corrects."""
    left = {draft.public_id: draft for draft in drafts}
    while left:
        group = [draft for draft in left.values() if draft.corrects not in left]
        yield group
        for draft in group:
            del left[draft.public_id]
