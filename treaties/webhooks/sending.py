"""Sending one delivery: taken, posted outside any transaction, and settled."""

import datetime as dt
import json
import random
from dataclasses import dataclass
from http import HTTPStatus

import structlog
from django.db import transaction
from django.db.models import F, Q, QuerySet
from django.utils import timezone

from core.outbound import PUBLIC, RefusedAddressError, Rules
from core.posting import NotReachedError, Reply, post
from treaties.changes import cursor_of, told
from treaties.models import Change, Delivery, Webhook
from treaties.terms import DeliveryStatus
from treaties.webhooks.mails import tell_disabled
from treaties.webhooks.signing import HEADER, signature

logger = structlog.get_logger(__name__)

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
    """Take a delivery to oneself for a while; None where there is nothing to send.

    One whose attempts are used up, because a worker died in the last of them, has failed.
    """
    _hold(Webhook.objects.filter(deliveries=delivery_id))
    free = Q(status=DeliveryStatus.QUEUED) | Q(status=DeliveryStatus.WAITING, due_at__lte=now)
    free |= Q(status=DeliveryStatus.SENDING, lease_until__lte=now)
    found = Delivery.objects.select_for_update(skip_locked=True, of=("self",))
    found = found.select_related("webhook").filter(free, pk=delivery_id, webhook__active=True)
    delivery = found.first()
    if delivery is None:
        return None
    if delivery.attempt >= MOST_ATTEMPTS:
        _fail(delivery, Outcome(None, "its end was never seen."), now)
        return None
    delivery.status, delivery.attempt = DeliveryStatus.SENDING, delivery.attempt + 1
    delivery.started_at, delivery.lease_until = now, now + SENDING_FOR
    delivery.save(update_fields=["status", "attempt", "started_at", "lease_until"])
    return delivery


def _hold(webhooks: QuerySet[Webhook]) -> None:
    """Lock webhooks before their deliveries, in the order of whoever ends one: no deadlock."""
    list(webhooks.select_for_update(of=("self",)).order_by("pk").values_list("pk"))


def attempt(delivery: Delivery, rules: Rules) -> Outcome:
    """Post a delivery; whatever goes wrong is a failed attempt: none is repeated for ever."""
    try:
        reply = _posted(delivery, rules)
    except (RefusedAddressError, NotReachedError) as error:
        return Outcome(None, str(error))
    except Exception as error:
        logger.exception("delivery_not_posted", delivery=str(delivery.key))
        return Outcome(None, f"It could not be posted: {type(error).__name__}.")
    said = "" if HTTPStatus(200) <= reply.status < HTTPStatus(300) else reply.text[:500]
    return Outcome(reply.status, said.replace("\0", ""))


def _posted(delivery: Delivery, rules: Rules) -> Reply:
    """Post a delivery, signed at this moment, and return what is answered."""
    body = payload(delivery)
    headers = {
        "Content-Type": "application/json",
        "Idempotency-Key": str(delivery.key),
        HEADER: signature(delivery.webhook.secret, int(timezone.now().timestamp()), body),
    }
    return post(delivery.webhook.url, body, headers, rules=rules)


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
    hook = Webhook.objects.filter(pk=delivery.webhook_id)
    _hold(hook)
    ours = {"status": DeliveryStatus.SENDING, "attempt": delivery.attempt}
    held = Delivery.objects.select_for_update().filter(pk=delivery.pk, **ours).first()
    if held is None:
        return
    if outcome.good:
        hook.update(failures=0)
        _note(held, DeliveryStatus.DELIVERED, outcome, now)
        return
    hook.update(failures=F("failures") + 1)
    if outcome.status == HTTPStatus.GONE or held.attempt >= MOST_ATTEMPTS:
        _fail(held, outcome, now)
    else:
        held.due_at = now + wait(held.attempt)
        _note(held, DeliveryStatus.WAITING, outcome, now)


def _note(held: Delivery, status: DeliveryStatus, outcome: Outcome, now: dt.datetime) -> None:
    held.status, held.ended_at, held.lease_until = status, now, None
    held.response_status, held.said = outcome.status, outcome.said
    held.save()


def _fail(held: Delivery, outcome: Outcome, now: dt.datetime) -> None:
    """Try a delivery no more, and send nothing to its webhook until it is switched on again."""
    _note(held, DeliveryStatus.FAILED, outcome, now)
    _disable(held.webhook, _why(outcome, held.attempt))


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
