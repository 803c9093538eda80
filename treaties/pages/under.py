"""States by where they stand under one treaty on a day: those that a list selects."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from treaties.ahead import settled_by
from treaties.law.periods import Period
from treaties.models import TreatyAction
from treaties.pages.asked import Asked
from treaties.pages.sources import (
    Cited,
    SourceView,
    StateView,
    TreatyView,
    bindings_of,
    names_of,
    read_acts,
)
from treaties.pages.standings import Row, Standings, UncertainRow, around, sort_out
from treaties.pages.viewing import view_words
from treaties.presentation import TITLES
from treaties.querysets import StateQuerySet
from treaties.terms import COUNTED, Status


@dataclass(frozen=True, slots=True)
class StatusList:
    """The states of one status."""

    status: Status
    title: str
    rows: Sequence[Row]


@dataclass(frozen=True, slots=True)
class Under:
    """Everything that the list shows; ``none`` have no standing, ``none_apart`` are no states."""

    treaty: TreatyView
    viewing: str
    lists: Sequence[StatusList]
    uncertain: Sequence[UncertainRow]
    apart: Sequence[Row]
    none: Sequence[StateView]
    none_apart: Sequence[StateView]
    sources: Sequence[SourceView]

    @property
    def apart_number(self) -> int:
        """How many organisations and entities are shown."""
        return len(self.apart) + len(self.none_apart)

    @property
    def number(self) -> int:
        """How many participants are shown."""
        standing = sum(len(one.rows) for one in self.lists)
        return standing + len(self.uncertain) + len(self.none) + self.apart_number


def under(
    treaty: TreatyView,
    periods: Mapping[str, Sequence[Period]],
    selected: StateQuerySet,
    states: Mapping[str, StateView],
    asked: Asked,
) -> Under:
    """Return selected states by their status under a treaty, with acts and sources: six queries.

    Former states that do not exist on the day have no row unless they have a standing.
    """
    chosen = set(selected.values_list("pk", flat=True))
    existing = set(selected.existing_on(asked.on).values_list("pk", flat=True))
    held = [(treaty.id, code, periods[code]) for code in states if code in chosen & periods.keys()]
    cited = Cited()
    ids = {act for _, _, of_state in held for act in _acts_behind(of_state)}
    actions = TreatyAction.objects.filter(public_id__in=ids).order_by("public_id")
    acts = read_acts(actions, bindings_of({treaty.id: treaty}), cited)
    standings = sort_out(held, around(asked.on, acts, states, settled_by(asked.on)))
    without = [states[code] for code in states if code in existing - _standing(standings)]
    return Under(
        treaty=treaty,
        viewing="" if asked.own else view_words(asked.view, names_of(states)),
        lists=_lists(standings),
        uncertain=standings.uncertain,
        apart=standings.apart,
        none=[one for one in without if one.kind in COUNTED],
        none_apart=[one for one in without if one.kind not in COUNTED],
        sources=_used(standings, cited),
    )


def _acts_behind(periods: Sequence[Period]) -> Iterator[str]:
    """Yield the acts that periods and what qualifies them rest on."""
    for period in periods:
        yield from period.basis
        for one in period.qualifiers:
            yield from one.basis


def _standing(standings: Standings) -> set[str]:
    """Return the states that have, or may have, a standing."""
    return {row.state for row in standings.rows} | {row.state for row in standings.uncertain}


def _lists(standings: Standings) -> list[StatusList]:
    return [
        StatusList(status, title, rows)
        for status, title in TITLES.items()
        if (rows := standings.by_status.get(status))
    ]


def _used(standings: Standings, cited: Cited) -> list[SourceView]:
    """Return the sources of the acts that rows rest on."""
    acts = [act for row in standings.rows for act in row.basis]
    acts += [act for row in standings.uncertain for act in row.basis]
    acts += [act for row in standings.rows for one in row.remarks for act in one.acts]
    used = {cite.source.id for act in acts for cite in act.cites}
    return [source for source in cited.listed if source.id in used]
