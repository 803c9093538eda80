"""A page gives its story as it stands, and says no more than the page does."""

import datetime as dt
import json
import random
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from news.fetching.articles import Article, fingerprint, near, read_article
from news.fetching.errors import UnreadableError
from news.fetching.likeness import NEAR, distance, text_sha256

URL = "https://www.news.example/world/treaty?utm_source=x"
FIRST = (
    "The parliament of Ruritania voted on Tuesday to withdraw from the treaty that bans the "
    "weapons, after a debate that lasted long into the night and divided the governing coalition."
)
SECOND = (
    "The foreign minister said that the notice would be handed to the depositary within a month, "
    "and that the withdrawal would take effect half a year later, as the treaty provides."
)
THIRD = (
    "Neighbouring countries called the vote a step backwards. Aid groups warned that fields which "
    "were cleared at great cost over twenty years might have to be cleared again."
)
OTHER = (
    "Farmers in the north of the country began to bring in the harvest two weeks early this year. "
    "A dry spring and a hot June let the wheat ripen sooner than anybody here remembers, and the "
    "mills expect grain of good quality. Prices at the exchange in the capital fell by a tenth. "
    "The ministry of agriculture spoke of an ordinary year and saw no reason for concern about "
    "supplies, though it asked the railway to keep more wagons ready for the ports of the coast."
)


def page(head="", body="", lang='lang="en-GB"'):
    return f"""<!doctype html><html {lang}><head><title>Ruritania votes to leave - News</title>
    <meta property="og:title" content="Ruritania votes to leave">
    <meta property="og:site_name" content="The News"><meta name="author" content="Ann Author">
    {head}</head><body><nav><a href="/">Home</a> <a href="/world">World</a></nav>
    <article><h1>Ruritania votes to leave</h1>{body}<p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p>
    </article><footer>All rights reserved.</footer></body></html>"""


def test_a_story_is_read():
    story = read_article(page(), URL)
    assert story.title == "Ruritania votes to leave"
    assert story.text.split("\n\n")[-3:] == [FIRST, SECOND, THIRD]
    assert "rights reserved" not in story.text
    assert (story.author, story.site_name) == ("Ann Author", "The News")
    assert (story.language, story.url) == ("en-gb", "https://www.news.example/world/treaty")
    assert (story.published_at, story.day_only) == (None, False)
    assert story.sha256 == text_sha256(story.text)


@pytest.mark.parametrize(
    ("href", "url"),
    [
        ("/world/ruritania-leaves?fbclid=1", "https://www.news.example/world/ruritania-leaves"),
        ("https://news.example/amp", "https://news.example/amp"),
        ("https://evil.example/world/treaty", "https://www.news.example/world/treaty"),
        ("https://www.news.example/", "https://www.news.example/world/treaty"),
        ("javascript:alert(1)", "https://www.news.example/world/treaty"),
        ("", "https://www.news.example/world/treaty"),
    ],
)
def test_a_page_may_name_its_address_on_its_own_site_only(href, url):
    assert read_article(page(f'<link rel="canonical" href="{href}">'), URL).url == url


def linked(**said):
    return f'<script type="application/ld+json">{json.dumps(said)}</script>'


NOON = dt.datetime(2026, 11, 25, 12, 0, tzinfo=dt.UTC)
DAY = NOON.replace(hour=0)


@pytest.mark.parametrize(
    ("head", "body", "when", "day_only"),
    [
        (
            linked(**{"@type": "NewsArticle", "datePublished": "2026-11-25T12:00:00Z"}),
            "",
            NOON,
            False,
        ),
        (
            linked(**{"@graph": [{"@type": ["Article"], "datePublished": "2026-11-25"}]}),
            "",
            DAY,
            True,
        ),
        (linked(**{"@type": "Event", "datePublished": "2026-11-25"}), "", None, False),
        (linked(**{"@type": "NewsArticle", "dateModified": "2026-11-25"}), "", None, False),
        ('<script type="application/ld+json">{broken</script>', "", None, False),
        (
            '<meta property="article:published_time" content="2026-11-25T13:00:00+01:00">',
            "",
            NOON,
            False,
        ),
        ('<meta name="date" content="2026-11-25 12:00:00">', "", DAY, True),
        ('<meta name="DC.date.issued" content="2026-11-25">', "", DAY, True),
        ('<meta name="date" content="soon">', "", None, False),
        ("", '<time datetime="2026-11-25">25 November</time>', DAY, True),
        (
            "",
            (
                '<time itemprop="datePublished" datetime="2026-11-25T12:00Z">25</time>'
                '<time datetime="2026-11-20">20</time>'
            ),
            NOON,
            False,
        ),
        (
            "",
            '<time datetime="2026-11-25">25</time><time datetime="2026-11-20">20</time>',
            None,
            False,
        ),
        ("", "<p>25 November 2026</p>", None, False),
    ],
)
def test_the_day_of_publication_is_the_one_the_page_tells(head, body, when, day_only):
    story = read_article(page(head, body), "https://www.news.example/2020/01/02/treaty")
    assert (story.published_at, story.day_only) == (when, day_only)


