"""Relations between two states in words: the outcome, what each of them did, and by which rule.

Articles are of the Vienna Convention on the Law of Treaties of 1969 (VCLT).
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from core.dates import PartialDate
from treaties.law.between import Outcome, Relation, Side, Text, Version
from treaties.pages.standings import ORDER
from treaties.presentation import bare_words, listed, status_words, the, upper_first
from treaties.terms import NONE, Qualifier, Status

LABELS: Mapping[Outcome, str] = {
    Outcome.IN_FORCE: "in force between the two",
    Outcome.REPLACED: "replaced between the two",
    Outcome.UNCERTAIN: "uncertain",
    Outcome.NOT_IN_FORCE: "not in force between the two",
    Outcome.SUBSCRIBED: "both subscribe",
    Outcome.NOT_SUBSCRIBED: "not between the two",
}
"""What an instrument is between two states, in a few words."""

MARKS: Mapping[Outcome, str] = {
    Outcome.IN_FORCE: "party",
    Outcome.REPLACED: "apart",
    Outcome.UNCERTAIN: "uncertain",
    Outcome.NOT_IN_FORCE: "none",
    Outcome.SUBSCRIBED: "subscriber",
    Outcome.NOT_SUBSCRIBED: "none",
}
"""The mark beside it."""

STANDS: Mapping[str, str] = {
    Status.PARTY: "is party since",
    Status.SUBSCRIBER: "subscribes since",
    Status.CONTRACTING: "has consented, and it is not yet in force for it; contracting state since",
    Status.SIGNATORY: "signed only:",
    Status.FORMER: "is no longer party, since",
    Status.ENDED: "ended as a state:",
}
"""Where one of the two stands, between its name and a date."""

LEADS: Mapping[Outcome, str] = {
    Outcome.IN_FORCE: "Both are party",
    Outcome.REPLACED: "Both are party",
    Outcome.SUBSCRIBED: "Both subscribe",
}


@dataclass(frozen=True, slots=True)
class Clause:
    """What is true of one of the two, as a part of a sentence; ``on`` is its date."""

    words: str
    on: PartialDate | None = None
    dated: bool = True


@dataclass(frozen=True, slots=True)
class Reason:
    """Why an instrument is what it is between two states: a sentence in parts."""

    lead: str
    clauses: Sequence[Clause]


def reason_of(relation: Relation, names: Mapping[str, str]) -> Reason:
    """Return the sentence that says where both stand."""
    lead = LEADS.get(relation.outcome, "")
    if lead:
        clauses = [
            Clause(f"{the(names[side.state])} since", side.period.since if side.period else None)
            for side in relation.sides
        ]
        return Reason(lead, clauses)
    if all(side.possible == {NONE} for side in relation.sides):
        return Reason("Neither has a standing under it", ())
    return Reason("", [_clause(side, names) for side in relation.sides])


def _clause(side: Side, names: Mapping[str, str]) -> Clause:
    name = the(names[side.state])
    if len(side.possible) > 1:
        possible = status_words([one for one in ORDER if one in side.possible])
        return Clause(f"{name}: {possible}, its dates being known only in part", dated=False)
    if side.period is None:
        return Clause(f"{name} has no standing under it", dated=False)
    return Clause(f"{name} {STANDS[side.period.status]}", side.period.since)


def law_of(relation: Relation, names: Mapping[str, str], titles: Mapping[str, str]) -> list[str]:
    """Return what the law of treaties makes of a relation, as sentences with their articles.

    ``titles`` are the names of instruments by id.
    """
    match relation.outcome:
        case Outcome.SUBSCRIBED:
            return ["A political arrangement: it does not bind in law."]
        case Outcome.NOT_SUBSCRIBED:
            return ["A political arrangement, which would not bind in law."]
        case Outcome.NOT_IN_FORCE:
            return [*_apart(relation, names), *_versions(relation, names, titles)]
        case _:
            texts = _versions(relation, names, titles)
            return [*texts, *_suspended(relation, names), *_leaving(relation, names)]


def _apart(relation: Relation, names: Mapping[str, str]) -> Iterator[str]:
    """Say what an instrument is between two states for which it is not in force both."""
    party = [side for side in relation.sides if side.stands_as(Status.PARTY)]
    for bound in party:
        (other,) = (side for side in relation.sides if side is not bound)
        yield (
            f"It binds {the(names[bound.state])} towards its other parties; "
            f"it creates nothing for {the(names[other.state])} (VCLT art. 34)."
        )
    applying = [side for side in relation.sides if _applies_provisionally(side)]
    if applying:
        does = "apply" if len(applying) > 1 else "applies"
        yield (
            f"{_who(applying, names)} {does} it provisionally: what is applied so binds, though "
            "the treaty is not in force (VCLT art. 25)."
        )
    elif not party:
        yield "Nothing under it binds the one towards the other."
    signed = [side for side in relation.sides if _awaited(side, Status.SIGNATORY)]
    if signed:
        yield (
            f"{_who(signed, names)} signed and must not defeat its object and purpose until it is "
            "clear that no consent will follow (VCLT art. 18(a))."
        )
    waiting = [side for side in relation.sides if side.stands_as(Status.CONTRACTING)]
    if waiting:
        yield (
            f"{_who(waiting, names)} consented and must not defeat its object and purpose while it "
            "waits to enter into force (VCLT art. 18(b))."
        )


def _applies_provisionally(side: Side) -> bool:
    held = any(one.name is Qualifier.PROVISIONAL for one in side.qualifiers)
    return held and not side.stands_as(Status.PARTY)


def _awaited(side: Side, status: Status) -> bool:
    disowned = any(one.name is Qualifier.SIGNATURE_DISOWNED for one in side.qualifiers)
    return bool(side.stands_as(status)) and not disowned


def _who(sides: Sequence[Side], names: Mapping[str, str]) -> str:
    return upper_first(listed([the(names[side.state]) for side in sides]))


def _versions(
    relation: Relation, names: Mapping[str, str], titles: Mapping[str, str]
) -> Iterator[str]:
    for version in relation.versions:
        amends = relation.instrument.amends == version.other
        title = titles[version.other]
        if amends:
            yield from _amending(relation, version, title)
        else:
            yield from _amended(relation, version, title, names)


def _amending(relation: Relation, version: Version, title: str) -> Iterator[str]:
    """Say of an instrument that amends another what it is to that one between the two."""
    match version.text:
        case Text.AMENDED if relation.instrument.in_part:
            yield f"Between the two it changes the text of {title} (VCLT art. 39)."
        case Text.AMENDED:
            yield f"Between the two it governs in place of {title} (VCLT art. 30(3))."
        case Text.EARLIER:
            yield (
                f"Between the two the text of {title} before it applies (VCLT arts 30(4)(b) and "
                "40(4))."
            )
        case Text.OPEN:
            yield f"Whether it or the text of {title} before it applies is open."


def _amended(
    relation: Relation, version: Version, title: str, names: Mapping[str, str]
) -> Iterator[str]:
    """Say of an instrument that another amends which text applies between the two."""
    since = f" since {bare_words(version.since)}" if version.since else ""
    match version.text:
        case Text.AMENDED if relation.outcome is Outcome.REPLACED:
            yield (
                f"Both are also bound by {title}{since}, and between them that text governs (VCLT "
                "art. 30(3))."
            )
        case Text.AMENDED:
            yield f"Between the two it applies as amended by {title}{since} (VCLT art. 39)."
        case Text.EARLIER:
            alone = (
                f"{upper_first(the(names[version.alone]))} alone"
                if version.alone
                else "One at the most"
            )
            yield (
                f"{alone} is bound by {title}: between the two the text before it applies "
                "(VCLT arts 30(4)(b) and 40(4))."
            )
        case Text.OPEN:
            yield f"Dates known in part leave open whether {title} binds both."


def _suspended(relation: Relation, names: Mapping[str, str]) -> Iterator[str]:
    """Say of claims of suspension what they are worth in the view shown."""
    for recognised, outcome in (
        (True, "as claimed, what is suspended need not be performed between the two meanwhile"),
        (False, "in this view the claim has no effect"),
    ):
        claiming = [
            side
            for side in relation.sides
            if any(bool(one.details.get("recognised")) is recognised for one in side.suspensions)
        ]
        if claiming:
            claim = "claims" if len(claiming) == 1 else "claim"
            yield (
                f"{_who(claiming, names)} {claim} to have suspended it: {outcome}. Either way both "
                "stay party (VCLT art. 72(1))."
            )


def _leaving(relation: Relation, names: Mapping[str, str]) -> Iterator[str]:
    leaving = [
        side
        for side in relation.sides
        if any(one.name is Qualifier.LEAVING for one in side.qualifiers)
    ]
    if leaving:
        yield (
            f"{_who(leaving, names)} gave notice of withdrawal: until that takes effect it stays "
            "in force between the two (VCLT art. 70(1))."
        )
