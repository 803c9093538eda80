"""The page of what changed, in words."""

import pytest
from django.utils import timezone

from tests.factories import SourceFactory, TreatyActionFactory
from treaties import services
from treaties.models import Change, State, Treaty
from treaties.pages import log as page_of_log
from treaties.record.log import begin
from treaties.services import Cites
from treaties.terms import ActionKind


@pytest.fixture
def edits(record):  # noqa: ARG001
    """Enter an act, correct it, and edit the register."""
    begin()
    given = {
        "treaty": Treaty.objects.get(pk="apmbc"),
        "state": State.objects.get(pk="SWE"),
        "kind": ActionKind.WITHDRAWAL_NOTICE,
        "recorded_at": timezone.now(),
        "public_id": "",
    }
    cites = [Cites(SourceFactory(id="un-page"))]
    wrong = TreatyActionFactory.build(acted_on="2026-01-01", **given)
    services.record(wrong, cites=cites)
    right = TreatyActionFactory.build(acted_on="2026-01-02", **given)
    services.correct(wrong, right, reason="The list was misread.", cites=cites)
    State.objects.filter(pk="FIN").update(name="Suomi")
    services.register_changed((), State)


@pytest.fixture
def text(read, edits):  # noqa: ARG001
    def get(path, expect=200):
        page = read(path, expect)
        return " ".join(page.html.split()), page

    return get


def test_the_first_page_tells_how_much_was_entered_legal_acts_first(text):
    _, page = text("/")
    words = page.words.partition("Entered in the record")[2]
    assert "Legal acts: 17 added and 1 corrected" in words
    assert "Other entries: 35 added and 1 changed" in words


def test_the_newest_change_comes_first_with_what_it_said_before(text):
    html, _ = text("/changes/")
    assert html.index("Suomi</ins>") < html.index("The list was misread.")
    assert "Name: <del>Finland</del> → <ins>Suomi</ins>" in html
    assert "Date: <del>1 January 2026</del> → <ins>2 January 2026</ins>" in html
    assert 'href="/actions/apmbc-SWE-withdrawal_notice-2026-01-02/"' in html


def test_legal_acts_alone(text):
    html, _ = text("/changes/?legal=1")
    assert "The list was misread." in html
    assert "Suomi</ins>" not in html
    assert "Legal acts only" in html


def test_changes_of_one_treaty_and_state(text):
    html, _ = text("/changes/?treaty=apmbc&state=SWE")
    assert "The list was misread." in html
    assert "Suomi</ins>" not in html
    assert "/api/v1/changes/?treaty=apmbc&amp;state=SWE" in html


def test_every_link_keeps_the_day(text):
    html, _ = text("/changes/?on=2025-12-01")
    assert "/actions/apmbc-SWE-withdrawal_notice-2026-01-02/?on=2025-12-01" in html


def test_pages_follow_each_other_without_gap_or_repeat(client, edits, today, monkeypatch):  # noqa: ARG001
    monkeypatch.setattr(page_of_log, "SHOWN", 7)
    seen, address = [], "/changes/?legal=1"
    while address:
        page = client.get(address).context["page"]
        seen += [row.id for row in page.rows]
        address = page.older and f"/changes/?legal=1&older={page.older}"
    legal = Change.objects.filter(legal_act=True)
    assert seen == list(legal.order_by("-pk").values_list("pk", flat=True))


def test_a_place_that_the_log_has_not_is_refused(text):
    html, _ = text("/changes/?older=nonsense", expect=400)
    assert "begin with the newest" in html
