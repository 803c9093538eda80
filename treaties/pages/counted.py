"""Counts as a page shows them: the number, its rule, who is in, who is out and why."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from treaties.law.counting import RULES, Alternative, Counts, Record, Tally, why
from treaties.pages.asked import Asked
from treaties.pages.sources import StateView, names_of
from treaties.presentation import TITLES, alphabetical, holder_words, listed, the, upper_first
from treaties.presentation import WORDS as STATUS_WORDS
from treaties.terms import NONE, Binding, Counted, Status
from treaties.viewed import Counting, Viewed

ANCHORS: Mapping[Counted, Status] = {
    Counted.PARTIES: Status.PARTY,
    Counted.CONTRACTING: Status.CONTRACTING,
    Counted.SIGNED_NOT_CONSENTED: Status.SIGNATORY,
    Counted.FORMER: Status.FORMER,
    Counted.ENDED: Status.ENDED,
}
"""Counts whose rows are one table of the page."""

LEGAL = (
    (Counted.PARTIES, "parties"),
    (Counted.CONTRACTING, "consented, not yet in force for them"),
    (Counted.FORMER, "former parties"),
    (Counted.SIGNED_NOT_CONSENTED, "signed only"),
)
LEGAL_ONLY = frozenset(
    {Counted.PARTIES, Counted.CONTRACTING, Counted.SIGNED, Counted.SIGNED_NOT_CONSENTED}
)
"""Counts that say nothing of a political arrangement."""

POLITICAL = ((Counted.CONSENTED, "subscribers"), (Counted.FORMER, "former subscribers"))

LABELS: Mapping[Counted, str] = {
    Counted.PARTIES: "Parties",
    Counted.CONTRACTING: "Contracting states",
    Counted.CONSENTED: "Consented to be bound",
    Counted.SIGNED: "Signatures standing",
    Counted.SIGNED_NOT_CONSENTED: "Signed only",
    Counted.FORMER: "Former parties",
    Counted.ENDED: "States that ended",
    Counted.ACTED: "Acted in any way",
}

SUBSCRIBED: Mapping[Counted, tuple[str, str]] = {
    Counted.CONSENTED: ("Subscribers", "States that subscribe to the arrangement on the day."),
    Counted.FORMER: ("Former subscribers", "States that subscribed and no longer do."),
}
"""Labels and rules that differ for political arrangements."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One of the big numbers: a link to the table that holds its rows and its rule."""

    number: str
    label: str
    status: Status
    anchor: str


@dataclass(frozen=True, slots=True)
class Otherwise:
    """What a count would be in another view, in words."""

    number: str
    holder: str
    difference: str


@dataclass(frozen=True, slots=True)
class Outside:
    """States that a count leaves out, for one reason."""

    reason: str
    names: str
    number: int


@dataclass(frozen=True, slots=True)
class CountView:
    """One count, explained."""

    anchor: str
    label: str
    number: str
    rule: str
    included: str
    perhaps: str
    apart: str
    outside: tuple[Outside, ...]
    otherwise: tuple[Otherwise, ...]
    status: Status | None
    rows_at: str
    headline: bool


@dataclass(frozen=True, slots=True)
class CountsView:
    """All that a page says about the counts of a treaty on a day."""

    figures: tuple[Figure, ...]
    headline: str
    otherwise: tuple[Otherwise, ...]
    views: tuple[CountView, ...]
    counting: Counting

    def of(self, status: Status) -> CountView | None:
        """Return the count whose rows are the states of one status."""
        return next((one for one in self.views if one.status is status), None)


def count_on(
    treaty: Viewed, binding: str, asked: Asked, states: Mapping[str, StateView]
) -> CountsView:
    """Count the states of a treaty on a day, with everything a reader needs to check it."""
    counting = treaty.count([asked.on], asked.view)
    held, differing = counting.counts[0], counting.alternatives[0]
    names = names_of(states)
    political = binding == Binding.POLITICAL
    order = [which for which in Counted if not _idle(which, held[which], political=political)]
    views = tuple(_explained(which, counting, names, political=political) for which in order)
    shown = POLITICAL if political else LEGAL
    main = shown[0][0]
    figures = tuple(
        Figure(str(held[which]), label, _status(which, political=political), _anchor(which, held))
        for which, label in shown
    )
    return CountsView(
        figures=figures,
        headline=_headline(held[Counted.PARTIES], held[Counted.CONSENTED], political=political),
        otherwise=others([one for one in differing if one.which is main], names),
        views=views,
        counting=counting,
    )


def _idle(which: Counted, tally: Tally, *, political: bool) -> bool:
    """Whether a count says nothing here: there is no such status, and nobody has it."""
    return (political and which in LEGAL_ONLY) or (which is Counted.ENDED and tally.maximum == 0)


