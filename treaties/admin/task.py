"""What an editor sits at the desk for, and the forms that this takes."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.forms.models import model_to_dict
from django.http import QueryDict

from treaties.admin.forms import (
    FIELDS,
    Citations,
    CorrectionForm,
    EntryForm,
    VoidForm,
)
from treaties.models import TreatyAction
from treaties.terms import ActionKind, Confidence

KEPT = ("treaty", "state", "kind", "acted_on", "effective_on", "depositary", "note", "confidence")
_SEVERAL = ("towards", "answers")
_CITED = ("source", "locator", "quote")


@dataclass(frozen=True, slots=True)
class Task:
    """A new entry, a correction, or taking one back."""

    kinds: Sequence[ActionKind]
    entry: TreatyAction | None = None
    void: bool = False

    @property
    def title(self) -> str:
        """What the page is called."""
        if self.entry is None:
            return "Enter an act"
        return f"{'Take back' if self.void else 'Correct'} {self.entry}"

    @property
    def verb(self) -> str:
        """What the last button says."""
        if self.entry is None:
            return "Enter it"
        return "Take it back" if self.void else "Correct it"

    @property
    def offered(self) -> Sequence[ActionKind]:
        """The kinds that the act can be of."""
        return self.kinds if self.entry is None else tuple(ActionKind)

    def form(self, data: Any, today: dt.date, given: Mapping[str, Any]) -> EntryForm | VoidForm:
        """Return the form, filled in with what is given and with the entry where there is one."""
        blank = TreatyAction(corrects=self.entry)
        if self.entry is None:
            initial = {"confidence": Confidence.SOURCED.value, **given}
            return EntryForm(data, instance=blank, initial=initial, kinds=self.kinds, today=today)
        if self.void:
            kept = {name: getattr(self.entry, name) for name in KEPT}
            taken_back = TreatyAction(
                corrects=self.entry, void=True, towards=self.entry.towards, **kept
            )
            return VoidForm(data, instance=taken_back)
        blank.treaty = self.entry.treaty
        held = model_to_dict(self.entry, FIELDS)
        initial = {**held, **given}
        return CorrectionForm(
            data, instance=blank, initial=initial, kinds=self.offered, today=today
        )

    def citations(self, data: Any, given: Sequence[Mapping[str, str]]) -> Any:
        """Return the formset of the sources, filled in with what is given or the entry cites."""
        if data is not None:
            return Citations(data, prefix="citations")
        if self.entry is not None and not given:
            held = self.entry.citations.order_by("position", "pk")
            given = [model_to_dict(one, _CITED) for one in held]
        return Citations(initial=given or None, prefix="citations")


def typed(sent: QueryDict) -> dict[str, Any]:
    """Return what an editor has typed so far, to be shown again and not judged."""
    return {name: sent.getlist(name) if name in _SEVERAL else sent[name] for name in sent}


def cited(sent: QueryDict) -> list[dict[str, str]]:
    """Return the citations typed so far."""
    rows = []
    number = 0
    while f"citations-{number}-source" in sent:
        row = {name: sent.get(f"citations-{number}-{name}", "") for name in _CITED}
        rows += [row] if any(row.values()) else []
        number += 1
    return rows
