"""Finding treaties and states by what people type, and where the one stands under the other."""

import pytest

from tests.factories import StateFactory
from tests.pages.reading import on_of
from treaties.models import State, Treaty
from treaties.pages.matching import Index, Name, query_words, words_of

TYPED = {
    "finland": "/states/FIN/",
    "FIN": "/states/FIN/",
    "finlnad": "/states/FIN/",
    "north korea": "/states/PRK/",
    "D.P.R.K.": "/states/PRK/",
    "Korean": "/states/PRK/",
    "pyongyang": "/states/PRK/",
    "cote divoire": "/states/CIV/",
    "COTE D'IVOIRE": "/states/CIV/",
    "Ivory Coast": "/states/CIV/",
    "zaire": "/states/COD/",
    "zaïre": "/states/COD/",
    "ottowa treaty": "/treaties/apmbc/",
    "mine ban": "/treaties/apmbc/",
    "landmines": "/treaties/apmbc/",
    "nonproliferation": "/treaties/npt/",
    "non-prolifaration treaty": "/treaties/npt/",
    "ctbt": "/treaties/ctbt/",
}


@pytest.fixture
def found(read, record):  # noqa: ARG001
    names = ["North Korea", "DPRK"]
    State.objects.filter(pk="PRK").update(
        aliases=names, demonyms=["North Korean"], capital="Pyongyang"
    )
    StateFactory(code="CIV", name="Côte d'Ivoire", aliases=["Ivory Coast"])
    StateFactory(code="COD", name="Democratic Republic of the Congo", aliases=["Zaire"])
    StateFactory(code="COG", name="Congo", demonyms=["Congolese"])
    State.objects.filter(pk="COD").update(demonyms=["Congolese"])
    Treaty.objects.filter(pk="npt").update(also_known_as=["Nuclear Nonproliferation Treaty"])
    return lambda query, **kwargs: read(f"/search/?q={query}", **kwargs)


def links_of(page):
    return [link.partition("?")[0] for link in page.inner_links]


@pytest.mark.parametrize(("typed", "address"), TYPED.items())
def test_names_are_found_as_people_type_them(found, typed, address):
    assert address in links_of(found(typed))


def test_what_was_found_by_another_name_says_so(found):
    assert "Democratic Republic of the Congo found as “Zaire”" in found("zaire").words


@pytest.mark.parametrize(
    "typed", ["finland landmines", "Ottawa treaty Finland", "is finlnad party to the mine ban"]
)
def test_a_state_and_a_treaty_lead_with_the_standing(found, typed):
    page = found(f"{typed}&on=2026-01-09")
    assert "Finland: Mine Ban Convention Party since 1 July 2012" in page.words
    assert "leaving on 10 January 2026" in page.words
    assert "9 January 2026, on the basis of Accession, 9 January 2012" in page.words
    assert {on_of(link) for link in page.inner_links} == {"2026-01-09", None}
    page = found(typed)
    assert "Former party since 10 January 2026 Bound from 1 July 2012 until then." in page.words


def test_a_contested_standing_says_so(found):
    words = found("DPRK NPT").words
    assert "Non-Proliferation Treaty Party since 12 December 1985" in words
    assert "notice of withdrawal of 10 January 2003 · contested" in words


def test_no_standing_is_an_answer(found):
    words = found("ukraine npt").words
    assert "Ukraine: Non-Proliferation Treaty No standing 22 November 2026" in words


def test_a_standing_known_in_part_says_why(found):
    words = found("lebanon landmines&on=2026-06-01").words
    assert "Uncertain:" in words
    assert "Lebanon acceded in 2026, day not known" in words


def test_a_word_that_means_two_states_leads_with_both(found):
    words = found("congolese ctbt").words
    assert "Congo: Test-Ban Treaty" in words
    assert "Democratic Republic of the Congo: Test-Ban Treaty" in words


def test_nothing_found_says_what_to_try(found):
    page = found("xyzzy")
    assert "Nothing is called “xyzzy”" in page.words
    assert "/search/" in links_of(page)
    assert {"/treaties/", "/states/"} <= set(links_of(page))
    assert "These have one of its words in a name" in found("finland xyzzy").words


def test_nothing_asked_says_what_to_write(read):
    assert "What to write" in read("/search/").words
    assert "What to write" in read("/search/?q=%20").words


def test_markup_in_a_query_is_text(found):
    page = found("<script>alert(1)</script>")
    assert page.refused == []
    assert "<script>alert" not in page.html


@pytest.mark.parametrize("query", ["a" * 3000, "x " * 800, "%00", "½ ² Ⅳ", "'; --", "\uff0e"])
def test_odd_queries_are_answered(found, query):
    assert found(query).words


def test_a_day_that_is_none_is_refused(found):
    assert "is not a whole day" in found("finland&on=2026", expect=400).words


def test_the_header_searches_here(read):
    assert 'action="/search/"' in read("/states/").html


def test_words_leave_out_what_tells_no_name_apart():
    assert words_of("Protocol II of the D.R. Congo") == ("protocol", "2", "dr", "congo")
    assert words_of("The") == ("the",)
    assert query_words("has Poland signed CTBT") == ("poland", "ctbt")
    assert query_words("status") == ("status",)


def test_the_name_that_is_held_whole_comes_first():
    index = Index([Name("a", "Congo"), Name("b", "DR Congo"), Name("c", "Congo", 0.8)])
    assert [one.key for one in index.find(["congo"])] == ["a", "b", "c"]
    assert index.find([]) == []
    assert index.find(["2"]) == []