def _status(which: Counted, *, political: bool) -> Status:
    if political and which is Counted.CONSENTED:
        return Status.SUBSCRIBER
    return ANCHORS.get(which, Status.PARTY)


def _anchor(which: Counted, held: Counts) -> str:
    """Return where the rows of a count stand, or its rule where it has none."""
    if not held[which].minimum:
        return f"count-{which}"
    return str(_status(which, political=which is Counted.CONSENTED))


def _headline(parties: Tally, consented: Tally, *, political: bool) -> str:
    if political:
        return (
            "A political arrangement: states subscribe to it. It is not a treaty, nobody is "
            "party to it, and it never is in force."
        )
    if str(parties) == str(consented):
        return (
            f"What depositaries print as “Parties” is {consented} here too: they add contracting "
            "states, of which there are none."
        )
    return (
        f"Depositaries print {consented} as “Parties”: they add the states that have consented "
        "and for which the treaty is not yet in force."
    )


def others(found: Sequence[Alternative], names: Mapping[str, str]) -> tuple[Otherwise, ...]:
    """Return what a count would be in other views, those that come to the same told together."""
    together: dict[tuple[str, str], list[str]] = {}
    for one in found:
        holder = holder_words(one.view, names)
        together.setdefault((str(one.tally), _difference(one, names)), []).append(holder)
    return tuple(
        Otherwise(number, listed(holders), difference)
        for (number, difference), holders in together.items()
    )


def _difference(one: Alternative, names: Mapping[str, str]) -> str:
    parts = []
    if one.added:
        parts.append(f"with {_names(one.added, names)}")
    if one.removed:
        parts.append(f"without {_names(one.removed, names)}")
    return ", ".join(parts)


def _names(codes: frozenset[str], names: Mapping[str, str]) -> str:
    return listed([the(name) for name in _sorted(codes, names)])


def _list(codes: frozenset[str], names: Mapping[str, str]) -> str:
    return ", ".join(_sorted(codes, names))


def _sorted(codes: frozenset[str], names: Mapping[str, str]) -> list[str]:
    return sorted((names.get(code, code) for code in codes), key=alphabetical)


def named(which: Counted, *, political: bool) -> tuple[str, str, Status | None]:
    """Return what a count is called, its rule, and the status whose rows it counts."""
    status = ANCHORS.get(which)
    if political and which in SUBSCRIBED:
        return (*SUBSCRIBED[which], status or Status.SUBSCRIBER)
    return LABELS[which], RULES[which], status


def countable(binding: str) -> list[tuple[Counted, str]]:
    """Return what can be counted of a treaty, with what it is called."""
    political = binding == Binding.POLITICAL
    return [
        (which, named(which, political=political)[0])
        for which in Counted
        if not (political and which in LEGAL_ONLY)
    ]


def _explained(
    which: Counted, counting: Counting, names: Mapping[str, str], *, political: bool
) -> CountView:
    held = counting.counts[0]
    tally = held[which]
    label, rule, status = named(which, political=political)
    return CountView(
        anchor=f"count-{which}",
        label=label,
        number=str(tally),
        rule=rule,
        included=_list(tally.sure, names),
        perhaps=_list(tally.perhaps, names),
        apart=_list(tally.apart, names),
        outside=_outside(which, held, counting.records, names),
        otherwise=others([one for one in counting.alternatives[0] if one.which is which], names),
        status=status,
        rows_at=str(status) if status and tally.minimum else "",
        headline=which in {Counted.CONSENTED, Counted.SIGNED},
    )


def _outside(
    which: Counted, held: Counts, records: Sequence[Record], names: Mapping[str, str]
) -> tuple[Outside, ...]:
    """Return who has acted and is out, by the reason."""
    if which is Counted.ACTED:
        return ()
    tally = held[which]
    counted = tally.sure | tally.perhaps | tally.apart
    found: dict[str, set[str]] = defaultdict(set)
    for record in records:
        if record.participant.code not in counted:
            found[why(record, held.on)].add(record.participant.code)
    return tuple(
        Outside(reason_of(reason), _list(frozenset(codes), names), len(codes))
        for reason, codes in sorted(found.items())
    )


def reason_of(statuses: str) -> str:
    """Return in words where a state stands, as ``why`` tells it."""
    words = [STATUS_WORDS[one] for one in statuses.split(" or ")]
    if words == [STATUS_WORDS[NONE]]:
        return "No standing on the day"
    return upper_first(listed(words, last="or"))


def title_of(status: Status, binding: str) -> str:
    """Return what the states of one status are called on the page of a treaty."""
    if status is Status.FORMER and binding == Binding.POLITICAL:
        return "Former subscribers"
    return TITLES[status]
