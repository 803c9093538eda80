"""Visits of feeds: what they bring is kept once, and how they end is kept always."""

import datetime as dt
import gzip

import pytest
from django.contrib.auth.models import User
from django.core import mail
from django.utils import timezone

from news.models import Body, Document, FeedState, FeedVisit, Job, Version
from news.services import visiting
from news.services.alarms import take_as_usual
from news.terms import FeedKind, JobKind, Outcome
from tests.news.factories import FeedFactory
from tests.news.working import do_all, visit

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def pace(monkeypatch):
    """Let hosts be visited without a wait in between."""
    monkeypatch.setattr("news.fetching.polite.take_turn", lambda *_, **__: 0.0)


@pytest.fixture
def feed(site):
    site.feed("/feed", ("/one", "One", "Of one."), ("/two", "Two", "Of two."), ETag='"a"')
    return FeedFactory(url=site.url + "/feed")


def stories_asked():
    jobs = Job.objects.filter(kind=JobKind.STORY).values_list("subject", flat=True)
    return sorted(Document.objects.filter(pk__in=jobs).values_list("url", flat=True))


def test_a_visit_brings_stories_and_asks_for_their_pages(site, feed):
    done = visit(feed)
    assert (done.outcome, done.status, done.held, done.new) == (Outcome.FETCHED, 200, 2, 2)
    assert done.timings["whole"] > 0
    assert done.final_url == feed.url
    assert stories_asked() == [site.url + "/one", site.url + "/two"]
    one = Document.objects.get(url=site.url + "/one")
    assert (one.feed, one.outlet, one.told["title"]) == (feed, feed.name, "One")
    assert one.told["summary"] == "Of one."


def test_what_was_sent_is_kept_byte_for_byte_and_once(site, feed):
    visit(feed)
    FeedState.objects.update(etag="")
    visit(feed)
    body = Body.objects.get()
    assert gzip.decompress(body.content) == site.pages["/feed"][2]
    assert body.media_type == "application/rss+xml"
    assert [one.body for one in FeedVisit.objects.all()] == [body, body]


def test_known_stories_are_left_alone(feed):
    visit(feed)
    Job.objects.filter(kind=JobKind.STORY).delete()
    FeedState.objects.update(etag="")
    assert visit(feed).new == 0
    assert stories_asked() == []


def test_a_story_that_the_feed_tells_otherwise_is_fetched_again(site, feed):
    visit(feed)
    Job.objects.filter(kind=JobKind.STORY).delete()
    site.feed("/feed", ("/one", "One", "Of one, corrected."), ("/two", "Two", "Of two."))
    assert visit(feed).new == 1
    assert stories_asked() == [site.url + "/one"]


def test_a_story_belongs_to_the_feed_that_brought_it_first(site, feed):
    visit(feed)
    site.feed("/other", ("/one", "One, in other words", "Otherwise."))
    assert visit(FeedFactory(url=site.url + "/other")).new == 0
    assert Document.objects.get(url=site.url + "/one").feed == feed


def test_the_next_visit_asks_only_for_what_changed(site, feed):
    visit(feed)
    done = visit(feed)
    assert site.asked[-1][1]["If-None-Match"] == '"a"'
    assert (done.outcome, done.status, done.body, done.held) == (Outcome.UNCHANGED, 304, None, None)


def test_a_feed_is_visited_again_after_its_time(feed):
    visit(feed)
    state = FeedState.objects.get()
    left = state.due_at - timezone.now()
    assert dt.timedelta(minutes=59) < left <= dt.timedelta(minutes=60)
    assert (state.failures, state.held, state.usual) == (0, 2, 2)
    assert state.news_at is not None


@pytest.mark.parametrize(
    ("page", "outcome", "status"),
    [
        ({"body": "No.", "status": 500}, Outcome.BAD_STATUS, 500),
        ({"body": "No.", "status": 404}, Outcome.BAD_STATUS, 404),
        ({"body": "x", "kind": "image/png"}, Outcome.WRONG_TYPE, None),
        ({"body": "<nothing/>", "kind": "text/xml"}, Outcome.UNREADABLE, 200),
        ({"body": "{]", "kind": "application/json"}, Outcome.UNREADABLE, 200),
    ],
)
def test_every_failure_is_a_visit_with_its_reason(site, page, outcome, status):
    site.put("/bad", **page)
    done = visit(FeedFactory(url=site.url + "/bad"))
    assert (done.outcome, done.status) == (outcome, status)
    assert done.detail
    assert done.timings["whole"] >= 0
    assert Job.objects.get().status == "done", "the feed fails, not the job"
    assert (done.body is not None) == (outcome == Outcome.UNREADABLE)


def test_what_could_not_be_read_is_fetched_anew(site):
    site.put("/bad", "<rss", kind="text/xml", ETag='"b"')
    feed = FeedFactory(url=site.url + "/bad")
    visit(feed)
    assert FeedState.objects.get().etag == ""


def test_a_feed_that_fails_is_left_alone_longer_and_longer_then_well_again(site, feed):
    site.put("/feed", "No.", status=503)
    waits = []
    for _ in range(6):
        visit(feed)
        waits.append(FeedState.objects.get().due_at - timezone.now())
    hours = [round(one.total_seconds() / 3600) for one in waits]
    assert hours == [2, 4, 8, 16, 24, 24]
    site.feed("/feed", ("/one", "One", "Of one."))
    visit(feed)
    state = FeedState.objects.get()
    assert (state.failures, state.alarm) == (0, "")


