"""What can be asked of the lists beside states, treaties and their acts."""

from collections.abc import Sequence

import django_filters
from django.db.models import Q, QuerySet

from treaties.filters.kinds import WordFilter, state_filter, treaty_filter
from treaties.filters.related import RelatedFilter
from treaties.models import Anomaly, Provision, Source, StateList
from treaties.terms import ProvisionKind, SourceKind


class SourceFilter(django_filters.FilterSet):
    """Documents, pages and data sets that state facts of the record."""

    kind = WordFilter(SourceKind.values, label="Who stands behind the source.")
    q = django_filters.CharFilter(
        method="filter_words", label="Words of its id, title, publisher or address."
    )

    class Meta:
        model = Source
        fields: Sequence[str] = []

    def filter_words(self, sources: QuerySet[Source], _name: str, text: str) -> QuerySet[Source]:
        """Keep sources that hold every word."""
        for word in text.split():
            sources = sources.filter(
                Q(id__icontains=word)
                | Q(title__icontains=word)
                | Q(publisher__icontains=word)
                | Q(url__icontains=word)
            )
        return sources


class ProvisionFilter(django_filters.FilterSet):
    """Clauses of treaties, as data."""

    treaty = treaty_filter()
    kind = WordFilter(ProvisionKind.values, label="What the clause settles.")

    class Meta:
        model = Provision
        fields: Sequence[str] = []


class StateListFilter(django_filters.FilterSet):
    """Closed lists of states."""

    state = state_filter(field_name="members", label="Code of a state: keep lists that have it.")

    class Meta:
        model = StateList
        fields: Sequence[str] = []


class AnomalyFilter(RelatedFilter):
    """Places where sources, rows or rules disagree."""

    explained = WordFilter(
        ("1", "0"),
        method="filter_explained",
        label="1 keeps what is understood, 0 what is not; all without it.",
    )

    class Meta:
        model = Anomaly
        fields: Sequence[str] = []

    def filter_explained(
        self, anomalies: QuerySet[Anomaly], _name: str, explained: str
    ) -> QuerySet[Anomaly]:
        """Keep what is understood, or what is not."""
        unexplained = Q(explained_by="")
        return anomalies.exclude(unexplained) if explained == "1" else anomalies.filter(unexplained)
