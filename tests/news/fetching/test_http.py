"""A visit brings what was asked for, or says in one word why not."""

import datetime as dt
import gzip
import hashlib
import time
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core import outbound
from core.outbound import OPEN, is_public
from news.fetching.agent import user_agent
from news.fetching.answers import Conditions, Limits
from news.fetching.errors import (
    AddressRefusedError,
    BadEncodingError,
    BadStatusError,
    FetchError,
    NotReachedError,
    Outcome,
    RobotsError,
    TimedOutError,
    TooLargeError,
    TooManyRedirectsError,
    WrongTypeError,
)
from news.fetching.exchanges import pause_told
from news.fetching.http import ask, fetch
from news.fetching.kinds import FEEDS, PAGES, Kind
from tests.news.fetching import stub
from tests.news.fetching.stub import HERE

PAGE = b"<!doctype html><title>News</title><p>Treaty news.</p>"


def test_a_page_comes_with_its_text_its_hash_and_what_it_took(site):
    url = site.page("/a", PAGE, ETag='"1"', Last_Modified="Wed, 25 Nov 2026 10:00:00 GMT")
    got = fetch(url, types=PAGES, rules=HERE)
    assert (got.url, got.status, got.kind, got.outcome) == (url, 200, Kind.HTML, "fetched")
    assert got.body == PAGE
    assert got.text == PAGE.decode()
    assert got.sha256 == hashlib.sha256(PAGE).hexdigest()
    assert got.conditions == Conditions('"1"', "Wed, 25 Nov 2026 10:00:00 GMT")
    times = got.timings
    assert 0 <= times.resolve < times.whole
    assert 0 < times.connect <= times.first_byte <= times.whole < 5


def test_we_say_who_we_are_and_where_we_are_found(site, settings):
    settings.CONTACT_EMAIL = "editors@record.example"
    settings.SITE_URL = "https://record.example/"
    fetch(site.page("/a", PAGE), rules=HERE)
    fetch(site.url + "/a", rules=HERE, agent="Other/2")
    said = [headers["User-Agent"] for _, headers, _ in site.asked]
    assert said == ["Servanda/1 (+https://record.example/; editors@record.example)", "Other/2"]
    settings.CONTACT_EMAIL = settings.SITE_URL = ""
    assert user_agent() == "Servanda/1"
    assert user_agent("https://a.example/") == "Servanda/1 (+https://a.example/)"


def test_what_is_unchanged_is_not_brought_again(site):
    def answer(handler):
        known = handler.headers.get("If-None-Match") == '"1"'
        handler.send_response(304 if known else 200)
        handler.send_header("Content-Type", "text/html")
        handler.send_header("ETag", '"1"')
        handler.end_headers()
        handler.wfile.write(b"" if known else PAGE)

    site.pages["/a"] = answer
    first = fetch(site.url + "/a", rules=HERE)
    again = fetch(site.url + "/a", conditions=first.conditions, types=PAGES, rules=HERE)
    assert not first.unchanged
    assert (again.unchanged, again.outcome, again.body) == (True, "unchanged", b"")
    assert again.conditions == first.conditions


def test_unchanged_is_no_answer_where_nothing_was_known(site):
    with pytest.raises(BadStatusError, match="304"):
        fetch(site.page("/a", status=304), rules=HERE)


@pytest.mark.parametrize("coding", ["gzip", "x-gzip", "deflate", "raw deflate", "two gzips", ""])
def test_what_is_packed_is_unpacked(site, coding):
    raw = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    packed = {
        "gzip": gzip.compress(PAGE),
        "x-gzip": gzip.compress(PAGE),
        "deflate": zlib.compress(PAGE),
        "raw deflate": raw.compress(PAGE) + raw.flush(),
        "two gzips": gzip.compress(PAGE[:20]) + gzip.compress(PAGE[20:]),
        "": PAGE,
    }[coding]
    name = {"raw deflate": "deflate", "two gzips": "gzip"}.get(coding, coding)
    assert fetch(site.page("/a", packed, Content_Encoding=name), rules=HERE).body == PAGE
    assert site.asked[0][1]["Accept-Encoding"] == "gzip, deflate"


