"""The lists of policies, steps at home, positions and topics, and the rows in them."""

from collections.abc import Mapping, Sequence
from typing import Any, override

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import FETCH_RAISE, Model, OuterRef, QuerySet
from django.db.models.functions import JSONObject
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from policies import facts
from policies.api.rows import (
    PolicySerializer,
    PositionSerializer,
    StepSerializer,
    TopicSerializer,
)
from policies.filters import PolicyFilter, PositionFilter, StepFilter, TopicFilter
from policies.law.in_force import Link, Standing
from policies.law.in_force import tracks as tracks_of
from policies.models import (
    ChangeCitation,
    ChangeTreaty,
    DomesticStep,
    PolicyChange,
    Position,
    PositionCitation,
    StepCitation,
    Topic,
)
from treaties.api.base import RecordList, RecordView
from treaties.api.paging import Rows
from treaties.api.views import the
from treaties.fields import today


def cited(model: type[Model]) -> ArraySubquery:
    """Return the citations of an entry in their order, as part of the query for the entry."""
    names = ("title", "publisher", "url", "kind", "as_of")
    fields = JSONObject(
        source="source_id",
        locator="locator",
        quote="quote",
        **{name: f"source__{name}" for name in names},
    )
    rows = model._default_manager.filter(entry=OuterRef("pk")).order_by("position", "id")  # noqa: SLF001
    return ArraySubquery(rows.values(json=fields))


def with_everything(changes: QuerySet[PolicyChange]) -> QuerySet[PolicyChange]:
    """Add treaties and citations to changes, as plain data."""
    links = ChangeTreaty.objects.filter(change=OuterRef("pk")).order_by("pk")
    return changes.annotate(
        treaty_ids=ArraySubquery(links.values("treaty_id")),
        cited=cited(ChangeCitation),
    )


class PolicyList(RecordList):
    """What states decided outside the treaties: all changes, or what leads each track on a day."""

    queryset = PolicyChange.objects.all()
    serializer_class = PolicySerializer
    filterset_class = PolicyFilter
    keys = {"id": str}

    @override
    def rows(self, asking: PolicyFilter) -> Rows:
        """Return the changes; with on=, those that lead a track on the day."""
        rows = with_everything(super().rows(asking))
        day = asking.form.cleaned_data["on"]
        if day is None:
            return rows
        found = tracks_of(facts.changes_in(asking.whole_tracks, asking.moment).values())
        standings = [standing for track in found if (standing := track.on(day)).leading]
        leading = {one.leading.change.id: leading_json(one) for one in standings if one.leading}
        kept: list[Any] = list(rows.filter(pk__in=leading))
        later = {link.change.id: link.replaced_by for track in found for link in track.links}
        for row in kept:
            replaced_by = later[row.pk]
            row.leading = leading[row.pk]
            row.superseding = [replaced_by.id] if replaced_by else []
        return kept

    @override
    def shown(self, rows: Sequence[Any], asking: PolicyFilter) -> Sequence[Any]:
        """Return the changes of a page, each with those that supersede it."""
        if asking.form.cleaned_data["on"]:  # read with the tracks already
            return rows
        return with_superseding(rows, facts.superseded_by(asking.moment))


def with_superseding(rows: Sequence[Any], found: Mapping[str, Sequence[str]]) -> Sequence[Any]:
    """Add to changes those that supersede them."""
    for row in rows:
        row.superseding = found.get(row.pk, [])
    return rows


def leading_json(standing: Standing) -> dict[str, Any]:
    """Return how a change leads its track, as the API gives it."""
    link = standing.leading
    assert link is not None
    return {
        "force": link.change.force.value,
        "since": str(link.since),
        "until": str(link.until) if link.until else None,
        "replaced": link.replaced.id if link.replaced else None,
        "replaced_by": link.replaced_by.id if link.replaced_by else None,
        "beside": _ids(standing.beside),
        "coming": _ids(standing.coming),
        "perhaps": _ids(standing.perhaps),
    }


def _ids(links: Sequence[Link]) -> list[str]:
    return [link.change.id for link in links]


class PolicyDetail(RecordView):
    """One change of policy, replaced or not."""

    queryset = PolicyChange.objects.select_related("corrected_by")
    serializer_class = PolicySerializer

    @extend_schema(operation_id="policies_retrieve")
    def get(self, request: Request, id: str) -> Response:  # noqa: A002, ARG002
        """Return the change."""
        change = the(with_everything(self.get_queryset()).fetch_mode(FETCH_RAISE), id)
        with_superseding([change], facts.superseded_by())
        return Response(self.get_serializer(change).data)


class StepList(RecordList):
    """Steps that states took at home towards treaty acts; they change no status."""

    queryset = DomesticStep.objects.annotate(cited=cited(StepCitation))
    serializer_class = StepSerializer
    filterset_class = StepFilter
    keys = {"id": str}

    @override
    def rows(self, asking: StepFilter) -> Rows:
        """Return the steps; with pending=1, those on ways that no act has ended by the day."""
        rows: QuerySet[DomesticStep] = super().rows(asking)
        asked = asking.form.cleaned_data
        if not asked["pending"]:
            return rows
        day = asked["on"] or today()
        taken = facts.steps(asking.moment)
        ways = (one.on(day) for one in facts.ladders(taken, asking.moment))
        open_ones = {
            step for way in ways if way and way.pending for rung in way.rungs for step in rung.steps
        }
        return rows.filter(pk__in=open_ones)


class PositionList(RecordList):
    """What states have said about treaties and topics: words, not acts."""

    queryset = Position.objects.annotate(cited=cited(PositionCitation))
    serializer_class = PositionSerializer
    filterset_class = PositionFilter
    keys = {"id": str}


class TopicList(RecordList):
    """What policies are about."""

    queryset = Topic.objects.all()
    serializer_class = TopicSerializer
    filterset_class = TopicFilter
    keys = {"id": str}


class TopicDetail(RecordView):
    """One topic; /policies/?topic= gives the changes about it."""

    queryset = Topic.objects.all()
    serializer_class = TopicSerializer

    @extend_schema(operation_id="topics_retrieve")
    def get(self, request: Request, id: str) -> Response:  # noqa: A002, ARG002
        """Return the topic."""
        return Response(self.get_serializer(the(self.get_queryset(), id)).data)
