"""Every change is told once to who asked for it, in order, signed, until it is taken."""

import datetime as dt
import json
import re

import pytest
from django.conf import settings
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from config.celery import app
from config.env import BASE_DIR
from config.run import command
from core import outbound
from tests.factories import SourceFactory, TreatyActionFactory
from tests.treaties.api import scene
from tests.treaties.webhooks import HERE, receiving
from treaties import services, tasks
from treaties.models import Delivery, State, Treaty, Webhook
from treaties.record.log import begin
from treaties.services import Cites
from treaties.terms import ActionKind
from treaties.webhooks import queueing, sending, signup
from treaties.webhooks.queueing import newest, sweep

pytestmark = pytest.mark.django_db
MINUTE = dt.timedelta(minutes=1)


@pytest.fixture(autouse=True)
def record(db):  # noqa: ARG001
    scene.make()
    begin()


@pytest.fixture
def receiver():
    with receiving() as (receiver, url):
        receiver.url = url
        yield receiver


def hook(url="http://127.0.0.1:9/", **given):
    return Webhook.objects.create(url=url, owner="ann@example.org", seen=newest(), **given)


def enter(state="SWE", treaty="apmbc", acted_on="2027-01-01"):
    action = TreatyActionFactory.build(
        public_id="",
        treaty=Treaty.objects.get(pk=treaty),
        state=State.objects.get(pk=state),
        kind=ActionKind.DECLARATION,
        acted_on=acted_on,
        recorded_at=timezone.now(),
    )
    return services.record(action, cites=[Cites(SourceFactory(id="un-page"))])


def rename():
    State.objects.filter(pk="FIN").update(name=f"Suomi {newest()}")
    services.register_changed((), State)


def send_all(now=None):
    """Sweep and send until nothing is due; return how often something was sent."""
    number = 0
    while due := sweep(now or timezone.now()):
        for one in due:
            sending.deliver(one, rules=HERE)
            number += 1
    return number


def keys(receiver):
    return [change["key"] for _, body in receiver.got for change in json.loads(body)["changes"]]


def test_a_change_is_told_once(receiver):
    hook(receiver.url)
    assert send_all() == 0
    entry = enter()
    assert send_all() == 1
    assert send_all() == 0
    assert keys(receiver) == [entry.public_id]
    delivery = Delivery.objects.get()
    assert (delivery.status, delivery.attempt, delivery.response_status) == ("delivered", 1, 204)
    assert delivery.started_at <= delivery.ended_at


def test_a_message_tells_what_the_api_tells(receiver, client):
    hook(receiver.url)
    before = client.get("/api/v1/changes/", {"page_size": 1000}).json()["cursor"]
    enter()
    send_all()
    ((headers, body),) = receiver.got
    told, answer = json.loads(body), client.get("/api/v1/changes/", {"since": before}).json()
    assert told["changes"] == answer["results"]
    assert told["cursor"] == answer["cursor"]
    assert told["payload_version"] == 1
    assert told["delivery"] == headers["Idempotency-Key"]
    assert headers["User-Agent"] == "Servanda-Webhook/1"


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({}, ["SWE", "FIN", "PRK"]),
        ({"legal_only": True}, ["SWE", "PRK"]),
        ({"treaty_id": "npt"}, ["PRK"]),
        ({"state_id": "SWE"}, ["SWE"]),
        ({"state_id": "FIN", "legal_only": True}, []),
    ],
)
def test_each_is_told_what_it_asked_for(receiver, given, told):
    hook(receiver.url, **given)
    enter()
    rename()
    enter("PRK", "npt")
    send_all()
    states = [one["state"] for _, body in receiver.got for one in json.loads(body)["changes"]]
    assert states == told
    assert Webhook.objects.get().seen == newest()


def test_long_backlogs_come_in_several_messages_in_order(receiver, monkeypatch):
    monkeypatch.setattr(queueing, "MOST_CHANGES", 2)
    hook(receiver.url)
    entries = [enter(acted_on=f"2027-01-0{number}").public_id for number in range(1, 6)]
    send_all()
    assert len(receiver.got) == 3
    assert keys(receiver) == entries


