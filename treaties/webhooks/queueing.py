"""Which changes go to whom next: every change once to every webhook that asked for it."""

import datetime as dt

from django.db import transaction
from django.db.models import Max, Q

from treaties.models import Change, Delivery, Webhook
from treaties.querysets import ChangeQuerySet
from treaties.terms import DeliveryStatus

MOST_CHANGES = 100
"""How many changes one message tells at the most."""

MOST_HANDED_OUT = 100
"""How many deliveries one sweep hands out at the most; the next one goes on."""

QUEUED_FOR = dt.timedelta(minutes=5)
"""After which a message to a worker that nobody took counts as lost."""


def newest() -> int:
    """Return the id of the newest change; 0 while there is none."""
    return Change.objects.aggregate(newest=Max("pk"))["newest"] or 0


def sweep(now: dt.datetime) -> list[int]:
    """Put what is new into deliveries, and return the ids of those to be sent now.

    What it returns is leased: if the message to the worker is lost, a later sweep returns it again.
    """
    open_ones = Delivery.objects.filter(status__in=Delivery.OPEN).values("webhook")
    behind = Webhook.objects.filter(active=True, seen__lt=newest()).exclude(pk__in=open_ones)
    for webhook_id in behind.order_by("pk").values_list("pk", flat=True):
        queue(webhook_id, now)
    return lease(now)


@transaction.atomic
def queue(webhook_id: int, now: dt.datetime) -> Delivery | None:
    """Put the next changes that a webhook asked for into a delivery; None where there are none.

    The end of the log is read before the changes: ids come in the order of the commits, so what
    is committed in between is left for the next time.
    """
    held = Webhook.objects.select_for_update(skip_locked=True).filter(pk=webhook_id, active=True)
    webhook = held.first()
    if webhook is None or webhook.deliveries.filter(status__in=Delivery.OPEN).exists():
        return None
    end = newest()
    ids = list(asked_for(webhook, end).values_list("pk", flat=True)[:MOST_CHANGES])
    webhook.seen = ids[-1] if ids else end
    webhook.save(update_fields=["seen"])
    if not ids:
        return None
    return Delivery.objects.create(webhook=webhook, change_ids=ids, due_at=now, created_at=now)


def asked_for(webhook: Webhook, end: int) -> ChangeQuerySet:
    """Return the changes that a webhook asked for and was not told of, up to one."""
    found = Change.objects.filter(pk__gt=webhook.seen, pk__lte=end).order_by("pk")
    if webhook.legal_only:
        found = found.filter(legal_act=True)
    if webhook.treaty_id:
        found = found.about_treaty(webhook.treaty_id)
    return found.filter(state=webhook.state_id) if webhook.state_id else found


@transaction.atomic
def lease(now: dt.datetime) -> list[int]:
    """Return the ids of deliveries that are due, and keep them from others for a while."""
    ready = Q(status=DeliveryStatus.WAITING, due_at__lte=now) | Q(
        status__in=[DeliveryStatus.QUEUED, DeliveryStatus.SENDING], lease_until__lte=now
    )
    due = Delivery.objects.select_for_update(skip_locked=True, of=("self",)).order_by(
        "due_at", "pk"
    )
    ids = [one.pk for one in due.filter(ready, webhook__active=True)[:MOST_HANDED_OUT]]
    leased = Delivery.objects.filter(pk__in=ids)
    leased.update(status=DeliveryStatus.QUEUED, lease_until=now + QUEUED_FOR)
    return ids
