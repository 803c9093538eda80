"""The rules of a treaty as data: one frozen dataclass a form.

:mod:`treaties.law.parsing` reads them from ``rule_json``; the engine computes with them.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from core.dates import PartialDate
from treaties.law.delays import IMMEDIATE, Delay
from treaties.terms import ActionKind, ProvisionKind

type Instruments = frozenset[ActionKind]


@dataclass(frozen=True, slots=True)
class SignatureRule:
    """Who may sign, from when to when (both days included; None is open)."""

    opens: PartialDate | None
    closes: PartialDate | None
    open_to: str
    states: frozenset[str] = frozenset()
    region: str = ""
    closes_on_eif: bool = False
    method: str = ""
    requires_party_to: str = ""
    binding: str = ""
    signed_earlier: dt.date | None = None
    also: str = ""


@dataclass(frozen=True, slots=True)
class Threshold:
    """In force a delay after the n-th instrument of the kinds named."""

    count: int
    instruments: Instruments
    delay: Delay
    not_before: dt.date | None = None
    published: dt.date | None = None


@dataclass(frozen=True, slots=True)
class ListedAll:
    """In force a delay after every state of a closed list has consented."""

    states: frozenset[str]
    list_name: str
    delay: Delay
    not_before: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Named:
    """In force a delay after the states named and a number of others have consented."""

    states: frozenset[str]
    others: int
    instruments: Instruments
    delay: Delay


@dataclass(frozen=True, slots=True)
class Exchange:
    """In force when the two (or few) sides have exchanged their instruments."""

    states: frozenset[str]
    delay: Delay
    fixed_on: dt.date | None = None
    not_before_treaty: str = ""
    condition: str = ""


@dataclass(frozen=True, slots=True)
class Fraction:
    """In force a delay after a fraction of another treaty's parties have consented."""

    numerator: int
    denominator: int
    of_treaty: str
    instruments: Instruments
    delay: Delay


@dataclass(frozen=True, slots=True)
class Individual:
    """No threshold: in force for each state by itself."""

    delay: Delay
    after_treaty: bool = False


@dataclass(frozen=True, slots=True)
class WaivableConditions:
    """In force when conditions are met, unless a state waives them for itself."""

    conditions: tuple[str, ...]
    delay: Delay


@dataclass(frozen=True, slots=True)
class Political:
    """A political commitment, applied from a date agreed: it never enters into force."""

    effective: PartialDate


type EntryIntoForceRule = (
    Threshold
    | ListedAll
    | Named
    | Exchange
    | Fraction
    | Individual
    | WaivableConditions
    | Political
)


@dataclass(frozen=True, slots=True)
class ForStateRule:
    """When a treaty enters into force for a state that consents.

    ``after_eif``: the delay runs only for deposits made once the treaty is in force, earlier
    ones take effect with the treaty itself; otherwise it runs for every deposit, and the treaty's
    own entry into force is the lower bound. ``notified_kinds`` count from a notification by the
    depositary, ``on_waiver`` from a declaration that the record does not date.
    """

    delay: Delay = IMMEDIATE
    after_eif: bool = False
    not_before: dt.date | None = None
    not_before_party_to: str = ""
    protocols_required: int = 0
    notified_kinds: Instruments = frozenset()
    on_waiver: bool = False
    first_of_depositaries: bool = False


@dataclass(frozen=True, slots=True)
class WithdrawalRule:
    """How a party leaves: the period of notice and what hangs on it.

    ``provided`` is False where the text has no withdrawal clause (VCLT art. 56); ``notice`` is
    None where no period is set. ``named_date``: the state names the day it leaves, at least the
    notice ahead; ``later_date``: it may name a day later than the notice allows.
    """

    provided: bool = True
    notice: Delay | None = None
    counted_from: str = ""
    notify: tuple[str, ...] = ()
    requires: str = ""
    blocked_while: str = ""
    named_date: bool = False
    later_date: bool = False
    earliest_years_after_eif: int = 0
    via: str = ""
    covers_protocols: bool = False


@dataclass(frozen=True, slots=True)
class ProvisionalRule:
    """What may be applied before the treaty is in force, from when and until when.

    ``from_signature``: every signatory, from its signature; ``starts``: every signatory, from
    that day; otherwise only on a state's own declaration.
    """

    articles: tuple[str, ...] = ()
    until: str = ""
    from_signature: bool = False
    starts: dt.date | None = None
    term_months: int = 0


@dataclass(frozen=True, slots=True)
class DurationRule:
    """How long a treaty lasts.

    ``renewed``: its terms can follow one another; ``renews_itself``: they do unless notice is
    given. ``extended_on`` is the day on which ``until`` was agreed in place of the first term.
    """

    unlimited: bool
    until: dt.date | None = None
    same_as: str = ""
    superseded_by: str = ""
    renewed: bool = False
    renews_itself: bool = False
    term_years: int = 0
    extended_on: dt.date | None = None


@dataclass(frozen=True, slots=True)
class ShownRule:
    """A rule that is checked against the closed list of tokens and shown, not computed with."""

    rule: Mapping[str, Any]


type Rule = (
    SignatureRule
    | EntryIntoForceRule
    | ForStateRule
    | WithdrawalRule
    | ProvisionalRule
    | DurationRule
    | ShownRule
)


@dataclass(frozen=True, slots=True)
class Clause[R]:
    """A rule with the article that holds it and the plain sentence that tells it."""

    rule: R
    article: str = ""
    summary: str = ""


@dataclass(frozen=True, slots=True)
class Rules:
    """The clauses of one treaty that the engine computes with; None where it has none."""

    signature: Clause[SignatureRule] | None = None
    entry_into_force: Clause[EntryIntoForceRule] | None = None
    for_state: Clause[ForStateRule] | None = None
    withdrawal: Clause[WithdrawalRule] | None = None
    provisional: Clause[ProvisionalRule] | None = None
    duration: Clause[DurationRule] | None = None

    @property
    def hangs_on(self) -> str:
        """The treaty that one must be bound by to be bound by this one, or nothing.

        Named by the rule on entry into force for a state, else by who may consent at all: a
        protocol or an amendment binds parties to its treaty (CCW art. 4, CPPNM art. 20(2)).
        """
        named = self.for_state.rule.not_before_party_to if self.for_state else ""
        return named or (self.signature.rule.requires_party_to if self.signature else "")

    @property
    def names(self) -> frozenset[str]:
        """The other treaties that the rules of this one need standings or dates of."""
        named: set[str] = set()
        match self.entry_into_force and self.entry_into_force.rule:
            case Fraction(of_treaty=other):
                named.add(other)
            case Exchange(not_before_treaty=other):
                named.add(other)
            case _:
                pass
        named.add(self.hangs_on)
        if self.duration:
            named |= {self.duration.rule.superseded_by, self.duration.rule.same_as}
        return frozenset(named - {""})


NO_RULES = Rules()
"""The rules of a treaty whose provisions the record does not hold."""

COMPUTED: Mapping[ProvisionKind, str] = {
    ProvisionKind.SIGNATURE: "signature",
    ProvisionKind.ENTRY_INTO_FORCE: "entry_into_force",
    ProvisionKind.ENTRY_INTO_FORCE_FOR_STATE: "for_state",
    ProvisionKind.WITHDRAWAL: "withdrawal",
    ProvisionKind.PROVISIONAL_APPLICATION: "provisional",
    ProvisionKind.DURATION: "duration",
}
"""Kinds of provision that the engine computes with, and their place in :class:`Rules`."""
