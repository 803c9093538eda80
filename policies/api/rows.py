"""What the API says of policies, steps at home, positions and topics."""

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from policies.models import DomesticStep, Entry, PolicyChange, Position, Topic
from policies.terms import Aim, Direction, Force, Instrument, Stance
from treaties.api.schema import CITATIONS, date, many, text
from treaties.api.serializers import Date, Ids
from treaties.terms import Confidence

ENTRY = ["confidence", "verified", "corrects", "corrected_by", "void", "reason"]
"""The fields that every entry has before its citations."""


class EntrySerializer[E: Entry](serializers.ModelSerializer[E]):
    """What every entry has."""

    state = serializers.CharField(source="state_id", read_only=True, help_text="Code of the state.")
    verified = serializers.SerializerMethodField(help_text="Whether a document was seen.")
    corrects = serializers.CharField(
        source="corrects_id",
        read_only=True,
        allow_null=True,
        help_text="The entry that this one replaces.",
    )
    corrected_by = serializers.SerializerMethodField(help_text="The entry that replaced this one.")
    citations = serializers.SerializerMethodField(help_text="The sources that state it.")

    def get_verified(self, entry: E) -> bool:
        """Return whether it rests on a document that was seen."""
        return entry.confidence != Confidence.RECALLED

    def get_corrected_by(self, entry: E) -> str | None:
        """Return the id of the entry that replaced it; entries of a list were not replaced."""
        later = entry._state.fields_cache.get("corrected_by")  # noqa: SLF001
        return later.pk if later else None

    @extend_schema_field(CITATIONS)
    def get_citations(self, entry: Any) -> list[dict[str, Any]]:
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
            for one in entry.cited
        ]


LEADING = {
    "type": ["object", "null"],
    "description": "How the change leads its track on the day asked for with on=; else null.",
    "required": [
        *("force", "since", "until", "replaced", "replaced_by"),
        *("beside", "coming", "perhaps"),
    ],
    "properties": {
        "force": {
            "type": "string",
            "enum": Force.values,
            "description": "in_force since its date of effect; announced where none is recorded.",
        },
        "since": date("Since when it leads."),
        "until": date("When the change that replaces it begins."),
        "replaced": text("Id of the change that it replaced.", nullable=True),
        "replaced_by": text("Id of the change that replaces it.", nullable=True),
        "beside": many(text("Id of a change."), "Earlier ones that nothing replaced."),
        "coming": many(text("Id of a change."), "Announced, and not yet in effect."),
        "perhaps": many(text("Id of a change."), "Dated in part: they may have begun."),
    },
}


class PolicySerializer(EntrySerializer[PolicyChange]):
    """What a state decided outside the treaties, with its sources."""

    topic = serializers.CharField(source="topic_id", read_only=True, help_text="Id of the topic.")
    treaties = Ids(source="treaty_ids", help_text="Ids of the treaties that it is read beside.")
    announced_on = Date(allow_null=False, help_text="When it was made known.")
    effective_on = Date(help_text="When it takes effect, only where a source states it.")
    direction = serializers.ChoiceField(
        choices=Direction.choices, help_text="Whether it tightens or loosens restraint."
    )
    instrument = serializers.ChoiceField(
        choices=Instrument.choices, help_text="The form of the decision."
    )
    supersedes = serializers.CharField(
        source="supersedes_id",
        read_only=True,
        allow_null=True,
        help_text="The change of the same state, topic and track that it replaces.",
    )
    superseded_by = Ids(source="superseding", help_text="The changes that replace it.")
    leading = serializers.SerializerMethodField(help_text="How it leads its track on the day.")

    class Meta:
        model = PolicyChange
        fields = [
            *("id", "state", "topic", "track", "treaties", "title", "announced_on"),
            *("effective_on", "direction", "instrument", "authority", "summary"),
            *("supersedes", "superseded_by", "leading"),
            *ENTRY,
            "citations",
            "recorded_at",
        ]

    @extend_schema_field(LEADING)
    def get_leading(self, change: Any) -> dict[str, Any] | None:
        """Return how it leads its track, where a day is asked for."""
        found: dict[str, Any] | None = getattr(change, "leading", None)
        return found


class StepSerializer(EntrySerializer[DomesticStep]):
    """A step at home towards a treaty act; it changes no status."""

    treaty = serializers.CharField(
        source="treaty_id", read_only=True, help_text="Id of the treaty."
    )
    aim = serializers.ChoiceField(
        choices=Aim.choices, help_text="The kind of act that the step leads to."
    )
    taken_on = Date(help_text="When it was taken; null where no source tells.")

    class Meta:
        model = DomesticStep
        fields = [
            *("id", "treaty", "state", "aim", "stage", "taken_on", "authority", "summary"),
            *ENTRY,
            "citations",
            "recorded_at",
        ]


class PositionSerializer(EntrySerializer[Position]):
    """What a state said; it changes no status and no policy."""

    treaty = serializers.CharField(
        source="treaty_id", read_only=True, allow_null=True, help_text="Id of the treaty, if any."
    )
    topic = serializers.CharField(
        source="topic_id", read_only=True, allow_null=True, help_text="Id of the topic, if any."
    )
    stance = serializers.ChoiceField(choices=Stance.choices, help_text="What it comes down to.")
    voiced_on = Date(allow_null=False, help_text="When it was said.")

    class Meta:
        model = Position
        fields = [
            *("id", "state", "treaty", "topic", "stance", "voiced_on", "occasion", "says"),
            *ENTRY,
            "citations",
            "recorded_at",
        ]


class TopicSerializer(serializers.ModelSerializer[Topic]):
    """What policies are about."""

    class Meta:
        model = Topic
        fields = ["id", "label", "weapon_types"]
