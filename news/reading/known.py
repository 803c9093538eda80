"""What the reader is told of the record: names to look for, and facts to hold claims against.

Dates are ISO 8601 text, as precise as the source: one agrees with another where it begins it.
"""

import datetime as dt
from bisect import bisect_right, insort
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

CONSENT = frozenset(
    {
        *("ratification", "acceptance", "approval", "accession", "succession"),
        *("definitive_signature", "consent_to_be_bound"),
    }
)
EXIT = frozenset({"withdrawal_notice", "withdrawal"})
_FORMER = "former"
_MONTH, _YEAR = len("2026-05"), len("2026")
_MOST = 5000
"""Counts that are kept, so that the next story of the day need not count again."""
BOUND = frozenset({"party", "contracting", "subscriber"})
"""Statuses of states that have consented and not left."""


@dataclass(frozen=True, slots=True)
class StateKnown:
    """A state: its code, names in English, words for what is of it, and its capital."""

    code: str
    names: tuple[str, ...]
    demonyms: tuple[str, ...] = ()
    capital: str = ""
    counted: bool = True
    heir: str = ""
    """The state that a story means when it names this one of the past."""


@dataclass(frozen=True, slots=True)
class TreatyKnown:
    """A treaty: its names, dates, and the rules that stories tell."""

    id: str
    names: tuple[str, ...]
    adopted: str = ""
    opened: str = ""
    in_force: str = ""
    ended: str = ""
    extended: str = ""
    first_until: str = ""
    """The day on which it would have ended, had it not been extended."""
    until: str = ""
    """The day on which it ends, or ended, unless it is extended."""
    bilateral: bool = False
    parent: str = ""
    notice: str = ""
    """How long a withdrawal takes, such as ``6 months``; empty where it is not settled."""
    conflict: bool = False
    """Whether an armed conflict holds up a withdrawal."""
    delay: str = ""
    """How long after its condition it enters into force, such as ``90 days``."""
    needed: int | None = None
    """How many consents bring it into force."""
    named: tuple[str, ...] = ()
    """States that must all consent before it enters into force."""


@dataclass(frozen=True, slots=True)
class Act:
    """One act of the record."""

    id: str
    treaty: str
    state: str
    kind: str
    acted: str = ""
    effective: str = ""


@dataclass(frozen=True, slots=True)
class Period:
    """A status and the days it lasts; None is an end that is not known or not reached."""

    status: str
    since: dt.date | None
    since_latest: dt.date | None
    until: dt.date | None
    until_latest: dt.date | None


@dataclass(frozen=True, slots=True)
class Policy:
    """A change of policy, or a step at home towards an act (then ``treaties`` names one)."""

    id: str
    state: str
    topic: str
    announced: str = ""
    effective: str = ""
    treaties: tuple[str, ...] = ()
    title: str = ""
    stage: str = ""
    """How far a step at home has come; empty for a change of policy."""
    towards: frozenset[str] = frozenset()
    """The kinds of act that a step leads to."""


