"""Fixtures of the tests of releases."""

import zipfile

import pytest

from tests.treaties.records import write_record
from treaties.models import Explanation
from treaties.record.load import load
from treaties.record.verification import verify
from treaties.releases.publish import directory_of


@pytest.fixture(autouse=True)
def kept_in(settings, tmp_path):
    settings.RELEASES_DIR = str(tmp_path / "releases")


@pytest.fixture
def small(db, tmp_path):  # noqa: ARG001
    """Load a small record whose every disagreement is explained."""
    load_small(tmp_path / "small")


def load_small(directory):
    directory.mkdir()
    load(write_record(directory, checks=None, explained=None))
    for one in verify().open:
        Explanation.objects.create(
            check_code=one.check, treaty_id=one.treaty or None, subject=one.subject, reason="So."
        )
    assert verify().clean


@pytest.fixture
def unpack(tmp_path):
    """Unpack an archive of a release as its user would."""

    def unpacked(number, what):
        into = tmp_path / f"{number}-{what}"
        with zipfile.ZipFile(directory_of(number) / f"servanda-{number}-{what}.zip") as archive:
            archive.extractall(into)
        return into

    return unpacked
