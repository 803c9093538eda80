"""The queue: what waits for somebody, the heaviest first, a page at a time."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast

import django_filters
from django import forms
from django.db.models import Count, Q
from django.http import QueryDict

from news.models import Decision, Proposal
from news.querysets import ProposalQuerySet
from news.terms import UNDECIDED, ProposalStatus
from policies.terms import Stage
from treaties.models import State, Treaty
from treaties.terms import ActionKind, SourceKind

PAGE = 50
MOST_COUNTED = 1000
"""Beyond this the number is not counted: “more than a thousand” says enough."""

TABS = {
    "open": ("To decide", (ProposalStatus.OPEN,)),
    "endorsed": ("Endorsed once", (ProposalStatus.ENDORSED,)),
    "held": ("Held", (ProposalStatus.HELD,)),
    "decided": (
        "Decided",
        (ProposalStatus.ACCEPTED, ProposalStatus.REJECTED, ProposalStatus.MERGED),
    ),
    "known": ("Held by the record", (ProposalStatus.KNOWN,)),
}


class ProposalFilter(django_filters.FilterSet):
    """What a reviewer can narrow the queue by."""

    state = django_filters.ModelChoiceFilter(
        queryset=State.objects.order_by("name", "code"), empty_label="Every state"
    )
    treaty = django_filters.ModelChoiceFilter(
        queryset=Treaty.objects.order_by("short_name", "pk"), empty_label="Every treaty"
    )
    kind = django_filters.ChoiceFilter(choices=ActionKind, empty_label="Every kind")
    stage = django_filters.ChoiceFilter(choices=Stage, empty_label="Every stage")
    grade = django_filters.ChoiceFilter(
        choices=SourceKind, empty_label="Every source", label="Source"
    )
    q = django_filters.CharFilter(
        method="words",
        label="Words",
        widget=forms.TextInput(attrs={"type": "search"}),
    )

    class Meta:
        model = Proposal
        fields: list[str] = []

    def words(self, queryset: ProposalQuerySet, name: str, value: str) -> ProposalQuerySet:  # noqa: ARG002
        """Keep proposals whose stories have a word in their title, or in their publisher."""
        found = Q(evidence__version__title__icontains=value)
        found |= Q(evidence__version__document__outlet__icontains=value)
        return queryset.filter(pk__in=Proposal.objects.filter(found).values("pk"))


@dataclass(frozen=True, slots=True)
class Row:
    """A proposal in the queue; ``stories`` is in how many documents it was found."""

    proposal: Proposal
    stories: int
    last: Decision | None


@dataclass(frozen=True, slots=True)
class Queue:
    """A page of the queue, and the way to the next."""

    tab: str
    form: Any
    rows: Sequence[Row]
    number: str
    after: str
    narrowed: str
    """The filters as they stand in an address, to be kept from page to page."""


def queue(asked: QueryDict) -> Queue:
    """Return the page of the queue that an address asks for; what it cannot mean is left out."""
    tab = asked.get("tab", "open")
    tab = tab if tab in TABS else "open"
    found = ProposalFilter(asked, Proposal.objects.filter(status__in=TABS[tab][1]))
    held = _kept(found) if found.is_valid() else Proposal.objects.none()
    number = held[: MOST_COUNTED + 1].count()
    shown = list(_after(held, asked.get("after", "")).queued().select_related(*_NAMES)[: PAGE + 1])
    last = shown[PAGE - 1] if len(shown) > PAGE else None
    return Queue(
        tab=tab,
        form=found.form,
        rows=_rows(shown[:PAGE]),
        number=f"{number:,}" if number <= MOST_COUNTED else f"more than {MOST_COUNTED:,}",
        after=f"{last.weight}.{last.pk}" if last else "",
        narrowed=narrowed(asked),
    )


_NAMES = ("state", "treaty", "topic")


def narrowed(asked: Mapping[str, Any]) -> str:
    """Return the tab and the filters of an address, without the place in the queue."""
    kept = QueryDict(mutable=True)
    for name in ("tab", *ProposalFilter.base_filters):
        if value := asked.get(name):
            kept[name] = value
    return kept.urlencode()


def _kept(found: ProposalFilter) -> ProposalQuerySet:
    return cast("ProposalQuerySet", found.qs)


def _after(held: ProposalQuerySet, place: str) -> ProposalQuerySet:
    weight, _, number = place.partition(".")
    if not (weight.isdecimal() and number.isdecimal()):
        return held
    later = held.filter(weight__lte=int(weight))
    return later.exclude(weight=int(weight), pk__gte=int(number))


def next_of(proposal: Proposal, asked: QueryDict) -> Proposal | None:
    """Return what comes after a proposal in the queue that an address tells; else the first."""
    found = ProposalFilter(asked, Proposal.objects.filter(status__in=UNDECIDED))
    held = _kept(found) if found.is_valid() else Proposal.objects.undecided()
    held = held.filter(status=ProposalStatus.OPEN).exclude(pk=proposal.pk)
    later = _after(held, f"{proposal.weight}.{proposal.pk}")
    return later.queued().first() or held.queued().first()


def _rows(shown: Sequence[Proposal]) -> list[Row]:
    keys = [one.pk for one in shown]
    stories = dict(
        Proposal.objects.filter(pk__in=keys)
        .values_list("pk")
        .annotate(number=Count("evidence__version__document", distinct=True))
    )
    lasts = {
        one.proposal_id: one
        for one in Decision.objects.filter(proposal__in=keys).select_related("by").order_by("pk")
    }
    return [Row(one, stories.get(one.pk, 0), lasts.get(one.pk)) for one in shown]


def decisions(asked: QueryDict) -> tuple[Sequence[Decision], str]:
    """Return the latest decisions, a page at a time, and where the next page begins."""
    held = Decision.objects.select_related(
        "by", "action", "step", "policy", *(f"proposal__{name}" for name in _NAMES)
    ).order_by("-pk")
    before = asked.get("before", "")
    held = held.filter(pk__lt=int(before)) if before.isdecimal() else held
    shown = list(held[: PAGE + 1])
    return shown[:PAGE], str(shown[PAGE - 1].pk) if len(shown) > PAGE else ""
