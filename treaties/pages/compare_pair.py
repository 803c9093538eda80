"""By which rules two states are bound towards each other: one row an instrument, with reasons."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from treaties.law.between import Outcome, Relation, Side, relations, side_of
from treaties.pages.asked import Asked
from treaties.pages.compare_acts import Known, Touching, touching_acts, worth_of
from treaties.pages.compare_register import Listed
from treaties.pages.compare_seen import ByTreaty, Seen, undecided
from treaties.pages.compare_words import LABELS, MARKS, Reason, law_of, reason_of
from treaties.pages.sources import ActView, acts_named
from treaties.pages.standings import RemarkView
from treaties.pages.tallies import Range
from treaties.pages.viewing import holders_in_order, view_holder
from treaties.presentation import OPINIONS, listed, upper_first
from treaties.presentation_acts import remarks
from treaties.terms import NONE, RECORD_VIEW, Opinion

TITLES: Mapping[Outcome, str] = {
    Outcome.IN_FORCE: "In force between the two",
    Outcome.REPLACED: "Replaced by a later text",
    Outcome.UNCERTAIN: "Uncertain",
    Outcome.SUBSCRIBED: "Political arrangements of both",
    Outcome.NOT_IN_FORCE: "Not in force between the two",
}
"""The groups of rows, in their order."""


@dataclass(frozen=True, slots=True)
class SideView:
    """One of the two: the acts that its standing rests on, and what else is true of it."""

    state: str
    basis: tuple[ActView, ...]
    remarks: tuple[RemarkView, ...]


@dataclass(frozen=True, slots=True)
class Otherwise:
    """Another answer, and whose it is; ``view`` is None for the record's own."""

    view: str | None
    holders: str
    label: str
    reason: Reason
    law: Sequence[str]


@dataclass(frozen=True, slots=True)
class BetweenRow:
    """What one instrument is between the two."""

    treaty: str
    relation: Relation
    label: str
    mark: str
    reason: Reason
    law: Sequence[str]
    sides: Sequence[SideView]
    touching: Sequence[Touching]
    otherwise: Sequence[Otherwise]
    undecided: Sequence[str]

    @property
    def suspended(self) -> bool:
        """Whether one of them claims to have suspended it towards the other."""
        in_force = self.relation.outcome is Outcome.IN_FORCE
        return in_force and any(side.suspensions for side in self.relation.sides)

    @property
    def neither(self) -> bool:
        """Whether neither of the two has a standing under it."""
        return all(side.possible == {NONE} for side in self.relation.sides)

    @property
    def acts(self) -> Iterable[ActView]:
        """Every act that it names."""
        for side in self.sides:
            yield from side.basis
            yield from (act for one in side.remarks for act in one.acts)
        for one in self.touching:
            yield from (one.act, *one.withdrawn, *one.answers)


@dataclass(frozen=True, slots=True)
class Group:
    """Rows of one outcome."""

    anchor: str
    title: str
    rows: Sequence[BetweenRow]


@dataclass(frozen=True, slots=True)
class PairView:
    """The answer for two states: which instruments bind them towards each other, of how many."""

    bound: Sequence[BetweenRow]
    asked: int
    contested: int
    uncertain: int
    groups: Sequence[Group]
    neither: Sequence[BetweenRow]

    @property
    def number(self) -> Range:
        """How many bind the two, with those of which it is open."""
        return Range(len(self.bound), len(self.bound) + self.uncertain)

    @property
    def answer(self) -> str:
        """By how many instruments, as the beginning of a sentence."""
        of = f"of {self.asked} instrument{'' if self.asked == 1 else 's'}"
        bound = len(self.bound)
        if not self.uncertain:
            return f"By {bound or 'none'} {of}"
        if not bound:
            return f"Perhaps by {self.uncertain} {of}"
        return f"By {bound}, perhaps {bound + self.uncertain}, {of}"


