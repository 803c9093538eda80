"""What the API says of the rows of the record."""

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from treaties.api.schema import (
    ENTRY_INTO_FORCE,
    IDENTIFIERS,
    QUALIFIERS,
    STATE_IDENTIFIERS,
)
from treaties.api.standings import StandingRow
from treaties.models import Provision, State, Treaty
from treaties.terms import Status


class Date(serializers.CharField):
    """A date as precise as its source: a year, a month or a day."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("read_only", True)
        kwargs.setdefault("allow_null", True)
        super().__init__(**kwargs)


class Ids(serializers.ListField):
    """A list of ids."""

    child = serializers.CharField()

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(read_only=True, **kwargs)


class TreatySerializer(serializers.ModelSerializer[Treaty]):
    """A treaty of the register."""

    parent = serializers.CharField(  # type: ignore[assignment]  # also what DRF calls its owner
        source="parent_id",
        read_only=True,
        allow_null=True,
        help_text="Id of the treaty that it is a protocol to.",
    )
    amends = serializers.CharField(
        source="amends_id",
        read_only=True,
        allow_null=True,
        help_text="Id of the treaty whose text it changes.",
    )
    adopted_on = Date(help_text="When its text was adopted.")
    opened_for_signature_on = Date(help_text="First day on which it could be signed.")
    closed_for_signature_on = Date(help_text="Last day on which it could be signed.")
    entered_into_force_on = Date(help_text="The official date of the register.")
    ended_on = Date(help_text="First day on which it was no longer in force.")
    identifiers = serializers.SerializerMethodField()
    sources = Ids(source="source_ids", help_text="Ids of the sources of the entry.")

    class Meta:
        model = Treaty
        fields = [
            "id",
            "short_name",
            "official_title",
            "also_known_as",
            "category",
            "weapon_types",
            "instrument",
            "binding",
            "parent",
            "amends",
            "scope",
            "adopted_on",
            "adopted_at",
            "opened_for_signature_on",
            "closed_for_signature_on",
            "entered_into_force_on",
            "ended_on",
            "end_reason",
            "depositaries",
            "mtdsg_no",
            "unts_registration_no",
            "text_url",
            "status_url",
            "identifiers",
            "sources",
        ]

    @extend_schema_field(IDENTIFIERS)
    def get_identifiers(self, treaty: Treaty) -> dict[str, str]:
        """Return the names that other data sets give it."""
        return {
            "wikidata": treaty.wikidata,
            "ieadb": treaty.ieadb,
            "unts": treaty.unts,
            "mtdsg": treaty.mtdsg,
            "vaynman_code": treaty.vaynman_code,
        }


class ProvisionSerializer(serializers.ModelSerializer[Provision]):
    """What one clause of a treaty settles."""

    rule = serializers.JSONField(read_only=True, help_text="The rule as data.")
    sources = Ids(source="source_ids", help_text="Ids of the sources where it can be read.")

    class Meta:
        model = Provision
        fields = ["kind", "article", "rule", "summary", "sources"]


class TreatyDetailSerializer(TreatySerializer):
    """A treaty of the register with its clauses, its family and what its own rule derives."""

    family = Ids(help_text="Ids of its protocols and amendments.")
    derived_entry_into_force = serializers.SerializerMethodField()
    provisions = ProvisionSerializer(
        many=True, read_only=True, help_text="What its clauses settle."
    )

    class Meta:
        model = Treaty
        fields = [
            *TreatySerializer.Meta.fields,
            "family",
            "derived_entry_into_force",
            "provisions",
        ]

    @extend_schema_field(ENTRY_INTO_FORCE)
    def get_derived_entry_into_force(self, treaty: Treaty) -> dict[str, Any] | None:
        """Return the entry into force that the actions and the treaty's own rule give."""
        derived = getattr(treaty, "derived_entry_into_force", None)
        if derived is None:
            return None
        return {
            "earliest": derived.earliest,
            "latest": derived.latest,
            "threshold_on": derived.threshold_on,
            "counted": derived.counted,
            "steps": derived.steps,
            "note": derived.note,
        }


class StateSerializer(serializers.ModelSerializer[State]):
    """A state, former state, organisation or entity."""

    id = serializers.CharField(source="code", read_only=True, help_text="Its code.")
    iso3 = serializers.CharField(
        source="code",
        read_only=True,
        help_text="ISO 3166-1 alpha-3, or the record's own code for a former state.",
    )
    successor_of = Ids(
        source="predecessors",
        help_text="Former states that it succeeds or continues, or was reunited with.",
    )
    identifiers = serializers.SerializerMethodField()

    class Meta:
        model = State
        fields = [
            "id",
            "iso3",
            "iso2",
            "m49",
            "kind",
            "name",
            "official_name",
            "aliases",
            "demonyms",
            "capital",
            "existed_from",
            "existed_until",
            "un_member_since",
            "un_member_until",
            "region",
            "subregion",
            "successor_of",
            "notes",
            "identifiers",
        ]

    @extend_schema_field(STATE_IDENTIFIERS)
    def get_identifiers(self, state: State) -> dict[str, str]:
        """Return the codes that other data sets give it."""
        return {
            "cow": state.cow,
            "gw": state.gw,
            "wikidata": state.wikidata,
            "uncode": state.uncode,
        }


class StandingSerializer(serializers.Serializer[StandingRow]):
    """Where one state stands towards one treaty, since when and on which actions."""

    treaty = serializers.CharField(source="treaty_id", help_text="Id of the treaty.")
    state = serializers.CharField(source="state_id", help_text="Code of the state.")
    status = serializers.ChoiceField(
        choices=Status.choices, source="period.status", help_text="Where it stands."
    )
    qualifiers = serializers.SerializerMethodField(help_text="What else is true.")
    leaving_on = Date(help_text="When a notice of withdrawal takes effect.")
    since = Date(source="period.since", help_text="When the status began, as printed.")
    since_earliest = serializers.DateField(
        source="period.starts.first",
        allow_null=True,
        help_text="First day on which it can have begun.",
    )
    since_latest = serializers.DateField(
        source="period.starts.last",
        allow_null=True,
        help_text="Last day on which it can have begun.",
    )
    until = Date(source="period.until", help_text="First day after the status, as printed.")
    until_earliest = serializers.DateField(
        source="period.ends.first",
        allow_null=True,
        help_text="First day on which it can have ended; null while it lasts.",
    )
    until_latest = serializers.DateField(
        source="period.ends.last",
        allow_null=True,
        help_text="Last day on which it can have ended; null while it lasts.",
    )
    basis = serializers.ListField(
        child=serializers.CharField(),
        source="period.basis",
        help_text="Ids of the actions that the status rests on.",
    )
    possible_statuses = serializers.ListField(
        child=serializers.CharField(),
        help_text="The statuses that partial dates leave open on the day; empty where one is sure.",
    )

    @extend_schema_field(QUALIFIERS)
    def get_qualifiers(self, row: StandingRow) -> list[dict[str, Any]]:
        """Return what else is true, each with its own dates."""
        return [one.as_json() for one in row.qualifiers]
