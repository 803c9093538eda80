"""What the page of one proposal shows beside its form."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse

from news.desk.marking import AROUND, Marked, mark
from news.desk.sheet import Sheet
from news.models import Decision, Document, Proposal, Version
from news.terms import DocumentKind
from treaties.admin.words import course, stands_on
from treaties.answers import Asked, pair_periods
from treaties.models import State, TreatyAction

FEW = 8

ROWS = 240
"""How many characters of a list are shown on each side of its evidence: some seven rows."""


@dataclass(frozen=True, slots=True)
class Told:
    """One text in which the proposal was found: where it is from, and the text itself."""

    version: Version
    marked: Marked
    rules: Sequence[str]
    places: Sequence[str]
    newer: bool
    """Whether the document has a later text than the one that is evidence."""


@dataclass(frozen=True, slots=True)
class Now:
    """What the record says of state and treaty today: where it stands, its course, its acts."""

    stands: str
    course: Sequence[str]
    acts: Sequence[TreatyAction]
    address: str


@dataclass(frozen=True, slots=True)
class Page:
    """The sources on the left, the record and what was decided on the right."""

    told: Sequence[Told]
    others: Sequence[Document]
    now: Now | None
    decisions: Sequence[Decision]


def page_of(proposal: Proposal, sheet: Sheet, *, whole: bool) -> Page:
    """Return what is shown of a proposal; ``whole`` shows long texts from end to end."""
    told = _told(sheet, whole=whole)
    return Page(
        told=told,
        others=_others(proposal, [one.version.document_id for one in told]),
        now=_now(proposal, sheet),
        decisions=list(
            proposal.decisions.select_related("by", "action", "step", "policy", "into").order_by(
                "pk"
            )
        ),
    )


def _told(sheet: Sheet, *, whole: bool) -> list[Told]:
    by_version: dict[int, list[int]] = {}
    for number, one in enumerate(sheet.evidence):
        by_version.setdefault(one.version_id, []).append(number)
    found = []
    for numbers in by_version.values():
        held = [sheet.evidence[number] for number in numbers]
        version = held[0].version
        spans = [(one.start, one.end) for one in held]
        later = Version.objects.filter(
            document=version.document_id, number__gt=version.number
        ).exists()
        found.append(
            Told(
                version=version,
                marked=mark(version.text, spans, whole=whole, around=_around(version)),
                rules=sorted({rule for one in held for rule in one.rules}),
                places=[one.locator for one in held if one.locator],
                newer=later,
            )
        )
    return found


def _around(version: Version) -> int:
    """Return how much is shown around evidence: of a list a few rows, of a story more."""
    return ROWS if version.document.kind == DocumentKind.STATUS_PAGE else AROUND


def _others(proposal: Proposal, shown: Sequence[int]) -> list[Document]:
    """Return the other stories of the cluster, which tell the same in other words or the same."""
    if proposal.cluster_id is None:
        return []
    held = Document.objects.filter(cluster=proposal.cluster_id).exclude(pk__in=shown)
    return list(held.order_by("pk")[:FEW])


def _now(proposal: Proposal, sheet: Sheet) -> Now | None:
    if proposal.treaty_id is None:
        return None
    periods = pair_periods(proposal.treaty_id, proposal.state_id, Asked(sheet.today))
    names = dict(State.objects.values_list("code", "name"))
    acts = TreatyAction.objects.uncorrected().filter(
        treaty=proposal.treaty_id, state=proposal.state_id
    )
    return Now(
        stands=stands_on(periods, sheet.today, names),
        course=course(periods, names),
        acts=list(acts.order_by("-acted_on", "-pk")[:FEW]),
        address=reverse("treaties:pair", args=[proposal.treaty_id, proposal.state_id]),
    )
