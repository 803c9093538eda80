"""The page of a treaty in the view of others, where acts are contested."""

import pytest

from tests.factories import StateFactory
from tests.pages.reading import on_of
from tests.treaties.api.scene import act, view
from treaties import services
from treaties.models import Treaty
from treaties.terms import ActionKind

PARTIES, FORMER = "Parties on 22 November 2026", "Former parties on 22 November 2026"
KOREA = "Democratic People"


@pytest.fixture
def page(read):
    return lambda query="": read(f"/treaties/npt/{query}")


def test_in_its_own_view_the_record_says_which_others_there_are(page):
    own = page()
    assert "Shown in the record’s own view." in own.words
    assert own.row(PARTIES, KOREA)
    links = [link for link in own.inner_links if "view=" in link]
    assert links == [
        "/treaties/npt/?view=un",
        "/treaties/npt/?view=meeting_of_parties",
        "/treaties/npt/?view=PRK",
    ]


def test_standings_and_counts_follow_the_view(page):
    seen = page("?view=PRK")
    assert "Shown in the view of the Democratic People's Republic of Korea;" in seen.words
    assert seen.row(FORMER, KOREA)
    assert seen.row(PARTIES, KOREA) is None
    assert (
        "in the view of the Democratic People's Republic of Korea of contested acts" in seen.words
    )
    assert "the record itself and the United Nations, with the Democratic" in seen.words
    assert any("counts/?on=2026-11-22&view=PRK" in link["href"] for link in seen.links)


def test_the_address_keeps_the_view(page):
    seen = page("?view=PRK&on=2010-01-01")
    assert {"view": "PRK"}.items() <= {
        one["name"]: one["value"] for one in seen.inputs if one.get("type") == "hidden"
    }.items()
    switches = [link for link in seen.inner_links if link.startswith("/treaties/npt/?on=")]
    assert {on_of(link) for link in switches} == {"2010-01-01"}
    assert "/treaties/npt/?view=PRK" in seen.inner_links, "the way back to today"
    assert "/treaties/npt/?on=2010-01-01" in seen.inner_links, "the record’s own view"


def test_qualifiers_follow_the_view(read, record):  # noqa: ARG001
    StateFactory(code="IRL", name="Ireland")
    treaty = Treaty.objects.get(pk="apmbc")
    act(treaty, "IRL", ActionKind.ACCESSION, "2000-01-01", effective_on="2000-07-01")
    notice = act(treaty, "IRL", ActionKind.WITHDRAWAL_NOTICE, "2026-10-01")
    view(notice, "IRL", "valid", "Leaves", "2026-10-01")
    view(notice, "SWE", "invalid", "No notice", "2026-10-02")
    services.rebuild_standings(["apmbc"])
    assert "leaving on 1 April 2027" in read("/treaties/apmbc/?view=IRL").row(PARTIES, "Ireland")
    assert "leaving on" not in read("/treaties/apmbc/?view=SWE").row(PARTIES, "Ireland")


def test_a_treaty_that_nobody_contests_offers_no_view(read):
    assert "switch the view" not in read("/treaties/ctbt/").words


@pytest.mark.parametrize("wrong", ["nobody", "FIN", "%3Cb%3E"])
def test_a_view_that_nobody_holds_is_refused_with_help(read, wrong):
    refused = read(f"/treaties/npt/?view={wrong}&on=2010-01-01", expect=400)
    assert "is no view; take one of record, depositary, un" in refused.words
    assert "/treaties/npt/?on=2010-01-01" in refused.inner_links
    assert refused.refused == []