def test_a_failed_message_is_sent_again_the_same_before_any_later_one(receiver):
    hook(receiver.url)
    receiver.statuses = [500]
    first = enter()
    assert send_all() == 1
    second = enter(acted_on="2027-02-01")
    assert send_all() == 0, "it waits before it is tried again"
    assert Webhook.objects.get().failures == 1
    send_all(timezone.now() + MINUTE)
    Delivery.objects.update(due_at=timezone.now())
    send_all(timezone.now() + MINUTE)
    (one, again, other) = receiver.got
    assert one[1] == again[1]
    assert one[0]["Idempotency-Key"] == again[0]["Idempotency-Key"]
    assert keys(receiver) == [first.public_id, first.public_id, second.public_id]
    assert other[0]["Idempotency-Key"] != one[0]["Idempotency-Key"]
    assert Webhook.objects.get().failures == 0


def test_waits_grow_and_differ_a_little():
    seconds = [sending.wait(failed).total_seconds() for failed in range(1, 12)]
    assert 22 <= seconds[0] <= 38
    assert 450 * 0.75 <= seconds[4] <= 500 * 1.25
    assert max(seconds) <= 6 * 3600 * 1.25
    assert len({sending.wait(3) for _ in range(20)}) > 1


def test_after_enough_failures_it_is_switched_off_and_the_owner_told(
    receiver, monkeypatch, django_capture_on_commit_callbacks
):
    monkeypatch.setattr(sending, "MOST_ATTEMPTS", 2)
    webhook = hook(receiver.url)
    receiver.statuses = [500, 404]
    entry = enter()
    with django_capture_on_commit_callbacks(execute=True):
        for _ in range(2):
            Delivery.objects.update(due_at=timezone.now())
            send_all()
    webhook.refresh_from_db()
    assert not webhook.active
    (letter,) = mail.outbox
    assert letter.to == ["ann@example.org"]
    assert "it answered 404" in letter.body
    enter(acted_on="2027-02-01")
    assert send_all() == 0

    sending.enable(webhook)
    send_all()
    assert keys(receiver)[-2:] == [entry.public_id, entry.public_id.replace("01-01", "02-01")]


def test_gone_is_gone_at_once(receiver):
    hook(receiver.url)
    receiver.statuses = [410]
    enter()
    send_all()
    assert not Webhook.objects.get().active


def test_a_message_that_a_broker_lost_is_given_out_again(receiver):
    hook(receiver.url)
    enter()
    now = timezone.now()
    assert len(sweep(now)) == 1
    assert sweep(now + MINUTE) == []
    (again,) = sweep(now + 6 * MINUTE)
    sending.deliver(again, rules=HERE)
    assert len(receiver.got) == 1


def test_a_worker_that_died_while_sending_is_followed_by_another(receiver):
    hook(receiver.url)
    enter()
    now = timezone.now()
    (one,) = sweep(now)
    dead = sending.take(one, now)
    assert sending.take(one, now + MINUTE) is None
    assert sweep(now + 3 * MINUTE) == [one]
    later = sending.take(one, now + 3 * MINUTE)
    assert later.attempt == 2
    sending.settle(dead, sending.Outcome(500), now)
    assert Delivery.objects.get().status == "sending", "the dead one's word no longer counts"
    sending.settle(later, sending.Outcome(204), now)
    assert Delivery.objects.get().status == "delivered"


def test_what_nobody_expected_is_a_failed_attempt(receiver, monkeypatch):
    def fail(*_, **__):
        raise UnicodeError

    hook(receiver.url)
    enter()
    monkeypatch.setattr(sending, "post", fail)
    assert send_all() == 1
    delivery = Delivery.objects.get()
    assert (delivery.status, delivery.attempt) == ("waiting", 1)
    assert "UnicodeError" in delivery.said


