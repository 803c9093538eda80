"""The lists of the API and the rows in them."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, override

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import FETCH_RAISE, Model, OuterRef, Prefetch, QuerySet
from drf_spectacular.utils import extend_schema
from rest_framework.exceptions import NotFound
from rest_framework.request import Request
from rest_framework.response import Response

from treaties.api.action_rows import ActionSerializer
from treaties.api.actions import ToldAction, inherit, source_ids, with_everything
from treaties.api.base import RecordList, RecordView
from treaties.api.effects import add_computed_effects
from treaties.api.paging import Rows
from treaties.api.serializers import (
    StandingSerializer,
    StateSerializer,
    TreatyDetailSerializer,
    TreatySerializer,
)
from treaties.api.standings import Selection, StandingRow, derived_rows, stored_row, with_around
from treaties.fields import unknown_id
from treaties.filters import ActionFilter, StandingFilter, StateFilter, TreatyFilter
from treaties.models import Provision, Standing, State, Treaty, TreatyAction


def the[M: Model](rows: QuerySet[M], key: str) -> M:
    """Return the row with a key.

    Raises:
        NotFound: there is none; the message names those near it.
    """
    row = rows.filter(pk=key).first()
    if row is None:
        known = rows.model._default_manager.values_list("pk", flat=True)  # noqa: SLF001
        raise NotFound(unknown_id(rows.model, key, known))
    return row


class TreatyList(RecordList):
    """The treaties of the register."""

    queryset = Treaty.objects.annotate(source_ids=source_ids(Treaty, "treaty"))
    serializer_class = TreatySerializer
    filterset_class = TreatyFilter
    keys = {"id": str}


class TreatyDetail(RecordView):
    """One treaty of the register, its clauses, its family and its entry into force."""

    queryset = Treaty.objects.all()
    serializer_class = TreatyDetailSerializer

    @extend_schema(operation_id="treaties_retrieve")
    def get(self, request: Request, id: str) -> Response:  # noqa: A002, ARG002
        """Return the treaty."""
        return Response(self.get_serializer(the(self.rows(), id)).data)

    def rows(self) -> QuerySet[Treaty]:
        """Return the treaties with everything that is said of one."""
        provisions = Provision.objects.annotate(source_ids=source_ids(Provision, "provision"))
        family = Treaty.objects.filter(parent=OuterRef("pk")).order_by("pk").values("pk")
        return (
            Treaty.objects.select_related("derived_entry_into_force")
            .annotate(source_ids=source_ids(Treaty, "treaty"), family=ArraySubquery(family))
            .prefetch_related(Prefetch("provisions", provisions.order_by("position", "id")))
            .fetch_mode(FETCH_RAISE)
        )


class StateList(RecordList):
    """States, former states, organisations and entities."""

    queryset = State.objects.annotate(
        predecessors=ArraySubquery(
            State.objects.filter(succeeded_by=OuterRef("pk")).order_by("pk").values("pk")
        )
    )
    serializer_class = StateSerializer
    filterset_class = StateFilter
    keys = {"code": str}


class StateDetail(RecordView):
    """One state, former state, organisation or entity."""

    queryset = StateList.queryset
    serializer_class = StateSerializer

    @extend_schema(operation_id="states_retrieve")
    def get(self, request: Request, iso3: str) -> Response:  # noqa: ARG002
        """Return the state."""
        rows = self.get_queryset().fetch_mode(FETCH_RAISE)
        return Response(self.get_serializer(the(rows, iso3)).data)


class StandingList(RecordList):
    """Where states stand towards treaties: on a day, today where none is named, or all periods."""

    queryset = Standing.objects.all()
    serializer_class = StandingSerializer
    filterset_class = StandingFilter
    keys = {"treaty_id": str, "state_id": str, "position": int}

    @override
    def rows(self, asking: StandingFilter) -> Rows:
        """Return the standings stored, or derive them for an earlier moment or another view."""
        wanted = self.selection(asking)
        if not asking.asked.stored:
            wanted = replace(wanted, among=asking.among())
            return derived_rows(asking.asked, wanted, asking.day)
        rows = super().rows(asking).filter(**wanted.as_filter())
        return with_around(rows, asking.day) if asking.day else rows

    @override
    def shown(self, rows: Sequence[Any], asking: StandingFilter) -> Sequence[StandingRow]:
        """Return the rows of a page as they are on the day."""
        if asking.asked.stored:
            return [stored_row(row, asking.day) for row in rows]
        return rows

    def selection(self, asking: StandingFilter) -> Selection:
        """Return which standings are wanted."""
        asked = asking.form.cleaned_data
        treaty, state = asked.get("treaty"), asked.get("state")
        return Selection(treaty.pk if treaty else "", state.pk if state else "", asked["status"])


class OneTreatysFilter(StandingFilter):
    """Standings under one treaty."""

    treaty = category = None  # type: ignore[assignment]  # takes the parameters away


class OneStatesFilter(StandingFilter):
    """Standings of one state."""

    state = region = group = None  # type: ignore[assignment]  # takes the parameters away


class TreatyStandingList(StandingList):
    """Where states stand towards one treaty, one row a state unless all periods are asked for."""

    filterset_class = OneTreatysFilter
    problems = (400, 404, 429)

    @override
    def selection(self, asking: StandingFilter) -> Selection:
        """Return which standings are wanted."""
        treaty = the(Treaty.objects.all(), self.kwargs["id"])
        return replace(super().selection(asking), treaty=treaty.pk)


class StateStandingList(StandingList):
    """Where one state stands towards treaties."""

    filterset_class = OneStatesFilter
    problems = (400, 404, 429)

    @override
    def selection(self, asking: StandingFilter) -> Selection:
        """Return which standings are wanted."""
        state = the(State.objects.all(), self.kwargs["iso3"])
        return replace(super().selection(asking), state=state.pk)


class ActionList(RecordList):
    """What states did about treaties, with sources, answers and views."""

    queryset = TreatyAction.objects.select_related("corrects")
    serializer_class = ActionSerializer
    filterset_class = ActionFilter
    keys = {"public_id": str}

    @override
    def rows(self, asking: ActionFilter) -> Rows:
        """Return the entries with everything that stands about them."""
        return with_everything(super().rows(asking), asking.form.cleaned_data["known"])

    @override
    def shown(self, rows: Sequence[ToldAction], asking: ActionFilter) -> Sequence[ToldAction]:
        """Return the entries of a page with what follows from the rest of the record."""
        known = asking.form.cleaned_data["known"]
        inherit(rows, self.edition, known)
        add_computed_effects(rows, self.edition, known)
        return rows


class ActionDetail(RecordView):
    """One entry of the record, replaced or not."""

    queryset = TreatyAction.objects.select_related("corrects", "corrected_by")
    serializer_class = ActionSerializer

    @extend_schema(operation_id="actions_retrieve")
    def get(self, request: Request, public_id: str) -> Response:  # noqa: ARG002
        """Return the entry."""
        rows = with_everything(self.get_queryset()).fetch_mode(FETCH_RAISE)
        action: Any = rows.filter(public_id=public_id).first()
        if action is None:
            near = TreatyAction.objects.filter(
                public_id__startswith=public_id.split("-", maxsplit=1)[0]
            )
            raise NotFound(
                unknown_id(TreatyAction, public_id, near.values_list("public_id", flat=True))
            )
        inherit([action], self.edition)
        add_computed_effects([action], self.edition)
        return Response(self.get_serializer(action).data)
