"""Feeds from a file: added once, and the editors' from then on."""

import csv

import pytest
from django.core.management import CommandError, call_command

from news.models import Feed
from news.services.loading import COLUMNS, load_feeds
from tests.factories import SourceFactory, TreatyFactory

pytestmark = pytest.mark.django_db

ROW = {
    "slug": "paper",
    "name": "The Paper",
    "publisher": "",
    "url": "https://paper.example/feed",
    "kind": "feed",
    "grade": "news",
    "treaty": "",
    "source": "",
    "language": "en",
    "active": "yes",
    "every_minutes": "60",
    "stale_after_days": "14",
    "note": "",
}


@pytest.fixture
def file(tmp_path):
    def write(*rows, columns=COLUMNS):
        path = tmp_path / "feeds.csv"
        with path.open("w", newline="") as out:
            writer = csv.DictWriter(out, columns)
            writer.writeheader()
            writer.writerows(ROW | row for row in rows)
        return path

    return write


def test_feeds_are_added_once(file):
    path = file({}, {"slug": "other", "url": "https://other.example/", "active": "no"})
    assert load_feeds(path).added == 2
    again = load_feeds(path)
    assert (again.added, again.held) == (0, 2)
    assert dict(Feed.objects.values_list("slug", "active")) == {"paper": True, "other": False}


def test_what_editors_changed_stays(file):
    load_feeds(file({}))
    Feed.objects.update(active=False, every_minutes=5, url="https://paper.example/new")
    load_feeds(file({}))
    feed = Feed.objects.get()
    assert (feed.active, feed.every_minutes, feed.url) == (False, 5, "https://paper.example/new")


def test_what_editors_took_out_does_not_come_back(file):
    load_feeds(file({}))
    Feed.objects.get().delete()
    assert load_feeds(file({})).added == 0


def test_a_list_whose_treaty_or_source_the_record_lacks_is_left_out(file):
    row = {"kind": "untc", "grade": "depositary", "treaty": "apmbc", "source": "untc"}
    assert load_feeds(file(row)).left_out == ["paper: the record has no treaty apmbc"]
    TreatyFactory(id="apmbc")
    assert load_feeds(file(row)).left_out == ["paper: the record has no source untc"]
    SourceFactory(id="untc")
    assert load_feeds(file(row)).added == 1
    assert Feed.objects.get().treaty_id == "apmbc"


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ({"active": "perhaps"}, "Row 2: active is yes or no, not 'perhaps'"),
        ({"kind": "rss"}, "Row 2: .*'rss'"),
        ({"every_minutes": "often"}, "Row 2: .*integer"),
        ({"every_minutes": "1"}, "Row 2: .*5"),
        ({"url": "paper"}, "Row 2: .*URL"),
        ({"kind": "untc"}, "Row 2: Name the treaty"),
    ],
)
def test_a_row_that_is_not_well_formed_is_refused_with_its_number(file, row, said):
    with pytest.raises(CommandError, match=said):
        call_command("load_feeds", file(row))
    assert not Feed.objects.exists()


def test_a_file_that_is_none_is_refused(file, tmp_path):
    with pytest.raises(CommandError, match="can't be read"):
        call_command("load_feeds", tmp_path / "nowhere.csv")
    with pytest.raises(CommandError, match="the first line must be slug,name"):
        call_command("load_feeds", file({}, columns=(*COLUMNS, "more")))
    short = file({})
    short.write_text(",".join(COLUMNS) + "\npaper,The Paper\n")
    with pytest.raises(CommandError, match="row 2: write 13 cells"):
        call_command("load_feeds", short)


def test_the_command_tells_what_it_did(file, capsys):
    call_command("load_feeds", file({}, {"slug": "b", "url": "https://b.example", "treaty": "x"}))
    said = capsys.readouterr().out
    assert "1 feeds added, 0 there before." in said
    assert "Left out: b: the record has no treaty x." in said
