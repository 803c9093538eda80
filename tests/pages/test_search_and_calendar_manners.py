"""What holds for search, calendar and the pages about the site as for every other page."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.pages.reading import on_of
from tests.pages.test_queries import more

DATED = ("/search/?q=finland+mine+ban", "/search/?q=atlantis", "/calendar/")
ABOUT = ("/about/method/", "/about/privacy/", "/about/accessibility/", "/about/contact/")


def on(path, day):
    return f"{path}{'&' if '?' in path else '?'}on={day}"


@pytest.mark.parametrize("path", DATED)
def test_the_day_is_shown_and_kept(read, path):
    page = read(on(path, "2026-01-09"))
    assert "9 January 2026" in page.words
    assert "as known today" in page.words
    leaving = {one for one in page.inner_links if on_of(one) != "2026-01-09"}
    assert {one.partition("?")[0] for one in leaving} <= {path.partition("?")[0]}
    hidden = [one for one in page.inputs if one.get("type") == "hidden" and one["name"] == "on"]
    assert len(hidden) == page.html.count("<form") - 1, "every form but the one for the day"
    assert "today, 22 November 2026" in read(path).words


@pytest.mark.parametrize("path", ABOUT)
def test_pages_about_the_site_keep_the_day_in_every_link(read, path):
    page = read(on(path, "2026-01-09"))
    leaving = {one for one in page.inner_links if on_of(one) != "2026-01-09"}
    assert leaving <= {"/api/docs/", "/api/schema/"}
    assert read(on(path, "soon"), expect=400)


@pytest.mark.parametrize("path", [*DATED, *ABOUT])
def test_markup(read, path):
    page = read(path)
    assert page.refused == []
    assert "" not in page.tables
    assert page.unscoped == []
    assert len(page.ids) == len(set(page.ids))
    within = {link["href"][1:] for link in page.links if link["href"].startswith("#")}
    assert within <= set(page.ids)
    assert all(re.fullmatch(r"\d{4}(-\d\d(-\d\d)?)?", one) for one in page.times)
    assert page.html.count("<h1") == 1


@pytest.mark.parametrize("path", [*DATED, *ABOUT, "/robots.txt"])
def test_pages_are_only_read(client, record, path):  # noqa: ARG001
    assert client.post(path).status_code == 405
    assert client.head(path).status_code == 200


@pytest.mark.parametrize("path", [*DATED, "/about/method/"])
def test_a_page_takes_no_more_queries_for_more_rows(client, record, today, path):  # noqa: ARG001
    def count():
        with CaptureQueriesContext(connection) as caught:
            assert client.get(path).status_code == 200
        return len(caught)

    more("X")
    few = count()
    more("Y")
    assert count() == few


@pytest.mark.django_db
@pytest.mark.parametrize("path", [*DATED, *ABOUT, "/sitemap.xml", "/robots.txt"])
def test_an_empty_record_still_shows_pages(client, today, path):  # noqa: ARG001
    assert client.get(path).status_code == 200
