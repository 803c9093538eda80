"""Stories: fetched, read, put among those that tell the same, and proposed from."""

import datetime as dt

import pytest
from django.utils import timezone

from news.models import Cluster, Document, Evidence, Job, Proposal, Version
from news.services import decisions, jobs
from news.services.bringing import Readers
from news.services.clustering import NEAR, cluster_for
from news.terms import JobKind, ProposalStatus
from tests.factories import StateFactory, TreatyActionFactory, TreatyFactory
from tests.news.factories import DocumentFactory, FeedFactory, VersionFactory, reviewer
from tests.news.served import article
from tests.news.working import do_all, visit

pytestmark = pytest.mark.django_db
LEAVES = "Finland gave notice of withdrawal from the Mine Ban Treaty on 19 November 2026"
LEAVES_TOO = "Estonia gave notice of withdrawal from the Mine Ban Treaty on 19 November 2026"


@pytest.fixture(autouse=True)
def scene(monkeypatch):
    monkeypatch.setattr("news.fetching.polite.take_turn", lambda *_, **__: 0.0)
    StateFactory(code="FIN", name="Finland")
    StateFactory(code="EST", name="Estonia")
    TreatyFactory(id="apmbc", also_known_as=["Mine Ban Treaty"])


@pytest.fixture
def feed(site):
    site.feed("/feed", ("/one", "Finland leaves", "Finland gave notice."))
    return FeedFactory(url=site.url + "/feed")


def run(feed, readers=None):
    visit(feed)
    return do_all(*([readers] if readers else []))


def test_from_a_feed_to_a_proposal(site, feed):
    site.story("/one", "Finland leaves", LEAVES, "It said so.")
    assert run(feed) == 2
    version = Version.objects.get()
    assert (version.number, version.title, str(version.published_on)) == (
        1,
        "Finland leaves",
        "2026-11-20",
    )
    assert version.body.media_type == "text/html"
    proposal = Proposal.objects.get()
    assert str(proposal) == "FIN apmbc withdrawal_notice 2026-11-19"
    assert proposal.evidence.get().quote == LEAVES
    assert run(feed) == 0


def test_what_the_record_holds_is_known(site, feed):
    TreatyActionFactory(
        state_id="FIN", treaty_id="apmbc", kind="withdrawal_notice", acted_on="2026-11-19"
    )
    site.story("/one", "Finland leaves", LEAVES)
    run(feed)
    assert Proposal.objects.get().status == ProposalStatus.KNOWN


@pytest.mark.parametrize(
    "page", [{"status": 404}, {"kind": "image/png"}, {"body": "<html></html>"}]
)
def test_where_a_page_cannot_be_had_the_feed_is_read(site, feed, page):
    site.put("/one", **{"body": "No.", **page})
    run(feed)
    version = Version.objects.get()
    assert (version.title, version.text, version.body) == (
        "Finland leaves",
        "Finland gave notice.",
        None,
    )
    assert version.published_on is not None


def test_a_page_that_may_come_back_is_tried_again_before_the_feed_is_read(site, feed):
    site.put("/one", "Later.", status=503)
    visit(feed)
    for attempt in range(1, 4):
        Job.objects.filter(kind=JobKind.STORY).update(due_at=timezone.now())
        do_all()
        assert Version.objects.count() == (attempt == 3)


def test_a_page_that_is_gone_and_of_which_the_feed_says_nothing_is_parked(site):
    site.feed("/feed", ("/one", "Finland leaves", ""))
    run(FeedFactory(url=site.url + "/feed"))
    job = Job.objects.get(kind=JobKind.STORY)
    assert (job.status, job.attempt) == ("parked", 1)
    assert "404" in job.said


def test_a_document_that_is_gone_is_no_failure():
    jobs.ask(JobKind.STORY, 12345)
    jobs.ask(JobKind.READ, 12345)
    assert do_all() == 2


def again(site, feed, summary):
    site.feed("/feed", ("/one", "Finland leaves", summary))
    run(feed)


def test_a_text_that_did_not_change_is_no_new_version(site, feed):
    site.story("/one", "Finland leaves", LEAVES)
    run(feed)
    again(site, feed, "Other words in the feed.")
    assert Version.objects.count() == 1


