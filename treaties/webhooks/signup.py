"""Signing up by mail: nothing is kept of a wish until the owner of the mail address confirms it."""

import datetime as dt
import hashlib
import uuid
from typing import Any

from django.core import signing
from django.core.cache import cache
from django.db import IntegrityError, transaction

from treaties.models import Webhook
from treaties.webhooks.queueing import newest

CONFIRM, END = "treaties.webhook.confirm", "treaties.webhook.end"
LASTS = dt.timedelta(days=2)
MOST_MAILS = 3
"""Mails to one address in a day, so that nobody is flooded in another's name."""
MOST_WEBHOOKS = 10
"""Webhooks of one owner."""


class DeadLinkError(Exception):
    """The link was never given, is too old, or was used."""


class TooManyError(Exception):
    """The owner was sent enough mails today, or has enough webhooks; says what to do."""


def token_for(wish: dict[str, Any]) -> str:
    """Return the token of a wish, which holds all that will be kept if it is confirmed.

    Raises:
        TooManyError: the owner was sent enough mails today, or has enough webhooks.
    """
    owner = wish["owner"]
    if Webhook.objects.filter(owner__iexact=owner).count() >= MOST_WEBHOOKS:
        raise TooManyError(f"{MOST_WEBHOOKS} webhooks are registered for this mail: end one first.")
    key = f"webhook-mails-{hashlib.sha256(owner.casefold().encode()).hexdigest()}"
    cache.add(key, 0, timeout=86_400)
    if cache.incr(key) > MOST_MAILS:
        raise TooManyError("Enough links were sent to this mail today: use one, or try tomorrow.")
    return signing.dumps({**wish, "sign_up": str(uuid.uuid4())}, salt=CONFIRM)


def read(token: str) -> dict[str, Any]:
    """Return the wish that a token holds.

    Raises:
        DeadLinkError: it holds none, or did too long ago, or it was confirmed.
    """
    try:
        wish: dict[str, Any] = signing.loads(token, salt=CONFIRM, max_age=LASTS)
    except signing.BadSignature as error:
        raise DeadLinkError from error
    if Webhook.objects.filter(sign_up=wish["sign_up"]).exists():
        raise DeadLinkError
    return wish


def confirm(token: str) -> Webhook:
    """Register what a token asks for; it is told of what changes from now on.

    Raises:
        DeadLinkError: the token holds no wish, or was used.
    """
    wish = read(token)
    try:
        with transaction.atomic():
            return Webhook.objects.create(**wish, seen=newest())
    except IntegrityError as error:
        raise DeadLinkError from error


def end_token(webhook: Webhook) -> str:
    """Return the token by which its owner ends a webhook, at any time."""
    return signing.dumps([webhook.pk, str(webhook.sign_up)], salt=END)


def to_end(token: str) -> Webhook:
    """Return the webhook that a token ends.

    Raises:
        DeadLinkError: it ends none, or the webhook is gone.
    """
    try:
        pk, sign_up = signing.loads(token, salt=END)
    except signing.BadSignature as error:
        raise DeadLinkError from error
    webhook = Webhook.objects.filter(pk=pk, sign_up=sign_up).first()
    if webhook is None:
        raise DeadLinkError
    return webhook
