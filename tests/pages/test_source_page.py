"""The page of a source: what it is, and everything that rests on it."""

from treaties.models import Provision, Source, StatusCheck, Treaty
from treaties.pages import source

ACTS = "Acts under the Mine Ban Convention that cite this source"


def test_a_source_tells_who_published_what_and_where(read):
    Source.objects.filter(pk="un-page").update(as_of="2026-11-01")
    page = read("/sources/un-page/")
    assert "Source · Depositary Un-Page" in page.words
    assert "True as of 1 November 2026" in page.words
    assert "This source has no address." in page.words


def test_acts_stand_by_treaty_and_lead_to_their_pages(read):
    page = read("/sources/un-page/")
    assert "Acts that cite it 16" in page.words
    assert "Mine Ban Convention 9" in page.words
    row = page.row(ACTS, "Finland : accession")
    assert row == "Finland : accession 9 January 2012"
    assert "/actions/apmbc-FIN-accession-2012-01-09/" in page.inner_links


def test_later_acts_are_counted(read):
    words = read("/sources/un-page/?on=2000-01-01").words
    assert "10 more after 1 January 2000: see them as of today" in words


def test_of_many_acts_the_first_are_listed_and_the_api_gives_all(read, monkeypatch):
    monkeypatch.setattr(source, "SHOWN", 3)
    page = read("/sources/un-page/")
    assert "The first 3 are listed." in page.words
    assert {"href": "/api/v1/actions/?treaty=apmbc"} in page.links


def test_register_rules_views_and_lists_are_told(read):
    treaty = Treaty.objects.get(pk="apmbc")
    Provision.objects.get(treaty=treaty).sources.add("un-page")
    StatusCheck.objects.create(
        treaty=treaty, source_id="un-page", as_of="2026-02-03", complete=True
    )
    words = read("/sources/un-page/").words
    assert "Treaties whose entry in the register rests on it 1 Mine Ban Convention" in words
    assert "Leaving 20 Mine Ban Convention: Six months after receipt." in words
    assert "as of 3 February 2026: complete, so an act that it lacks had not happened" in words
    page = read("/sources/on-ukr/")
    assert "No act cites it." in page.words
    assert page.row("Views of acts that cite this source", "Ukraine holds it valid")


def test_an_unknown_source_is_answered_with_those_near_it(read):
    words = read("/sources/un-pag/", expect=404).words
    assert "“un-pag” is no source of the record. Near it: un-page." in words
