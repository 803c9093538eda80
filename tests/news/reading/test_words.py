"""Numbers, sentences, names and moods: what the reader reads before it reads acts."""

import pytest

from news.reading.mood import Mood, mood
from news.reading.numbers import number
from news.reading.phrases import LIMIT, dateline, sentences
from news.reading.weapons import treaty_phrases
from tests.news.reading.reading import masks


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("fifty", 50),
        ("twenty-one", 21),
        ("twenty first", 21),
        ("178th", 178),
        ("1,550", 1550),
        ("one hundred and eleven", 111),
        ("two hundred", 200),
        ("a dozen", 12),
        ("many", None),
    ],
)
def test_a_number_in_words_or_figures_is_read(text, value):
    assert number(text) == value


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It left. It said so.", ["It left.", "It said so."]),
        ("Mr. Smith of the U.S. Senate left.", ["Mr. Smith of the U.S. Senate left."]),
        ("“We left.” Others stayed.", ["“We left.”", "Others stayed."]),
        ("One\n\ntwo", ["One", "two"]),
        ("J. Smith left.", ["J. Smith left."]),
        ("", []),
        ("...", ["..."]),
    ],
)
def test_a_text_is_cut_into_sentences(text, found):
    assert [text[one.start : one.end] for one in sentences(text)] == found


def test_what_never_ends_is_cut_all_the_same():
    text = "word " * LIMIT
    cut = sentences(text)

    assert max(one.end - one.start for one in cut) <= 2 * LIMIT
    assert " ".join(text[one.start : one.end] for one in cut).split() == text.split()


@pytest.mark.parametrize(
    "text",
    ["VILNIUS, May 8 - It", "NEW YORK (Example) — It", "RIGA: It", "GENEVA, 8 May 2025 – It"],
)
def test_a_dateline_is_known(text):
    assert dateline(text).end() == len(text) - 2


@pytest.mark.parametrize(
    ("before", "how"),
    [
        ("it ", Mood.DONE),
        ("it will ", Mood.AHEAD),
        ("it plans to ", Mood.AHEAD),
        ("it may ", Mood.MAYBE),
        ("it is considering whether to ", Mood.MAYBE),
        ("it has not ", Mood.NOT),
        ("it will not ", Mood.REFUSED),
        ("it ruled out ", Mood.REFUSED),
        ("it has no intention of ", Mood.REFUSED),
        ("the group urged it to ", Mood.ASKED),
        ("a motion asking it to ", Mood.ASKED),
        ("it thought better of ", Mood.NOT),
        ("it would not become a party and ", Mood.REFUSED),
        ("the House failed on Wednesday to ", Mood.NOT),
    ],
)
def test_the_mood_of_an_act_is_told_by_the_words_before_it(before, how):
    assert mood(before)[0] is how


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("Estonia, Latvia and Lithuania left.", "ⓢ left."),
        ("The Lithuanian parliament met.", "ⓢ met."),
        ("Lawmakers in Vilnius met.", "ⓢ met."),
        ("The Government of Tonga met.", "ⓢ met."),
        ("They met in Vilnius.", "they met in ⓛ."),
        ("Finland met. The Nordic nation left.", "ⓢ left."),
        ("Tonga joined the Mine Ban Treaty. The treaty is old.", "ⓣ is old."),
        ("Tonga joined the Mine Ban Treaty. An agreement on fish is old.", "ⓣ fish is old."),
        ("The landmine ban treaty is old.", "the ⓣ is old."),
        ("9 states met on Friday.", "ⓝ states met on ⓓ."),
        ("The Russians left the INF Treaty.", "ⓢ left the ⓣ."),
        ("They rejected the Oslo landmine treaty.", "they rejected the ⓛ ⓣ."),
        ("Neither Russia nor China nor India belongs to it.", "ⓢ belongs to it."),
        ("All nine countries that possess nuclear weapons met.", "all ⓝ ⓖ met."),
        ("A colleague from Tonga met.", "ⓢ met."),
        ("A man from Tonga met.", "a man from ⓢ met."),
        ("It was the 40th.", "it was the ⓞ."),
    ],
)
def test_names_become_signs(text, masked):
    assert masks(text)[-1] == masked


def test_congo_alone_is_the_one_named_in_full():
    one = masks("The Democratic Republic of the Congo met. Congo left.")
    assert one == ["the ⓢ met.", "ⓢ left."]


def test_finnish_is_no_state_that_acts_but_its_government_is():
    assert masks("A Finnish ship left.") == ["a ⓐ ship left."]
    assert masks("The Finnish government left.") == ["ⓢ left."]


@pytest.mark.parametrize(
    ("phrase", "treaty"),
    [
        ("treaty that keeps Central Asia free of nuclear weapons", "canwfz"),
        ("pact that bars the spread of nuclear weapons", "npt"),
        ("prohibition of nuclear weapons", "tpnw"),
        ("landmine ban", "apmbc"),
    ],
)
def test_a_treaty_is_named_by_its_weapon_or_its_region(phrase, treaty):
    assert (phrase, treaty) in set(treaty_phrases())