@pytest.mark.parametrize(
    ("lang", "head", "said"),
    [
        ("", "", ""),
        ("", '<meta http-equiv="content-language" content="ru">', "ru"),
        ("", '<meta property="og:locale" content="de_AT">', "de-at"),
        ('lang="<script>"', '<meta property="og:locale" content="fr_FR">', "fr-fr"),
    ],
)
def test_the_language_is_the_one_the_page_tells(lang, head, said):
    assert read_article(page(head, lang=lang), URL).language == said


@pytest.mark.parametrize(
    "html",
    ["", " ", "<html></html>", "<!-- -->", "<html><body><script>x</script></body></html>", "\0"],
)
def test_a_page_without_text_is_refused(html):
    with pytest.raises(UnreadableError):
        read_article(html, URL)


def test_a_page_larger_than_any_story_is_refused():
    with pytest.raises(UnreadableError, match="2,000,000 characters"):
        read_article("x" * 2_000_001, URL)
    with pytest.raises(UnreadableError, match="30,000 elements"):
        read_article("<p>word</p>" * 30_001, URL)


def test_an_encoding_declared_inside_does_not_matter_any_more():
    text = page().replace("<!doctype", '<?xml version="1.0" encoding="koi8-r"?><!doctype')
    assert "Ruritania" in read_article(text.replace("Ann", "Jürgen"), URL).text
    assert read_article(text.replace("Ann", "Jürgen"), URL).author == "Jürgen Author"


@pytest.mark.parametrize(
    "trap",
    [
        "<div>" * 100_000,
        "<p>" + "<b>" * 50_000 + "x",
        "<table><tr><td>" * 5_000 + "x",
        "<p>word</p>" * 25_000,
        "<!--" * 100_000,
        "&lt;" * 300_000,
        "<a href=x>" * 50_000,
    ],
)
def test_pages_made_to_be_slow_are_read_or_refused(trap):
    began = time.monotonic()
    try:
        read = read_article(f"<html><body>{trap}", URL)
    except UnreadableError as error:
        read = error
    assert isinstance(read, Article | UnreadableError)
    assert time.monotonic() - began < 20


WHOLE = "\n\n".join((FIRST, SECOND, THIRD))


@pytest.mark.parametrize(
    "copy",
    [
        WHOLE,
        WHOLE.upper().replace(",", " –"),
        f"CAPITAL (Wire) – {WHOLE}",
        WHOLE + "\n\nRead more on our site.",
        WHOLE.replace("Tuesday", "Wednesday"),
        "\n\n".join((SECOND, FIRST, THIRD)),
    ],
)
def test_copies_are_near(copy):
    assert near(fingerprint(WHOLE), fingerprint(copy))


def test_the_same_words_have_the_same_hash():
    assert text_sha256(WHOLE) == text_sha256(WHOLE.upper().replace("\n\n", "  –  "))
    assert text_sha256(WHOLE) != text_sha256(WHOLE.replace("Tuesday", "Wednesday"))


@pytest.mark.parametrize(
    "other", [OTHER, FIRST, "", "Ruritania votes", "核実験禁止条約の批准を撤回した。"]
)
def test_other_texts_are_not_near(other):
    assert not near(fingerprint(WHOLE), fingerprint(other))
    assert not near(fingerprint(""), fingerprint(""))


def test_texts_without_spaces_are_compared_too():
    text = (
        "政府は火曜日、核実験禁止条約の批准を撤回すると国連事務総長に通告した。"
        "外相が記者会見で述べた。"
    )
    assert near(fingerprint(text), fingerprint(text.replace("火曜日", "水曜日")))
    assert not near(
        fingerprint(text), fingerprint("北部の農家は今年、例年より二週間早く小麦の収穫を始めた。")
    )


def test_unlike_texts_are_far_apart():
    draw = random.Random(7)  # noqa: S311
    words = [f"word{number}" for number in range(3000)]
    marks = [fingerprint(" ".join(draw.choices(words, k=150))) for _ in range(150)]
    apart = [distance(one, two) for at, one in enumerate(marks) for two in marks[:at]]
    assert min(apart) > NEAR
    assert 30 < sum(apart) / len(apart) < 34


@given(st.text(max_size=200), st.text(max_size=200))
def test_nearness_goes_both_ways(one, two):
    first, second = fingerprint(one), fingerprint(two)
    assert 0 <= first < 2**64
    assert near(first, second) == near(second, first)
    assert near(first, first) is bool(first)
