"""Feeds, how they are, and their visits."""

from typing import Any, ClassVar, override

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString

from core.outbound import OPEN, RefusedAddressError, formed
from news.admin.looking import NOTHING, LongListAdmin, link, outside, seconds
from news.models import Feed, FeedAlarm, FeedState, FeedVisit
from news.services import alarms, feeds, jobs
from news.terms import JobKind
from treaties.admin.filters import ChooseFilter


class FeedForm(forms.ModelForm[Feed]):
    """A feed, its address of a form that can be visited."""

    class Meta:
        model = Feed
        fields = (
            *("slug", "name", "publisher", "url", "kind", "grade", "treaty", "source"),
            *("language", "owner", "active", "every_minutes", "stale_after_days"),
        )

    def clean_url(self) -> str:
        """Refuse an address that is never visited."""
        url: str = self.cleaned_data["url"]
        try:
            formed(url, OPEN)
        except RefusedAddressError as error:
            raise ValidationError(str(error)) from error
        return url


class AlarmFilter(admin.SimpleListFilter):
    """Whether something is wrong."""

    title = "alarm"
    parameter_name = "alarm"

    @override
    def lookups(
        self, request: HttpRequest, model_admin: admin.ModelAdmin[Any]
    ) -> list[tuple[str, str]]:
        """Return the choice."""
        return [("yes", "Something is wrong")]

    @override
    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """Keep what is asked for."""
        return queryset.exclude(state=None).exclude(state__alarm="") if self.value() else queryset


@admin.register(Feed)
class FeedAdmin(admin.ModelAdmin[Feed]):
    """What is visited, how often, who looks after it, and how it is."""

    form = FeedForm
    list_display: Any = (
        *("name", "kind", "treaty", "active", "every_minutes", "owner"),
        *("visited", "news", "alarm"),
    )
    list_filter: ClassVar[Any] = (
        *("active", AlarmFilter, "kind", "grade", ("treaty", ChooseFilter)),
    )
    list_select_related = ("state", "treaty", "owner")
    search_fields = ("slug", "name", "url", "publisher", "treaty__short_name")
    ordering = ("slug",)
    autocomplete_fields = ("treaty", "source", "owner")
    readonly_fields = ("visited", "news", "due", "failures", "holds", "alarm", "its_visits")
    actions: Any = ("visit_now", "take_as_usual")
    show_full_result_count = False
    fieldsets: ClassVar[Any] = (
        (None, {"fields": FeedForm.Meta.fields}),
        ("How it is", {"fields": readonly_fields}),
    )

    @override
    def save_model(self, request: HttpRequest, obj: Feed, form: Any, change: bool) -> None:
        """Save a feed, and begin anew with one whose address or schedule changed."""
        super().save_model(request, obj, form, change)
        feeds.changed(obj, form.changed_data if change else ())

    @admin.action(description="Visit now", permissions=["change"])
    def visit_now(self, request: HttpRequest, queryset: QuerySet[Any]) -> None:
        """Ask for a visit of each, whenever it is due."""
        ids = list(queryset.values_list("pk", flat=True))
        jobs.ask_all(JobKind.VISIT, ids)
        messages.success(request, f"Visits asked for: {len(ids)}. They begin in a few seconds.")

    @admin.action(description="Take what it holds now as usual", permissions=["change"])
    def take_as_usual(self, request: HttpRequest, queryset: QuerySet[Any]) -> None:
        """End the alarm of those that hold less than they did, and will."""
        states = FeedState.objects.select_related("feed__owner").filter(feed__in=queryset)
        for state in states:
            alarms.take_as_usual(state, timezone.now())
        messages.success(request, f"Taken as usual: {len(states)}.")

    @admin.display(description="visited", ordering="state__visited_at")
    def visited(self, feed: Feed) -> Any:
        """Return when it was visited last."""
        return _state(feed).visited_at

    @admin.display(description="last news", ordering="state__news_at")
    def news(self, feed: Feed) -> Any:
        """Return when it last held something new."""
        return _state(feed).news_at

    @admin.display(description="next visit", ordering="state__due_at")
    def due(self, feed: Feed) -> Any:
        """Return when it is visited next."""
        return _state(feed).due_at if feed.active and hasattr(feed, "state") else None

    @admin.display(description="failures in a row")
    def failures(self, feed: Feed) -> int:
        """Return how many visits failed since one was good."""
        return _state(feed).failures

    @admin.display(description="holds")
    def holds(self, feed: Feed) -> str:
        """Return how many items or rows it holds, and usually holds."""
        state = _state(feed)
        return NOTHING if state.held is None else f"{state.held}; usually {state.usual}"

    @admin.display(description="alarm", ordering="state__alarm")
    def alarm(self, feed: Feed) -> str:
        """Return what is wrong."""
        return _state(feed).alarm or NOTHING

    @admin.display(description="visits")
    def its_visits(self, feed: Feed) -> SafeString | str:
        """Return the way to its visits."""
        if feed._state.adding:  # noqa: SLF001
            return NOTHING
        address = reverse("admin:news_feedvisit_changelist")
        return format_html('<a href="{}?feed__id__exact={}">All visits</a>', address, feed.pk)


