"""Reads what a map is made of, for the pictures and frames that stand by themselves."""

from treaties import answers
from treaties.models import TreatyAction
from treaties.pages.asked import Asked
from treaties.pages.maps.view import Held
from treaties.pages.maps.words import Deed
from treaties.pages.numbers import read_treaty
from treaties.pages.sources import read_states
from treaties.presentation_acts import act_noun
from treaties.terms import ActionKind


def read_held(treaty_id: str, asked: Asked) -> Held:
    """Return what the map of a treaty is made of: four queries.

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
        states=read_states(asked.known),
        deeds={
            public_id: Deed(act_noun(ActionKind(kind), treaty.binding), acted)
            for public_id, kind, acted in acts.values_list("public_id", "kind", "acted_on")
        },
    )
