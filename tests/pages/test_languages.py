"""Pages in French: asked for in the address, kept by every link, apart from what is English."""

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from django.utils import translation

from config import errors
from core.dates import PartialDate, Span
from treaties import presentation
from treaties.models import State

FRENCH = "Aller au contenu"


def lang_of(link):
    return parse_qs(urlsplit(link).query).get("lang", [None])[0]


def tag(page, name):
    return re.search(rf"<{name}\b[^>]*>", page.html)[0]


# The first page


def test_the_first_page_is_in_french(read):
    page = read("/?lang=fr&on=2025-12-01")
    assert tag(page, "html") == '<html lang="fr">'
    assert "lang=" not in tag(page, "main")
    words = page.words
    assert "La maîtrise des armements au 1er décembre 2025" in words
    assert "1 État est en voie de quitter 1 traité." in words
    assert "10 janvier 2026 dans 40 jours Finland se retire" in words
    assert "Ukraine a invoqué la suspension contesté" in words
    assert "Finland: État partie depuis le 1er juillet 2012; retrait le 10 janvier 2026" in words
    assert "n’existe qu’en anglais" not in words


def test_an_event_of_several_states_agrees(record, read):  # noqa: ARG001
    assert "ont adhéré" in translated("after several states", "acceded")
    assert "Rien en mouvement" in read("/?lang=fr&on=1900-01-01").words


def translated(context, text):
    with translation.override("fr"):
        return translation.pgettext(context, text)


@pytest.mark.parametrize(
    "path", ["/", "/treaties/apmbc/", "/states/FIN/", "/calendar/", "/about/method/"]
)
def test_every_link_and_form_keeps_the_language_and_the_day(read, path):
    page = read(f"{path}?lang=fr&on=2025-12-01")
    inside = [one for one in page.inner_links if "on=2025-12-01" in one]
    assert len(inside) > 15
    english = path + "?on=2025-12-01"
    assert {one for one in inside if lang_of(one) != "fr"} <= {english}
    forms = re.findall(r"<form\b.*?</form>", page.html, re.DOTALL)
    assert [one for one in forms if 'name="lang" value="fr"' not in one] == []


def test_one_link_leads_to_the_other_language(read):
    english, french = read("/?on=2025-12-01"), read("/?on=2025-12-01&lang=fr")
    assert "/?on=2025-12-01&lang=fr" in english.inner_links
    assert "/?on=2025-12-01" in french.inner_links
    for page in (english, french):
        assert (
            '<link rel="alternate" hreflang="fr" href="http://testserver/?on=2025-12-01&amp;lang=fr">'
            in page.html
        )
        assert (
            '<link rel="alternate" hreflang="en-GB" href="http://testserver/?on=2025-12-01">'
            in page.html
        )


# Pages that are not translated


@pytest.mark.parametrize(
    "path", ["/treaties/apmbc/", "/states/FIN/", "/calendar/", "/check/", "/changes/webhooks/"]
)
def test_other_pages_have_a_french_frame_and_say_that_they_are_english(read, path):
    page = read(f"{path}?lang=fr")
    assert tag(page, "html") == '<html lang="fr">'
    assert 'lang="en-GB"' in tag(page, "main")
    assert FRENCH in page.words
    assert "Le contenu de cette page n’existe qu’en anglais." in page.words


def test_what_is_english_stays_as_it_is(read):
    def main(path):
        found = re.search(r"<main.*</main>", read(path).html, re.DOTALL)[0]
        found = re.sub(r'<p class="language-note".*?</p>', "", found)
        found = re.sub(r'<main[^>]*>|<input type="hidden" name="lang" value="fr">', "", found)
        found = re.sub(r"(\?|&amp;|&)lang=fr", "", found)
        return re.sub(r"\s+", " ", found).replace("> <", "><")

    assert main("/treaties/apmbc/?on=2025-12-01&lang=fr") == main("/treaties/apmbc/?on=2025-12-01")


@pytest.mark.parametrize(
    "path",
    [
        "/changes/all.atom",
        "/calendar.ics",
        "/treaties/apmbc/map.json",
        "/charts/?format=csv",
    ],
)
def test_data_is_the_same_in_any_language(client, record, today, path):  # noqa: ARG001
    join = "&" if "?" in path else "?"
    french = client.get(f"{path}{join}lang=fr")
    plain = client.get(path).content.decode()
    said = french.content.decode().replace(f"{join}lang=fr", "").replace("&amp;lang=fr", "")
    assert said.replace("?lang=fr", "").replace("&lang=fr", "") == plain


