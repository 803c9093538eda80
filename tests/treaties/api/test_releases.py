"""Releases through the API."""

import datetime as dt

import pytest
from django.utils import timezone

from tests.factories import ReleaseFactory
from treaties.models import Release

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("record")]


def test_a_release_comes_with_its_checksums_and_files(api):
    ReleaseFactory()
    found = api("releases/1/")
    assert found["released_at"] == "2026-11-22T08:00:00.000250Z"
    assert (found["licence"], found["previous"]) == ("CC-BY-4.0", None)
    assert found["files"][0] == {
        "name": "servanda-1.sqlite",
        "holds": "SQLite database with types and references",
        "size": 2408448,
        "sha256": "a" * 64,
        "url": "http://testserver/data/releases/1/servanda-1.sqlite",
    }


def test_releases_are_listed_in_their_order_and_as_csv(api):
    first = ReleaseFactory()
    ReleaseFactory(number=2, previous=first)
    assert [one["number"] for one in api.rows("releases/")] == [1, 2]
    assert api("releases/2/")["previous"] == 1
    assert api.ask("releases/", format="csv").getvalue().decode().startswith("number,released_at,")


def test_a_new_release_changes_the_tag_of_the_list_though_the_record_is_the_same(api):
    first = ReleaseFactory()
    tag = api.ask("releases/")["ETag"]
    assert api.ask("releases/", headers={"If-None-Match": tag}).status_code == 304
    ReleaseFactory(number=2, previous=first)
    assert api.ask("releases/", headers={"If-None-Match": tag}).status_code == 200


def test_a_new_release_moves_the_date_of_the_list_as_well(api):
    first = ReleaseFactory(released_at=dt.datetime(2026, 11, 1, tzinfo=dt.UTC))
    held = api.ask("releases/")["Last-Modified"]
    assert api.ask("releases/", headers={"If-Modified-Since": held}).status_code == 304
    made = timezone.now() + dt.timedelta(hours=1)
    ReleaseFactory(number=2, previous=first, released_at=made)
    assert api.ask("releases/", headers={"If-Modified-Since": held}).status_code == 200


def test_the_latest_release_has_an_address(api):
    nothing = api.client.get("/api/v1/releases/latest/", follow=True)
    assert nothing.status_code == 404
    assert nothing.json()["detail"] == "There is no release 1. Nothing has been released yet."
    first = ReleaseFactory()
    ReleaseFactory(number=2, previous=first)
    assert api.client.get("/api/v1/releases/latest/", follow=True).json()["number"] == 2
    assert api("releases/7/", expect=404)["detail"] == "There is no release 7. The newest is 2."


@pytest.mark.usefixtures("record")
class TestFiles:
    @pytest.fixture
    def kept(self, settings, tmp_path):
        settings.RELEASES_DIR = str(tmp_path)
        ReleaseFactory()
        (tmp_path / "1").mkdir()
        (tmp_path / "1" / "codebook.md").write_bytes(b"words")

    @pytest.mark.usefixtures("kept")
    def test_a_file_is_served_once_and_for_ever(self, client):
        answer = client.get("/data/releases/1/codebook.md")
        assert b"".join(answer.streaming_content) == b"words"
        assert answer["ETag"] == f'"{"b" * 64}"'
        assert answer["Cache-Control"] == "public, max-age=31536000, immutable"
        named = 'attachment; filename="servanda-1-codebook.md"'
        assert answer["Content-Disposition"] == named
        held = {"If-None-Match": answer["ETag"]}
        again = client.get("/data/releases/1/codebook.md", headers=held)
        assert again.status_code == 304

    @pytest.mark.usefixtures("kept")
    @pytest.mark.parametrize(
        "path", ["1/servanda-1.sqlite", "1/../../secret_key", "1/other", "2/codebook.md"]
    )
    def test_what_is_no_file_of_a_release_or_not_kept_is_not_served(self, client, path):
        assert client.get(f"/data/releases/{path}").status_code == 404

    @pytest.mark.usefixtures("kept")
    def test_a_file_that_is_not_what_was_released_is_not_served(self, client, tmp_path):
        (tmp_path / "1" / "codebook.md").write_bytes(b"other words")
        assert client.get("/data/releases/1/codebook.md").status_code == 404


def test_the_moment_of_a_release_can_be_asked_for(api):
    ReleaseFactory(released_at=timezone.now())
    moment = api("releases/1/")["released_at"]
    asked = api.rows("standings/", treaty="apmbc", known=moment, on="2025-12-01")
    assert asked == api.rows("standings/", treaty="apmbc", on="2025-12-01")
    assert Release.objects.count() == 1
