"""Fixtures of the admin's tests."""

import pytest
import time_machine

from tests.treaties.admin.desk import Editor
from tests.treaties.api import scene
from tests.treaties.api.scene import rule
from treaties import services
from treaties.models import Treaty
from treaties.terms import ProvisionKind


@pytest.fixture
def record(db):  # noqa: ARG001
    """Make a small record, in which mines were open for signature until their treaty's force."""
    scene.make()
    rule(
        Treaty.objects.get(pk="apmbc"),
        ProvisionKind.SIGNATURE,
        "15",
        "Open at Ottawa and New York until entry into force.",
        opens="1997-12-03",
        open_to="all",
        closes_on_eif=True,
    )
    services.rebuild_standings()


@pytest.fixture
def editor(record, client, admin_user):  # noqa: ARG001
    """Sit an editor at the desk on a day after the record was compiled."""
    with time_machine.travel("2026-11-24T09:00:00Z", tick=False):
        client.force_login(admin_user)
        yield Editor(client)
