"""What the API says of sources, clauses, lists of states and findings."""

from rest_framework import serializers

from treaties.api.serializers import Date, Ids, ProvisionSerializer
from treaties.models import Anomaly, Provision, Source, StateList
from treaties.pages.anomalies import holds_of
from treaties.presentation import group_name


class SourceSerializer(serializers.ModelSerializer[Source]):
    """A document, page or data set that states facts of the record."""

    as_of = Date(help_text="The date at which what it says was true.")

    class Meta:
        model = Source
        fields = ["id", "title", "publisher", "url", "kind", "as_of"]


class ProvisionRowSerializer(ProvisionSerializer):
    """What one clause of a treaty settles, with the treaty."""

    treaty = serializers.CharField(
        source="treaty_id", read_only=True, help_text="Id of the treaty that holds the clause."
    )

    class Meta:
        model = Provision
        fields = ["treaty", *ProvisionSerializer.Meta.fields]


class StateListSerializer(serializers.ModelSerializer[StateList]):
    """A closed list of states."""

    name = serializers.SerializerMethodField(help_text="What the list is called.")
    states = Ids(
        source="codes", help_text="Codes of its states, as of the day the record was compiled."
    )

    class Meta:
        model = StateList
        fields = ["id", "name", "states"]

    def get_name(self, row: StateList) -> str:
        """Return what the list is called; its id where it has no other name."""
        return group_name(row.pk)


class AnomalySerializer(serializers.ModelSerializer[Anomaly]):
    """A place where sources, rows or rules disagree."""

    check = serializers.CharField(
        source="check_code", read_only=True, help_text="Name of the check that found it."
    )
    holds = serializers.SerializerMethodField(help_text="What the check holds, in words.")
    treaty = serializers.CharField(
        source="treaty_id", read_only=True, allow_null=True, help_text="Id of the treaty concerned."
    )
    state = serializers.CharField(
        source="state_id", read_only=True, allow_null=True, help_text="Code of the state concerned."
    )
    action = serializers.SerializerMethodField(help_text="Id of the action concerned.")
    explained = serializers.SerializerMethodField(help_text="Whether it is understood.")

    class Meta:
        model = Anomaly
        fields = [
            "check",
            "holds",
            "treaty",
            "state",
            "action",
            "subject",
            "detail",
            "explained",
            "explained_by",
            "found_at",
        ]

    def get_holds(self, row: Anomaly) -> str:
        """Return what the check holds."""
        return holds_of(row.check_code)

    def get_action(self, row: Anomaly) -> str | None:
        """Return the id of the action."""
        return row.action.public_id if row.action else None

    def get_explained(self, row: Anomaly) -> bool:
        """Return whether it is understood."""
        return bool(row.explained_by)
