"""Stories in other languages: not read, but shown with the states and treaties that they name."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import F, Max

from news.models import Version
from news.reading.foreign import ENGLISH
from news.reading.gazetteer import TREATY
from news.services.reader import reader
from news.terms import DocumentKind
from treaties.models import State, Treaty

PAGE = 50
LONGEST = 20_000
"""So many characters of a story are searched for names."""


@dataclass(frozen=True, slots=True)
class Unread:
    """A story that was not read: the treaties and states that it names."""

    version: Version
    treaties: Sequence[Treaty]
    states: Sequence[State]


def unread(before: str) -> tuple[Sequence[Unread], str]:
    """Return the latest stories that were not read, and where the next page begins."""
    held = Version.objects.filter(document__kind=DocumentKind.STORY).exclude(
        language__in=("", ENGLISH)
    )
    held = held.annotate(last=Max("document__versions__number")).filter(number=F("last"))
    held = held.filter(pk__lt=int(before)) if before.isdecimal() else held
    shown = list(held.select_related("document").order_by("-pk")[: PAGE + 1])
    names = reader().foreign
    treaties, states = Treaty.objects.in_bulk(), State.objects.in_bulk()
    found = []
    for version in shown[:PAGE]:
        text = f"{version.title}\n{version.text[:LONGEST]}"
        mentions = names.mentions(text, version.language)
        ids = list(dict.fromkeys((one.kind, code) for one in mentions for code in one.ids))
        found.append(
            Unread(
                version,
                [treaties[code] for kind, code in ids if kind == TREATY and code in treaties],
                [states[code] for kind, code in ids if kind != TREATY and code in states],
            )
        )
    return found, str(shown[PAGE - 1].pk) if len(shown) > PAGE else ""