def test_a_site_that_asks_for_time_is_given_it(site, feed):
    site.put("/feed", "No.", status=429, Retry_After="14400")
    visit(feed)
    assert FeedState.objects.get().due_at > timezone.now() + dt.timedelta(hours=3, minutes=59)


def test_no_wait_is_endless():
    feed = FeedFactory.build(every_minutes=60)
    assert visiting.wait(feed, 10_000) == dt.timedelta(days=1)
    assert visiting.wait(feed, 0, 1e12) == dt.timedelta(days=7)
    monthly = FeedFactory.build(every_minutes=60 * 24 * 30)
    assert visiting.wait(monthly, 3) == dt.timedelta(days=30)


def test_a_feed_that_is_gone_is_no_failure(feed):
    Job.objects.create(kind=JobKind.VISIT, subject=feed.pk)
    feed.delete()
    assert do_all() == 1


def test_the_owner_is_told_once_that_a_feed_fails(site, feed, django_capture_on_commit_callbacks):
    feed.owner = User.objects.create_user("olga", "olga@example.org", "a long password")
    feed.save()
    site.put("/feed", "No.", status=500)
    with django_capture_on_commit_callbacks(execute=True):
        for _ in range(5):
            visit(feed)
    (letter,) = mail.outbox
    assert letter.to == ["olga@example.org"]
    assert "3 visits in a row failed" in letter.body
    state = FeedState.objects.get()
    assert "5 visits" in state.alarm
    since = state.alarm_since
    site.feed("/feed", ("/one", "One", ""))
    visit(feed)
    state.refresh_from_db()
    assert (state.alarm, state.alarm_since) == ("", None)
    assert since is not None


def test_a_feed_without_news_is_stale(site, feed):
    visit(feed)
    FeedState.objects.update(news_at=timezone.now() - dt.timedelta(days=15))
    visit(feed)
    assert "Nothing new since" in FeedState.objects.get().alarm
    site.feed("/feed", ("/three", "Three", ""), ("/two", "Two", ""))
    visit(feed)
    assert FeedState.objects.get().alarm == ""


def test_a_feed_that_lost_half_of_what_it_held_raises_an_alarm(site):
    many = [(f"/{number}", f"Story {number}", "") for number in range(10)]
    site.feed("/feed", *many)
    feed = FeedFactory(url=site.url + "/feed")
    visit(feed)
    site.feed("/feed", *many[:6])
    visit(feed)
    assert FeedState.objects.get().alarm == ""
    site.feed("/feed", *many[:4])
    visit(feed)
    assert FeedState.objects.get().alarm == "It holds 4 where it usually holds 9."
    take_as_usual(FeedState.objects.get(), timezone.now())
    state = FeedState.objects.get()
    assert (state.alarm, state.usual) == ("", 4)


def test_a_feed_that_is_empty_at_once_raises_an_alarm(site, feed):
    visit(feed)
    site.feed("/feed")
    visit(feed)
    assert FeedState.objects.get().alarm == "It holds 0 where it usually holds 2."


def test_a_visit_that_nobody_expected_to_end_so_parks_and_tells(feed, monkeypatch):
    def fail(*_, **__):
        raise RuntimeError("boom")

    monkeypatch.setattr(visiting.bodies, "keep", fail)
    for _ in range(8):
        Job.objects.update(due_at=timezone.now())
        assert visit(feed) is None
    assert Job.objects.get().status == "parked"
    assert "boom" in FeedState.objects.get().alarm
    assert not Document.objects.exists()


def test_a_single_page_is_a_story_that_changes(site):
    site.story("/page", "Status", "Two states.")
    feed = FeedFactory(url=site.url + "/page", kind=FeedKind.PAGE)
    assert visit(feed).new == 1
    assert visit(feed).new == 0
    site.story("/page", "Status", "Three states.")
    assert visit(feed).new == 1
    assert [one.text for one in Version.objects.order_by("number")] == [
        "Two states.",
        "Three states.",
    ]


def test_a_page_without_text_is_unreadable(site):
    site.put("/page", "<html></html>")
    done = visit(FeedFactory(url=site.url + "/page", kind=FeedKind.PAGE))
    assert done.outcome == Outcome.UNREADABLE


def test_a_sitemap_brings_stories(site):
    site.put(
        "/map",
        f"<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>"
        f"<url><loc>{site.url}/a</loc></url></urlset>",
        kind="text/xml",
    )
    assert visit(FeedFactory(url=site.url + "/map", kind=FeedKind.SITEMAP)).new == 1
    assert stories_asked() == [site.url + "/a"]


def test_outside_tests_nothing_on_this_machine_is_visited(site, feed):
    from news.services.working import work  # noqa: PLC0415
    from tests.news.served import READERS  # noqa: PLC0415

    job = Job.objects.create(kind=JobKind.VISIT, subject=feed.pk)
    assert work(job.pk, visiting.visits(READERS))
    assert feed.visits.get().outcome == Outcome.REFUSED_ADDRESS
    assert site.asked == []
