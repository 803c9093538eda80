"""Depositaries' lists: visited, held against the record, noted, and proposed from."""

import datetime as dt
import json

import pytest
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command

from news.models import Feed, FeedState, Job, Proposal, Version
from news.services import lists
from news.terms import FeedKind, JobKind, Outcome, ProposalStatus
from tests.news.depositary.scene import page_bytes, with_row
from tests.news.factories import FeedFactory
from tests.news.working import do_all, visit
from treaties.models import Source, StatusCheck, TreatyAction
from treaties.record.log import begin
from treaties.terms import SourceKind

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("whole_record")]


@pytest.fixture(autouse=True)
def pace(monkeypatch):
    monkeypatch.setattr("news.fetching.polite.take_turn", lambda *_, **__: 0.0)


@pytest.fixture
def feed(site):
    site.put("/enmod", page_bytes("enmod"))
    begin()
    return FeedFactory(
        slug="untc-xxvi-1",
        url=site.url + "/enmod",
        kind=FeedKind.UNTC,
        grade=SourceKind.DEPOSITARY,
        treaty_id="enmod",
        source=Source.objects.create(
            pk="untc-enmod", title="Status of ENMOD", kind=SourceKind.DEPOSITARY
        ),
        stale_after_days=10_000,
    )


def checks():
    return StatusCheck.objects.filter(source__pk__startswith="untc-xxvi-1-2026-0")


def changed(site, *row):
    site.put("/enmod", with_row("enmod", *row))


FIJI = ("Fiji", "", "19 Nov 2025 a")


def test_a_list_that_agrees_is_noted_as_read_and_proposes_nothing(feed):
    done = visit(feed)
    assert (done.outcome, done.held, done.new) == (Outcome.FETCHED, 94, 1)
    assert do_all() == 1
    assert not Proposal.objects.exists()
    check = checks().get()
    assert (check.treaty_id, str(check.as_of), check.source_id) == (
        "enmod",
        "2026-02-03",
        "untc-xxvi-1-2026-02-03",
    )
    version = Version.objects.get()
    assert str(version.published_on) == "2026-02-03"
    assert version.document.kind == "status_page"


def test_the_same_list_is_neither_read_nor_noted_again(feed, site):
    visit(feed)
    do_all()
    site.put("/enmod", page_bytes("enmod").replace(b"03-02-2026", b"04-02-2026"))
    assert visit(feed).new == 0
    assert do_all() == 0
    assert checks().count() == 1


def test_the_same_list_is_held_against_the_record_again_after_a_month(feed, site, monkeypatch):
    visit(feed)
    do_all()
    monkeypatch.setattr(lists, "CHECKED_EVERY", dt.timedelta(days=1))
    site.put("/enmod", page_bytes("enmod").replace(b"03-02-2026", b"04-02-2026"))
    assert visit(feed).new == 1
    do_all()
    assert [str(one.as_of) for one in checks().order_by("as_of")] == ["2026-02-03", "2026-02-04"]


def test_a_row_that_the_record_lacks_is_proposed_with_its_cell(feed, site):
    changed(site, *FIJI)
    visit(feed)
    do_all()
    one = Proposal.objects.get()
    assert str(one) == "FJI enmod accession 2025-11-19"
    assert (one.stage, one.status, one.grade) == ("deposited", "open", SourceKind.DEPOSITARY)
    evidence = one.evidence.get()
    assert evidence.quote == "19 Nov 2025 a"
    assert evidence.locator == "row 95, column 3"


def test_what_was_entered_by_hand_meanwhile_is_set_aside(feed, site):
    changed(site, *FIJI)
    visit(feed)
    do_all()
    TreatyAction.objects.create(
        public_id="enmod-FJI-accession-2025-11-19",
        treaty_id="enmod",
        state_id="FJI",
        kind="accession",
        acted_on="2025-11-19",
        confidence="sourced",
    )
    Job.objects.create(kind=JobKind.READ, subject=Version.objects.get().pk)
    do_all()
    assert Proposal.objects.get().status == ProposalStatus.KNOWN