@pytest.mark.parametrize(
    ("coding", "body"),
    [
        *(("br", PAGE), ("zstd", PAGE), ("gzip, gzip", gzip.compress(gzip.compress(PAGE)))),
        *(("gzip", PAGE), ("gzip", gzip.compress(PAGE)[:-12]), ("deflate", b"\xff\xfenothing")),
    ],
    ids=["brotli", "zstandard", "twice", "not at all", "cut", "nonsense"],
)
def test_what_can_not_be_unpacked_is_refused(site, coding, body):
    with pytest.raises(BadEncodingError, match=r"packed as|no whole|breaks off"):
        fetch(site.page("/a", body, Content_Encoding=coding), rules=HERE)


def test_what_unpacks_to_too_much_is_refused_early(site):
    site.pages["/bomb"] = stub.bomb()
    began = time.monotonic()
    with pytest.raises(TooLargeError, match="unpacks to more than 1,000,000 bytes"):
        fetch(site.url + "/bomb", rules=HERE, limits=Limits(unpacked=1_000_000))
    assert time.monotonic() - began < 5


def test_what_does_not_end_is_refused(site):
    site.pages["/endless"] = stub.endless
    with pytest.raises(TooLargeError, match="goes on beyond 300,000 bytes"):
        fetch(site.url + "/endless", rules=HERE, limits=Limits(received=300_000))


def test_what_is_too_long_by_its_own_word_is_not_read(site):
    url = site.page("/a", b"x", Content_Length="99999999999")
    with pytest.raises(TooLargeError, match="99999999999 bytes"):
        fetch(url, rules=HERE)


def test_of_what_is_too_large_the_beginning_is_kept_where_that_is_enough(site):
    site.pages["/endless"] = stub.endless
    got = fetch(site.url + "/endless", rules=HERE, limits=Limits(unpacked=5000, cut=True))
    assert len(got.body) == 5000


@pytest.mark.parametrize("trap", [stub.dripping, stub.dripping_headers])
def test_what_comes_drop_by_drop_is_given_up(site, trap):
    site.pages["/slow"] = trap
    began = time.monotonic()
    with pytest.raises(TimedOutError, match=r"within 0.4 seconds"):
        fetch(site.url + "/slow", rules=HERE, limits=Limits(whole=0.4))
    assert time.monotonic() - began < 2


def test_a_site_that_says_nothing_is_given_up(site):
    site.pages["/silent"] = stub.silent
    with pytest.raises(TimedOutError, match="silent too long"):
        fetch(site.url + "/silent", rules=HERE, limits=Limits(read=0.3))


def test_a_name_that_is_resolved_too_slowly_is_given_up(monkeypatch):
    monkeypatch.setattr(outbound, "addresses_of", lambda *_: time.sleep(1) or [])
    with pytest.raises(TimedOutError):
        fetch("http://slow.example/", limits=Limits(whole=0.1))


def test_an_answer_that_breaks_off_is_none(site):
    site.pages["/broken"] = stub.broken_off
    with pytest.raises(NotReachedError, match="RemoteProtocolError"):
        fetch(site.url + "/broken", rules=HERE)
    with pytest.raises(NotReachedError, match="ConnectError"):
        fetch("http://127.0.0.1:9/", rules=HERE)


def test_a_name_that_nobody_knows_is_not_reached(monkeypatch):
    monkeypatch.setattr(outbound, "addresses_of", lambda *_: [])
    with pytest.raises(NotReachedError, match=r"No such host: gone\.example"):
        fetch("http://gone.example/")


def test_redirects_are_followed_and_told(site):
    site.page("/1", status=301, Location="/2")
    site.page("/2", status=302, Location=f"{site.url}/3#part")
    site.page("/3", PAGE)
    asked = []
    got = fetch(f"{site.url}/1", rules=HERE, before=asked.append)
    assert got.url == f"{site.url}/3"
    assert got.redirects == (f"{site.url}/1", f"{site.url}/2")
    assert asked == [f"{site.url}/{number}" for number in (1, 2, 3)]


def test_what_is_raised_before_a_visit_ends_it(site):
    site.page("/1", status=301, Location="/2")

    def no_further(url):
        if url.endswith("/2"):
            raise RobotsError("Keep out.")

    with pytest.raises(RobotsError):
        fetch(f"{site.url}/1", rules=HERE, before=no_further)
    assert site.paths == ["/1"]


