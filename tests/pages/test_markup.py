"""What holds for the markup of every page."""

import re

import pytest
from django.template.loader import render_to_string

from tests.pages.test_day import PAGES

OTHERS = (
    "/treaties/npt/",
    "/treaties/ctbt/",
    "/states/UKR/",
    "/treaties/?q=nothing",
    "/?on=1990-01-01",
)
OURS = re.compile(r"\b(member|members|membership|approved|joined|joining)\b", re.IGNORECASE)


@pytest.fixture(params=[*PAGES, *OTHERS])
def page(request, read):
    return read(request.param)


def test_nothing_a_strict_policy_refuses(page):
    assert page.refused == []


def test_tables_have_captions_and_scoped_headers(page):
    assert "" not in page.tables
    assert page.unscoped == []


def test_ids_are_unique_and_links_within_the_page_lead_somewhere(page):
    assert len(page.ids) == len(set(page.ids))
    within = {link["href"][1:] for link in page.links if link["href"].startswith("#")}
    assert within <= set(page.ids)


def test_our_own_words(page):
    assert OURS.findall(page.words) == []


def test_dates_are_machine_readable(page):
    assert all(re.fullmatch(r"\d{4}(-\d\d(-\d\d)?)?", one) for one in page.times)


def test_the_foot_names_version_licence_and_api(page):
    assert "Every fact here cites its source" in page.words
    assert "CC BY 4.0" in page.words
    assert any(link["href"].startswith("/api/v1/") for link in page.links)


@pytest.mark.parametrize("template", ["400.html", "500.html"])
def test_pages_for_failures_need_no_context(template):
    html = render_to_string(template)
    assert 'href="/treaties/"' in html


def test_an_unknown_address_helps_on(client, db):  # noqa: ARG001
    response = client.get("/nowhere/")
    assert response.status_code == 404
    assert b"All treaties" in response.content
    assert b"Resolver404" not in response.content


@pytest.mark.parametrize("path", PAGES)
def test_pages_are_only_read(client, record, path):  # noqa: ARG001
    assert client.post(path).status_code == 405
    assert client.head(path).status_code == 200
