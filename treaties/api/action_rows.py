"""What the API says of actions."""

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from treaties.api.actions import ToldAction
from treaties.api.schema import CITATIONS, VIEWS
from treaties.api.serializers import Date, Ids
from treaties.models import TreatyAction
from treaties.terms import Confidence


class ActionSerializer(serializers.ModelSerializer[TreatyAction]):
    """What a state did about a treaty, with its sources and what others say of it."""

    id = serializers.CharField(
        source="public_id", read_only=True, help_text="Its id, fixed when it was first entered."
    )
    treaty = serializers.CharField(
        source="treaty_id", read_only=True, help_text="Id of the treaty."
    )
    state = serializers.CharField(source="state_id", read_only=True, help_text="Code of the state.")
    acted_on = Date(help_text="When it was done; null where no source tells.")
    effective_on = Date(help_text="The date of effect, only where a source states it.")
    computed_effective_on = Date(help_text="The date of effect that the treaty's rule alone gives.")
    verified = serializers.SerializerMethodField(help_text="Whether a document was seen.")
    corrects = serializers.SerializerMethodField(help_text="The entry that this one replaces.")
    corrected_by = serializers.SerializerMethodField(help_text="The entry that replaced this one.")
    answers = Ids(source="answering", help_text="The actions that it answers.")
    answered_by = Ids(source="answering_it", help_text="The actions that answer it.")
    characterisations = serializers.SerializerMethodField(help_text="Who takes which view of it.")
    citations = serializers.SerializerMethodField(help_text="The sources that state it.")

    class Meta:
        model = TreatyAction
        fields = [
            "id",
            "treaty",
            "state",
            "kind",
            "acted_on",
            "effective_on",
            "computed_effective_on",
            "depositary",
            "towards",
            "note",
            "confidence",
            "verified",
            "corrects",
            "corrected_by",
            "void",
            "reason",
            "answers",
            "answered_by",
            "characterisations",
            "citations",
            "recorded_at",
        ]

    def get_verified(self, action: TreatyAction) -> bool:
        """Return whether it rests on a document that was seen."""
        return action.confidence != Confidence.RECALLED

    def get_corrects(self, action: TreatyAction) -> str | None:
        """Return the id of the entry replaced."""
        return action.corrects.public_id if action.corrects else None

    def get_corrected_by(self, action: TreatyAction) -> str | None:
        """Return the id of the entry that replaced it; entries of a list were not replaced."""
        later = action._state.fields_cache.get("corrected_by")  # noqa: SLF001
        return later.public_id if later else None

    @extend_schema_field(VIEWS)
    def get_characterisations(self, action: ToldAction) -> list[dict[str, Any]]:
        """Return who takes which view of it."""
        return [
            {
                "by": one["by"],
                "view": one["view"],
                "says": one["says"],
                "on": one["on"],
                "effective": one["effective"],
                "sources": one["sources"],
            }
            for one in action.views
        ]

    @extend_schema_field(CITATIONS)
    def get_citations(self, action: ToldAction) -> list[dict[str, Any]]:
        """Return the sources that state it."""
        return [
            {
                "source": one["source"],
                "title": one["title"],
                "publisher": one["publisher"],
                "url": one["url"],
                "kind": one["kind"],
                "as_of": one["as_of"],
                "locator": one["locator"],
                "quote": one["quote"],
            }
            for one in action.cited
        ]