@pytest.mark.parametrize("verb", ["hold", "endorse"])
def test_a_story_that_changed_opens_again_what_waited_on_it(site, feed, verb):
    site.story("/one", "Finland leaves", LEAVES)
    run(feed)
    proposal = Proposal.objects.get()
    if verb == "hold":
        decisions.hold(proposal.pk, by=reviewer())
    else:
        Proposal.objects.update(status=ProposalStatus.ENDORSED)
    site.story("/one", "Finland stays", "It was all a mistake.")
    again(site, feed, "Corrected.")
    proposal.refresh_from_db()
    assert proposal.status == ProposalStatus.OPEN
    last = proposal.decisions.order_by("id").last()
    assert (last.verdict, last.by) == ("reopen", None)
    assert f"{site.url}/one was changed (version 2)" in last.reason


def test_what_was_rejected_stays_so_when_its_story_changes(site, feed):
    site.story("/one", "Finland leaves", LEAVES)
    run(feed)
    decisions.reject(Proposal.objects.get().pk, by=reviewer(), ground="no_act", reason="No.")
    site.story("/one", "Finland leaves", LEAVES, "One more paragraph.")
    again(site, feed, "Longer.")
    assert Version.objects.count() == 2
    assert Proposal.objects.get().status == ProposalStatus.REJECTED


def numbered(numbers):
    """Return readers that give stories the fingerprints listed, by their texts."""
    return Readers(article, lambda text: numbers[text])


def test_the_same_story_elsewhere_is_attached_not_dropped(site):
    site.feed("/feed", ("/one", "One", ""), ("/two", "Two", ""), ("/three", "Three", ""))
    for path in ("/one", "/two"):
        site.story(path, "Finland leaves", LEAVES)
    site.story("/three", "Estonia leaves", LEAVES_TOO)
    run(FeedFactory(url=site.url + "/feed"), numbered({LEAVES: 1, LEAVES_TOO: 2**62 - 1}))
    assert Document.objects.count() == 3
    assert Cluster.objects.count() == 2
    assert Proposal.objects.count() == 2
    assert Evidence.objects.count() == 3


def test_nearly_the_same_story_is_of_the_same_cluster(site):
    site.feed("/feed", ("/one", "One", ""), ("/two", "Two", ""))
    site.story("/one", "Finland leaves", LEAVES)
    longer = f"HELSINKI: {LEAVES}"
    site.story("/two", "Finns leave", longer)
    run(FeedFactory(url=site.url + "/feed"), numbered({LEAVES: -8, longer: -1}))
    assert Cluster.objects.count() == 1


def held(fingerprint, sha256="0" * 64, days=0):
    return VersionFactory(
        document=DocumentFactory(cluster=Cluster.objects.create()),
        fingerprint=fingerprint,
        sha256=sha256,
        read_at=timezone.now() - dt.timedelta(days=days),
    ).document.cluster


@pytest.mark.parametrize(
    ("bits", "joined"),
    [([], True), ([0, 1, 2], True), ([3, 20, 40], True), ([63], True), (range(NEAR), True),
     (range(NEAR + 1), False), (range(0, 64, 4), False)],
)  # fmt: skip
@pytest.mark.parametrize("number", [0, -1, 2**63 - 1, -(2**63), 123456789])
def test_few_bits_apart_is_near(bits, joined, number):
    cluster = held(number)
    other = number
    for bit in bits:
        other ^= (1 << bit) if bit < 63 else -(1 << 63)
    assert (cluster_for("1" * 64, other, timezone.now()) == cluster) is joined


def test_the_nearest_cluster_is_taken():
    far, near = held(0b111), held(0b1)
    assert cluster_for("1" * 64, 0, timezone.now()) == near
    assert cluster_for("1" * 64, 0b111, timezone.now()) == far


def test_what_came_in_long_ago_is_another_story():
    old = held(5, sha256="a" * 64, days=15)
    assert cluster_for("a" * 64, 5, timezone.now()) != old


def test_texts_too_short_to_compare_are_only_held_against_the_same():
    held(None)
    same = held(None, sha256="a" * 64)
    assert cluster_for("a" * 64, None, timezone.now()) == same
    assert cluster_for("b" * 64, None, timezone.now()) != same
