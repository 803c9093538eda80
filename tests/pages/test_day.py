"""The day a page is about: named in the address, kept in every link, never guessed."""

import pytest

from tests.pages.reading import on_of

PAGES = ("/", "/treaties/", "/treaties/apmbc/", "/states/", "/states/FIN/")


@pytest.mark.parametrize("path", PAGES)
def test_every_page_takes_a_day(read, path):
    page = read(f"{path}?on=2026-01-09")
    assert "9 January 2026" in page.words
    assert "as known today" in page.words


@pytest.mark.parametrize("path", PAGES)
def test_without_a_day_it_is_today(read, path):
    assert "today, 22 November 2026" in read(path).words


@pytest.mark.parametrize("path", PAGES)
def test_every_link_keeps_the_day(read, path):
    page = read(f"{path}?on=2026-01-09")
    leaving = {link for link in page.inner_links if on_of(link) != "2026-01-09"}
    assert {link.partition("#")[0] for link in leaving} <= {path}, "only the way back to today"


@pytest.mark.parametrize("path", PAGES)
def test_every_search_form_keeps_the_day(read, path):
    page = read(f"{path}?on=2026-01-09")
    searches = [one for one in page.inputs if one.get("type") == "search"]
    hidden = [one for one in page.inputs if one.get("type") == "hidden" and one["name"] == "on"]
    assert len(hidden) == len(searches)
    assert {one["value"] for one in hidden} == {"2026-01-09"}


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("text", ["2026", "2026-02-30", "yesterday", "22.11.2026", "0001-01-01"])
def test_what_is_no_day_is_refused_with_advice(read, path, text):
    page = read(f"{path}?on={text}", expect=400)
    assert f"“{text}” is not a whole day: write YYYY-MM-DD" in page.words
    assert "For example 2026-11-22, which is today" in page.words
    assert path in page.inner_links, "a way to the page as of today"
    assert any(one.get("name") == "on" for one in page.inputs)


def test_an_empty_day_is_today(read):
    assert "today, 22 November 2026" in read("/treaties/?on=").words


def test_the_form_for_the_day_keeps_the_search(read):
    page = read("/treaties/?q=mine&category=conventional")
    kept = {one["name"]: one["value"] for one in page.inputs if one.get("type") == "hidden"}
    assert kept == {"q": "mine", "category": "conventional"}


def test_an_id_in_the_wrong_case_leads_to_the_right_one_on_the_same_day(client, record):  # noqa: ARG001
    assert client.get("/states/fin/?on=2026-01-09").url == "/states/FIN/?on=2026-01-09"
    assert client.get("/treaties/APMBC/").url == "/treaties/apmbc/"
