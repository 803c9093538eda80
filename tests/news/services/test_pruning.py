"""What was sent is thrown away when its time is over, unless somebody still needs it."""

import datetime as dt

import pytest
from django.utils import timezone

from news import tasks
from news.models import Job, Proposal
from news.services import bodies
from news.services.bodies import PrunedError, content_of, keep_bytes
from news.terms import JobKind, JobStatus, ProposalStatus
from tests.news.factories import ProposalFactory, VersionFactory

pytestmark = pytest.mark.django_db


def kept(content, days=91):
    body = keep_bytes(content, "text/html; charset=utf-8")
    body.kept_at = timezone.now() - dt.timedelta(days=days)
    body.save()
    return body


def is_there(body):
    body.refresh_from_db()
    return body.content is not None


def test_bodies_are_emptied_after_their_time_and_their_hash_stays(monkeypatch):
    monkeypatch.setattr("news.services.pruning.AT_ONCE", 2)
    old, new = [kept(bytes([number])) for number in range(5)], kept(b"new", days=89)
    hashes = [one.sha256 for one in old]
    assert tasks.prune_news() == 5
    assert not any(is_there(one) for one in old)
    assert is_there(new)
    assert [one.sha256 for one in old] == hashes
    with pytest.raises(PrunedError, match="visit the feed again"):
        content_of(old[0])


def test_how_long_is_a_setting(settings):
    settings.NEWS_BODIES_DAYS = 10
    body = kept(b"x", days=11)
    tasks.prune_news()
    assert not is_there(body)


@pytest.mark.parametrize(
    ("status", "needed"),
    [("open", True), ("held", True), ("endorsed", True), ("accepted", False), ("known", False)],
)
def test_what_undecided_proposals_rest_on_is_kept(status, needed):
    body = kept(b"x")
    ProposalFactory(version=VersionFactory(body=body), status=ProposalStatus(status))
    assert Proposal.objects.get().status == status
    tasks.prune_news()
    assert is_there(body) is needed


@pytest.mark.parametrize(
    ("status", "needed"), [("waiting", True), ("parked", True), ("done", False)]
)
def test_what_is_still_to_be_read_is_kept(status, needed):
    body = kept(b"x")
    version = VersionFactory(body=body)
    Job.objects.create(kind=JobKind.READ, subject=version.pk, status=JobStatus(status))
    tasks.prune_news()
    assert is_there(body) is needed


def test_what_comes_again_is_kept_again():
    body = kept(b"x")
    tasks.prune_news()
    again = bodies.keep_bytes(b"x", "text/html")
    assert (again.pk, content_of(again)) == (body.pk, b"x")


def test_old_jobs_are_forgotten_parked_ones_are_not():
    long_ago = timezone.now() - dt.timedelta(days=15)
    for number, status in enumerate(["done", "parked", "waiting"]):
        Job.objects.create(kind=JobKind.STORY, subject=number, status=status, ended_at=long_ago)
    Job.objects.create(kind=JobKind.STORY, subject=9, status="done", ended_at=timezone.now())
    tasks.prune_news()
    assert sorted(Job.objects.values_list("subject", flat=True)) == [1, 2, 9]
