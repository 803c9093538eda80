"""The admin of what comes in: lists open in few queries, and little can be changed there."""

import datetime as dt

import pytest
from django.contrib import admin
from django.contrib.auth.models import Permission, User
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from news.models import Feed, FeedState, FeedVisit, Job
from news.services import decisions
from news.services.bodies import keep_bytes
from news.terms import Ground, JobKind, JobStatus, Outcome
from tests.factories import RecordFactory, SourceFactory, TreatyFactory
from tests.news.factories import FeedFactory, ProposalFactory, VersionFactory, reviewer

pytestmark = pytest.mark.django_db
MOST_QUERIES = 12
LISTS = sorted(
    model._meta.model_name  # noqa: SLF001
    for model in admin.site._registry  # noqa: SLF001
    if model._meta.app_label == "news"  # noqa: SLF001
)


@pytest.fixture
def many():
    """Let there be more of everything than queries are allowed."""
    RecordFactory()
    vera = reviewer()
    for number in range(MOST_QUERIES + 3):
        feed = FeedFactory(owner=vera)
        body = keep_bytes(bytes([number]), "text/html")
        FeedState.objects.create(feed=feed, alarm="It fails.", alarm_since=timezone.now())
        FeedVisit.objects.create(
            feed=feed,
            began_at=timezone.now(),
            outcome=Outcome.FETCHED,
            timings={"resolve": 0.1, "first_byte": 0.25, "whole": 0.5},
            final_url=feed.url,
            body=body,
        )
        version = VersionFactory(document__feed=feed, body=body)
        proposal = ProposalFactory(version=version, treaty__id=f"treaty-{number}")
        decisions.reject(proposal.pk, by=vera, ground=Ground.NO_ACT, reason="Nothing was done.")
        Job.objects.create(
            kind=list(JobKind)[number % 3],
            subject=version.pk,
            status=JobStatus.PARKED,
            said="No answer.",
        )


def address(name, page="changelist", *args):
    return reverse(f"admin:news_{name}_{page}", args=args)


def test_these_are_the_lists():
    assert [
        *("decision", "document", "feed", "feedalarm", "feedvisit", "job", "parkedjob"),
        *("proposal", "version"),
    ] == LISTS


@pytest.mark.parametrize("name", LISTS)
@pytest.mark.parametrize("query", ["", "?q=finland"])
def test_every_list_opens_within_twelve_queries(admin_client, many, name, query):  # noqa: ARG001
    with CaptureQueriesContext(connection) as caught:
        answer = admin_client.get(address(name) + query)
    assert answer.status_code == 200
    assert len(caught) <= MOST_QUERIES, [one["sql"][:200] for one in caught]


@pytest.mark.parametrize("name", LISTS)
def test_every_object_opens(admin_client, many, name):  # noqa: ARG001
    listed = admin_client.get(address(name)).context["cl"].queryset.first()
    answer = admin_client.get(address(name, "change", listed.pk))
    assert answer.status_code == 200


@pytest.mark.parametrize(
    "name", [one for one in LISTS if not one.startswith("feed")] + ["feedvisit"]
)
def test_what_programs_make_is_only_looked_at(admin_client, many, name):  # noqa: ARG001
    listed = admin_client.get(address(name)).context["cl"].queryset.first()
    assert admin_client.get(address(name, "add")).status_code == 403
    assert admin_client.post(address(name, "change", listed.pk), {}).status_code == 403
    assert admin_client.post(address(name, "delete", listed.pk), {"post": "yes"}).status_code == 403


def test_the_index_shows_what_needs_work(admin_client, many):  # noqa: ARG001
    page = admin_client.get(reverse("admin:index")).text
    assert "Parked jobs (15)" in page
    assert "Feeds with an alarm (15)" in page
    assert "Incoming" in page


def form(**changes):
    values = {
        "slug": "paper",
        "name": "The Paper",
        "publisher": "",
        "url": "https://paper.example/feed",
        "kind": "feed",
        "grade": "news",
        "every_minutes": "60",
        "stale_after_days": "14",
        "active": "on",
    }
    return values | changes


