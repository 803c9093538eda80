"""What is wrong with a feed, in words: told to its owner once, and taken back when it is well."""

import datetime as dt
from typing import Any

from django.core.mail import send_mail
from django.db import transaction
from django.db.models import Min
from django.utils import timezone

from news.models import Feed, FeedState, Job

FAILURES = 3
"""So many visits in a row that fail are an alarm."""
OVERDUE = dt.timedelta(minutes=15)
"""So long after its time a feed that was not visited is overdue: the worker does not keep up."""


def judge(feed: Feed, state: FeedState, now: dt.datetime, *, last: str = "") -> None:
    """Set or clear the alarm of a feed; ``last`` is what was wrong with its last visit."""
    said = [_failing(state, last), _stale(feed, state, now), _shrunk(state)]
    sound(feed, state, " ".join(one for one in said if one), now)


def sound(feed: Feed, state: FeedState, said: str, now: dt.datetime) -> None:
    """Set an alarm, or clear it with no words; its owner is told of a new one."""
    begins = bool(said) and not state.alarm
    state.alarm = said
    state.alarm_since = (state.alarm_since or now) if said else None
    state.save(update_fields=["alarm", "alarm_since"])
    if begins and feed.owner is not None and feed.owner.email:
        to = feed.owner.email
        transaction.on_commit(lambda: _tell(feed, said, to), robust=True)


def visits_parked(job: Job, said: str) -> None:
    """Tell that a feed is visited no more until somebody looks at it."""
    feed = Feed.objects.select_related("owner").filter(pk=job.subject).first()
    if feed is None:
        return
    state, _made = FeedState.objects.get_or_create(feed=feed)
    sound(
        feed,
        state,
        f"It is visited no more, because its visits end in an error: {said}",
        timezone.now(),
    )


def feeds_health(now: dt.datetime) -> dict[str, Any]:
    """Return how feeds are: how many are visited, alarming and overdue, and what work is parked."""
    active = Feed.objects.filter(active=True)
    overdue = active.due(now - OVERDUE).filter(state__isnull=False)
    oldest = overdue.aggregate(oldest=Min("state__due_at"))["oldest"]
    return {
        "active": active.count(),
        "alarming": Feed.objects.alarming().count(),
        "overdue": overdue.count(),
        "overdue_since": oldest.isoformat(timespec="seconds") if oldest else None,
        "parked_jobs": Job.objects.parked().count(),
    }


def take_as_usual(state: FeedState, now: dt.datetime) -> None:
    """Let what a feed holds now be what it usually holds."""
    state.usual = state.held
    state.save(update_fields=["usual"])
    judge(state.feed, state, now)


def _failing(state: FeedState, last: str) -> str:
    if state.failures < FAILURES:
        return ""
    return f"{state.failures} visits in a row failed; the last one: {last}".rstrip()


def _stale(feed: Feed, state: FeedState, now: dt.datetime) -> str:
    if state.news_at is None or now - state.news_at < dt.timedelta(days=feed.stale_after_days):
        return ""
    return f"Nothing new since {state.news_at:%-d %B %Y}."


def _shrunk(state: FeedState) -> str:
    if state.held is None or state.usual is None or 2 * state.held > state.usual:
        return ""
    return f"It holds {state.held} where it usually holds {state.usual}." if state.usual else ""


def _tell(feed: Feed, said: str, to: str) -> None:
    text = (
        f"Something is wrong with the feed “{feed.name}”\n\n  {feed.url}\n\n{said}\n\n"
        f"Its visits, and how each ended, are in the admin under Feeds: {feed.slug}.\n\n"
        "You are told once; the alarm goes when the feed is well again.\n"
    )
    send_mail(f"Feed: {feed.slug}", text, None, [to])
