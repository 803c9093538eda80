"""Real pages are read as stories, and copies of them are told from others."""

import pytest

from news.fetching.errors import UnreadableError
from news.models import Cluster, Version
from news.services.readers import READERS, likeness, text_of
from tests.news.factories import FeedFactory
from tests.news.working import do_all, visit

pytestmark = pytest.mark.django_db

PARAGRAPHS = """\
Finland handed its notice of withdrawal from the convention on mines to the depositary in New York \
on Thursday morning, the foreign ministry in Helsinki said in a statement.
The notice takes effect six months after it is received, unless the country is then at war, in \
which case it takes effect when the war has come to its end.
Neighbouring countries had taken the same step during the summer, and officials said that no other \
agreement on weapons was being looked at for the time being.""".splitlines()
OTHER = """\
Delegates in Geneva opened the yearly meeting on cluster munitions with a minute of silence for \
those who were hurt by remnants of war in the course of the last twelve months.
The president of the meeting asked those who have not yet destroyed what they hold to name the day \
by which they will have done so, and to ask for help where they need it.
A fund for clearance was given more than in any year before, the secretariat reported on the \
second day, though less than had been hoped for when it was set up.""".splitlines()


def page(title, *paragraphs, dated="2026-11-19T10:30:00+02:00"):
    said = "".join(f"<p>{one}</p>" for one in paragraphs)
    return (
        f"<html lang='en'><head><title>{title}</title>"
        f"<meta property='article:published_time' content='{dated}'></head>"
        f"<body><nav><a href='/'>Home</a></nav><article><h1>{title}</h1>{said}</article>"
        "</body></html>"
    )


def test_a_page_is_read_as_its_story():
    text = text_of(page("Finland leaves", *PARAGRAPHS), "https://paper.example/story")
    assert text.title == "Finland leaves"
    assert text.text.split("\n\n")[-3:] == list(PARAGRAPHS)
    assert (text.language, str(text.published_on)) == ("en", "2026-11-19")
    assert text.published_at.isoformat() == "2026-11-19T08:30:00+00:00"


def test_a_page_that_tells_only_the_day_has_no_moment():
    text = text_of(page("Leaves", *PARAGRAPHS, dated="2026-11-19"), "https://paper.example/story")
    assert (text.published_at, str(text.published_on)) == (None, "2026-11-19")


def test_a_page_without_a_story_is_unreadable():
    with pytest.raises(UnreadableError):
        text_of("<html></html>", "https://paper.example/story")


def test_fingerprints_fit_the_database():
    for text in (*PARAGRAPHS, *OTHER):
        assert -(2**63) <= likeness(text) < 2**63
    assert likeness("…") is None


def test_a_copy_with_an_agency_before_it_is_of_the_same_cluster(site, monkeypatch):
    monkeypatch.setattr("news.fetching.polite.take_turn", lambda *_, **__: 0.0)
    site.feed("/feed", ("/one", "One", ""), ("/copy", "Copy", ""), ("/other", "Other", ""))
    site.put("/one", page("Finland leaves", *PARAGRAPHS))
    site.put("/copy", page("Finns leave", f"HELSINKI (Agency) – {PARAGRAPHS[0]}", *PARAGRAPHS[1:]))
    site.put("/other", page("Cluster munitions", *OTHER))
    visit(FeedFactory(url=site.url + "/feed"), READERS)
    assert do_all(READERS) == 6
    clusters = dict(Version.objects.values_list("document__url", "document__cluster"))
    assert clusters[site.url + "/one"] == clusters[site.url + "/copy"]
    assert clusters[site.url + "/one"] != clusters[site.url + "/other"]
    assert Cluster.objects.count() == 2
