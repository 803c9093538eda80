"""Whether an instrument is in force between two states on a day, and in which of its texts.

Articles are of the Vienna Convention on the Law of Treaties of 1969 (VCLT). What two states are to
each other under a treaty follows from where each of them stands under it, and from nothing else
that the record could decide: an objection alone does not keep a treaty from being in force between
two states (art. 20(4)(b)), and a claim of suspension leaves both parties (art. 72(1)(b)).
"""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from core.dates import PartialDate, Span
from treaties.law.periods import Period, Qualification, possible_statuses, printed
from treaties.terms import Binding, Qualifier, Status


class Outcome(StrEnum):
    """What an instrument is between two states on a day."""

    IN_FORCE = "in_force"  # arts 2(1)(g) and 26
    REPLACED = "replaced"  # both are party, and both to a later text of the whole: art. 30(3)
    UNCERTAIN = "uncertain"  # dates known in part leave it open
    NOT_IN_FORCE = "not_in_force"  # art. 34
    SUBSCRIBED = "subscribed"  # political arrangements bind nobody in law
    NOT_SUBSCRIBED = "not_subscribed"


class Text(StrEnum):
    """Which text applies between two states where one instrument amends another."""

    AMENDED = "amended"  # both are bound by the amendment: art. 30(3) and (4)(a)
    EARLIER = "earlier"  # one alone is: arts 40(4) and 30(4)(b)
    OPEN = "open"  # dates known in part leave it open


@dataclass(frozen=True, slots=True)
class Instrument:
    """An instrument as far as relations under it need it.

    ``amends`` is the instrument whose text it changes; ``in_part``: it is read into that text and
    does not take the place of the whole.
    """

    id: str
    binding: Binding = Binding.LEGAL
    amends: str = ""
    in_part: bool = False


@dataclass(frozen=True, slots=True)
class Side:
    """Where one of the two stands on the day, and on which acts.

    ``period`` is the one shown on the day; ``qualifiers`` are those that touch the other.
    """

    state: str
    possible: frozenset[str]
    period: Period | None
    basis: tuple[str, ...] = ()
    qualifiers: tuple[Qualification, ...] = ()

    def stands_as(self, status: Status) -> bool | None:
        """Whether it has a status; None where dates known in part leave it open."""
        if status not in self.possible:
            return False
        return True if len(self.possible) == 1 else None

    @property
    def suspensions(self) -> list[Qualification]:
        """What it claims to have suspended towards the other."""
        return [one for one in self.qualifiers if one.name is Qualifier.SUSPENDED]


@dataclass(frozen=True, slots=True)
class Version:
    """The other instrument that amends this one or is amended by it, and which text applies.

    ``since`` is the day from which the amended text applies between the two; ``alone`` the one of
    them that is bound by it where the other is not.
    """

    other: str
    text: Text
    since: PartialDate | None = None
    alone: str = ""


@dataclass(frozen=True, slots=True)
class Relation:
    """What an instrument is between two states; ``since`` the later of both entries into force."""

    instrument: Instrument
    outcome: Outcome
    sides: tuple[Side, Side]
    since: PartialDate | None = None
    versions: tuple[Version, ...] = ()

    @property
    def key(self) -> tuple[object, ...]:
        """What another view must give otherwise to be another answer."""
        claims = tuple(
            (side.state, str(one.since), bool(one.details.get("recognised")))
            for side in self.sides
            for one in side.suspensions
        )
        texts = tuple((one.other, one.text) for one in self.versions)
        return self.outcome, str(self.since), texts, claims


def side_of(state: str, periods: Sequence[Period], day: dt.date, *, towards: str) -> Side:
    """Return where a state stands on a day, towards another state."""
    period = next((one for one in periods if one.on(day)), None)
    held = [one for one in period.qualifiers if one.on(day)] if period else []
    basis = dict.fromkeys(act for one in periods if one.possible_on(day) for act in one.basis)
    possible = possible_statuses(periods, day)
    return Side(state, possible, period, tuple(basis), _touching(held, towards))


