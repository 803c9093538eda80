"""Who is told of changes, and what was sent to whom."""

from collections.abc import Sequence
from typing import Any, override

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest

from core.outbound import RefusedAddressError, check
from treaties.admin.filters import ChooseFilter
from treaties.admin.looking import LookedAtAdmin
from treaties.models import Delivery, Webhook
from treaties.webhooks.queueing import newest
from treaties.webhooks.sending import enable
from treaties.webhooks.signup import end


class WebhookForm(forms.ModelForm[Webhook]):
    """A webhook, its address checked."""

    class Meta:
        model = Webhook
        fields = ("url", "owner", "legal_only", "treaty", "state", "active")

    def clean_url(self) -> str:
        """Refuse an address to which nothing is sent."""
        url: str = self.cleaned_data["url"]
        try:
            check(url)
        except RefusedAddressError as error:
            raise ValidationError(str(error)) from error
        return url


@admin.register(Webhook)
class WebhookAdmin(admin.ModelAdmin[Webhook]):
    """Webhooks: the secret is shown once, when one is registered."""

    form = WebhookForm
    list_display = ("url", "owner", "active", "failures", "legal_only", "treaty", "state")
    list_filter = ("active", "legal_only", ("treaty", ChooseFilter))
    list_select_related = ("treaty", "state")
    search_fields = ("url", "owner")
    ordering = ("id",)
    autocomplete_fields = ("treaty", "state")
    readonly_fields = ("failures", "disabled_because", "created_at")
    show_full_result_count = False

    @override
    def save_model(self, request: HttpRequest, obj: Webhook, form: Any, change: bool) -> None:
        """Tell a new one of what changes from now on, and of an old one save what was changed."""
        if change:
            _save_changed(obj, form.changed_data)
            return
        obj.seen = newest()
        super().save_model(request, obj, form, change)
        said = f"The secret, shown this once: {obj.secret}"
        messages.success(request, said)

    @override
    def delete_model(self, request: HttpRequest, obj: Webhook) -> None:
        """End a webhook as its owner does."""
        end([obj.pk])

    @override
    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[Webhook]) -> None:
        """End webhooks as their owners do."""
        end(queryset.values_list("pk", flat=True))


@transaction.atomic
def _save_changed(webhook: Webhook, fields: Sequence[str]) -> None:
    """Save some fields and no others, which sending may have changed since they were read.

    One switched on begins again.
    """
    Webhook.objects.select_for_update().get(pk=webhook.pk)
    webhook.save(update_fields=fields)
    if webhook.active and "active" in fields:
        enable(webhook)


@admin.register(Delivery)
class DeliveryAdmin(LookedAtAdmin[Delivery]):
    """The log of deliveries, to be read."""

    list_display = ("key", "webhook", "status", "attempt", "response_status", "due_at", "ended_at")
    list_filter = ("status",)
    list_select_related = ("webhook",)
    search_fields = ("webhook__url", "webhook__owner", "key")
    ordering = ("-id",)
    show_full_result_count = False
    actions = None

    @override
    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """A delivery goes with its webhook alone."""
        match = request.resolver_match
        return match is not None and "treaties_webhook" in (match.url_name or "")
