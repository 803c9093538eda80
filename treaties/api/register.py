"""The rest of the register: sources, clauses, closed lists of states, and what disagrees."""

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import FETCH_RAISE, OuterRef
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from treaties.api.actions import source_ids
from treaties.api.base import RecordList, RecordView
from treaties.api.register_rows import (
    AnomalySerializer,
    ProvisionRowSerializer,
    SourceSerializer,
    StateListSerializer,
)
from treaties.api.views import the
from treaties.filters import (
    AnomalyFilter,
    ProvisionFilter,
    SourceFilter,
    StateListFilter,
    WordFilter,
)
from treaties.models import Anomaly, Provision, Source, StateList
from treaties.pages.anomalies import CHECKS


class SourceList(RecordList):
    """Documents, pages and data sets that state facts of the record."""

    queryset = Source.objects.all()
    serializer_class = SourceSerializer
    filterset_class = SourceFilter
    keys = {"id": str}


class SourceDetail(RecordView):
    """One source; /actions/?source= gives the acts that cite it."""

    queryset = Source.objects.all()
    serializer_class = SourceSerializer

    @extend_schema(operation_id="sources_retrieve")
    def get(self, request: Request, id: str) -> Response:  # noqa: A002, ARG002
        """Return the source."""
        return Response(self.get_serializer(the(self.get_queryset(), id)).data)


class ProvisionList(RecordList):
    """What the clauses of treaties settle: each as data, with its article and in words."""

    queryset = Provision.objects.annotate(source_ids=source_ids(Provision, "provision"))
    serializer_class = ProvisionRowSerializer
    filterset_class = ProvisionFilter
    keys = {"treaty_id": str, "position": int, "kind": str}


def _codes() -> ArraySubquery:
    """Return the codes of the states on a list, in order."""
    through = StateList.members.through.objects.filter(statelist=OuterRef("pk"))
    return ArraySubquery(through.order_by("state_id").values("state_id"))


class StateListList(RecordList):
    """Closed lists of states that rules and readers name, such as the states of CTBT Annex 2."""

    queryset = StateList.objects.annotate(codes=_codes())
    serializer_class = StateListSerializer
    filterset_class = StateListFilter
    keys = {"id": str}


class StateListDetail(RecordView):
    """One closed list of states."""

    queryset = StateListList.queryset
    serializer_class = StateListSerializer

    @extend_schema(operation_id="lists_retrieve")
    def get(self, request: Request, id: str) -> Response:  # noqa: A002, ARG002
        """Return the list."""
        rows = self.get_queryset().fetch_mode(FETCH_RAISE)
        return Response(self.get_serializer(the(rows, id)).data)


class CheckedFilter(AnomalyFilter):
    """Findings of one check, or of all."""

    check = WordFilter(
        list(CHECKS), field_name="check_code", label="Name of the check that found it."
    )


class AnomalyList(RecordList):
    """Places where sources, rows or rules of the record disagree, and why where that is known."""

    queryset = Anomaly.objects.select_related("action")
    serializer_class = AnomalySerializer
    filterset_class = CheckedFilter
    keys = {"check_code": str, "subject": str}
