"""The path that looks ahead: what takes effect, ends or falls due, with the rule that says so."""

import datetime as dt
from collections.abc import Sequence
from functools import lru_cache
from typing import Any, override

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from treaties.ahead import Ahead, Question, read_register
from treaties.api.base import RecordList
from treaties.api.schema import UPCOMING_DATE
from treaties.editions import Edition
from treaties.falling_due import Register
from treaties.fields import today
from treaties.filters import UpcomingFilter
from treaties.models import Standing
from treaties.terms import UpcomingKind
from treaties.upcoming import Stretch, Upcoming


class UpcomingSerializer(serializers.Serializer[Upcoming]):
    """What takes effect, ends or falls due, when, and by which rule."""

    on = serializers.SerializerMethodField(help_text="The day from which one looks ahead.")
    treaty = serializers.CharField(help_text="Id of the treaty.")
    state = serializers.SerializerMethodField(
        help_text="Code of the state; null where it concerns the treaty as a whole."
    )
    what = serializers.ChoiceField(choices=UpcomingKind.choices, help_text="What happens.")
    date = serializers.SerializerMethodField()
    days_left = serializers.SerializerMethodField(help_text="Null where the day is not known.")
    rule = serializers.CharField(help_text="The rule in one sentence.")
    article = serializers.CharField(help_text="Where the rule stands.")
    provisos = serializers.ListField(
        child=serializers.CharField(), help_text="What can hold it, or moves its day."
    )
    basis = serializers.ListField(
        child=serializers.CharField(), help_text="Ids of the actions that it rests on."
    )
    contested = serializers.BooleanField(help_text="Whether holders of views differ on the act.")

    def get_on(self, _one: Upcoming) -> dt.date:
        """Return the day asked about."""
        return self._day

    def get_state(self, one: Upcoming) -> str | None:
        """Return the state."""
        return one.state or None

    @extend_schema_field(UPCOMING_DATE)
    def get_date(self, one: Upcoming) -> dt.date | dict[str, dt.date | None] | None:
        """Return the day, or the days between which it lies."""
        if one.span.certain:
            return one.span.first
        return {"earliest": one.span.first, "latest": one.span.last}

    def get_days_left(self, one: Upcoming) -> int | None:
        """Return how many days are left."""
        return one.days_left(self._day)

    @property
    def _day(self) -> dt.date:
        day: dt.date = self.context["on"]
        return day


class UpcomingList(RecordList):
    """What takes effect, ends or falls due after a day, next first, with the rule that says so.

    Only what a rule or a source fixes by time is listed: a conference that meets when somebody
    asks for it is not. What has no day at all, such as a notice that a proviso holds, comes last.
    """

    queryset = Standing.objects.all()
    serializer_class = UpcomingSerializer
    filterset_class = UpcomingFilter
    keys = {"first": str, "treaty": str, "state": str, "what": str, "rests_on": str}
    day: dt.date

    @override
    def rows(self, asking: UpcomingFilter) -> Sequence[Upcoming]:
        """Return what lies ahead of the day asked about."""
        self.day = asking.asked.on
        question = Question(asking.asked, today(), asking.among())
        stretch = Stretch(self.day, self.day, asking.last)
        return Ahead.read(question, _register(self.edition)).within(stretch)

    @override
    def get_serializer_context(self) -> dict[str, Any]:
        """Return what rows are shown with."""
        return {**super().get_serializer_context(), "on": getattr(self, "day", None)}


def _register(edition: Edition) -> Register:
    """Return the rules of every treaty, read once while an edition lasts."""
    return _kept(edition) if edition.changed_at else read_register()


@lru_cache(maxsize=2)
def _kept(_edition: Edition) -> Register:
    return read_register()
