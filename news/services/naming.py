"""The names that the record holds, ready to be looked for."""

import functools
from collections.abc import Iterator

from news.reading.names import Name, Names, Sort
from treaties.models import Record, State, Treaty


def names() -> Names:
    """Return the names of the record as it is; kept until the record changes."""
    return _names(Record.objects.version(), State.objects.count(), Treaty.objects.count())


@functools.lru_cache(maxsize=1)
def _names(_version: int, _states: int, _treaties: int) -> Names:
    return Names([*_of_states(), *_of_treaties()])


def _of_states() -> Iterator[Name]:
    for state in State.objects.order_by("pk"):
        for text in {state.name, state.official_name, *state.aliases, *state.demonyms}:
            yield Name(text, Sort.STATE, state.pk, state.existed_from, state.existed_until)


def _of_treaties() -> Iterator[Name]:
    for treaty in Treaty.objects.order_by("pk"):
        for text in {treaty.short_name, treaty.official_title, *treaty.also_known_as}:
            yield Name(text, Sort.TREATY, treaty.pk)