def pair_view(
    codes: tuple[str, str], instruments: Sequence[Listed], seen: Seen, asked: Asked, known: Known
) -> PairView:
    """Return by which of some instruments two states are bound towards each other."""
    shown = _relations(codes, instruments, seen.shown, asked.on)
    elsewhere = {
        view: _relations(codes, instruments, {**seen.shown, **periods}, asked.on)
        for view, periods in seen.elsewhere.items()
    }
    rows = [
        _row(
            relation,
            {view: held[one] for view, held in elsewhere.items()},
            undecided(seen, one, asked.on),
            asked,
            known,
        )
        for one, relation in shown.items()
    ]
    told = [row for row in rows if row.otherwise or not row.neither]
    return PairView(
        bound=[row for row in rows if row.relation.outcome is Outcome.IN_FORCE],
        asked=len(rows),
        contested=sum(bool(row.otherwise) for row in rows),
        uncertain=sum(row.relation.outcome is Outcome.UNCERTAIN for row in rows),
        groups=[
            Group(outcome.value, title, here)
            for outcome, title in TITLES.items()
            if (here := [row for row in told if _group(row) is outcome])
        ],
        neither=[row for row in rows if row not in told],
    )


def _group(row: BetweenRow) -> Outcome:
    """Return the outcome under whose title a row stands."""
    outcome = row.relation.outcome
    return Outcome.NOT_IN_FORCE if outcome is Outcome.NOT_SUBSCRIBED else outcome


def _relations(
    codes: tuple[str, str], instruments: Sequence[Listed], periods: ByTreaty, day: dt.date
) -> dict[str, Relation]:
    one, other = codes

    def side(treaty: str, state: str, towards: str) -> Side:
        return side_of(state, periods.get(treaty, {}).get(state, ()), day, towards=towards)

    sides = {
        each.id: (side(each.id, one, other), side(each.id, other, one)) for each in instruments
    }
    return relations((each.compared for each in instruments), sides)


def _row(
    relation: Relation,
    elsewhere: Mapping[str, Relation],
    without: Mapping[Opinion, Sequence[str]],
    asked: Asked,
    known: Known,
) -> BetweenRow:
    treaty = relation.instrument.id
    touching = touching_acts(relation, asked.on, known)
    return BetweenRow(
        treaty=treaty,
        relation=relation,
        label=LABELS[relation.outcome],
        mark=MARKS[relation.outcome],
        reason=reason_of(relation, known.names),
        law=[*law_of(relation, known.names, known.titles), *worth_of(touching)],
        sides=[_side(side, asked.on, known) for side in relation.sides],
        touching=touching,
        otherwise=_otherwise(relation, elsewhere, known),
        undecided=[
            f"{upper_first(OPINIONS[opinion])}: {_holders(views, known.names)}."
            for opinion, views in without.items()
        ],
    )


def _holders(views: Sequence[str], names: Mapping[str, str]) -> str:
    """Return holders of views as a sentence lists them."""
    own = [RECORD_VIEW] if RECORD_VIEW in views else []
    ordered = [*own, *holders_in_order(views, names)]
    return listed([view_holder(view, names) for view in ordered])


def _side(side: Side, day: dt.date, known: Known) -> SideView:
    told = remarks(side.qualifiers, day, known.names)
    return SideView(
        side.state,
        acts_named(side.basis, known.acts),
        tuple(RemarkView(one, acts_named(one.basis, known.acts)) for one in told),
    )


def _otherwise(shown: Relation, elsewhere: Mapping[str, Relation], known: Known) -> list[Otherwise]:
    """Return the answers of views that give another one, those that agree together."""
    together: dict[tuple[object, ...], list[str]] = {}
    for view, relation in elsewhere.items():
        if relation.key != shown.key:
            together.setdefault(relation.key, []).append(view)
    return [_other(elsewhere[views[0]], views, known) for views in together.values()]


def _other(relation: Relation, views: Sequence[str], known: Known) -> Otherwise:
    return Otherwise(
        view=None if RECORD_VIEW in views else views[0],
        holders=_holders(views, known.names),
        label=LABELS[relation.outcome],
        reason=reason_of(relation, known.names),
        law=law_of(relation, known.names, known.titles),
    )
