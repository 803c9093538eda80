"""Sites are visited one page at a time, with a pause between."""

import threading
import time

import pytest

from news.fetching.errors import AddressRefusedError, BusyError, RobotsError
from news.fetching.kinds import PAGES
from news.fetching.pace import take_turn
from news.fetching.polite import visit
from tests.news.fetching.stub import HERE


def test_the_first_turn_is_taken_at_once_and_the_next_waited_for():
    assert take_turn("site.example", seconds=1) < 0.2
    assert 0.7 < take_turn("Site.Example.", seconds=1) < 1.5
    assert take_turn("other.example", seconds=1) < 0.2


def test_a_turn_that_is_far_off_is_told():
    take_turn("site.example", seconds=30)
    with pytest.raises(BusyError, match="turn comes in") as caught:
        take_turn("site.example", seconds=30, wait=0.1)
    assert 28 < caught.value.retry_after <= 30
    assert caught.value.outcome == "busy"


FILES = "django.core.cache.backends.filebased.FileBasedCache"


@pytest.mark.parametrize("files", [False, True])
def test_of_many_workers_one_has_the_turn(files, settings, tmp_path):
    if files:
        settings.CACHES = {"default": {"BACKEND": FILES, "LOCATION": str(tmp_path)}}
    busy, had = [], []

    def work():
        try:
            had.append(take_turn("site.example", seconds=20, wait=0))
        except BusyError as error:
            busy.append(error)

    workers = [threading.Thread(target=work) for _ in range(12)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert (len(had), len(busy)) == (1, 11)


def test_a_visit_asks_leave_waits_its_turn_and_brings_the_page(site):
    site.page("/robots.txt", b"User-agent: *\nDisallow: /no", "text/plain")
    site.page("/a", status=302, Location="/b")
    url = site.page("/b", b"<p>Hello.")
    began = time.monotonic()
    got = visit(f"{site.url}/a", types=PAGES, rules=HERE, seconds=1)
    assert got.url == url
    assert site.paths == ["/robots.txt", "/a", "/b"]
    assert time.monotonic() - began > 1.7
    assert got.timings.whole < 1


def test_a_redirect_to_what_is_forbidden_is_not_followed(site):
    site.page("/robots.txt", b"User-agent: *\nDisallow: /no", "text/plain")
    site.page("/a", status=302, Location="/no")
    with pytest.raises(RobotsError):
        visit(f"{site.url}/a", rules=HERE, seconds=1)
    assert site.paths == ["/robots.txt", "/a"]


def test_a_host_that_wants_long_pauses_is_given_them(site):
    site.page("/robots.txt", b"User-agent: *\nCrawl-delay: 40", "text/plain")
    site.page("/a", b"<p>Hello.")
    visit(f"{site.url}/a", rules=HERE, seconds=1)
    with pytest.raises(BusyError) as caught:
        visit(f"{site.url}/a", rules=HERE, seconds=1)
    assert 38 < caught.value.retry_after <= 40


@pytest.mark.parametrize(
    "url", ["http://[broken", "file:///etc/passwd", "http://ann@site.example/"]
)
def test_what_is_no_address_is_refused_before_anything_is_asked(url):
    with pytest.raises(AddressRefusedError):
        visit(url)
