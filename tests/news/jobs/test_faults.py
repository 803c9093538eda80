"""Processes are killed, messages lost and doubled: nothing is lost, and nothing done twice."""

import threading
import time

import pytest

from tests.config.conftest import var  # noqa: F401 - a fixture
from tests.config.processes import run, wait_until
from tests.news.jobs.plant import Plant
from tests.news.served import serving

pytestmark = [pytest.mark.slow]

STORIES = 4
TEXT = "Finland gave notice of withdrawal from the Mine Ban Treaty on {} November 2026."
PADDING = " ".join(f"Word{number} of story {{0}} stands here alone." for number in range(25))
ALL = {
    "visits": 1,
    "documents": STORIES,
    "versions": STORIES,
    "proposals": STORIES,
    "evidence": STORIES,
    "parked": 0,
}


class SlowSite:
    """A site of which one page answers only when it is let."""

    def __init__(self, site):
        self.site, self.let, self.times = site, threading.Event(), 0
        site.feed("/feed", *((f"/{one}", f"Story {one}", "") for one in range(STORIES)))
        for one in range(STORIES):
            site.story(f"/{one}", f"Story {one}", TEXT.format(10 + one), PADDING.format(one * 7919))
        answer = site.answer

        def slowly(path, headers):
            if path == "/2":
                self.times += 1
                self.let.wait(60)
            return answer(path, headers)

        site.answer = slowly


@pytest.fixture
def slow():
    with serving() as site:
        slow = SlowSite(site)
        yield slow
        slow.let.set()


@pytest.fixture
def plant(var, slow):  # noqa: F811
    assert run("manage.py", "migrate", "--verbosity=0", var=var).returncode == 0
    one = Plant(var)
    one.do("begin", slow.site.url + "/feed")
    yield one
    slow.let.set()
    one.stop()


def until_the_slow_page(plant, slow):
    """Work until a worker waits for the page that does not answer."""
    plant.start_worker()
    deadline = time.monotonic() + 60
    while not slow.times:
        assert time.monotonic() < deadline, plant.told()
        plant.do("sweep")
        time.sleep(0.3)


def test_a_worker_killed_in_the_middle_of_its_work(plant, slow):
    until_the_slow_page(plant, slow)
    plant.kill_worker()
    assert plant.do("running") >= 1
    slow.let.set()
    plant.start_worker()
    plant.do("hand_out_again")
    plant.run_to_the_end()
    assert plant.do("counts") == ALL


def test_messages_that_the_broker_loses(plant, slow):
    slow.let.set()
    assert plant.do("sweep") == 1
    assert plant.lose_messages() == 1
    plant.do("hand_out_again")
    assert plant.do("sweep") == 1
    plant.start_worker()
    assert wait_until(lambda: plant.do("counts")["documents"] == STORIES, 60), plant.told()
    plant.kill_worker()
    assert plant.do("sweep") == STORIES
    assert plant.lose_messages() == STORIES
    plant.start_worker()
    plant.do("hand_out_again")
    plant.run_to_the_end()
    assert plant.do("counts") == ALL


def test_messages_that_come_many_times(plant, slow):
    until_the_slow_page(plant, slow)
    plant.do("deliver_again", 5)
    slow.let.set()
    plant.do("deliver_again", 5)
    plant.run_to_the_end()
    assert plant.do("counts") == ALL


def test_a_job_whose_lease_ended_while_it_was_still_worked_on(plant, slow):
    until_the_slow_page(plant, slow)
    plant.do("hand_out_again")
    assert wait_until(lambda: plant.do("sweep") is not None and slow.times > 1, 60), plant.told()
    slow.let.set()
    plant.run_to_the_end()
    assert plant.do("counts") == ALL


def test_a_database_that_breaks_off_in_the_middle(plant, slow):
    until_the_slow_page(plant, slow)
    plant.kill_database()
    slow.let.set()
    time.sleep(1)
    plant.do("hand_out_again")
    plant.run_to_the_end()
    assert plant.do("counts") == ALL
