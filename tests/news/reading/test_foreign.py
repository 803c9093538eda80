# ruff: noqa: RUF001 - letters of other alphabets are meant
"""A text in another language links states and treaties, and says nothing of its own."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.news.reading.reading import READER
from tests.news.reading.record import TODAY
from tests.news.reading.test_any_text import STEADY

TEXTS = {
    "fr": (
        "La Lituanie a quitté la Convention d'Ottawa vendredi, a dit l’Estonie aux États-Unis.",
        ["LTU", "apmbc", "EST", "USA"],
    ),
    "es": (
        (
            "Estados Unidos no ha ratificado el Tratado de Prohibición Completa de los Ensayos"
            " Nucleares; Rusia retiró su ratificación."
        ),
        ["USA", "ctbt", "RUS"],
    ),
    "ru": (
        (
            "Литва и Эстония выходят из договора; ДВЗЯИ не подписала Индия. Парламент Литвы молчит,"
            " а в Россию и в США уехали послы."
        ),
        ["LTU", "EST", "ctbt", "IND", "LTU", "RUS", "USA"],
    ),
    "de": (
        (
            "Litauens Parlament stimmt für den Austritt aus der Ottawa-Konvention; Polen, Russland"
            " sind nicht im Atomwaffenverbotsvertrag."
        ),
        ["LTU", "apmbc", "POL", "RUS", "tpnw"],
    ),
    "ar": (
        "انسحبت ليتوانيا من اتفاقية أوتاوا يوم الجمعة، ولم توقع روسيا والصين عليها.",
        ["LTU", "apmbc", "RUS", "CHN"],
    ),
}


@pytest.mark.parametrize("language", TEXTS)
def test_states_and_treaties_are_linked_and_nothing_is_claimed(language):
    text, codes = TEXTS[language]
    reading = READER.read("Tonga signed the Mine Ban Treaty.", text, TODAY, language)

    assert [code for one in reading.mentions for code in one.ids] == codes
    assert reading.proposals == ()
    assert reading.claims == ()


def test_a_language_with_a_region_is_that_language():
    reading = READER.read("", "La France", TODAY, "fr-CA")
    assert [one.ids for one in reading.mentions] == [("FRA",)]


def test_a_language_that_nobody_knows_links_nothing():
    assert READER.read("", "Tonga", TODAY, "qx").mentions == ()
    assert READER.read("", "Tonga", TODAY, "not a tag!").mentions == ()


def test_a_word_of_a_sentence_is_no_state_and_no_abbreviation():
    assert READER.read("", "une tca, un tchad", TODAY, "fr").mentions == ()


def test_an_english_text_links_what_it_names_too():
    reading = READER.read("", "Tonga signed the TPNW.", TODAY)
    assert [one.ids for one in reading.mentions] == [("TON",), ("tpnw",)]


@STEADY
@given(text=st.text(max_size=200), language=st.sampled_from([*TEXTS, "ja", "", "x"]))
def test_no_foreign_text_raises(text, language):
    for one in READER.read("", text, TODAY, language).mentions:
        assert 0 <= one.start < one.end <= len(text)