def _touching(held: Sequence[Qualification], towards: str) -> tuple[Qualification, ...]:
    """Leave out suspensions towards others only (art. 57), and that these are contested."""
    aside = [
        one
        for one in held
        if one.name is Qualifier.SUSPENDED
        and one.details.get("towards")
        and towards not in one.details["towards"]
    ]
    acts = {act for one in aside for act in one.basis}
    return tuple(one for one in held if one not in aside and one.details.get("act") not in acts)


def relations(
    instruments: Iterable[Instrument], sides: Mapping[str, tuple[Side, Side]]
) -> dict[str, Relation]:
    """Return what each instrument is between two states, by id, texts that amend others heeded.

    ``sides`` holds both states under each instrument.
    """
    bare = {one.id: _relation(one, sides[one.id]) for one in instruments}
    found = dict(bare)
    for amending in bare.values():
        amended = bare.get(amending.instrument.amends)
        text = _text(amending, amended) if amended else None
        if amended is None or text is None:
            continue
        since = amending.since if text is Text.AMENDED else None
        bound = [side.state for side in amending.sides if side.stands_as(Status.PARTY)]
        alone = bound[0] if text is Text.EARLIER and bound else ""
        for one, other in ((amending, amended), (amended, amending)):
            version = Version(other.instrument.id, text, since, alone)
            held = found[one.instrument.id]
            found[one.instrument.id] = replace(held, versions=(*held.versions, version))
        if text is Text.AMENDED and not amending.instrument.in_part:
            held = found[amended.instrument.id]
            found[amended.instrument.id] = replace(held, outcome=Outcome.REPLACED)
    return found


def _text(amending: Relation, amended: Relation) -> Text | None:
    """Return which text applies between the two; None where there is nothing to choose from.

    Where both are bound by the amendment, it governs between them (art. 30(3) and (4)(a)); where
    one alone is, the amending agreement does not bind the other (art. 40(4)), and the instrument
    to which both are party governs (art. 30(4)(b)). Whether a state that became party after the
    amendment expressed another intention (art. 40(5)) no source of the record tells: only what was
    consented to counts.
    """
    neither = all(side.stands_as(Status.PARTY) is False for side in amending.sides)
    if amended.outcome is not Outcome.IN_FORCE or neither:
        return None
    match amending.outcome:
        case Outcome.IN_FORCE:
            return Text.AMENDED
        case Outcome.UNCERTAIN:
            return Text.OPEN
        case _:
            return Text.EARLIER


def _relation(instrument: Instrument, sides: tuple[Side, Side]) -> Relation:
    """Return what one instrument is between two states, others left out.

    A treaty is in force between two states for which it is in force (arts 2(1)(g) and 26), from
    the later of both days on (art. 24(3)), and creates nothing for a third (art. 34).
    """
    political = instrument.binding is Binding.POLITICAL
    status = Status.SUBSCRIBER if political else Status.PARTY
    stands = {side.stands_as(status) for side in sides}
    if stands == {True}:
        outcome = Outcome.SUBSCRIBED if political else Outcome.IN_FORCE
        return Relation(instrument, outcome, sides, _later(sides))
    if False in stands:
        outcome = Outcome.NOT_SUBSCRIBED if political else Outcome.NOT_IN_FORCE
        return Relation(instrument, outcome, sides)
    return Relation(instrument, Outcome.UNCERTAIN, sides)


def _later(sides: tuple[Side, Side]) -> PartialDate | None:
    """Return the later of both beginnings; None where no date of it can be printed."""
    one, other = (side.period for side in sides)
    if one is None or other is None:
        return None
    for earlier, later in ((one, other), (other, one)):
        first, last = later.starts.first, earlier.starts.last
        if first is not None and last is not None and last <= first:
            return later.since
    firsts, lasts = (one.starts.first, other.starts.first), (one.starts.last, other.starts.last)
    if None in firsts or None in lasts:
        return None
    return printed(Span(max(filter(None, firsts)), max(filter(None, lasts))))
