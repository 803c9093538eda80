"""Pages to sign up for being told of changes, to confirm it and to end it."""

import smtplib
from collections.abc import Callable
from typing import Any, override

from django import forms
from django.core.exceptions import ValidationError
from django.forms.utils import ErrorList
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods
from rest_framework.request import Request
from rest_framework.throttling import BaseThrottle

from core.outbound import NotPublicError, RefusedAddressError, check
from treaties.api.limits import address_of
from treaties.fields import today
from treaties.models import State, Treaty
from treaties.pages.asked import Asked
from treaties.views import framed
from treaties.webhooks import signup
from treaties.webhooks.mails import send_link


def allowed(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Let a form be sent without a cookie that guards it.

    Nobody is logged in here: what a form may do, its link alone decides, so there is no login that
    another site could use.
    """
    return csrf_exempt(require_http_methods(["GET", "HEAD", "POST"])(view))


class SignUpForm(forms.Form):
    """What is to be sent where, and to whom the link to confirm it goes."""

    url = forms.URLField(
        label="Address of your program",
        max_length=500,
        assume_scheme="https",
        help_text="https only; reachable from the public Internet.",
    )
    owner = forms.EmailField(
        label="Your mail", help_text="A link to confirm goes here, and word if deliveries fail."
    )
    legal_only = forms.ChoiceField(
        label="What to send",
        choices=[("", "Every change"), ("1", "Legal acts only")],
        required=False,
    )
    treaty = forms.ModelChoiceField(
        Treaty.objects.order_by("short_name", "pk"), required=False, empty_label="All treaties"
    )
    state = forms.ModelChoiceField(
        State.objects.order_by("name", "code"), required=False, empty_label="All states"
    )

    def clean_url(self) -> str:
        """Refuse an address to which nothing is sent."""
        url: str = self.cleaned_data["url"]
        try:
            check(url)
        except NotPublicError as error:  # which names a private network knows is not told
            raise ValidationError(
                "This does not lead to the public Internet. Register an address that others reach."
            ) from error
        except RefusedAddressError as error:
            raise ValidationError(str(error)) from error
        return url

    @property
    def wish(self) -> dict[str, Any]:
        """What will be kept if it is confirmed."""
        held = self.cleaned_data
        chosen = {f"{name}_id": held[name] and held[name].pk for name in ("treaty", "state")}
        said = {"url": held["url"], "owner": held["owner"], "legal_only": held["legal_only"] == "1"}
        return said | chosen


class TooOftenForm(SignUpForm):
    """The form as it was filled in by a client that sent it too often: it is not looked at."""

    @override
    def non_field_errors(self) -> ErrorList:
        """Say when to come back."""
        return self.error_class(["You sent this form too often: try again in an hour."], "nonfield")


@allowed
def sign_up(request: HttpRequest) -> HttpResponse:
    """Take a wish and send the link that confirms it; nothing is kept before."""
    if request.method == "POST" and not signup.may_try(_client(request)):
        spent = TooOftenForm(initial=request.POST.dict())
        return _page(request, "sign_up", {"form": spent}, 429)
    form = SignUpForm(request.POST or None)
    sent = form.is_bound and form.is_valid() and _sent(request, form)
    status = 400 if form.is_bound and not sent else 200
    return _page(request, "sign_up", {"form": form, "sent": sent}, status)


def _client(request: HttpRequest) -> str:
    """Return whom a request is counted for: the same as by the API."""
    return address_of(BaseThrottle().get_ident(Request(request)))


def _sent(request: HttpRequest, form: SignUpForm) -> bool:
    """Send the link; where that fails, say why on the form and return False."""
    wish = form.wish
    try:
        token = signup.token_for(wish)
        link = request.build_absolute_uri(reverse("webhook-confirm", args=[token]))
        send_link(wish["owner"], wish["url"], link, signup.LASTS.days)
        signup.count_mail(wish["owner"])
    except signup.TooManyError as error:
        form.add_error("owner", str(error))
    except (OSError, smtplib.SMTPException):
        form.add_error("owner", "No mail could be sent just now: try again later.")
    return not form.errors


@never_cache
@allowed
def confirm(request: HttpRequest, token: str) -> HttpResponse:
    """Ask whether a wish is to be kept; once that is said, keep it and show the secret once."""
    try:
        if request.method == "POST":
            webhook = signup.confirm(token)
            end = request.build_absolute_uri(
                reverse("webhook-end", args=[signup.end_token(webhook)])
            )
            return _page(request, "confirmed", {"webhook": webhook, "end": end})
        return _page(request, "confirm", {"wish": signup.read(token)})
    except signup.DeadLinkError:
        return _page(request, "dead_link", {}, 404)


@never_cache
@allowed
def end(request: HttpRequest, token: str) -> HttpResponse:
    """Ask whether a webhook is to end; once that is said, forget it and its owner."""
    try:
        webhook = signup.to_end(token)
    except signup.DeadLinkError:
        return _page(request, "dead_link", {}, 404)
    ended = request.method == "POST"
    if ended:
        signup.end([webhook.pk])
    return _page(request, "end", {"webhook": webhook, "ended": ended})


def _page(
    request: HttpRequest, name: str, context: dict[str, Any], status: int = 200
) -> HttpResponse:
    frame = framed(request, Asked(today(), today()), "changes")
    return render(request, f"webhooks/{name}.html", context | frame, status=status)
