"""Feeds of every form give the same plain items; what is broken is read as far as it goes."""

import datetime as dt
import json
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from news.fetching.errors import UnreadableError
from news.fetching.feeds import FeedKind, read_feed
from news.fetching.items import Newest
from news.fetching.moments import at, moment
from news.fetching.plain import plain

URL = "https://news.example/feed.xml"
NOON = dt.datetime(2026, 11, 25, 12, 0, tzinfo=dt.UTC)

RSS = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>News &amp; views</title><link>https://news.example/</link>
<language>en-GB</language>
<item><title>Treaty &lt;b&gt;signed&lt;/b&gt;</title><link>/a?utm_source=rss</link>
<guid isPermaLink="false">n-1</guid><pubDate>Wed, 25 Nov 2026 13:00:00 +0100</pubDate>
<description><![CDATA[<p>Parliament&nbsp;voted.</p><script>x()</script>
<p>It was <i>close</i>.</p>]]>
</description></item>
<item><title>Older</title><link>https://news.example/b</link>
<dc:date>2026-11-24</dc:date></item>
<item><title>Mail us</title><link>mailto:a@news.example</link></item>
</channel></rss>"""

ATOM = """<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="fr"><title>Nouvelles</title>
<entry><title type="html">L&amp;#39;accord</title><link rel="alternate" href="a"/>
<link rel="self" href="self"/><id>tag:news.example,2026:1</id>
<published>2026-11-25T12:00:00Z</published><updated>2026-11-25T14:30:00+02:00</updated>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Signé.</p></div></content>
</entry></feed>"""

RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
 xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel rdf:about="https://news.example/"><title>Old form</title>
<items><rdf:Seq><rdf:li rdf:resource="https://news.example/a"/></rdf:Seq></items></channel>
<item rdf:about="https://news.example/a"><title>Signed</title>
<link>https://news.example/a</link><dc:date>2026-11-25T12:00:00Z</dc:date></item></rdf:RDF>"""

JSON = json.dumps(
    {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "In JSON",
        "language": "de",
        "items": [
            {"id": 7, "url": "/a", "title": "A", "content_html": "<p>Un<b>ter</b>zeichnet</p>"},
            {
                "id": "8",
                "url": "/b",
                "date_published": "2026-11-25T12:00:00Z",
                "content_text": "B\n b",
                "language": "en",
            },
            {"id": "9", "title": "No link"},
            "no object",
        ],
    }
)

NEWS_SITEMAP = """<?xml version="1.0"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
 xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"
 xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">
<url><image:image><image:loc>https://img.example/i.png</image:loc></image:image>
<loc>https://news.example/a</loc><lastmod>2026-11-25</lastmod>
<news:news><news:publication><news:name>N</news:name><news:language>en</news:language>
</news:publication><news:publication_date>2026-11-25T13:00:00+01:00</news:publication_date>
<news:title>Treaty signed</news:title></news:news></url>
<url><loc>https://news.example/old</loc><lastmod>2020-01</lastmod></url>
<url><loc>ftp://news.example/x</loc></url><url/></urlset>"""


def test_rss_is_read():
    feed = read_feed(RSS.encode(), URL)
    assert (feed.kind, feed.title, feed.language) == (FeedKind.FEED, "News & views", "en-gb")
    assert (feed.held, feed.skipped, feed.broken, feed.detail) == (3, 1, False, "")
    one, two = feed.items
    assert (one.url, one.id, one.title) == ("https://news.example/a", "n-1", "Treaty signed")
    assert one.summary == "Parliament voted. It was close."
    assert (one.published_at, one.updated_at, one.language) == (NOON, None, "en-gb")
    assert (two.id, two.published_at) == ("https://news.example/b", None)
    assert two.updated_at == dt.datetime(2026, 11, 24, tzinfo=dt.UTC)


def test_atom_is_read():
    (one,) = read_feed(ATOM, URL).items
    assert (one.url, one.id) == ("https://news.example/a", "tag:news.example,2026:1")
    assert (one.title, one.summary, one.language) == ("L'accord", "Signé.", "fr")
    assert (one.published_at, one.updated_at) == (NOON, NOON + dt.timedelta(minutes=30))


def test_rdf_is_read():
    feed = read_feed(RDF, URL)
    assert (feed.title, feed.held, feed.broken) == ("Old form", 1, False)
    assert feed.items[0].url == "https://news.example/a"
    assert feed.items[0].updated_at == NOON


def test_json_is_read():
    feed = read_feed(JSON, URL)
    assert (feed.kind, feed.title, feed.language) == (FeedKind.JSON, "In JSON", "de")
    assert (feed.held, feed.skipped, feed.broken) == (4, 2, True)
    assert feed.detail == "1 items are no objects."
    newer, undated = feed.items
    assert (newer.published_at, newer.summary, newer.language) == (NOON, "B b", "en")
    assert (undated.url, undated.id, undated.summary) == (
        "https://news.example/a",
        "7",
        "Unterzeichnet",
    )