def test_addresses_that_lead_on_and_on_are_left(site):
    for number in range(10):
        site.page(f"/{number}", status=307, Location=f"/{number + 1}")
    with pytest.raises(TooManyRedirectsError, match="more than 3 times"):
        fetch(f"{site.url}/0", rules=HERE, limits=Limits(redirects=3))
    assert site.paths == ["/0", "/1", "/2", "/3"]
    site.page("/round", status=302, Location="/round")
    with pytest.raises(TooManyRedirectsError, match="back to itself"):
        fetch(f"{site.url}/round", rules=HERE)


@pytest.mark.parametrize(
    "where",
    [
        *("http://169.254.169.254/latest/meta-data/", "http://10.0.0.1/", "http://[fe80::1]/"),
        *("file:///etc/passwd", "ftp://site.example/", "https://ann:pw@site.example/"),
        *("http://[::ffff:169.254.169.254]/", "http://2130706433.example:99999/", "http://[broken"),
        f"http://site.example/{'x' * 5000}",
    ],
)
def test_a_redirect_is_checked_like_any_address(site, where):
    url = site.page("/1", status=302, Location=where)
    with pytest.raises(AddressRefusedError):
        fetch(url, rules=HERE)
    assert site.paths == ["/1"]


@pytest.mark.parametrize(
    "url",
    [
        *("http://127.0.0.1/", "http://[::1]/", "http://[fd00:ec2::254]/", "http://0x7f.1/"),
        *("http://169.254.169.254/", "https://metadata.example:8080/", "http://[fe80::1%25eth0]/"),
        *("https://ann@93.184.215.14/", "https://93.184.215.14:22/", "javascript:alert(1)"),
        *("http://[2606:2800:21f::1]:81/", "", "news.example", "http://"),
    ],
)
def test_outside_tests_only_the_public_web_is_visited(url):
    with pytest.raises(AddressRefusedError):
        fetch(url)


def test_addresses_of_ipv6_are_visited_at_the_usual_ports():
    target = outbound.check("https://[2606:2800:21f::1]/a", OPEN)
    assert target.url == "https://[2606:2800:21f::1]/a"
    assert is_public(target.address)


def test_only_the_address_that_was_checked_is_connected_to(site, monkeypatch):
    asked = []

    def turning(host, _):
        asked.append(host)
        return ["127.0.0.1"] if len(asked) == 1 else ["127.66.66.66"]

    monkeypatch.setattr(outbound, "addresses_of", turning)
    port = site.url.rpartition(":")[2]
    site.page("/a", PAGE)
    assert fetch(f"http://turning.example:{port}/a", rules=HERE).body == PAGE
    assert asked == ["turning.example"]
    assert site.asked[0][1]["Host"] == f"turning.example:{port}"


def test_a_name_that_turns_private_between_two_hops_is_refused(site, monkeypatch):
    answers = iter([["127.0.0.1"], ["10.0.0.1"]])
    monkeypatch.setattr(outbound, "addresses_of", lambda *_: next(answers))
    port = site.url.rpartition(":")[2]
    site.page("/a", status=302, Location="/b")
    with pytest.raises(AddressRefusedError, match="public Internet"):
        fetch(f"http://turning.example:{port}/a", rules=HERE)
    assert site.paths == ["/a"]


def test_a_name_of_other_letters_is_visited_as_it_is_resolved(site, monkeypatch):
    monkeypatch.setattr(outbound, "addresses_of", lambda *_: ["127.0.0.1"])
    port = site.url.rpartition(":")[2]
    site.page("/%C3%BC", PAGE)
    fetch(f"http://bücher.example:{port}/ü", rules=HERE)
    assert site.asked[0][1]["Host"] == f"xn--bcher-kva.example:{port}"


