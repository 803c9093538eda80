"""How many queries a page takes: as many for a long list as for a short one."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.factories import StateFactory
from tests.pages.test_day import PAGES
from tests.treaties.api.scene import act, view
from treaties import answers, services
from treaties.models import Treaty
from treaties.terms import ActionKind

LEDGER = {
    "/": 18,
    "/treaties/": 4,
    "/treaties/apmbc/": 11,
    "/states/": 4,
    "/states/FIN/": 10,
}
"""How many queries a page takes; counts and effects derived afresh are not counted."""


@pytest.fixture
def own_queries(client, record, today, monkeypatch):  # noqa: ARG001
    """Count the queries of a page that are its own."""
    derived = []

    def aside(function):
        def counted(*args, **kwargs):
            with CaptureQueriesContext(connection) as caught:
                answer = function(*args, **kwargs)
            derived.append(len(caught))
            return answer

        return counted

    monkeypatch.setattr(answers, "count", aside(answers.count))
    monkeypatch.setattr(answers, "when", aside(answers.when))

    def count(path):
        derived.clear()
        with CaptureQueriesContext(connection) as caught:
            assert client.get(path).status_code == 200
        return len(caught) - sum(derived)

    return count


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
def test_a_page_takes_no_more_queries_for_more_rows(own_queries, path):
    more("X")
    few = own_queries(path)
    more("Y")
    assert own_queries(path) == few
    assert few == LEDGER[path]
