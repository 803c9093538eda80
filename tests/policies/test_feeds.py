"""Feeds of policies, steps and positions, read by a feed reader."""

import feedparser
import pytest

from policies.models import PolicyChange
from tests.policies import scene

pytestmark = pytest.mark.django_db

ALL, POLICIES, MINES = "/changes/all.atom", "/policies/changes.atom", "/policies/landmines/"
ID = "tag:servanda,2026:{}"


@pytest.fixture(autouse=True)
def made(db):  # noqa: ARG001
    scene.make()


@pytest.fixture
def read(client):
    def get(path):
        response = client.get(path)
        assert response.status_code == 200
        assert response["Content-Type"] == "application/atom+xml; charset=utf-8"
        feed = feedparser.parse(response.content)
        assert not feed.bozo, feed.get("bozo_exception")
        assert feed.version == "atom10"
        return feed

    return get


@pytest.fixture
def entries(read):
    return lambda path: {one.id.removeprefix(ID.format("")): one for one in read(path).entries}


def test_a_change_says_who_decided_what_when_and_on_which_source(entries):
    entry = entries(ALL)["policy/new"]
    assert entry.title == (
        "United States, Landmines: The memo (announced on 2 December 2025; loosens restraint)"
    )
    assert entry.link.endswith("/policies/landmines/USA/#new")
    terms = {(tag.scheme.rpartition(":")[2], tag.term) for tag in entry.tags}
    assert terms == {("state", "USA"), ("topic", "landmines"), ("direction", "loosens")}
    words = entries(ALL)["policy/old"].content[0].value
    assert "in effect from 23 September 2014. Law, Parliament. What was decided." in words
    assert '<a href="https://example.org/memo">The memorandum</a>' in words
    assert "Unverified" in entry.content[0].value
    assert "Unverified" not in words


def test_a_change_without_a_date_of_effect_says_so(entries):
    change = scene.enter(track="export", effective_on=None, direction="neutral")
    entry = entries(POLICIES)[f"policy/{change.pk}"]
    assert entry.title.endswith("Again (announced on 23 September 2014)")
    assert "no date of effect is recorded" in entry.content[0].value


def test_steps_and_positions_say_that_they_change_no_status(entries):
    step, position = (entries(ALL)[key] for key in ("step/vote", "position/speech"))
    assert step.title == (
        "Latvia, Mine Ban Convention: step at home towards withdrawal, voted on 19 June 2025"
    )
    assert "The Saeima: Parliament votes. A step at home changes no status." in (
        step.content[0].value
    )
    assert step.link.endswith("/treaties/apmbc/LVA/")
    assert position.title == (
        "United States, Mine Ban Convention: says that it will not become party, 26 April 2019"
    )
    assert "A conference: It will not become party." in position.content[0].value


@pytest.mark.parametrize("key", ["step/vote", "position/speech", "policy/new"])
def test_what_an_entry_leads_to_is_there(client, entries, key):
    path = entries(ALL)[key].link.partition("testserver")[2]
    assert client.get(path).status_code == 200


def test_a_correction_names_its_reason_and_the_old_entry_says_so(entries):
    right = scene.put_right(announced_on="2014-09-24")
    found = entries(POLICIES)
    new, old = found[f"policy/{right.pk}"], found["policy/old"]
    assert new.title.startswith("Corrected: United States, Landmines: Again")
    assert "Corrects the entry old." in new.content[0].value
    assert "Reason: A slip" in new.content[0].value
    assert f"Corrected since by the entry {right.pk}. Reason: A slip" in old.content[0].value
    assert old.updated == new.updated > old.published


def test_what_is_taken_back_says_that_it_did_not_happen(entries):
    taken = scene.put_right("new", void=True)
    entry = entries(MINES + "changes.atom")[f"policy/{taken.pk}"]
    assert entry.title.startswith("Taken back: United States")
    assert "The entry new recorded something that did not happen." in entry.content[0].value


def test_each_feed_holds_what_it_is_about(entries, read):
    scene.enter(topic=scene.TopicFactory(id="nuclear-testing"), title="Of tests")
    assert len(entries(POLICIES)) == 3
    assert entries(MINES + "changes.atom").keys() == {"policy/new", "policy/old"}
    feed = read(MINES + "changes.atom").feed
    assert (feed.id, feed.title) == (
        ID.format("policies/landmines"),
        "Servanda: national policies, Landmines",
    )
    assert entries("/treaties/apmbc/changes.atom").keys() == {
        *("policy/new", "policy/old", "step/vote", "position/speech")
    }
    assert entries("/treaties/npt/changes.atom").keys() == set()
    assert entries("/states/LVA/changes.atom").keys() == {"step/vote"}


def test_legal_acts_hold_no_policies(entries):
    assert entries("/changes/legal-acts.atom") == {}


def test_a_topic_that_is_not_in_the_record_is_not_found(client):
    response = client.get("/policies/landmine/changes.atom")
    assert response.status_code == 404
    assert "landmines" in response.text


def test_an_unchanged_record_costs_nothing(client):
    first = client.get(POLICIES)
    assert client.get(POLICIES, headers={"if-none-match": first["ETag"]}).status_code == 304
    scene.enter(track="export")
    assert client.get(POLICIES, headers={"if-none-match": first["ETag"]}).status_code == 200


def test_a_feed_takes_no_more_queries_for_more_entries(client, django_assert_num_queries):
    for number in range(20):
        scene.enter(track=f"track-{number}")
    assert PolicyChange.objects.count() == 22
    with django_assert_num_queries(4):
        client.get(POLICIES)