@pytest.mark.parametrize(
    ("status", "later", "pause"),
    [
        *((404, "", None), (410, "", None), (500, "soon", None), (204, "", None)),
        *((429, "120", 120.0), (503, "99999999", 604800.0), (503, "-5", None)),
    ],
)
def test_a_status_that_is_no_answer_is_told_with_when_to_come_again(site, status, later, pause):
    url = site.page("/a", b"Not <now>.", status=status, Retry_After=later)
    with pytest.raises(BadStatusError, match=rf"127\.0\.0\.1 answered {status}") as caught:
        fetch(url, rules=HERE)
    assert (caught.value.status, caught.value.retry_after) == (status, pause)
    assert caught.value.outcome == "bad_status"
    assert caught.value.said in {"Not <now>.", ""}


def test_when_to_come_again_may_be_a_moment():
    now = dt.datetime(2026, 11, 25, 10, 0, tzinfo=dt.UTC)
    assert pause_told("Wed, 25 Nov 2026 10:02:00 GMT", now) == 120
    assert pause_told("Wed, 25 Nov 2026 09:00:00 GMT", now) == 0
    assert pause_told("Wed, 25 Nov 2026 11:00:00 -0000", now) == 3600


@given(st.text())
def test_when_to_come_again_is_never_before_now_nor_after_a_week(text):
    pause = pause_told(text, dt.datetime(2026, 11, 25, tzinfo=dt.UTC))
    assert pause is None or 0 <= pause <= 7 * 86400


@pytest.mark.parametrize(
    ("content_type", "body", "types", "kind"),
    [
        ("text/xml", b"<rss/>", FEEDS, Kind.XML),
        ("application/xml; charset=utf-8", b"<rss/>", FEEDS, Kind.XML),
        ("application/rss+xml", b"<broken", FEEDS, Kind.XML),
        ("text/html", b"<?xml version='1.0'?>\n<!-- a --><rss/>", FEEDS, Kind.XML),
        ("text/plain", b"\xef\xbb\xbf\n<feed xmlns='x'/>", FEEDS, Kind.XML),
        ("", "<?xml version='1.0'?><rss/>".encode("utf-16"), FEEDS, Kind.XML),
        ("application/feed+json", b'{"version": 1}', FEEDS, Kind.JSON),
        ("text/plain", b' {"version": 1}', FEEDS, Kind.JSON),
        ("text/html; charset=x", PAGE, PAGES, Kind.HTML),
        ("application/xhtml+xml", b"<html/>", PAGES, Kind.HTML),
        ("application/xml", b"<?xml version='1.0'?><html/>", PAGES, Kind.HTML),
        ("text/html", b"<p>No head.", PAGES, Kind.HTML),
    ],
)
def test_types_are_taken_for_what_they_mean(site, content_type, body, types, kind):
    assert fetch(site.page("/a", body, content_type), types=types, rules=HERE).kind is kind


@pytest.mark.parametrize(
    ("content_type", "body", "types"),
    [
        *(("image/png", b"", PAGES), ("application/pdf", b"%PDF", PAGES), ("?", b"", FEEDS)),
        *(("image/svg+xml", b"<svg/>", FEEDS), ("text/html", PAGE, FEEDS)),
        *(("application/rss+xml", PAGE, FEEDS), ("application/json", PAGE, FEEDS)),
        *(("application/rss+xml", b"<rss/>", PAGES), ("text/plain", b"hello", PAGES)),
    ],
)
def test_another_kind_is_refused(site, content_type, body, types):
    with pytest.raises(WrongTypeError, match="asked for was"):
        fetch(site.page("/a", body, content_type), types=types, rules=HERE)


def test_a_question_is_posted_and_not_sent_on(site):
    site.page("/ask", b'{"a": 1}', "application/json")
    got = ask(f"{site.url}/ask", b"{}", "application/json", rules=HERE)
    assert (got.kind, got.body) == (Kind.JSON, b'{"a": 1}')
    assert site.asked[0][2] == b"{}"
    site.page("/moved", status=307, Location="/ask")
    with pytest.raises(BadStatusError, match="307"):
        ask(f"{site.url}/moved", b"{}", "application/json", rules=HERE)


def test_proxies_and_passwords_of_the_environment_are_not_used(site, monkeypatch):
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    assert fetch(site.page("/a", PAGE), rules=HERE).body == PAGE


def test_every_error_has_a_word_of_its_own():
    kinds = FetchError.__subclasses__()
    words = {one.outcome for one in kinds}
    assert len(words) == len(kinds)
    assert words | {"fetched", "unchanged"} == set(Outcome)
