"""Reads what a map is made of, for the pictures and frames that stand by themselves."""

from collections.abc import Mapping

from treaties import answers
from treaties.models import TreatyAction
from treaties.pages.asked import Asked
from treaties.pages.maps.view import Held
from treaties.pages.maps.words import Deed
from treaties.pages.numbers import read_treaty
from treaties.pages.sources import StateView, read_states
from treaties.presentation_acts import act_noun
from treaties.terms import ActionKind


def read_held(treaty_id: str, asked: Asked, states: Mapping[str, StateView] | None = None) -> Held:
    """Return what the map of a treaty is made of: four queries, three with the states at hand.

    Raises:
        UnknownTreatyError: the register holds no such treaty.
    """
    treaty = read_treaty(treaty_id)
    question = answers.Asked(asked.on, asked.known, asked.view)
    acts = TreatyAction.objects.held(asked.known).filter(treaty=treaty).order_by("public_id")
    return Held(
        treaty=treaty,
        asked=asked,
        periods=answers.treaty_periods(treaty_id, question),
        states=read_states(asked.known) if states is None else states,
        deeds={
            public_id: Deed(act_noun(ActionKind(kind), treaty.binding), acted)
            for public_id, kind, acted in acts.values_list("public_id", "kind", "acted_on")
        },
    )
