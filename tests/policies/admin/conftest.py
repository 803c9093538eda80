"""Fixtures of the tests of the desk for policies."""

import pytest
import time_machine

from tests.factories import (
    PolicyChangeFactory,
    RecordFactory,
    SourceFactory,
    StateFactory,
    TopicFactory,
    TreatyFactory,
)
from tests.treaties.admin.desk import Editor


@pytest.fixture
def record(db):  # noqa: ARG001
    """Make the policies of a state along two tracks."""
    RecordFactory()
    SourceFactory(id="un-page")
    TreatyFactory(id="apmbc", short_name="Mine Ban Convention")
    about = {"state": StateFactory(code="USA", name="United States"), "track": "use"}
    about["topic"] = TopicFactory(id="landmines", label="Landmines")
    old = PolicyChangeFactory(id="policy-2020", announced_on="2020-01-31", title="Old", **about)
    PolicyChangeFactory(
        id="policy-2022", announced_on="2022-06-21", title="Newer", supersedes=old, **about
    )
    PolicyChangeFactory(id="export-1997", announced_on="1997", **(about | {"track": "export"}))


@pytest.fixture
def editor(record, client, admin_user):  # noqa: ARG001
    """Sit an editor at the desk."""
    with time_machine.travel("2026-11-24T09:00:00Z", tick=False):
        client.force_login(admin_user)
        yield Editor(client)