def test_workers_that_die_every_time_are_not_followed_for_ever(
    receiver, django_capture_on_commit_callbacks
):
    hook(receiver.url)
    enter()
    now = timezone.now()
    for _ in range(sending.MOST_ATTEMPTS):
        (one,) = sweep(now)
        assert sending.take(one, now)
        now += 6 * MINUTE
    (one,) = sweep(now)
    with django_capture_on_commit_callbacks(execute=True):
        assert sending.take(one, now) is None
    assert Delivery.objects.get().status == "failed"
    assert not Webhook.objects.get().active
    assert "12 attempts in a row failed" in mail.outbox[0].body
    assert sweep(now + 6 * MINUTE) == []


def test_one_sweep_hands_out_only_so_many(receiver, monkeypatch):
    monkeypatch.setattr(queueing, "MOST_HANDED_OUT", 2)
    for _ in range(3):
        hook(receiver.url)
    enter()
    now = timezone.now()
    assert [len(sweep(now)) for _ in range(3)] == [2, 1, 0]


def test_deliveries_have_a_queue_of_their_own_and_end_with_their_lease(receiver, monkeypatch):
    given = []
    monkeypatch.setattr(tasks.deliver_webhook, "apply_async", lambda **asked: given.append(asked))
    hook(receiver.url)
    enter()
    tasks.sweep_webhooks()
    (asked,) = given
    assert asked["expires"] == queueing.QUEUED_FOR.total_seconds()
    queue = app.amqp.router.route({}, tasks.deliver_webhook.name)["queue"].name
    assert queue == "deliver"
    assert f"--queues=celery,{queue},fetch,read" in command("worker")


def test_ending_a_webhook_holds_it_so_that_nothing_is_queued_meanwhile(receiver):
    webhook = hook(receiver.url)
    enter()
    sweep(timezone.now())
    with CaptureQueriesContext(connection) as asked:
        signup.end([webhook.pk])
    done = [one["sql"] for one in asked]
    held = next(number for number, sql in enumerate(done) if "FOR UPDATE" in sql)
    assert held < next(number for number, sql in enumerate(done) if sql.startswith("DELETE"))
    assert not Delivery.objects.exists()
    assert not Webhook.objects.exists()


@pytest.mark.parametrize("switched_on", [False, True])
def test_saving_in_the_admin_keeps_what_sending_did_meanwhile(
    admin_client, monkeypatch, switched_on
):
    webhook = hook("https://hook.example/", active=not switched_on)

    def slow(*_):
        Webhook.objects.update(seen=77, active=False)
        return ["93.184.215.14"]

    monkeypatch.setattr(outbound, "addresses_of", slow)
    data = {"url": webhook.url, "owner": "bob@example.org", "active": "on"}
    where = reverse("admin:treaties_webhook_change", args=[webhook.pk])
    assert admin_client.post(where, data).status_code == 302
    webhook.refresh_from_db()
    assert (webhook.owner, webhook.seen) == ("bob@example.org", 77)
    assert webhook.active is switched_on


def test_a_message_that_comes_twice_is_sent_once(receiver):
    hook(receiver.url)
    enter()
    (one,) = sweep(timezone.now())
    assert sending.deliver(one, rules=HERE)
    assert not sending.deliver(one, rules=HERE)
    assert len(receiver.got) == 1


def test_outside_tests_nothing_is_sent_to_this_machine(receiver):
    hook(receiver.url)
    enter()
    assert tasks.sweep_webhooks() == 1
    assert receiver.got == []
    assert "https://" in Delivery.objects.get().said


def test_beat_sweeps():
    scheduled = {one["task"] for one in settings.CELERY_BEAT_SCHEDULE.values()}
    assert tasks.sweep_webhooks.name in scheduled


def test_the_signature_is_checked_as_the_documentation_says(receiver):
    webhook = hook(receiver.url)
    enter()
    send_all()
    ((headers, body),) = receiver.got
    text = (BASE_DIR / "docs" / "webhooks.md").read_text()
    told = {}
    exec(re.search(r"```python\n(.*?)```", text, re.DOTALL)[1], told)  # noqa: S102
    header = headers["Servanda-Signature"]
    assert told["is_genuine"](webhook.secret, header, body)
    assert not told["is_genuine"](webhook.secret, header, body + b" ")
    assert not told["is_genuine"]("another", header, body)
    old = re.sub(r"t=\d+", "t=1", header)
    assert not told["is_genuine"](webhook.secret, old, body)
