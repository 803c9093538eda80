"""Changes of policies, steps and positions in the log: what it says they are, and who is told."""

import pytest

from policies.models import PolicyChange
from policies.record.layout import TABLES
from tests.policies import scene
from tests.treaties.api.conftest import Api
from tests.treaties.replaying import Consumer
from treaties.models import Treaty, Webhook
from treaties.record.dump import dump
from treaties.webhooks.queueing import asked_for, newest

pytestmark = pytest.mark.django_db

FILES = {table.file for table in TABLES}


@pytest.fixture
def api():
    return Api()


@pytest.fixture(autouse=True)
def made(db):  # noqa: ARG001
    scene.make()


def entered_twice():
    """Enter a change once more and take it back."""
    twice = scene.enter(title="The first one, once more")
    return scene.put_right(twice.pk, void=True, title="The first one, once more")


def test_an_entry_taken_back_because_another_says_the_same_was_merged(api):
    twice = entered_twice()
    added, merged = api.rows("changes/", table="policies.csv")[-2:]
    assert (added["kind"], added["key"]) == ("add", twice.corrects_id)
    assert (merged["kind"], merged["key"]) == ("merge", twice.pk)
    assert (merged["before"]["policy_id"], merged["after"]["void"]) == (twice.corrects_id, "yes")
    assert (merged["reason"], merged["legal_act"]) == ("A slip", False)


def test_an_entry_of_something_that_did_not_happen_was_corrected_not_merged(api):
    scene.put_right("new", void=True)
    (taken,) = api.rows("changes/", kind="correct")
    assert (taken["before"]["title"], taken["after"]["void"]) == ("The memo", "yes")


def test_a_consumer_has_every_file_byte_for_byte_whatever_became_of_the_entries(api, tmp_path):
    consumer = Consumer(api).catch_up()
    entered_twice()
    scene.put_right(announced_on="2014-09-24", treaties=Treaty.objects.filter(pk="npt"))
    scene.enter(track="export", effective_on=None)
    consumer.catch_up()
    dump(tmp_path / "dump")
    held = consumer.contents()
    assert held.keys() > FILES
    for name, found in held.items():
        assert found == (tmp_path / "dump" / name).read_bytes(), name


def test_policies_are_found_by_their_state_and_by_each_treaty_that_they_name(api):
    by_state = api.rows("changes/", state="LVA")
    assert [one["table"] for one in by_state if one["table"] in FILES] == ["steps.csv"]
    found = api.rows("changes/", treaty="apmbc")
    assert {one["key"] for one in found if one["table"] in FILES} == {
        *("new", "old", "speech", "vote")
    }
    assert not [one for one in api.rows("changes/", treaty="npt") if one["table"] in FILES]


def test_a_correction_that_names_another_treaty_is_told_of_both(api):
    right = scene.put_right(treaties=Treaty.objects.filter(pk="npt"))
    for treaty in ("apmbc", "npt"):
        assert right.pk in {one["key"] for one in api.rows("changes/", treaty=treaty)}


def test_the_id_of_a_treaty_is_not_found_inside_another_one(api):
    Treaty.objects.create(pk="pmb", short_name="PMB", official_title="Of another name")
    assert not [one for one in api.rows("changes/", treaty="pmb") if one["table"] in FILES]


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ({}, True),
        ({"treaty_id": "apmbc"}, True),
        ({"treaty_id": "npt"}, False),
        ({"state_id": "USA"}, True),
        ({"state_id": "LVA"}, False),
        ({"legal_only": True}, False),
    ],
)
def test_webhooks_are_told_of_policies_as_they_asked(asked, told):
    hook = Webhook.objects.create(
        url="https://example.org/hook", owner="ann@example.org", seen=newest(), **asked
    )
    change = scene.enter(treaties=Treaty.objects.filter(pk="apmbc"))
    keys = [one.key for one in asked_for(hook, newest())]
    assert (change.pk in keys) is told


def test_the_page_of_changes_says_in_words_what_they_are(client):
    scene.put_right("new", title="The memorandum of 2025")
    html = " ".join(client.get("/changes/").text.split())
    assert "Policy: The memorandum of 2025, announced 2 December 2025" in html
    assert "Title: <del>The memo</del> → <ins>The memorandum of 2025</ins>" in html
    assert "Step at home towards withdrawal: voted, 19 June 2025" in html
    assert "Position: says that it will not become party, 26 April 2019" in html
    assert "Topic of policies: Landmines" in html
    corrected = PolicyChange.objects.get(corrects="new")
    assert f'href="/policies/landmines/USA/#{corrected.pk}"' in html
    legal = client.get("/changes/?legal=1").text
    assert "The memo" not in legal
