"""A chain of two changes, a step and a position, and what corrects them."""

from policies.models import PolicyChange
from policies.services import Cites, correct, record
from tests.factories import (
    DomesticStepFactory,
    PolicyChangeFactory,
    PositionFactory,
    RecordFactory,
    SourceFactory,
    StateFactory,
    TopicFactory,
    TreatyFactory,
)
from treaties.record.log import begin

CHAIN = ("state", "topic", "track", "direction", "instrument", "authority", "summary")


def make():
    """Enter the scene and begin the log."""
    RecordFactory()
    usa, mines = StateFactory(code="USA", name="United States"), TopicFactory(id="landmines")
    apmbc = TreatyFactory(id="apmbc", short_name="Mine Ban Convention")
    TreatyFactory(id="npt")
    about = {"state": usa, "topic": mines, "track": "use", "treaties": [apmbc]}
    old = PolicyChangeFactory(
        id="old", announced_on="2014-09-23", title="No use", cites=[source()], **about
    )
    PolicyChangeFactory(
        id="new",
        announced_on="2025-12-02",
        direction="loosens",
        supersedes=old,
        confidence="recalled",
        title="The memo",
        **about,
    )
    latvia = StateFactory(code="LVA", name="Latvia")
    DomesticStepFactory(id="vote", treaty=apmbc, state=latvia, authority="The Saeima")
    PositionFactory(id="speech", treaty=apmbc, state=usa, occasion="A conference")
    begin()


def source():
    return SourceFactory(id="memo", title="The memorandum", url="https://example.org/memo")


def change_of(old, **more):
    """Return a change like another one, not saved."""
    values = {name: getattr(old, name) for name in CHAIN}
    values |= {"announced_on": old.announced_on, "effective_on": old.effective_on}
    return PolicyChange(**(values | {"title": "Again", "confidence": "sourced"} | more))


def enter(treaties=(), **more):
    """Enter a change like the first one."""
    old = PolicyChange.objects.get(pk="old")
    return record(change_of(old, **more), cites=[Cites(source())], treaties=treaties)


def put_right(key="old", treaties=(), **more):
    """Correct a change."""
    wrong = PolicyChange.objects.get(pk=key)
    right = change_of(wrong, **more)
    cites = [Cites(source())]
    return correct(wrong, right, reason="A slip", cites=cites, treaties=treaties)
