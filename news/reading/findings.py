"""What reading a text brings: an act or a step, and the stretch of the text that tells it."""

from dataclasses import dataclass

from core.dates import PartialDate
from policies.terms import Stage
from treaties.terms import ActionKind


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that a text says a state did under a treaty, or on its way to it, or as policy.

    ``kind`` is None for a change of policy, which has a ``topic`` and may have no ``treaty``.

    ``start`` and ``end`` count code points of the text. ``change`` is ``add``, ``correct`` or
    ``absent``; the last two name in ``corrects`` the public id of the entry they are about.
    """

    state: str
    treaty: str
    kind: ActionKind | None
    stage: Stage
    acted_on: PartialDate | None
    start: int
    end: int
    rules: tuple[str, ...] = ()
    locator: str = ""
    change: str = "add"
    corrects: str = ""
    note: str = ""
    effective_on: PartialDate | None = None
    topic: str = ""
