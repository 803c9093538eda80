"""How many queries a page takes: as many for a long list as for a short one."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.factories import StateFactory
from tests.pages.test_day import PAGES
from tests.treaties.api.scene import act, view
from treaties import services
from treaties.models import Treaty
from treaties.terms import ActionKind


def more(letter):
    """Add states, acts and views to every treaty, with notices that run."""
    for number in range(8):
        code = StateFactory(code=f"Z{chr(65 + number)}{letter}").pk
        for treaty in Treaty.objects.order_by("pk"):
            act(treaty, code, ActionKind.SIGNATURE, f"1998-01-0{number + 1}")
            act(treaty, code, ActionKind.RATIFICATION, f"2000-01-0{number + 1}")
            notice = act(treaty, code, ActionKind.WITHDRAWAL_NOTICE, f"2026-10-0{number + 1}")
            view(notice, code, "valid", "Leaves", "2026-10-10")
            act(treaty, "FIN", ActionKind.DECLARATION, f"19{ord(letter)}-01-0{number + 1}")
    services.rebuild_standings()


@pytest.mark.parametrize("path", PAGES)
def test_a_page_takes_no_more_queries_for_more_rows(client, record, today, path):  # noqa: ARG001
    def queries():
        with CaptureQueriesContext(connection) as caught:
            assert client.get(path).status_code == 200
        return len(caught)

    more("X")
    few = queries()
    more("Y")
    assert queries() == few
