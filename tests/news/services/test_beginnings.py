"""What a new installation begins with: feeds, and samples at the review desk."""

import csv
import json

import pytest
from django.conf import settings
from django.core.management import call_command
from django.core.validators import URLValidator

from config.prepare import add_feeds, add_samples
from core.dates import PartialDate
from core.outbound import OPEN, formed
from news.models import Document, Feed, Job, Proposal
from news.services.loading import load_feeds
from news.services.samples import OUTLET, load_samples, proposed
from news.terms import DocumentKind, FeedKind
from policies.terms import Stage
from treaties.models import StatusCheck

FOLDER = settings.SAMPLES_DIR

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("whole_record")]


@pytest.fixture
def _feeds():
    load_feeds(settings.FEEDS_FILE)


@pytest.mark.usefixtures("_feeds")
def test_an_empty_desk_gets_something_of_every_kind_to_decide_on():
    files = [path for path in FOLDER.rglob("*") if path.is_file()]
    assert load_samples(FOLDER) == len(files) >= 7
    stages = set(Proposal.objects.undecided().values_list("stage", flat=True))
    assert {Stage.DEPOSITED, Stage.VOTED, Stage.SIGNED_INTO_LAW} <= stages
    assert proposed() == Proposal.objects.count() >= 5
    assert load_samples(FOLDER) == 0


@pytest.mark.usefixtures("_feeds")
def test_every_sample_says_that_it_did_not_happen():
    load_samples(FOLDER)
    for document in Document.objects.all():
        assert document.sample
        if document.kind == DocumentKind.STORY:
            said = "This story was written for practice."
            assert document.versions.get().text.startswith(said)
        else:
            assert document.outlet == OUTLET
        assert document.url.startswith("https://sample.invalid/")


@pytest.mark.usefixtures("_feeds")
def test_nothing_is_left_to_fetch_or_read():
    load_samples(FOLDER)
    assert set(Job.objects.values_list("kind", flat=True)) <= {"read"}


def test_a_file_that_is_none_is_named(tmp_path):
    (tmp_path / "odd.json").write_text(json.dumps({"slug": "odd"}))
    with pytest.raises(ValueError, match=r"odd\.json is no sample story"):
        load_samples(tmp_path)
    assert not Document.objects.exists()


@pytest.mark.usefixtures("_feeds")
def test_the_list_brings_the_two_acts_that_were_put_into_it_and_no_check_of_the_record():
    before = StatusCheck.objects.count()
    load_samples(FOLDER)
    lists = Proposal.objects.filter(evidence__version__document__kind=DocumentKind.STATUS_PAGE)
    assert set(lists.values_list("state", "kind", "acted_on")) == {
        ("JAM", "ratification", PartialDate.parse("2026-11-17")),
        ("TON", "accession", PartialDate.parse("2026-11-20")),
    }
    assert {one.grade for one in lists} == {"depositary"}
    assert StatusCheck.objects.count() == before


@pytest.mark.usefixtures("_feeds")
def test_a_list_without_a_feed_is_left_out():
    Feed.objects.filter(treaty="ccm").delete()
    assert load_samples(FOLDER) == len(list(FOLDER.glob("*.json")))


@pytest.mark.usefixtures("_feeds")
def test_a_list_that_is_none_is_named(tmp_path):
    (tmp_path / "lists").mkdir()
    (tmp_path / "lists" / "ccm.html.gz").write_bytes(b"no gzip")
    with pytest.raises(ValueError, match=r"ccm\.html\.gz is no sample list"):
        load_samples(tmp_path)


def test_the_feeds_that_come_along_fit_the_record(capsys):
    call_command("load_feeds")
    assert "Left out" not in capsys.readouterr().out
    with settings.FEEDS_FILE.open() as rows:
        listed = list(csv.DictReader(rows))
    assert Feed.objects.count() == len(listed) > 15
    for feed in Feed.objects.select_related("treaty"):
        URLValidator(["https"])(feed.url)
        formed(feed.url, OPEN)
        if feed.kind == FeedKind.UNTC:
            assert feed.url == feed.treaty.status_url
            assert feed.treaty.mtdsg_no.lower() in feed.slug
    assert all(row["note"] for row in listed)


def test_an_installation_begins_with_them():
    class Console:
        def print(self, *_, **__):
            raise AssertionError("no feed is left out")

    assert add_feeds(Console()) == f"{Feed.objects.count()} added"
    assert add_feeds(Console()) == "up to date"
    assert add_samples(Console()) == "8 proposals for practice at the review desk"
    assert add_samples(Console()) == "the desk is in use"