def test_sitemaps_of_news_are_read():
    feed = read_feed(NEWS_SITEMAP, URL)
    assert (feed.kind, feed.held, feed.skipped, feed.broken) == (FeedKind.SITEMAP, 4, 2, False)
    one, old = feed.items
    assert (one.url, one.title, one.language) == ("https://news.example/a", "Treaty signed", "en")
    assert (one.published_at, one.updated_at) == (NOON, dt.datetime(2026, 11, 25, tzinfo=dt.UTC))
    assert (old.url, old.updated_at) == ("https://news.example/old", None)


def test_an_index_leads_to_sitemaps():
    text = """<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><sitemap>
    <loc>https://news.example/1.xml</loc><lastmod>2026-11-25T12:00:00Z</lastmod></sitemap>
    </sitemapindex>"""
    feed = read_feed(text, URL)
    assert feed.items == ()
    assert [(one.url, one.updated_at) for one in feed.sitemaps] == [
        ("https://news.example/1.xml", NOON)
    ]


@pytest.mark.parametrize("charset", ["utf-8", "utf-16", "windows-1251"])
def test_charsets_are_those_the_feed_says(charset):
    text = RSS.replace("utf-8", charset).replace("Older", "Россия")
    assert read_feed(text.encode(charset), URL).items[1].title == "Россия"


def test_bytes_that_can_not_be_read_are_replaced_and_told():
    body = RSS.encode().replace(b"Older", b"Old\xff" + "Россия".encode() * 9)
    feed = read_feed(body, URL)
    assert feed.items[1].title == "Old\ufffd" + "Россия" * 9
    assert feed.broken
    assert feed.detail == "1 byte sequence was replaced, being none of text."


def many(count, extra=""):
    first = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
    items = "".join(
        f"<item><title>N {n}</title><link>https://news.example/{n}</link>"
        f"<pubDate>{first + dt.timedelta(minutes=n):%a, %d %b %Y %H:%M:%S} +0000</pubDate></item>"
        for n in range(count)
    )
    return f"<rss version='2.0'><channel><title>Many</title>{items}{extra}</channel></rss>"


def test_of_many_items_the_newest_are_taken():
    text = many(50_000)
    began = time.monotonic()
    feed = read_feed(text, URL, most=500)
    assert time.monotonic() - began < 20
    assert (feed.held, len(feed.items), feed.skipped, feed.broken) == (50_000, 500, 0, False)
    assert [item.title for item in feed.items] == [f"N {n}" for n in range(49_999, 49_499, -1)]


def test_of_many_pages_of_a_sitemap_the_newest_are_taken():
    urls = "".join(
        f"<url><loc>https://news.example/{n}</loc><lastmod>{2000 + n % 25}-01-01</lastmod></url>"
        for n in range(50_000)
    )
    feed = read_feed(f"<urlset>{urls}</urlset>", URL, most=100)
    assert (feed.held, len(feed.items)) == (50_000, 100)
    assert {item.updated_at.year for item in feed.items} == {2024}


@pytest.mark.parametrize(
    ("text", "titles", "said"),
    [
        (RSS.replace("</channel></rss>", ""), 2, "Not well-formed"),
        (RSS[: RSS.index("<dc:date>")], 2, "does not end"),
        (RSS.replace("&amp; views", "& views &nbsp;"), 2, "Not well-formed"),
        (RSS.replace("</title><link>/a", "<link>/a"), 1, "Not well-formed"),
        (RSS.replace("Older", "Old\x0ber"), 2, "Not well-formed"),
        (many(60).replace("<title>N 7</title>", "<title>N 7"), 58, "Not well-formed"),
        ("\n\n" + RSS, 2, ""),
    ],
)
def test_what_is_broken_is_read_as_far_as_it_goes(text, titles, said):
    feed = read_feed(text, URL)
    assert len(feed.items) >= titles
    assert said in feed.detail
    assert feed.broken is bool(said)


def test_a_broken_sitemap_keeps_what_was_read():
    feed = read_feed(NEWS_SITEMAP[: NEWS_SITEMAP.index("<loc>ftp")], URL)
    assert len(feed.items) == 2
    assert feed.broken
    assert "Not well-formed" in feed.detail


BOMB = (
    '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa">'
    + "".join(f'<!ENTITY a{n} "{"&a;" * 10}">' for n in range(10))
    + "]>"
)


