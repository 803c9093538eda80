"""The page on which a text is held against the record, over HTTP on the whole record."""

import pytest
from django.core.cache import cache
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from news.models import Document
from news.reading.language import is_english
from news.services.checking import LONGEST
from tests.pages.reading import Page

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("whole_record")]

LEFT = "Lithuania left the Convention on Cluster Munitions on 18 July 2024."
TRAP = "Russia withdrew from the Comprehensive Nuclear-Test-Ban Treaty in November 2023."
RESERVATION = (
    "Bulgaria withdrew from the Convention on the Physical Protection of Nuclear Material in 1994."
)


@pytest.fixture(autouse=True)
def _uncounted():
    cache.clear()


def sent(client, text, **more):
    return Page(client.post("/check/", {"text": text, "on": "2026-11-25", **more}))


def test_the_form_is_there_and_linked(client):
    page = Page(client.get("/check/"))
    assert page.status == 200
    assert "Does the record support it?" in page.words
    assert any(link["href"] == "/check/" for link in Page(client.get("/")).links)
    assert page.refused == []
    assert "/check/</loc>" in client.get("/sitemap.xml").text


def test_a_vote_taken_for_a_notice_is_told_with_all_three_days(client):
    page = sent(client, LEFT)
    assert '<mark class="check-contradicted">Lithuania left' in page.html
    for told in ("18 July 2024, at home, voted", "6 September 2024: notice of withdrawal"):
        assert told in page.words
    assert "6 March 2025: in effect" in page.words
    assert "25 November 2026: former party" in page.words
    assert any("/actions/ccm-LTU-" in link["href"] for link in page.links)
    assert page.refused == []
    assert len(page.ids) == len(set(page.ids))


TODAY, CCM = "2026-11-25", "the Convention on Cluster Munitions"


@pytest.mark.parametrize(
    ("text", "day", "right"),
    [
        (f"Lithuania left {CCM} on 18 July 2024, after its parliament had voted.", TODAY, False),
        (f"Lithuania left {CCM} on Thursday after a vote of 103 to one.", "2024-07-19", False),
        ("Finland quit the Ottawa treaty on 19 June 2025, when its MPs voted.", TODAY, False),
        (
            "Finland has withdrawn from the Ottawa Convention, it said on 4 July.",
            "2025-07-05",
            False,
        ),
        ("Poland is no longer a party to the Ottawa Convention.", "2025-12-01", False),
        ("Russia withdrew from New START in February 2023.", TODAY, False),
        (f"Lithuania's withdrawal from {CCM} was approved in a vote on 18 July 2024.", TODAY, True),
        ("Finland's parliament voted on Thursday to leave the Ottawa treaty.", "2025-06-20", True),
        (
            "Ukraine's president decreed its exit from the Ottawa treaty on 29 June.",
            "2025-06-30",
            True,
        ),
        ("Estonia left the Ottawa Convention on 27 December 2025.", TODAY, True),
    ],
)
def test_a_step_is_no_act_and_an_act_no_effect(client, text, day, right):
    words = sent(client, text, on=day).words
    assert ("The record says so" in words) is right
    assert ("The record says otherwise" in words) is not right


@pytest.mark.parametrize("text", [TRAP, RESERVATION, TRAP.replace("withdrew", "has withdrawn")])
def test_no_trap_is_supported(client, text):
    page = sent(client, text)
    assert "The record says so" not in page.words
    assert "check-contradicted" in page.html


def test_what_is_right_is_supported_and_what_is_contested_shows_the_views(client):
    page = sent(
        client, "North Korea withdrew from the NPT in 2003. Finland joined the NPT in 1969."
    )
    assert "views differ" in page.words
    assert "holds it valid" in page.words
    assert "The record says so" in page.words


def test_the_day_of_the_text_decides(client):
    told = "Finland is a party to the Mine Ban Convention."
    assert "The record says so" in sent(client, told, on="2025-12-01").words
    assert "The record says otherwise" in sent(client, told, on="2026-11-25").words


def test_another_language_is_not_read(client):
    page = sent(
        client,
        "La Lituanie a quitté la convention sur les armes à sous-munitions en juillet 2024, ont"
        " annoncé les autorités du pays.",
    )
    assert "does not seem to be English" in page.words
    assert "check-statements" not in page.html


def test_nothing_is_kept_and_nothing_may_be_cached(client):
    answer = client.post("/check/", {"text": LEFT})
    assert "no-store" in answer["Cache-Control"]
    assert not answer.cookies
    assert not Document.objects.exists()


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"text": ""}, "Paste a text first."),
        ({"text": "x" * (LONGEST + 1)}, "at most 20,000 characters"),
        ({"text": LEFT, "on": "soon"}, "is not a whole day"),
    ],
)
def test_what_cannot_be_checked_says_why(client, given, said):
    page = Page(client.post("/check/", given))
    assert page.status == 400
    assert said in page.words


def test_whoever_sends_too_much_is_asked_to_wait(client, settings):
    settings.CHECKS_PER_MINUTE = 2
    for _ in range(2):
        assert sent(client, LEFT).status == 200
    refused = sent(client, LEFT)
    assert refused.status == 429
    assert "try again in" in refused.words
    assert LEFT in refused.html, "what was typed is not lost"


def test_markup_in_a_text_is_text(client):
    page = sent(client, f"<script>alert(1)</script> {LEFT}")
    assert "<script>alert" not in page.html
    assert page.refused == []


@settings(deadline=None, max_examples=40, suppress_health_check=list(HealthCheck))
@given(st.text(max_size=400))
def test_any_text_is_answered(client, text):
    cache.clear()
    answer = client.post("/check/", {"text": text})
    assert answer.status_code in {200, 400}


@pytest.mark.parametrize(
    ("text", "english"),
    [
        (LEFT, True),
        ("Lithuania left the treaty", True),
        (
            "Литва вышла из конвенции по кассетным боеприпасам в июле 2024 года, сообщили власти",
            False,
        ),
        (
            "Litauen verließ im Juli das Abkommen über Streumunition, wie die Regierung mitteilte.",
            False,
        ),
        ("", True),
    ],
)
def test_english_is_told_from_other_languages(text, english):
    assert is_english(text) is english


def test_a_withdrawal_that_took_effect_is_no_entry_into_force(client):
    page = sent(
        client, "Finland's withdrawal from the Mine Ban Convention took effect on 10 January 2026."
    )
    assert "The record says otherwise" not in page.words
    assert "The record says so" in page.words