@dataclass(frozen=True, slots=True)
class Known:
    """Everything that the reader knows of the record."""

    states: Mapping[str, StateKnown] = field(default_factory=dict)
    treaties: Mapping[str, TreatyKnown] = field(default_factory=dict)
    acts: Mapping[tuple[str, str], tuple[Act, ...]] = field(default_factory=dict)
    periods: Mapping[tuple[str, str], tuple[Period, ...]] = field(default_factory=dict)
    policies: Mapping[str, tuple[Policy, ...]] = field(default_factory=dict)
    """By state."""
    groups: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    topics: tuple[str, ...] = ()
    _counts: dict[tuple[str, dt.date, frozenset[str]], tuple[int, int]] = field(
        init=False, default_factory=dict, repr=False, compare=False
    )
    _held: dict[str, list[str]] = field(init=False, default_factory=dict, repr=False, compare=False)
    """The states of which something is known under each treaty."""
    _signed: dict[str, list[str]] = field(
        init=False, default_factory=dict, repr=False, compare=False
    )
    """The days on which states first signed each treaty, in order, of those that never left it."""
    _dated: dict[tuple[str, str], list[Policy]] = field(
        init=False, default_factory=dict, repr=False, compare=False
    )
    """Policies by state, and by month and year of a date that is told to the month at least."""
    _left: dict[str, list[tuple[str, str]]] = field(
        init=False, default_factory=dict, repr=False, compare=False
    )
    """The others that have signed each treaty, with the first day of it."""

    def __post_init__(self) -> None:
        for treaty, state in dict.fromkeys((*self.periods, *self.acts)):
            if not self.states[state].counted:
                continue
            self._held.setdefault(treaty, []).append(state)
            days = [one.acted[:10] for one in self.of(treaty, state, {"signature"})]
            if days and any(one.status == _FORMER for one in self.periods.get((treaty, state), ())):
                self._left.setdefault(treaty, []).append((state, min(days)))
            elif days:
                insort(self._signed.setdefault(treaty, []), min(days))

        for state, policies in self.policies.items():
            for one in policies:
                for date in {one.announced, one.effective}:
                    if len(date) >= _MONTH:
                        self._dated.setdefault((state, date[:_MONTH]), []).append(one)
                        self._dated.setdefault((state, date[:_YEAR]), []).append(one)

    def policies_on(self, state: str, date: str) -> list[Policy]:
        """Return the policies of a state that were announced or took effect on a partial date."""
        return [
            one
            for one in self._dated.get((state, date[:_MONTH]), ())
            if agree(one.announced, date) or agree(one.effective, date)
        ]

    def under(self, treaty: str) -> list[str]:
        """Return the states of which something is known under a treaty."""
        return self._held.get(treaty, [])

    def of(self, treaty: str, state: str, kinds: Iterable[str] = ()) -> list[Act]:
        """Return the acts of a state under a treaty, of some kinds or all."""
        held = self.acts.get((treaty, state), ())
        wanted = frozenset(kinds) if held else kinds
        return [act for act in held if not wanted or act.kind in wanted]

    def statuses(self, treaty: str, state: str, day: dt.date) -> frozenset[str]:
        """Return every status that a state may have on a day; ``none`` where it has none."""
        periods = self.periods.get((treaty, state), ())
        found = {one.status for one in periods if _possible(one, day)}
        certain = any(_certain(one, day) for one in periods)
        return frozenset(found if certain else {*found, "none"})

    def count(self, treaty: str, day: dt.date, wanted: frozenset[str]) -> tuple[int, int]:
        """Return how few and how many states have one of some statuses on a day."""
        key = (treaty, day, wanted)
        found = self._counts.get(key)
        if found is None:
            if len(self._counts) > _MOST:
                self._counts.clear()  # while another thread may ask
            found = self._counts[key] = self._counted(treaty, day, wanted)
        return found

    def _counted(self, treaty: str, day: dt.date, wanted: frozenset[str]) -> tuple[int, int]:
        few = many = 0
        for state in self._held.get(treaty, ()):
            if (treaty, state) not in self.periods:
                continue
            held = self.statuses(treaty, state, day)
            many += bool(held & wanted)
            few += held <= wanted
        return few, many

    def signed(self, treaty: str, day: dt.date) -> int:
        """Return how many states have a signature that stands on a day."""
        text = day.isoformat()
        return bisect_right(self._signed.get(treaty, ()), text) + sum(
            signed <= text and _FORMER not in self.statuses(treaty, state, day)
            for state, signed in self._left.get(treaty, ())
        )


def _possible(one: Period, day: dt.date) -> bool:
    return (one.since is None or one.since <= day) and (
        one.until_latest is None or day < one.until_latest
    )


def _certain(one: Period, day: dt.date) -> bool:
    return (one.since_latest is None or one.since_latest <= day) and (
        one.until is None or day < one.until
    )


def agree(one: str, other: str) -> bool:
    """Whether two partial dates can be the same: one begins the other."""
    return bool(one and other) and (one.startswith(other) or other.startswith(one))
