"""A site that asks programs to stay away is left alone."""

import re

import pytest
from django.core.cache import cache
from hypothesis import given
from hypothesis import strategies as st

from news.fetching import robots
from news.fetching.errors import AddressRefusedError, RobotsError
from news.fetching.robots import check_robots, robots_of
from news.fetching.robots_file import fits, read
from tests.news.fetching.stub import HERE, silent

TEXT = "text/plain"


@pytest.mark.parametrize(
    ("pattern", "path", "fit"),
    [
        *(("/", "/any", True), ("/fish", "/fish.html", True), ("/fish", "/catfish", False)),
        *(("/fish*", "/fish/salmon", True), ("/fish/", "/fish", False)),
        *(("/*.php", "/a.php?x", True), ("/*.php$", "/a.php", True)),
        *(("/*.php$", "/a.php?x", False), ("/*.php$", "/a.php/", False)),
        *(("/fish*.php", "/fishes/a.php", True), ("/fish*.php", "/Fish.PHP", False)),
        *(("/a$", "/a", True), ("/a$", "/ab", False), ("*", "/x", True), ("/*$", "/x", True)),
        *(("/a*a$", "/a", False), ("/a*a$", "/aa", True), ("/a*b*b$", "/abb", True)),
        *(("/a*b*b$", "/ab", False), ("/a$b", "/a$b", True)),
    ],
)
def test_patterns_fit_as_the_rfc_says(pattern, path, fit):
    assert fits(pattern, path) is fit


@given(st.text("/ab*", max_size=8), st.booleans(), st.text("/ab", max_size=12))
def test_patterns_fit_like_the_same_regular_expression(pattern, whole, path):
    same = ".*".join(map(re.escape, pattern.split("*"))) + ("$" if whole else "")
    assert fits(pattern + "$" * whole, path) is bool(re.match(same, path))


def test_a_pattern_of_many_stars_takes_no_time():
    assert not fits("/" + "*a" * 2000 + "b$", "/" + "a" * 4000)


FILE = """
# for all
User-agent: *
Disallow: /private/
Allow: /private/news
Crawl-delay: 7

User-agent: Other
User-Agent: SERVANDA/2.0
Disallow: /*.pdf$   # no files
Allow: /
Disallow: /%7Eann/
Disallow: /stra%c3%9fe
Disallow:

User-agent: servanda
Crawl-delay: 3.5
Disallow: /search?
"""


@pytest.mark.parametrize(
    ("path", "ours", "anyones"),
    [
        *(("/", True, True), ("/private/a", True, False), ("/private/newsroom", True, True)),
        *(("/a.pdf", False, True), ("/a.pdf?x", True, True), ("/~ann/x", False, True)),
        *(("/straße", False, True), ("/search?q=1", False, True), ("/search", True, True)),
        ("/robots.txt", True, True),
    ],
)
def test_our_own_groups_come_before_those_of_all(path, ours, anyones):
    url = f"https://site.example{path}"
    assert read(FILE, "Servanda").allows(url) is ours
    assert read(FILE, "Somebody").allows(url) is anyones


def test_the_delay_is_that_of_our_group():
    assert read(FILE, "Servanda").delay == 3.5
    assert read(FILE, "Somebody").delay == 7
    assert read("User-agent: *\nCrawl-delay: soon\nDisallow: /", "Servanda").delay is None


def test_between_allow_and_disallow_of_the_same_length_allow_wins():
    told = read("User-agent: *\nDisallow: /a\nAllow: /a", "Servanda")
    assert told.allows("https://site.example/a")


@pytest.mark.parametrize("text", ["", "<html>", "Disallow: /", "User-agent: X\nDisallow: /"])
def test_what_says_nothing_to_us_allows_everything(text):
    assert read(text, "Servanda").allows("https://site.example/a")


@given(st.text(max_size=300))
def test_whatever_it_says_it_can_be_read(text):
    assert read(text, "Servanda").allows("https://site.example/a") in {True, False}
    assert read(f"User-agent: *\nDisallow: /\n{text}", "Servanda").allows("/robots.txt")


def test_it_is_asked_once_a_day(site):
    site.page("/robots.txt", b"User-agent: *\nDisallow: /no\nCrawl-delay: 900", TEXT)
    assert check_robots(f"{site.url}/yes", rules=HERE) == robots.LONGEST_DELAY
    with pytest.raises(RobotsError, match="asks programs not to visit"):
        check_robots(f"{site.url}/no", rules=HERE)
    assert site.paths == ["/robots.txt"]
    cache.clear()
    assert robots_of(f"{site.url}/yes", rules=HERE).delay == 900
    assert site.paths == ["/robots.txt"] * 2


@pytest.mark.parametrize("status", [401, 403, 404, 410])
def test_a_site_without_one_allows_everything(site, status):
    site.page("/robots.txt", status=status)
    assert check_robots(f"{site.url}/a", rules=HERE) == 0


@pytest.mark.parametrize("status", [429, 500, 503])
def test_a_site_that_fails_allows_nothing_for_now(site, status, monkeypatch):
    kept = []
    put = cache.set
    monkeypatch.setattr(cache, "set", lambda *said: kept.append(said[2]) or put(*said))
    site.page("/robots.txt", status=status)
    for _ in range(2):
        with pytest.raises(RobotsError, match=f"answered {status}") as caught:
            check_robots(f"{site.url}/a", rules=HERE)
        assert caught.value.retry_after == robots.RETRY_SECONDS
    assert kept == [robots.RETRY_SECONDS]
    assert len(site.paths) == 1


def test_a_site_that_does_not_answer_allows_nothing_for_now(site, monkeypatch):
    monkeypatch.setattr(robots, "_LIMITS", robots.Limits(whole=0.2))
    site.pages["/robots.txt"] = silent
    with pytest.raises(RobotsError, match=r"within 0\.2 seconds"):
        check_robots(f"{site.url}/a", rules=HERE)


def test_one_that_is_too_long_is_read_as_far_as_it_goes(site):
    rest = b"# and so on\n" * 60_000
    site.page("/robots.txt", b"User-agent: *\nDisallow: /no\n" + rest, TEXT)
    with pytest.raises(RobotsError, match="asks programs"):
        check_robots(f"{site.url}/no", rules=HERE)


@pytest.mark.parametrize("content_type", ["text/html", "image/png"])
def test_one_that_is_a_page_says_nothing(site, content_type):
    site.page("/robots.txt", b"<!doctype html><p>User-agent", content_type)
    assert check_robots(f"{site.url}/a", rules=HERE) == 0


def test_it_is_asked_through_the_safe_door(site):
    with pytest.raises(AddressRefusedError):
        check_robots(f"{site.url}/a")
    site.page("/robots.txt", status=302, Location="http://169.254.169.254/robots.txt")
    with pytest.raises(AddressRefusedError):
        check_robots(f"{site.url}/a", rules=HERE)
    assert site.paths == ["/robots.txt"]