def _state(feed: Feed) -> FeedState:
    """Return what the last visits left behind; where there was none, what a feed begins with."""
    held: FeedState | None = getattr(feed, "state", None)
    return held or FeedState()


@admin.register(FeedAlarm)
class FeedAlarmAdmin(FeedAdmin):
    """Feeds with which something is wrong."""

    what = (
        "Feeds that fail, that hold nothing new for longer than they should, or that hold half of "
        "what they did. An alarm goes when the feed is well again."
    )
    change_list_template = "admin/treaties/worklist.html"
    list_display: Any = ("name", "alarm", "since", "owner", "visited", "news")
    list_filter: ClassVar[Any] = ("kind", "grade", ("treaty", ChooseFilter))

    @override
    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """Keep those with which something is wrong."""
        every: Any = super().get_queryset(request)
        alarming: QuerySet[Any] = every.alarming()
        return alarming

    @override
    def has_add_permission(self, request: HttpRequest) -> bool:
        """Feeds are added among feeds."""
        return False

    @admin.display(description="since", ordering="state__alarm_since")
    def since(self, feed: Feed) -> Any:
        """Return since when it has been wrong."""
        return _state(feed).alarm_since


@admin.register(FeedVisit)
class FeedVisitAdmin(LongListAdmin[FeedVisit]):
    """Every visit, how it ended, and what it brought."""

    list_display = ("began_at", "feed", "outcome", "status", "held", "new", "took", "detail")
    list_filter = ("outcome", ("feed", ChooseFilter))
    search_fields = ("feed__slug", "feed__name", "detail")
    date_hierarchy = "began_at"
    ordering = ("-began_at", "-id")
    fields = (
        *("feed_link", "began_at", "outcome", "status", "detail", "address", "size", "parts"),
        *("held", "new", "hash"),
    )

    @override
    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """Leave out the bytes."""
        found = super().get_queryset(request).select_related("feed", "body")
        return found.defer("body__content")

    @admin.display(description="feed")
    def feed_link(self, visit: FeedVisit) -> SafeString:
        """Return a link to the feed."""
        return link(visit.feed)

    @admin.display(description="final address")
    def address(self, visit: FeedVisit) -> SafeString | str:
        """Return where the visit ended."""
        return outside(visit.final_url) if visit.final_url else NOTHING

    @admin.display(description="took")
    def took(self, visit: FeedVisit) -> str:
        """Return how long it took."""
        return f"{visit.timings.get('whole', 0):.2f} s"

    @admin.display(description="timings")
    def parts(self, visit: FeedVisit) -> str:
        """Return what took how long."""
        return seconds(visit.timings)

    @admin.display(description="SHA-256 of what was sent")
    def hash(self, visit: FeedVisit) -> str:
        """Return the hash of the bytes that were sent."""
        return visit.body.sha256 if visit.body else NOTHING
