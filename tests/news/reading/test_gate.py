"""The gate turns away what has nothing to do with the record, and nothing else."""

import pytest
from hypothesis import given

from news.reading.gate import Gate
from tests.news.reading.examples import EXAMPLES
from tests.news.reading.reading import read
from tests.news.reading.record import KNOWN
from tests.news.reading.test_any_text import STEADY, TEXTS

GATE = Gate(KNOWN)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "The cup final was won on penalties.",
        "Miners were freed from a coal pit.",
        "The central bank raised its rate by half a point.",
    ],
)
def test_other_news_is_turned_away(text):
    assert not GATE.may_tell(text)


@pytest.mark.parametrize("name", EXAMPLES)
def test_every_example_of_a_rule_passes(name):
    assert GATE.may_tell(EXAMPLES[name])


@STEADY
@given(title=TEXTS, body=TEXTS)
def test_what_the_reader_reads_something_in_passes(title, body):
    reading = read(body, title)

    assert GATE.may_tell(f"{title}\n{body}") or not (reading.proposals or reading.claims)
