"""Sending one delivery: taken, posted outside any transaction, and settled."""

import datetime as dt
import json
import random
from dataclasses import dataclass
from http import HTTPStatus

from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone

from core.outbound import PUBLIC, NotReachedError, RefusedAddressError, Rules, post
from treaties.changes import cursor_of, told
from treaties.models import Change, Delivery, Webhook
from treaties.terms import DeliveryStatus
from treaties.webhooks.mails import tell_disabled
from treaties.webhooks.signing import HEADER, signature

PAYLOAD_VERSION = 1
MOST_ATTEMPTS = 12
FIRST_WAIT, LONGEST_WAIT = dt.timedelta(seconds=30), dt.timedelta(hours=6)
SENDING_FOR = dt.timedelta(minutes=2)
"""How long a worker has a delivery to itself: longer than any attempt may take."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """How an attempt ended: the status answered, if any, and what to say of a failure."""

    status: int | None
    said: str = ""

    @property
    def good(self) -> bool:
        """Whether the receiver took the message."""
        return self.status is not None and HTTPStatus(200) <= self.status < HTTPStatus(300)


def deliver(delivery_id: int, *, rules: Rules = PUBLIC) -> bool:
    """Try a delivery once; return whether it arrived. One that another worker has is left alone."""
    delivery = take(delivery_id, timezone.now())
    if delivery is None:
        return False
    outcome = attempt(delivery, rules)
    settle(delivery, outcome, timezone.now())
    return outcome.good


@transaction.atomic
def take(delivery_id: int, now: dt.datetime) -> Delivery | None:
    """Take a delivery to oneself for a while; None where there is nothing to send."""
    free = Q(status=DeliveryStatus.QUEUED) | Q(status=DeliveryStatus.WAITING, due_at__lte=now)
    free |= Q(status=DeliveryStatus.SENDING, lease_until__lte=now)
    found = Delivery.objects.select_for_update(skip_locked=True, of=("self",))
    found = found.select_related("webhook").filter(free, pk=delivery_id, webhook__active=True)
    delivery = found.first()
    if delivery is not None:
        delivery.status, delivery.attempt = DeliveryStatus.SENDING, delivery.attempt + 1
        delivery.started_at, delivery.lease_until = now, now + SENDING_FOR
        delivery.save(update_fields=["status", "attempt", "started_at", "lease_until"])
    return delivery


def attempt(delivery: Delivery, rules: Rules) -> Outcome:
    """Post a delivery, signed at this moment."""
    body = payload(delivery)
    headers = {
        "Content-Type": "application/json",
        "Idempotency-Key": str(delivery.key),
        HEADER: signature(delivery.webhook.secret, int(timezone.now().timestamp()), body),
    }
    try:
        reply = post(delivery.webhook.url, body, headers, rules=rules)
    except (RefusedAddressError, NotReachedError) as error:
        return Outcome(None, str(error))
    said = "" if HTTPStatus(200) <= reply.status < HTTPStatus(300) else reply.text[:500]
    return Outcome(reply.status, said.replace("\0", ""))


def payload(delivery: Delivery) -> bytes:
    """Return what a delivery says: the same bytes at every attempt."""
    changes = list(Change.objects.filter(pk__in=delivery.change_ids).order_by("pk"))
    body = {
        "payload_version": PAYLOAD_VERSION,
        "delivery": str(delivery.key),
        "cursor": cursor_of(changes[-1]),
        "changes": [told(one) for one in changes],
    }
    return json.dumps(body, ensure_ascii=False, separators=(",", ":")).encode()


@transaction.atomic
def settle(delivery: Delivery, outcome: Outcome, now: dt.datetime) -> None:
    """Note how an attempt ended; one that failed is tried again later, or never if it was the last.

    Nothing is noted where the lease ended meanwhile and another worker has taken the delivery.
    """
    ours = {"status": DeliveryStatus.SENDING, "attempt": delivery.attempt}
    held = Delivery.objects.select_for_update().filter(pk=delivery.pk, **ours).first()
    if held is None:
        return
    held.ended_at, held.lease_until = now, None
    held.response_status, held.said = outcome.status, outcome.said
    hook = Webhook.objects.filter(pk=delivery.webhook_id)
    if outcome.good:
        held.status = DeliveryStatus.DELIVERED
        hook.update(failures=0)
    else:
        hook.update(failures=F("failures") + 1)
        is_gone = outcome.status == HTTPStatus.GONE
        if is_gone or held.attempt >= MOST_ATTEMPTS:
            held.status = DeliveryStatus.FAILED
            _disable(delivery.webhook, _why(outcome, held.attempt))
        else:
            held.status, held.due_at = DeliveryStatus.WAITING, now + wait(held.attempt)
    held.save()


def wait(failed: int) -> dt.timedelta:
    """Return how long to wait after so many failures: doubled each time, by chance a little off."""
    doubled: dt.timedelta = FIRST_WAIT * 2 ** (failed - 1)
    return min(doubled, LONGEST_WAIT) * random.uniform(0.75, 1.25)  # noqa: S311 - no secret


def _why(outcome: Outcome, attempts: int) -> str:
    said = f"it answered {outcome.status}" if outcome.status else outcome.said
    return f"{attempts} attempts in a row failed; the last one: {said}"


def _disable(webhook: Webhook, why: str) -> None:
    Webhook.objects.filter(pk=webhook.pk).update(active=False, disabled_because=why)
    transaction.on_commit(lambda: tell_disabled(webhook, why), robust=True)


@transaction.atomic
def enable(webhook: Webhook) -> None:
    """Send to a webhook again, beginning with the delivery that failed last."""
    Webhook.objects.filter(pk=webhook.pk).update(active=True, failures=0, disabled_because="")
    last = webhook.deliveries.order_by("-pk").first()
    if last is not None and last.status == DeliveryStatus.FAILED:
        last.status, last.attempt, last.due_at = DeliveryStatus.WAITING, 0, timezone.now()
        last.save(update_fields=["status", "attempt", "due_at"])