@pytest.mark.parametrize("cut", [0, 500, 20_000])
def test_a_list_that_is_not_whole_is_refused_whole(feed, site, cut):
    visit(feed)
    do_all()
    site.put("/enmod", page_bytes("enmod")[:cut] or "<html>")
    done = visit(feed)
    assert done.outcome == Outcome.UNREADABLE
    assert done.detail
    assert not Proposal.objects.exists()
    assert FeedState.objects.get().failures == 1
    assert checks().count() == 1


def test_the_list_of_another_treaty_is_refused(feed, site):
    site.put("/enmod", page_bytes("ccm"))
    done = visit(feed)
    assert done.outcome == Outcome.UNREADABLE
    assert not Version.objects.exists()


def test_a_list_whose_day_stands_still_is_stale(feed):
    feed.stale_after_days = 30
    feed.save()
    visit(feed)
    assert FeedState.objects.get().alarm == "Nothing new since 3 February 2026."


def put_in(tmp_path, data, *args):
    page = tmp_path / "page.html"
    page.write_bytes(data)
    call_command("read_depositary", str(page), "--treaty", "enmod", "--queue", *args)


@pytest.mark.usefixtures("feed")
def test_a_page_put_in_by_hand_waits_at_the_desk(tmp_path, capsys):
    for _ in range(2):
        put_in(tmp_path, with_row("enmod", *FIJI))
        assert "Waiting at the review desk: 1." in capsys.readouterr().out
    assert str(Proposal.objects.get()) == "FJI enmod accession 2025-11-19"
    assert Version.objects.count() == 1
    assert checks().count() == 1
    do_all()
    assert Proposal.objects.count() == 1


@pytest.mark.usefixtures("feed")
def test_json_alone_is_printed_when_a_page_is_put_in(tmp_path, capsys):
    put_in(tmp_path, page_bytes("enmod"), "--json")
    assert json.loads(capsys.readouterr().out)["proposals"] == []


def test_a_page_of_which_there_is_no_feed_is_not_put_in(tmp_path):
    with pytest.raises(CommandError, match="run load_feeds"):
        put_in(tmp_path, page_bytes("enmod"))
    assert not Version.objects.exists()


@pytest.mark.usefixtures("feed")
def test_a_page_that_is_refused_puts_nothing_in(tmp_path):
    with pytest.raises(CommandError, match="refused"):
        put_in(tmp_path, page_bytes("enmod")[:20_000])
    assert not Version.objects.exists()


def office(name, *acts):
    told = [
        {"date": f"{day} 00:00:00", "action_type_": kind, "state": {"name": state}}
        for state, kind, day in acts
    ]
    return json.dumps({"data": {"treaty_": {"data": {"short_name": name, "actions_": told}}}})


def test_the_office_is_asked_and_what_the_record_lacks_is_proposed(site):
    acts = [("Finland", "Signatory", "1968-07-01"), ("South Sudan", "Accession", "2026-11-02")]
    url = site.put("/gql", office("npt", *acts), kind="application/json")
    begin()
    feed = FeedFactory(
        slug="unoda-npt",
        url=f"{url}#npt",
        kind=FeedKind.UNODA,
        grade=SourceKind.INTERGOVERNMENTAL,
        treaty_id="npt",
        source_id="unoda-tdb-2026-08",
    )
    done = visit(feed)
    assert (done.outcome, done.held, done.new) == (Outcome.FETCHED, 2, 1)
    do_all()
    found = Proposal.objects.get()
    assert (found.state_id, found.kind, found.reader) == ("SSD", "accession", "unoda 1")
    assert found.evidence.get().quote == "South Sudan\tAccession\t2026-11-02"
    check = StatusCheck.objects.get(source__pk__startswith="unoda-npt-")
    assert not check.complete, "its list proves nothing of what it lacks"

    site.put("/gql", office("bwc", *acts), kind="application/json")
    done = visit(feed)
    assert done.outcome == Outcome.UNREADABLE
    assert "of the treaty 'bwc', not of 'npt'" in done.detail


def test_a_feed_of_the_office_names_the_treaty_it_asks_for():
    feed = Feed(
        slug="office",
        name="Office",
        url="https://office.example/",
        kind=FeedKind.UNODA,
        treaty_id="npt",
        source_id="unoda-tdb-2026-08",
    )
    with pytest.raises(ValidationError, match="short name of the treaty after a #"):
        feed.full_clean()
