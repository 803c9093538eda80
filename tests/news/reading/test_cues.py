"""What a pattern needs is read from its text, and never too much."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from news.reading.cues import WORDS, Cues, needs, required
from tests.news.reading.examples import EXAMPLES
from tests.news.reading.reading import READER, masks
from tests.news.reading.record import TODAY
from tests.news.reading.test_any_text import STEADY
from tests.news.reading.test_rules import NAMED


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        (r"\bfoo(?:bar|baz)?", {"foo"}),
        (r"(?:sign|ratif)\w*", {"sign", "ratif"}),
        (r"(?P<who>ⓢ)(?: is| are)? it", {" it"}),
        (r"(?P<who>ⓢ)[^.;]*", {"ⓢ"}),
        (r"abc?de", set()),
        (r"(?<!not )signed(?! up)", {"signed"}),
        (r"it(?<=\bit)(?= (?:signed|ratified))", {"signed", "ratified"}),
        (r"it(?= (?:signed|$))", set()),
        (r"it(?! signed)", set()),
        (r"signed|\w+", set()),
        (r"[^.;]{0,9} parties\b", {" parties"}),
        (r"(?:treaty)?", set()),
        (r"(?:treaty){1,2}", set()),
        ("", set()),
    ],
)
def test_a_pattern_needs_its_words(pattern, words):
    assert required(pattern) == words


@pytest.mark.parametrize("name", EXAMPLES)
def test_an_example_holds_a_word_that_its_rule_needs(name):
    words = required(NAMED[name].pattern.pattern)
    text = " ".join(masks(EXAMPLES[name]))

    assert not words or any(word in text for word in words)


PATTERNS = (r"sign(?:ed|s)?\b", r"\bacced|join(?:ed)?", r"(?:a|the)? ?treaty", r"(?<!x)ratif\w*")


CUES = Cues.of_patterns(PATTERNS)


@STEADY
@given(text=st.text("signedacojtrhyfx ", max_size=40))
def test_no_pattern_is_passed_over_that_matches(text):
    may = CUES.of(WORDS.of_text(text))

    for index, pattern in enumerate(PATTERNS):
        assert index in may or not re.search(pattern, text)


@pytest.mark.parametrize(
    ("pattern", "sets"),
    [
        (r"(?P<who>ⓢ) (?:signed|ratified) (?:the )?ⓣ", [{"signed", "ratified"}, {"ⓣ"}, {"ⓢ"}]),
        (r"ⓢ's parliament", [{"'s parliament"}, {"ⓢ"}]),
        (r"joined|left", [{"joined", "left"}]),
        (r"joined ⓣ|left (?:the )?ⓣ", [{"joined ", "left "}, {"ⓣ"}]),
    ],
)
def test_a_pattern_tells_all_that_it_needs(pattern, sets):
    assert sorted(map(sorted, needs(pattern))) == sorted(map(sorted, sets))


@pytest.mark.parametrize("name", EXAMPLES)
def test_a_rule_is_tried_on_its_example(name):
    cues = Cues.of_patterns([NAMED[name].pattern.pattern])
    story = READER.narrator.story("", EXAMPLES[name], TODAY)

    assert any(cues.of(told.masked.held | WORDS.of_text(told.masked.low)) for told in story.told)