def test_the_api_takes_no_language(client, record, today):  # noqa: ARG001
    refused = client.get("/api/v1/standings/?treaty=apmbc&lang=fr")
    assert refused.status_code == 400
    assert "lang=fr: This path takes no such parameter" in refused.content.decode()


# What is refused, and what went wrong


@pytest.mark.parametrize("lang", ["de", "FR", "fr-FR", "x" * 500])
def test_a_language_that_is_none_is_refused(read, lang):
    page = read(f"/treaties/?lang={lang}&on=2025-12-01", expect=400)
    assert "is no language of these pages: write lang=fr for French" in page.words
    assert {"/treaties/?on=2025-12-01", "/treaties/?on=2025-12-01&lang=fr"} <= set(page.inner_links)


def test_english_can_be_written_and_is_not_kept(read):
    page = read("/?lang=en")
    assert tag(page, "html") == '<html lang="en-GB">'
    assert {lang_of(one) for one in page.inner_links} == {None, "fr"}


def test_a_wrong_day_is_refused_within_a_french_frame(read):
    page = read("/?lang=fr&on=2025-13-01", expect=400)
    assert FRENCH in page.words
    assert 'lang="en-GB"' in tag(page, "main")


def test_what_is_not_found_is_told_in_french(read):
    page = read("/nowhere/?lang=fr", expect=404)
    assert "Rien ne figure à cette adresse" in page.words
    assert "/treaties/?lang=fr" in page.inner_links
    assert "Nothing stands at this address" in read("/nowhere/", expect=404).words
    assert "Nothing stands" in read("/desk/nowhere/?lang=fr", expect=404).words


def test_errors_are_told_in_french(rf):
    broken = errors.server_error(rf.get("/?lang=fr")).content.decode()
    assert "Une panne s’est produite de notre côté" in broken
    assert '<html lang="fr">' in broken
    many = "&".join(f"a{number}=1" for number in range(2000))
    said = errors.bad_request(rf.get(f"/?{many}&lang=fr"), ValueError()).content.decode()
    assert "This request can’t be answered" in said, "an address that cannot be read names nothing"
    said = errors.bad_request(rf.get("/?lang=fr"), ValueError()).content.decode()
    assert "Il est impossible de répondre à cette requête" in said


def test_nothing_leaks_into_the_next_request(client, read, monkeypatch):
    read("/?lang=fr")
    assert translation.get_language() == "en-gb"
    assert "Arms control on" in read("/").words
    monkeypatch.setattr("treaties.views.home_page", lambda asked: 1 / 0)  # noqa: ARG005
    client.raise_request_exception = False
    assert "Une panne" in client.get("/?lang=fr").content.decode()
    assert translation.get_language() == "en-gb"
    assert State.objects.filter(pk="FIN").exists()


# Dates and numbers


@pytest.mark.parametrize(
    ("text", "dated", "bare", "on"),
    [
        ("2026-11-22", "22 novembre 2026", "22 novembre 2026", "le 22 novembre 2026"),
        ("2026-08-01", "1er août 2026", "1er août 2026", "le 1er août 2026"),
        ("2026-02", "en février 2026, jour inconnu", "février 2026, jour inconnu", None),
        ("2026", "en 2026, jour inconnu", "2026, jour inconnu", None),
    ],
)
def test_dates_in_french(text, dated, bare, on):
    date = PartialDate.parse(text)
    with translation.override("fr"):
        assert presentation.date_words(date) == dated
        assert presentation.bare_words(date) == bare
        assert presentation.on_words(date) == (on or dated)


def test_spans_and_countdowns_in_french():
    first, last = PartialDate.parse("2026-01-01").earliest, PartialDate.parse("2028-12-31").earliest
    with translation.override("fr"):
        assert (
            presentation.span_words(Span(first, last))
            == "entre le 1er janvier 2026 et le 31 décembre 2028"
        )
        assert presentation.span_words(Span(None, last)) == "au plus tard le 31 décembre 2028"
        assert presentation.countdown(last, first) == "dans 1\xa0095 jours"
        assert presentation.countdown(first, last) == "il y a 1\xa0095 jours"
        assert presentation.listed(["A", "B", "C"]) == "A, B et C"
        assert (
            presentation.status_words(["contracting", "party"]) == "État contractant ou État partie"
        )
