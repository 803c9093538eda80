"""Signing up by mail: nothing is kept of a wish until the owner of the mail address confirms it."""

import datetime as dt
import hashlib
import uuid
from collections.abc import Iterable
from typing import Any

from django.core import signing
from django.core.cache import cache
from django.db import IntegrityError, transaction
from django.utils import timezone

from treaties.models import Webhook
from treaties.webhooks.queueing import newest

CONFIRM, END = "treaties.webhook.confirm", "treaties.webhook.end"
LASTS = dt.timedelta(days=2)
MOST_MAILS = 3
"""Mails to one address in a day, so that nobody is flooded in another's name."""
MOST_WEBHOOKS = 10
"""Webhooks of one owner."""
MOST_TRIES = 10
"""Wishes of one client in an hour, good or bad."""
HOUR, DAY = 3_600, 86_400


class DeadLinkError(Exception):
    """The link was never given, is too old, or was used."""


class TooManyError(Exception):
    """The owner was sent enough mails today, or has enough webhooks; says what to do."""


def may_try(client: str) -> bool:
    """Count a wish of a client and return whether it may be looked at."""
    return _count(_key("tries", client, f"{timezone.now():%Y-%m-%d-%H}"), HOUR) <= MOST_TRIES


def token_for(wish: dict[str, Any]) -> str:
    """Return the token of a wish, which holds all that will be kept if it is confirmed.

    Raises:
        TooManyError: the owner was sent enough mails today, or has enough webhooks.
    """
    owner = wish["owner"]
    if Webhook.objects.filter(owner__iexact=owner).count() >= MOST_WEBHOOKS:
        raise TooManyError(f"{MOST_WEBHOOKS} webhooks are registered for this mail: end one first.")
    if cache.get(_mails(owner), 0) >= MOST_MAILS:
        raise TooManyError("Enough links were sent to this mail today: use one, or try tomorrow.")
    return signing.dumps({**wish, "sign_up": str(uuid.uuid4())}, salt=CONFIRM)


def count_mail(owner: str) -> None:
    """Count a link that was sent to an owner."""
    _count(_mails(owner), DAY)


def _mails(owner: str) -> str:
    return _key("mails", owner.casefold(), f"{timezone.now():%Y-%m-%d}")


def _key(what: str, whose: str, when: str) -> str:
    return f"webhook-{what}-{when}-{hashlib.sha256(whose.encode()).hexdigest()}"


def _count(key: str, seconds: int) -> int:
    """Count one more; not by ``incr``, which in files forgets after how long a count ends."""
    number = int(cache.get(key, 0)) + 1
    cache.set(key, number, timeout=seconds)
    return number


def read(token: str) -> dict[str, Any]:
    """Return the wish that a token holds.

    Raises:
        DeadLinkError: it holds none, or did too long ago, or it was confirmed.
    """
    try:
        wish: dict[str, Any] = signing.loads(token, salt=CONFIRM, max_age=LASTS)
    except signing.BadSignature as error:
        raise DeadLinkError from error
    sign_up = wish["sign_up"]
    if cache.get(_used(sign_up)) or Webhook.objects.filter(sign_up=sign_up).exists():
        raise DeadLinkError
    return wish


def _used(sign_up: object) -> str:
    return f"webhook-used-{sign_up}"


def confirm(token: str) -> Webhook:
    """Register what a token asks for; it is told of what changes from now on.

    Raises:
        DeadLinkError: the token holds no wish, or was used.
    """
    wish = read(token)
    try:
        with transaction.atomic():
            webhook = Webhook.objects.create(**wish, seen=newest())
    except IntegrityError as error:
        raise DeadLinkError from error
    _use_up(webhook)
    return webhook


def _use_up(webhook: Webhook) -> None:
    """Let the link that confirmed a webhook work no more, also once the webhook is gone."""
    if webhook.sign_up is not None:
        cache.set(_used(webhook.sign_up), 1, timeout=int(LASTS.total_seconds()))


@transaction.atomic
def end(pks: Iterable[int]) -> None:
    """Forget webhooks, their owners and deliveries; none is queued for them meanwhile."""
    held = Webhook.objects.filter(pk__in=list(pks)).order_by("pk").select_for_update(of=("self",))
    for webhook in held:
        _use_up(webhook)
        webhook.delete()


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
