"""Signing up for changes, confirming by mail, ending it: nothing is kept before it is confirmed."""

import re

import pytest
import time_machine
from django.conf import settings
from django.core import mail
from django.core.cache import cache

from core import outbound
from treaties.models import Webhook
from treaties.record.log import begin
from treaties.webhooks.queueing import newest

WISH = {"url": "https://hook.example/in", "owner": "ann@example.org"}


@pytest.fixture(autouse=True)
def world(record, monkeypatch):  # noqa: ARG001
    begin()
    cache.clear()
    monkeypatch.setattr(outbound, "addresses_of", lambda *_: ["93.184.215.14"])


def sign_up(client, REMOTE_ADDR="127.0.0.1", **changes):  # noqa: N803 - as WSGI names it
    return client.post("/changes/webhooks/", WISH | changes, REMOTE_ADDR=REMOTE_ADDR)


def link():
    return re.search(r"http://testserver(/\S+)", mail.outbox[-1].body)[1]


def test_a_link_sent_by_mail_confirms_and_shows_the_secret_once(client):
    assert "Look at your mail" in sign_up(client, legal_only="1", treaty="apmbc").text
    assert not Webhook.objects.exists()
    assert mail.outbox[0].to == ["ann@example.org"]

    asked = client.get(link())
    assert "https://hook.example/in" in asked.text
    assert not Webhook.objects.exists(), "mail scanners open links"
    done = client.post(link())
    webhook = Webhook.objects.get()
    assert webhook.secret in done.text
    assert (webhook.legal_only, webhook.treaty_id, webhook.state_id) == (True, "apmbc", None)
    assert webhook.seen == newest()
    assert not client.cookies, "public pages set no cookie"

    again = client.post(link())
    assert again.status_code == 404
    assert webhook.secret not in again.text
    assert Webhook.objects.count() == 1


def test_its_owner_ends_it(client):
    sign_up(client)
    end = re.search(
        r'href="http://testserver(/changes/webhooks/end/[^"]+)"', client.post(link()).text
    )
    assert client.get(end[1]).status_code == 200
    assert Webhook.objects.exists()
    assert "has ended" in client.post(end[1]).text
    assert not Webhook.objects.exists()
    assert client.get(end[1]).status_code == 404


def test_a_link_is_good_for_two_days(client):
    sign_up(client)
    with time_machine.travel("2099-01-01"):
        late = client.post(link())
    assert late.status_code == 404
    assert "Sign up" in late.text
    assert not Webhook.objects.exists()


@pytest.mark.parametrize("token", ["nothing", "WyJ4Il0:1abc:xyz"])
@pytest.mark.parametrize("page", ["confirm", "end"])
def test_a_link_that_was_never_given_leads_nowhere(client, page, token):
    assert client.get(f"/changes/webhooks/{page}/{token}/").status_code == 404
    assert client.post(f"/changes/webhooks/{page}/{token}/").status_code == 404


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("http://hook.example/", "begins with https://"),
        ("ftp://hook.example/", "https://"),
        ("https://ann:secret@hook.example/", "Leave name and password out"),
    ],
)
def test_an_address_of_another_form_is_refused(client, address, said):
    answer = sign_up(client, url=address)
    assert answer.status_code == 400
    assert said in answer.text
    assert not mail.outbox


def test_an_address_inside_a_private_network_is_refused(client, monkeypatch):
    monkeypatch.setattr(outbound, "addresses_of", lambda *_: ["10.0.0.1"])
    private = sign_up(client)
    assert private.status_code == 400
    assert "does not lead to the public Internet" in private.text
    monkeypatch.setattr(outbound, "addresses_of", lambda *_: [])
    assert sign_up(client).text == private.text, "which names are known inside is not told"


def test_nobody_is_flooded_with_mail_in_anothers_name(client):
    answers = [sign_up(client).status_code for _ in range(5)]
    assert answers == [200, 200, 200, 400, 400]
    assert len(mail.outbox) == 3


def test_mails_are_counted_the_whole_day_also_in_files(client, settings, tmp_path):
    backend = "django.core.cache.backends.filebased.FileBasedCache"
    settings.CACHES = {"default": {"BACKEND": backend, "LOCATION": str(tmp_path)}}
    with time_machine.travel("2027-01-01T09:00Z") as clock:
        for _ in range(3):
            assert sign_up(client).status_code == 200
        clock.shift(3600)
        assert sign_up(client).status_code == 400
        clock.shift(86_400)
        assert sign_up(client).status_code == 200


def test_a_mail_that_was_not_sent_does_not_count(client, monkeypatch):
    def fail(*_):
        raise OSError

    with monkeypatch.context() as broken:
        broken.setattr("treaties.views_webhooks.send_link", fail)
        for _ in range(4):
            assert sign_up(client).status_code == 400
    assert sign_up(client).status_code == 200


def test_one_client_may_not_try_for_ever(client, monkeypatch):
    asked = []
    monkeypatch.setattr(outbound, "addresses_of", lambda *_: asked.append(1) or [])
    with time_machine.travel("2027-01-01T09:00Z") as clock:
        for number in range(10):
            address = f"2001:db8::{number}"
            assert sign_up(client, REMOTE_ADDR=address).status_code == 400
        answer = sign_up(client, REMOTE_ADDR="2001:db8::ffff")
        assert answer.status_code == 429
        assert "try again in an hour" in answer.text
        assert WISH["url"] in answer.text, "what was filled in is kept"
        assert len(asked) == 10
        assert sign_up(client, REMOTE_ADDR="2001:db8:0:1::1").status_code == 400
        clock.shift(3600)
        assert sign_up(client, REMOTE_ADDR="2001:db8::1").status_code == 400


def test_a_link_that_was_used_works_no_more_once_the_webhook_has_ended(client):
    sign_up(client)
    page = client.post(link()).text
    end = re.search(r'href="http://testserver(/changes/webhooks/end/[^"]+)"', page)[1]
    client.post(end)
    assert client.get(link()).status_code == 404
    assert client.post(link()).status_code == 404
    assert not Webhook.objects.exists()


@pytest.mark.parametrize("page", ["confirm", "end"])
def test_no_log_tells_a_token(client, caplog, page):
    client.get(f"/changes/webhooks/{page}/WyJ4Il0:1abc:xyz/?page=1")
    made = dict(settings.LOGGING["formatters"]["structured"])
    formatter = made.pop("()")(**made)
    lines = "".join(formatter.format(one) for one in caplog.records)
    assert f"/changes/webhooks/{page}/***/?page=1" in lines
    assert "Not Found" in lines
    assert "1abc" not in lines


def test_a_mail_that_cannot_be_sent_is_told(client, monkeypatch):
    def fail(*_):
        raise OSError

    monkeypatch.setattr("treaties.views_webhooks.send_link", fail)
    answer = sign_up(client)
    assert answer.status_code == 400
    assert "try again later" in answer.text
