"""Feeds of changes, read by a feed reader."""

import datetime as dt

import feedparser
import pytest

from tests.treaties.api.scene import act
from treaties.models import Record, Treaty, TreatyAction
from treaties.terms import ActionKind, Binding

ALL, LEGAL = "/changes/all.atom", "/changes/legal-acts.atom"
NOTICE = "tag:servanda,2026:action/apmbc-FIN-withdrawal_notice-2025-07-10"


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


def entries(feed):
    return {one.id: one for one in feed.entries}


def replaced(public_id, acted_on, **changes):
    old = TreatyAction.objects.get(public_id=public_id)
    moment = old.recorded_at + dt.timedelta(days=1)
    return act(
        old.treaty,
        old.state_id,
        old.kind,
        acted_on,
        corrects=old,
        recorded_at=moment,
        **changes,
    )


def test_an_entry_says_in_words_what_was_done_and_on_which_source(read):
    entry = entries(read(ALL))[NOTICE]
    assert entry.title == "Finland, Mine Ban Convention: notice of withdrawal on 10 July 2025"
    (content,) = entry.content
    assert content.type == "text/html"
    assert (
        "Finland gave notice of withdrawal on 10 July 2025: Mine Ban Convention." in content.value
    )
    source = TreatyAction.objects.get(public_id=NOTICE.partition("/")[2]).citations.first().source
    assert source.title in content.value
    assert entry.link.endswith("/actions/apmbc-FIN-withdrawal_notice-2025-07-10/")
    terms = {(tag.scheme.rpartition(":")[2], tag.term) for tag in entry.tags}
    assert {("treaty", "apmbc"), ("state", "FIN"), ("kind", "withdrawal_notice")} == terms
    assert entry.updated == entry.published


def test_a_feed_has_its_own_id_author_and_links(read):
    feed = read(ALL).feed
    assert feed.id == "tag:servanda,2026:changes/all"
    assert feed.author == "Servanda"
    links = {one.rel: one.href for one in feed.links}
    assert links["self"] == "http://testserver/changes/all.atom"
    assert links["alternate"] == "http://testserver/"


def test_the_latest_recorded_comes_first(read):
    replaced("apmbc-FIN-accession-2012-01-09", "2012-01-10", reason="Misread")
    feed = read(ALL)
    assert feed.entries[0].id.endswith("apmbc-FIN-accession-2012-01-10")
    assert feed.feed.updated == feed.entries[0].updated


def test_a_correction_is_an_entry_with_its_reason_and_the_old_one_says_so(read):
    replaced("apmbc-FIN-accession-2012-01-09", "2012-01-10", reason="The list was misread")
    found = entries(read(ALL))
    new = found["tag:servanda,2026:action/apmbc-FIN-accession-2012-01-10"]
    assert new.title.startswith("Corrected: Finland, Mine Ban Convention: accession")
    assert "Corrects the entry apmbc-FIN-accession-2012-01-09." in new.content[0].value
    assert "Reason: The list was misread" in new.content[0].value
    old = found["tag:servanda,2026:action/apmbc-FIN-accession-2012-01-09"]
    assert "Corrected since by the entry apmbc-FIN-accession-2012-01-10" in old.content[0].value
    assert old.updated == new.updated > old.published


def test_what_is_taken_back_says_that_it_did_not_happen(read):
    replaced("apmbc-LBN-accession-2026", "2026-01-01", void=True, reason="Another treaty")
    entry = entries(read(ALL))["tag:servanda,2026:action/apmbc-LBN-accession-2026-01-01"]
    assert entry.title.startswith("Taken back: Lebanon")
    assert "recorded something that did not happen" in entry.content[0].value


def test_legal_acts_leave_out_arrangements_and_corrections(read):
    replaced("apmbc-FIN-accession-2012-01-09", "2012-01-10", reason="Misread")
    Treaty.objects.filter(pk="ctbt").update(binding=Binding.POLITICAL)
    found = entries(read(LEGAL))
    assert NOTICE in found
    assert not any("/ctbt-" in one for one in found)
    assert not any(one.endswith("2012-01-10") for one in found)
    assert (
        "Corrected since"
        in found["tag:servanda,2026:action/apmbc-FIN-accession-2012-01-09"].content[0].value
    )


def test_of_one_treaty_or_one_state(read):
    assert all("action/npt-" in one.id for one in read("/treaties/npt/changes.atom").entries)
    feed = read("/states/FIN/changes.atom")
    assert all("-FIN-" in one.id for one in feed.entries)
    assert feed.feed.title == "Servanda: changes of the record, Finland"
    assert feed.feed.id == "tag:servanda,2026:changes/state/FIN"
    assert entries(read("/treaties/apmbc/changes.atom"))[NOTICE].id == NOTICE


@pytest.mark.parametrize("path", ["/treaties/nope/changes.atom", "/states/ZZZ/changes.atom"])
def test_what_is_not_in_the_record_is_not_found(client, path):
    response = client.get(path)
    assert response.status_code == 404
    assert "of the record" in response.content.decode()


@pytest.mark.parametrize("path", [ALL, LEGAL])
def test_an_unchanged_record_costs_nothing(client, path):
    first = client.get(path)
    assert client.get(path, headers={"if-none-match": first["ETag"]}).status_code == 304
    since = {"if-modified-since": first["Last-Modified"]}
    assert client.get(path, headers=since).status_code == 304
    Record.objects.bump()
    assert client.get(path, headers={"if-none-match": first["ETag"]}).status_code == 200
    assert client.post(path).status_code == 405


def test_a_feed_takes_no_more_queries_for_more_entries(client, django_assert_num_queries):
    for year in range(1950, 1990):
        act(Treaty.objects.get(pk="npt"), "FIN", ActionKind.DECLARATION, f"{year}-01-01")
    with django_assert_num_queries(7):
        client.get(ALL)
