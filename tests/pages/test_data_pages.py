"""The pages about the data: what there is, each release, the codebook."""

import pytest

from tests.factories import ReleaseFactory


def test_without_a_release_the_page_says_so(read):
    page = read("/data/")
    assert "Nothing has been released yet." in page.words
    assert "Cite the page that you read" in page.words
    assert page.refused == page.unscoped == []


@pytest.mark.usefixtures("record")
def test_releases_are_listed_with_the_files_of_the_newest(read):
    first = ReleaseFactory()
    ReleaseFactory(number=2, previous=first, content_hash="d" * 64)
    page = read("/data/?on=2026-01-09")
    rows = page.tables["All releases"]
    assert [row.split()[:2] for row in rows[1:]] == [["Release", "2"], ["Release", "1"]]
    assert page.row("Files of release 2", "servanda-2.sqlite").endswith("2.3 MB")
    assert "/data/releases/2/?on=2026-01-09" in page.inner_links
    assert "d" * 64 in page.words
    for told in ("CC BY 4.0", "Apache License 2.0", "remain under their own terms", "known="):
        assert told in page.words


@pytest.mark.usefixtures("record")
def test_a_release_tells_how_to_check_it_and_what_is_beside_it(read):
    first = ReleaseFactory()
    ReleaseFactory(number=2, previous=first)
    page = read("/data/releases/1/")
    assert "sha256sum --check SHA256SUMS" in page.words
    assert "None before; release 2 after." in page.words
    assert "known=2026-11-22T08:00:00.000250Z" in page.words
    assert page.row("Tables of the record, with their rows", "actions").endswith("6,441")
    assert "There is no release 9" in read("/data/releases/9/", expect=404).words


def test_the_codebook_explains_columns_words_and_articles(read):
    page = read("/data/codebook/")
    caption = "What was done: who, what, when, on which sources"
    row = page.row(caption, "effective_date")
    assert row == (
        "effective_date date as precise as its source Date of effect, only where a source "
        "states it."
    )
    assert "withdrawal_rescinded Notice of withdrawal rescinded (art. 68)" in page.words
    assert page.refused == page.unscoped == []
    assert len(page.ids) == len(set(page.ids))


@pytest.mark.usefixtures("record", "today")
def test_latest_leads_to_the_newest_release(client):
    assert client.get("/data/releases/latest/")["Location"] == "/data/"
    ReleaseFactory()
    assert client.get("/data/releases/latest/")["Location"] == "/data/releases/1/"
