"""Background work, and what of it somebody has to look at."""

from typing import Any, ClassVar, override

from django.contrib import admin, messages
from django.db.models import Model, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from news.admin.looking import LongListAdmin
from news.models import Document, Feed, Job, ParkedJob, Version
from news.services import jobs
from news.terms import JobKind

SUBJECTS: dict[str, type[Model]] = {
    JobKind.VISIT: Feed,
    JobKind.STORY: Document,
    JobKind.READ: Version,
}
"""What the number of a job's subject is of."""


@admin.register(Job)
class JobAdmin(LongListAdmin[Job]):
    """Pieces of background work, the newest first."""

    list_display: Any = (
        *("id", "kind", "about", "status", "attempt", "due_at", "ended_at", "said"),
    )
    list_filter: ClassVar[Any] = ("status", "kind")
    search_fields = ("=subject", "said")
    ordering = ("-id",)
    actions: Any = ("try_again",)
    fields = (
        *("kind", "about", "status", "attempt", "due_at", "lease_until", "created_at"),
        *("ended_at", "said"),
    )

    def has_retry_permission(self, request: HttpRequest) -> bool:
        """Whoever may change jobs may have them tried again."""
        user: Any = request.user
        allowed: bool = user.has_perm("news.change_job")
        return allowed

    @admin.action(description="Try again", permissions=["retry"])
    def try_again(self, request: HttpRequest, queryset: QuerySet[Any]) -> None:
        """Try parked ones again from the start."""
        ids = list(queryset.values_list("pk", flat=True))
        number = sum(jobs.retry(one) for one in ids)
        messages.success(request, f"Tried again: {number}. They begin in a few seconds.")
        if left := len(ids) - number:
            messages.warning(request, f"Left alone, because they are not parked: {left}.")

    @admin.display(description="about")
    def about(self, job: Job) -> SafeString:
        """Return a link to what it is about, whether that is still there or not."""
        meta = SUBJECTS[job.kind]._meta  # noqa: SLF001
        address = reverse(f"admin:news_{meta.model_name}_change", args=[job.subject])
        return format_html('<a href="{}">{} {}</a>', address, meta.verbose_name, job.subject)


@admin.register(ParkedJob)
class ParkedJobAdmin(JobAdmin):
    """Jobs that failed too often: see why, mend it, try again."""

    what = (
        "Work that failed too often and is tried no more, with the reason of the last failure. "
        "Mend what is wrong, then choose “Try again”."
    )
    change_list_template = "admin/treaties/worklist.html"
    list_display: Any = ("id", "kind", "about", "said", "attempt", "ended_at")
    list_filter: ClassVar[Any] = ("kind",)

    @override
    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """Keep what is parked."""
        every: Any = super().get_queryset(request)
        parked: QuerySet[Any] = every.parked()
        return parked
