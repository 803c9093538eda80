"""A few policies on the small record, for the tests of their pages."""

import datetime as dt

from tests.factories import PolicyChangeFactory, SourceFactory, StateFactory, TopicFactory
from treaties.models import Treaty

MEMO = "memo"


def change(key, topic="mines", state="FIN", **more):
    """Enter a change of Finland about mines, or of another state or topic."""
    label = {"mines": "Landmines"}.get(topic, topic.capitalize())
    values = {
        "id": key,
        "topic": TopicFactory(id=topic, label=label),
        "state": StateFactory(code=state),
        "title": f"Policy {key}",
        "track": "use-and-stockpile",
    }
    return PolicyChangeFactory(**(values | more))


def make():
    """Let Finland have two tracks about mines, and Sweden one that is announced only."""
    apmbc = Treaty.objects.get(pk="apmbc")
    memo = SourceFactory(id=MEMO, publisher="The archive", url="https://example.org/memo")
    first = change("first", announced_on="1996-05-16", cites=[memo], treaties=[apmbc])
    second = change(
        "second",
        announced_on="2004-02-27",
        effective_on="2004-03-01",
        direction="loosens",
        supersedes=first,
        confidence="recalled",
    )
    change("third", announced_on="2026", effective_on="2027-01-01", supersedes=second)
    change("beside", announced_on="2010-06", direction="neutral")
    change("early", track="export", announced_on="2012-03-19", effective_on="2012-01-08")
    change("said", state="SWE", track="main", announced_on="2001-02-03", effective_on=None)
    change("tested", topic="tests", announced_on="1992", state="RUS", track="main")


def put_right(entry, **more):
    """Correct an entry in the morning of the day of the tests."""
    values = {
        "track": entry.track,
        "announced_on": entry.announced_on,
        "effective_on": entry.effective_on,
        "supersedes": entry.supersedes,
        "corrects": entry,
        "reason": "The gazette has another title.",
        "recorded_at": dt.datetime(2026, 11, 22, 8, tzinfo=dt.UTC),
    }
    return change(f"{entry.pk}-again", **(values | more))