@pytest.mark.parametrize(
    "prolog",
    [
        BOMB,
        '<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE rss [<!entity % p SYSTEM "http://169.254.169.254/"> %p;]>',
        '<!-- <rss> --><!DOCTYPE rss [<!ENTITY x "y">]>',
        '<![CDATA[ ]]><!DOCTYPE rss [<!ENTITY x "y">]>',
    ],
)
@pytest.mark.parametrize("kind", [FeedKind.FEED, FeedKind.SITEMAP])
def test_feeds_that_declare_entities_are_refused_whole(prolog, kind):
    body = "<rss><channel><item><title>&x;</title><link>http://a.example/</link></item></channel>"
    with pytest.raises(UnreadableError, match="declares entities"):
        read_feed(f"{prolog}{body}</rss>".encode(), URL, kind=kind)


def test_a_doctype_without_entities_and_an_example_in_cdata_are_no_reason():
    doctype = (
        '<!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" '
        '"http://my.netscape.com/publish/formats/rss-0.91.dtd">'
    )
    text = RSS.partition("\n")[2].replace("close", "<!ENTITY")
    assert len(read_feed(doctype + text, URL).items) == 2


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        *(("<html><body><p>Not found</p></body></html>", None), ("", None), ("nonsense", None)),
        *(("{", None), ('{"version": 1}', None), ("[" * 100_000, FeedKind.JSON)),
        *((JSON.replace('"items"', '"other"'), None), ("<rss/>", FeedKind.SITEMAP)),
        *(("", FeedKind.SITEMAP), ('{"a": "' + "a" * 5_000_000 + '"}', None)),
    ],
)
def test_what_is_no_feed_is_refused(text, kind):
    with pytest.raises(UnreadableError):
        read_feed(text, URL, kind=kind)


def test_an_item_larger_than_any_story_is_left_out():
    extra = f"<item><title>{'x' * 600_000}</title><link>https://news.example/x</link></item>"
    feed = read_feed(many(3, extra), URL)
    assert (feed.held, len(feed.items), feed.skipped) == (4, 3, 1)


@pytest.mark.parametrize(
    "piece", ["<item>", "<item ", "<!--", "<![CDATA[", "<item><title>", "</item", " ", "&", "<"]
)
def test_nothing_takes_long(piece):
    text = f"<rss version='2.0'><channel>{piece * (2_000_000 // len(piece))}"
    began = time.monotonic()
    feed = read_feed(text, URL)
    assert time.monotonic() - began < 15
    assert feed.items == ()


@given(st.text(st.sampled_from("<>/!-[]&;= \"'itemrsCDATA"), max_size=200))
@settings(max_examples=200)
def test_whatever_comes_is_read_or_refused(text):
    for begins in ("<rss version='2.0'><channel>", "<urlset>", '{"version":'):
        try:
            feed = read_feed(begins + text, URL)
        except UnreadableError:
            continue
        assert len(feed.items) + feed.skipped <= feed.held


@given(
    st.lists(st.none() | st.datetimes(timezones=st.just(dt.UTC)), max_size=60), st.integers(1, 9)
)
def test_the_newest_are_kept_however_many_come(dates, most):
    newest = Newest(most)
    for number, date in enumerate(dates):
        newest.add(date, number)
    dated = sorted((n for n, date in enumerate(dates) if date), key=lambda n: dates[n])[::-1]
    assert newest.held == len(dates)
    kept = [dates[n] for n in newest.all()]
    undated = [n for n, date in enumerate(dates) if date is None]
    assert kept == [dates[n] for n in [*dated, *undated][:most]]


@pytest.mark.parametrize(
    ("text", "when", "day_only"),
    [
        ("2026-11-25T12:00:00Z", NOON, False),
        ("2026-11-25T13:00:00+01:00", NOON, False),
        ("2026-11-25 12:00", NOON, False),
        ("Wed, 25 Nov 2026 12:00:00 GMT", NOON, False),
        ("2026-11-25", NOON.replace(hour=0), True),
        *((text, None, False) for text in ("", "2026", "2026-11", "0001-01-01", "soon", "1234")),
    ],
)
def test_moments_are_read_as_they_are_written(text, when, day_only):
    found = moment(text)
    assert at(text) == when
    assert found is None or found.day_only is day_only


@given(st.text(max_size=40))
def test_whatever_calls_itself_a_moment_is_one_in_utc_or_none(text):
    found = at(text)
    assert found is None or found.utcoffset() == dt.timedelta(0)


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("a < b", "a < b"),
        ("AT&T  and\n&amp;", "AT&T and &"),
        ("<p>a</p><p>b</p>", "a b"),
        ("un<b>broken</b><br>line", "unbroken line"),
        ("<style>p{}</style>a<!-- b -->", "a"),
        ("<?xml encoding='x'?>ü", "ü"),
        ("", ""),
        ("soft\u00adhyphen\x00", "softhyphen"),
        ("\x1f<?", ""),
        ("<p>a\x1fb</p><br>\x1f", "a b"),
        ("a&#31;b", "a b"),
    ],
)
def test_html_becomes_plain(html, text):
    assert plain(html) == text


@given(st.text(max_size=300))
def test_whatever_comes_becomes_plain(text):
    assert " ".join(plain(text).split()) == plain(text)
