"""Which instruments a comparison is about: those that words and a category select, with family."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from core.dates import PartialDate
from treaties.law.between import Instrument as Compared
from treaties.models import Treaty
from treaties.pages.sources import TreatyView
from treaties.presentation import alphabetical
from treaties.terms import Binding, Category, Instrument, Scope


@dataclass(frozen=True, slots=True)
class Listed:
    """An entry of the register: how it is shown, compared and found; ``text`` holds its names."""

    view: TreatyView
    compared: Compared
    parent: str
    adopted_on: PartialDate | None
    text: str

    @property
    def id(self) -> str:
        """Its id."""
        return self.view.id

    def has(self, words: Collection[str]) -> bool:
        """Whether every word stands in its id, its names, its title or what it is about."""
        return all(word in self.text for word in words)


def read_register() -> dict[str, Listed]:
    """Return every treaty by id, in the order of their names: one query."""
    rows = sorted(Treaty.objects.order_by("pk"), key=lambda row: alphabetical(row.short_name))
    return {row.pk: _listed(row) for row in rows}


def _listed(row: Treaty) -> Listed:
    view = TreatyView(
        row.pk, row.short_name, Binding(row.binding), Category(row.category), Scope(row.scope)
    )
    in_part = row.instrument == Instrument.AMENDMENT
    compared = Compared(row.pk, view.binding, row.amends_id or "", in_part)
    names = [row.pk, row.short_name, row.official_title, *row.also_known_as, *row.weapon_types]
    return Listed(view, compared, row.parent_id or "", row.adopted_on, " | ".join(names).casefold())


def selected(register: Mapping[str, Listed], words: str, category: str) -> list[Listed]:
    """Return the instruments that hold every word, with their family, of a category if named.

    A rule about mines may stand in a protocol: what it belongs to and what amends either is part
    of the answer.
    """
    wanted = words.casefold().split()
    found = {one.id for one in register.values() if one.has(wanted)}
    if wanted:
        found |= _family(found, register)
    return [
        one
        for one in register.values()
        if one.id in found and category in {"", one.view.category.value}
    ]


def _family(found: Collection[str], register: Mapping[str, Listed]) -> set[str]:
    """Return what instruments belong to or amend, and what amends any of these."""
    above = {register[one].parent for one in found} | {
        register[one].compared.amends for one in found
    }
    reached = {*found, *above} - {""}
    return reached | {one.id for one in register.values() if one.compared.amends in reached}
