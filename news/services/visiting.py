"""Visits of feeds: fetched and read outside any transaction, kept in one, however they end."""

import datetime as dt
from dataclasses import asdict, dataclass
from functools import partial

from django.utils import timezone

from core.outbound import OPEN, Rules
from news.fetching import polite
from news.fetching.answers import Conditions, Fetched
from news.fetching.errors import BadStatusError, BusyError, FetchError
from news.models import Feed, FeedState, FeedVisit, Job
from news.services import alarms, bodies
from news.services.bringing import TYPES, Brought, Readers, bring
from news.services.working import Work
from news.terms import GOOD, FeedKind, Outcome

LONGEST_WAIT = dt.timedelta(days=1)
"""How long a feed that fails is left alone at the most, unless it asks for more itself."""
LONGEST_ASKED = dt.timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Seen:
    """How a visit ended, and what it brought."""

    began_at: dt.datetime
    outcome: Outcome
    detail: str = ""
    status: int | None = None
    retry_after: float | None = None
    fetched: Fetched | None = None
    brought: Brought | None = None

    @property
    def good(self) -> bool:
        """Whether the feed is well."""
        return self.outcome in GOOD


def visits(readers: Readers, rules: Rules = OPEN, *, seconds: float = 2) -> Work[Seen | None]:
    """Return the work of visiting a feed; ``seconds`` lie at least between visits to a host."""
    return Work(
        look=partial(_look, readers=readers, rules=rules, seconds=seconds),
        keep=_keep,
        parked=alarms.visits_parked,
    )


def _look(job: Job, *, readers: Readers, rules: Rules, seconds: float) -> Seen | None:
    feed = Feed.objects.select_related("state", "treaty").filter(pk=job.subject).first()
    if feed is None:
        return None
    state = getattr(feed, "state", None)
    marks = Conditions(state.etag, state.last_modified) if state else Conditions()
    began = timezone.now()
    try:
        if feed.kind == FeedKind.UNODA:
            fetched = polite.inquire(feed.url, rules=rules, seconds=seconds)
        else:
            fetched = polite.visit(
                feed.url, conditions=marks, types=TYPES[feed.kind], rules=rules, seconds=seconds
            )
    except BusyError:
        raise
    except FetchError as error:
        return _failed(began, error)
    if fetched.unchanged:
        return Seen(began, Outcome.UNCHANGED, status=fetched.status, fetched=fetched)
    try:
        brought = bring(feed, fetched, readers)
    except FetchError as error:
        return Seen(
            began, Outcome(error.outcome), str(error), status=fetched.status, fetched=fetched
        )
    return Seen(
        began,
        Outcome.FETCHED,
        brought.detail,
        status=fetched.status,
        fetched=fetched,
        brought=brought,
    )


def _failed(began: dt.datetime, error: FetchError) -> Seen:
    status = error.status if isinstance(error, BadStatusError) else None
    return Seen(
        began, Outcome(error.outcome), str(error), status=status, retry_after=error.retry_after
    )


def _keep(job: Job, seen: Seen | None) -> None:
    feed = Feed.objects.select_related("owner").filter(pk=job.subject).first()
    if feed is None or seen is None:
        return
    fetched, now = seen.fetched, timezone.now()
    sent = fetched is not None and not fetched.unchanged
    body = bodies.keep(fetched) if fetched is not None and sent else None
    new = seen.brought.keep(feed, body) if seen.brought is not None else 0
    FeedVisit.objects.create(
        feed=feed,
        began_at=seen.began_at,
        outcome=seen.outcome,
        status=seen.status,
        detail=seen.detail.replace("\0", ""),
        final_url=fetched.url[:2000] if fetched else "",
        size=len(fetched.body) if fetched and sent else None,
        timings=asdict(fetched.timings) if fetched else _whole(seen, now),
        held=seen.brought.held if seen.brought else None,
        new=new,
        body=body,
    )
    _note(feed, seen, new, now)


def _whole(seen: Seen, now: dt.datetime) -> dict[str, float]:
    return {"whole": round((now - seen.began_at).total_seconds(), 3)}


def _note(feed: Feed, seen: Seen, new: int, now: dt.datetime) -> None:
    """Leave behind what the next visit needs, and say what is wrong."""
    state, _made = FeedState.objects.select_for_update().get_or_create(feed=feed)
    state.visited_at = now
    state.failures = 0 if seen.good else state.failures + 1
    state.due_at = now + wait(feed, state.failures, seen.retry_after)
    if seen.good:
        state.news_at = _news_at(seen, new, state, now)
    if seen.brought is not None and seen.fetched is not None:
        marks = seen.fetched.conditions
        state.etag, state.last_modified = marks.etag, marks.last_modified[:100]
        _count(state, seen.brought.held)
    state.save()
    alarms.judge(feed, state, now, last=seen.detail)


def wait(feed: Feed, failures: int, asked: float | None = None) -> dt.timedelta:
    """Return how long to leave a feed alone: longer after failures, and as long as it asks."""
    doubled: dt.timedelta = feed.every * 2 ** min(failures, 12)
    longer = min(doubled, max(LONGEST_WAIT, feed.every))
    said = min(dt.timedelta(seconds=min(asked or 0, 10**9)), LONGEST_ASKED)
    return max(longer, said)


def _news_at(seen: Seen, new: int, state: FeedState, now: dt.datetime) -> dt.datetime | None:
    """Return when there was news: for a list, the day at which it says that it is true."""
    brought = seen.brought
    if brought is not None and brought.true_on is not None:
        return dt.datetime.combine(brought.true_on, dt.time(), dt.UTC)
    return now if new or state.news_at is None else state.news_at


def _count(state: FeedState, held: int) -> None:
    """Note how many there are; what is usual follows slowly, and not where half is gone."""
    state.held = held
    if state.usual is None:
        state.usual = held
    elif 2 * held > state.usual:
        state.usual = round((4 * state.usual + held) / 5) if held < state.usual else held
