"""Staff register webhooks, switch them on again, and read what was sent."""

import pytest
from django.urls import reverse

from core import outbound
from treaties.models import Delivery, Webhook
from treaties.record.log import begin
from treaties.webhooks.queueing import newest

ADD = "admin:treaties_webhook_add"


@pytest.fixture(autouse=True)
def log(record, monkeypatch):  # noqa: ARG001
    begin()
    monkeypatch.setattr(outbound, "addresses_of", lambda *_: ["93.184.215.14"])


def test_a_new_one_shows_its_secret_once_and_is_told_of_what_comes(editor):
    data = {"url": "https://hook.example/", "owner": "ann@example.org", "active": "on"}
    page = editor.client.post(reverse(ADD), data, follow=True)
    webhook = Webhook.objects.get()
    assert webhook.seen == newest()
    assert webhook.secret in page.text
    again = editor.client.get(reverse("admin:treaties_webhook_change", args=[webhook.pk]))
    assert webhook.secret not in again.text


def test_an_address_that_is_not_public_is_refused(editor, monkeypatch):
    monkeypatch.setattr(outbound, "addresses_of", lambda *_: ["127.0.0.1"])
    data = {"url": "https://hook.example/", "owner": "ann@example.org", "active": "on"}
    page = editor.client.post(reverse(ADD), data)
    assert "does not lead to the public Internet" in page.text
    assert not Webhook.objects.exists()


def test_one_switched_on_again_begins_with_what_failed(editor):
    webhook = Webhook.objects.create(
        url="https://hook.example/", owner="ann@example.org", active=False, disabled_because="x"
    )
    failed = Delivery.objects.create(
        webhook=webhook, change_ids=[newest()], status="failed", attempt=12
    )
    data = {"url": webhook.url, "owner": webhook.owner, "active": "on"}
    where = reverse("admin:treaties_webhook_change", args=[webhook.pk])
    assert editor.client.post(where, data).status_code == 302
    webhook.refresh_from_db()
    failed.refresh_from_db()
    assert (webhook.active, webhook.disabled_because) == (True, "")
    assert (failed.status, failed.attempt) == ("waiting", 0)


def test_deliveries_go_with_their_webhook_alone(editor):
    webhook = Webhook.objects.create(url="https://hook.example/", owner="ann@example.org")
    one = Delivery.objects.create(webhook=webhook, change_ids=[newest()])
    where = reverse("admin:treaties_delivery_delete", args=[one.pk])
    assert editor.client.post(where, {"post": "yes"}).status_code == 403
    assert editor.client.get(reverse("admin:treaties_delivery_changelist")).status_code == 200
    where = reverse("admin:treaties_webhook_delete", args=[webhook.pk])
    assert editor.client.post(where, {"post": "yes"}).status_code == 302
    assert not Webhook.objects.exists()
    assert not Delivery.objects.exists()
