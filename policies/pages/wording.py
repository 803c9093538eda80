"""How rows of the files of policies are told on the page of changes."""

from collections.abc import Mapping

from django.urls import reverse

from core.dates import PartialDate
from policies.terms import Aim, Stage, Stance
from treaties.pages.log import Wording
from treaties.pages.sources import state_address
from treaties.presentation import bare_words


def _policy(cells: Mapping[str, str]) -> str:
    return f"Policy: {cells['title']}, announced {_day(cells['announced'])}"


def _step(cells: Mapping[str, str]) -> str:
    aim, stage = Aim(cells["aim"]).label, Stage(cells["stage"]).label.lower()
    return f"Step at home towards {aim[:1].lower()}{aim[1:]}: {stage}, {_day(cells['date'])}"


def _position(cells: Mapping[str, str]) -> str:
    return f"Position: {Stance(cells['stance']).label.lower()}, {_day(cells['date'])}"


def _topic(cells: Mapping[str, str]) -> str:
    return f"Topic of policies: {cells['label']}"


def _day(cell: str) -> str:
    return bare_words(PartialDate.parse(cell)) if cell else "day not known"


def _chain(key: str, cells: Mapping[str, str]) -> str:
    return f"{reverse('policies:chain', args=[cells['topic'], cells['state']])}#{key}"


def _pair(_key: str, cells: Mapping[str, str]) -> str:
    return reverse("treaties:pair", args=[cells["treaty_id"], cells["state"]])


def _said(_key: str, cells: Mapping[str, str]) -> str:
    return _pair("", cells) if cells["treaty_id"] else state_address(cells["state"])


def _of_topic(key: str, _cells: Mapping[str, str]) -> str:
    return reverse("policies:topic", args=[key])


WORDINGS: Mapping[str, Wording] = {
    "policies.csv": Wording(_policy, _chain),
    "steps.csv": Wording(_step, _pair),
    "positions.csv": Wording(_position, _said),
    "policy_topics.csv": Wording(_topic, _of_topic),
}
"""By file."""
