"""Actions of the files against those recorded already: new, the same, or refused."""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from treaties.models import TreatyAction
from treaties.record.actions import FIELDS, ActionDraft, Cited
from treaties.record.cells import encode
from treaties.record.problems import Problems


@dataclass(frozen=True, slots=True)
class Link:
    """What corrections need to know of an entry."""

    treaty: str
    recorded_at: dt.datetime
    corrects: str


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
    links = {
        action.public_id: Link(
            action.treaty_id,
            action.recorded_at,
            action.corrects.public_id if action.corrects else "",
        )
        for action in recorded.values()
    }
    _note_bad_corrections(new, links, problems)
    return new


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
    yield from _cited_differently(draft, action)


def _cited_differently(draft: ActionDraft, action: TreatyAction) -> Iterator[tuple[str, object]]:
    citations = sorted(action.citations.all(), key=lambda citation: citation.position)
    there: list[Cited] = [(each.source_id, each.locator, each.quote) for each in citations]
    for place, column in enumerate(("sources", "locator", "quote")):
        said = [cited[place] for cited in draft.citations]
        held = [cited[place] for cited in there]
        if column in draft.row.cells and said != held:
            yield column, "|".join(held)


def _note_bad_corrections(
    new: list[ActionDraft], recorded: dict[str, Link], problems: Problems
) -> None:
    links = recorded | {
        draft.public_id: Link(draft.treaty, draft.values["recorded_at"], draft.corrects)
        for draft in new
    }
    taken = {link.corrects: public_id for public_id, link in recorded.items() if link.corrects}
    for draft in new:
        if not draft.corrects:
            continue
        first = taken.setdefault(draft.corrects, draft.public_id)
        if message := _bad_correction(draft, first, links):
            problems.of_row(draft.row, "corrects", message)


def _bad_correction(draft: ActionDraft, first: str, links: dict[str, Link]) -> str:
    corrected = links.get(draft.corrects)
    if corrected is None:
        return f"there is no action {draft.corrects}: correct the id, or add the action"
    if corrected.treaty != draft.treaty:
        return f"{draft.corrects} is of another treaty: correct an entry of {draft.treaty}"
    if first != draft.public_id:
        return f"{draft.corrects} is corrected by {first} already: correct that one"
    if draft.public_id in _chain(draft.corrects, links):
        return f"{draft.corrects} leads back to this entry: an entry cannot correct itself"
    if corrected.recorded_at > draft.values["recorded_at"]:
        return f"{draft.corrects} was recorded later: a correction is recorded after its entry"
    return ""


def _chain(public_id: str, links: dict[str, Link]) -> list[str]:
    chain: list[str] = []
    while public_id in links and public_id not in chain:
        chain.append(public_id)
        public_id = links[public_id].corrects
    return chain


def in_order(drafts: Iterable[ActionDraft]) -> Iterator[list[ActionDraft]]:
    """Give actions in groups, each after the one that holds the entries it corrects."""
    left = {draft.public_id: draft for draft in drafts}
    while left:
        group = [draft for draft in left.values() if draft.corrects not in left]
        yield group
        for draft in group:
            del left[draft.public_id]
