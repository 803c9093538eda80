"""Dates are what a reader takes them for on the day of publication, a Friday."""

import datetime as dt

import pytest

from news.reading.clock import Clock
from news.reading.when import dates, rules
from tests.news.reading.record import TODAY


def told(text, published=TODAY):
    return [one.value for one in dates(text, 0, len(text), Clock(published))]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("on 6 March 2025", ["2025-03-06"]),
        ("on March 6, 2025", ["2025-03-06"]),
        ("on 6th of March", ["2025-03-06"]),
        ("on 27 December", ["2024-12-27"]),
        ("it will take effect on 27 December", ["2025-12-27"]),
        ("on 5 May next year", ["2026-05-05"]),
        ("in December 1997", ["1997-12"]),
        ("in June", ["2025-06"]),
        ("last June", ["2025-06"]),
        ("in August", ["2024-08"]),
        ("last July", ["2024-07"]),
        ("in June last year", ["2024-06"]),
        ("It may sign.", []),
        ("in May", ["2025-05"]),
        ("on Friday", ["2025-07-04"]),
        ("on Monday", ["2025-06-30"]),
        ("next Tuesday", ["2025-07-08"]),
        ("yesterday", ["2025-07-03"]),
        ("tomorrow", ["2025-07-05"]),
        ("last year", ["2024"]),
        ("this year", ["2025"]),
        ("last month", ["2025-06"]),
        ("three days ago", ["2025-07-01"]),
        ("two years ago", ["2023"]),
        ("six months ago", ["2025-01"]),
        ("on 6 March 2025, and three days earlier", ["2025-03-06", "2025-03-03"]),
        ("in 1997 and the same year", ["1997", "1997"]),
        ("half a year later", []),
        ("in November of last year", ["2024-11"]),
        ("in March of this year", ["2025-03"]),
        ("in 1987 and the following June", ["1987", "1988-06"]),
        ("in May 2020 and the following March", ["2020-05", "2021-03"]),
        ("in May 2020 and the previous June", ["2020-05", "2019-06"]),
        ("on 6 March 2025, and the same day", ["2025-03-06", "2025-03-06"]),
        ("on 6 March 2025, and the following day", ["2025-03-06", "2025-03-07"]),
        ("on 6 March 2025, and both on the same day", ["2025-03-06"]),
        ("the same day", []),
        ("on the first of April", ["2025-04-01"]),
        ("the eighth of May 1998", ["1998-05-08"]),
        ("in May 2020, and on the 18th.", ["2020-05", "2020-05-18"]),
        ("on the 2nd.", ["2025-07-02"]),
        ("on the 18th.", ["2025-06-18"]),
        ("on the 18th floor", []),
        ("it becomes effective one year after receipt", []),
        ("on 6 March 2025, a day before it becomes a member", ["2025-03-06"]),
        ("30 February 2025", []),
        ("in May 0000", []),
        ("1,997 mines, 2000 people and the 1990s", []),
    ],
)
def test_a_date_is_resolved(text, values):
    assert told(text) == values


def test_a_weekday_that_is_the_day_of_publication_means_that_day():
    for by in range(7):
        day = TODAY + dt.timedelta(days=by)
        assert told(f"on {day:%A}", day) == [day.isoformat()]


def test_every_rule_of_dates_says_what_it_takes_words_for():
    assert all(said.strip().endswith(".") for _, said in rules())
