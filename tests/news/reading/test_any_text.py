"""Whatever a text is, nothing is raised, evidence is of it, and time grows with its length."""

import datetime as dt
import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.news.reading.reading import READER
from tests.news.reading.record import TODAY

STEADY = settings(deadline=None, suppress_health_check=list(HealthCheck), max_examples=150)
WORDS = st.sampled_from(
    [
        *(
            "Tonga",
            "Lithuania",
            "Vilnius",
            "the government of",
            "parliament",
            "it",
            "both",
            "Finnish",
        ),
        *(
            "Finland",
            "neither",
            "nor",
            "among them",
            "but not",
            "its letter",
            "whose exit",
            "either",
        ),
        *("acceded", "joined", "left", "to", "told the UN so", "announced the same", "never"),
        *("in January", "on 10 July", "last week", "the 1997 treaty", "of that year", "already"),
        *("the Mine Ban Treaty", "CTBT", "the treaty", "the ban", "protocols", "New START", "that"),
        *(
            "signed",
            "ratified",
            "withdrew",
            "from",
            "has not",
            "will",
            "revoked",
            "instrument",
            "of",
        ),
        *(
            "on Friday",
            "in May 0000",
            "in 1997",
            "three days earlier",
            "999 decades ago",
            "6 months",
        ),
        *(
            "40",
            "40th",
            "a hundred",
            "parties",
            "countries",
            "entered into force",
            "notice",
            "since",
        ),
        *(
            ",",
            ".",
            ";",
            "\n\n",
            "“",
            '"',
            "’s",
            " - ",
            "and",
            "which",
            "İ",
            "ⓢ",
            "ⓣ",
            "ß",
            "\u2028",
        ),
    ]
)
WHO = st.sampled_from(["Finland", "Poland, which borders Russia,", "It", "Neither China nor India"])
DID = st.sampled_from(
    ["acceded", "has not signed", "left", "gave notice", "will withdraw", "ratified"]
)
WHEN = st.sampled_from(
    [
        *("on Friday", "in January", "in 2012", "last week", "on 29 February", "two months later"),
        *("three weeks after the vote", "on 31 December 2025", "in May of that year", ""),
    ]
)
WHAT = st.sampled_from(["to the Ottawa Treaty", "from the CTBT", "it", "the 1997 treaty", ""])
TOLD = st.tuples(WHO, DID, WHEN, WHEN, WHAT).map(
    lambda one: f"{one[0]} {one[1]} {one[2]}, {one[3]}, {one[4]}."
)
TEXTS = st.one_of(
    st.text(max_size=300),
    st.lists(WORDS, max_size=60).map(" ".join),
    st.lists(TOLD, max_size=6).map(" ".join),
)
DAYS = st.dates(dt.date(1900, 1, 1), dt.date(2100, 1, 1))


@STEADY
@given(title=TEXTS, body=TEXTS, published=DAYS)
def test_no_text_raises_and_all_evidence_is_of_the_text(title, body, published):
    reading = READER.read(title, body, published)

    for one in (*reading.proposals, *reading.claims):
        assert 0 <= one.start < one.end <= len(body)
        assert body[one.start : one.end].strip()
        assert one.rules


@STEADY
@given(body=TEXTS, published=DAYS)
def test_a_text_read_twice_says_the_same(body, published):
    assert READER.read("", body, published) == READER.read("", body, published)


RUNS = {
    "a": "one letter",
    "A": "capital letters",
    "“": "opening quotes",
    '"': "quotes",
    "9": "digits",
    ".": "points",
    " ": "white space",
    "\n": "empty lines",
    "9, ": "numbers",
    "A. ": "initials",
    "May ": "months",
    "(": "brackets",
    "and ": "joints",
    ", which ": "remarks",
    "İ": "letters that grow in lower case",
    "Tonga, ": "states",
    "the treaty ": "references",
    "parliament ": "organs",
    "has 40 parties ": "counts",
    "in 1999 ": "years",
    "Tonga signed the Mine Ban Treaty ": "acts without an end",
    "Tonga signed the Mine Ban Treaty on 3 May 2024. ": "acts",
    "Both countries left the ban.\n\n": "paragraphs",
}


def spent(body):
    """Return the least time of the processor that a text takes, in seconds."""
    taken = []
    for _ in range(3):
        began = time.process_time()
        READER.read(body[:3000], body, TODAY)
        taken.append(time.process_time() - began)
    return min(taken)


@pytest.mark.parametrize("run", RUNS, ids=RUNS.get)
def test_a_text_twice_as_long_takes_about_twice_the_time(run):
    once = run * (8000 // len(run))

    for _ in range(3):
        if (ratio := spent(once * 2) / max(spent(once), 0.002)) < 3:
            return
    pytest.fail(f"{ratio:.1f} times the time")