def test_a_new_feed_is_visited_soon(admin_client):
    assert admin_client.post(address("feed", "add"), form()).status_code == 302
    feed = Feed.objects.get()
    assert feed.state.due_at <= timezone.now()
    assert list(Feed.objects.due(timezone.now())) == [feed]


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"url": "ftp://paper.example/"}, "http"),
        ({"url": "https://paper.example:8443/"}, "Port 8443"),
        ({"every_minutes": "1"}, "greater than or equal to 5"),
        ({"kind": "untc"}, "Name the treaty"),
    ],
)
def test_a_feed_that_cannot_be_visited_is_refused(admin_client, changes, said):
    answer = admin_client.post(address("feed", "add"), form(**changes))
    assert answer.status_code == 200
    assert said in answer.text
    assert not Feed.objects.exists()


def test_only_a_list_is_about_one_treaty(admin_client):
    TreatyFactory(id="apmbc"), SourceFactory(id="untc")
    answer = admin_client.post(address("feed", "add"), form(treaty="apmbc", source="untc"))
    assert "Only a depositary" in answer.text
    given = form(treaty="apmbc", source="untc", kind="untc", grade="depositary")
    assert admin_client.post(address("feed", "add"), given).status_code == 302


def learned(feed):
    later = timezone.now() + dt.timedelta(days=1)
    return FeedState.objects.create(feed=feed, etag="x", usual=9, held=9, due_at=later)


def test_another_address_begins_anew(admin_client):
    feed = FeedFactory(slug="paper")
    state = learned(feed)
    given = form(url="https://paper.example/other")
    assert admin_client.post(address("feed", "change", feed.pk), given).status_code == 302
    state.refresh_from_db()
    assert (state.etag, state.usual) == ("", None)
    assert state.due_at <= timezone.now()


def test_another_name_changes_nothing_of_the_kind(admin_client):
    feed = FeedFactory(slug="paper", url="https://paper.example/feed")
    state = learned(feed)
    admin_client.post(address("feed", "change", feed.pk), form(name="Another"))
    state.refresh_from_db()
    assert (state.etag, state.usual) == ("x", 9)
    assert state.due_at > timezone.now()


def act(client, name, action, *objects):
    data = {"action": action, "_selected_action": [one.pk for one in objects]}
    return client.post(address(name), data, follow=True)


def test_visit_now_asks_for_visits(admin_client):
    feeds = [FeedFactory(), FeedFactory(active=False)]
    assert "Visits asked for: 2" in act(admin_client, "feed", "visit_now", *feeds).text
    assert set(Job.objects.values_list("subject", flat=True)) == {one.pk for one in feeds}


def test_what_a_feed_holds_now_can_be_taken_as_usual(admin_client):
    feed = FeedFactory()
    FeedState.objects.create(feed=feed, held=4, usual=10, alarm="It holds 4.")
    act(admin_client, "feedalarm", "take_as_usual", feed)
    feed.state.refresh_from_db()
    assert (feed.state.usual, feed.state.alarm) == (4, "")


def test_parked_jobs_are_tried_again(admin_client):
    parked = Job.objects.create(kind=JobKind.READ, subject=1, status=JobStatus.PARKED)
    running = Job.objects.create(kind=JobKind.READ, subject=2, status=JobStatus.RUNNING)
    page = act(admin_client, "job", "try_again", parked, running).text
    assert "Tried again: 1" in page
    assert "Left alone, because they are not parked: 1" in page
    assert Job.objects.get(subject=1, status=JobStatus.WAITING)


@pytest.mark.parametrize(("codename", "number"), [("view_job", 0), ("change_job", 1)])
def test_who_may_only_look_tries_nothing_again(client, codename, number):
    person = User.objects.create_user("ann", password="a long password", is_staff=True)
    for one in {"view_job", codename}:
        person.user_permissions.add(Permission.objects.get(codename=one))
    client.force_login(person)
    parked = Job.objects.create(kind=JobKind.READ, subject=1, status=JobStatus.PARKED)
    act(client, "job", "try_again", parked)
    assert Job.objects.filter(status=JobStatus.WAITING).count() == number
