"""Cards as readers of shared addresses get them: named in the head of pages, drawn as PNG."""

import datetime as dt
import re
import struct

import pytest

from policies.pages.card import chain_card
from policies.pages.chain import chain_page
from treaties.models import Treaty
from treaties.pages.asked import Asked
from treaties.pages.cards.told import pair_card, state_card, treaty_card
from treaties.pages.pair import pair_page
from treaties.pages.state import state_page
from treaties.pages.treaty import treaty_page

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("whole_record")]

CARDS = {
    "/treaties/apmbc/": "/treaties/apmbc/card.png",
    "/treaties/apmbc/?on=2026-01-09": "/treaties/apmbc/card.png?on=2026-01-09",
    "/treaties/npt/PRK/?on=2003-04-11&view=PRK": (
        "/treaties/npt/PRK/card.png?on=2003-04-11&view=PRK"
    ),
    "/states/UKR/": "/states/UKR/card.png",
    "/policies/landmines/USA/?on=2021-06-01": "/policies/landmines/USA/card.png?on=2021-06-01",
    "/": "/card.png",
    "/matrix/?on=2020-01-01": "/card.png",
    "/about/method/": "/card.png",
}


def asked(on, **more):
    return Asked.read({"on": on, **more}, dt.date(2026, 11, 22))


def named(html, what):
    (found,) = re.findall(rf'<meta (?:property|name)="{what}" content="([^"]*)">', html)
    return found.replace("&amp;", "&")


@pytest.mark.parametrize("page", CARDS)
def test_a_page_names_its_card_by_its_whole_address(client, page):
    html = client.get(page).content.decode()
    card = named(html, "og:image")
    assert card == f"http://testserver{CARDS[page]}"
    assert named(html, "twitter:card") == "summary_large_image"
    answer = client.get(CARDS[page])
    assert answer.status_code == 200
    assert answer["Content-Type"] == "image/png"
    assert struct.unpack(">II", answer.content[16:24]) == (1200, 630)
    assert len(answer.content) < 150_000


@pytest.mark.parametrize("page", ["/treaties/nope/", "/treaties/apmbc/?on=2026", "/nowhere/"])
def test_a_page_that_refuses_names_the_card_of_the_site(client, page):
    html = client.get(page).content.decode()
    assert named(html, "og:image") == "http://testserver/card.png"


@pytest.mark.parametrize(
    "of", ["/treaties/{}/", "/treaties/{}/FIN/", "/treaties/apmbc/{}/", "/states/{}/"]
)
def test_a_card_of_nothing_is_not_found(client, of):
    assert client.get(of.format("nope") + "card.png").status_code == 404


@pytest.mark.parametrize("path", ["/policies/landmines/XXX/", "/policies/nope/USA/"])
def test_nor_is_a_card_of_no_policy(client, path):
    assert client.get(f"{path}card.png").status_code == 404


@pytest.mark.parametrize("wrong", ["on=2026", "view=nobody", "release=999", "known=then"])
def test_what_is_asked_wrongly_is_refused_with_advice(client, wrong):
    for path in ("/card.png", "/treaties/apmbc/card.png", "/policies/landmines/USA/card.png"):
        refused = client.get(f"{path}?{wrong}")
        assert refused.status_code == 400
        assert wrong.split("=")[1].encode() in refused.content


def test_a_card_that_has_not_changed_is_not_sent_again(client):
    first = client.get("/treaties/apmbc/card.png?on=2026-01-09")
    again = client.get(
        "/treaties/apmbc/card.png?on=2026-01-09", headers={"if-none-match": first["ETag"]}
    )
    assert (again.status_code, again.content) == (304, b"")
    other = client.get(
        "/treaties/apmbc/card.png?on=2026-01-10", headers={"if-none-match": first["ETag"]}
    )
    assert other.status_code == 200


def test_the_card_of_a_treaty_says_its_number_on_the_day():
    on = asked("2026-01-09")
    page = treaty_page("apmbc", on)
    card = treaty_card(page, on)
    number = page.counted.figures[0].number
    assert (card.title, card.figure, card.answer) == ("Mine Ban Convention", number, "parties")
    assert card.day == "As of 9 January 2026"
    assert card.fill == "party"


def test_where_nobody_is_bound_yet_it_says_who_has_consented():
    on = asked("2026-01-09")
    card = treaty_card(treaty_page("ctbt", on), on)
    assert card.answer.startswith("consented")
    assert card.lines[0] == "Not in force."


def test_the_card_of_a_state_under_a_treaty_says_the_status_since_when():
    on = asked("2026-01-10")
    card = pair_card(pair_page("apmbc", "FIN", on), on)
    assert (card.answer, card.fill) == ("Former party since 10 January 2026", "former")


def test_a_card_gives_no_flat_answer_where_the_page_gives_none():
    on = asked("2003-04-11")
    assert pair_card(pair_page("npt", "PRK", on), on).answer.startswith("Contested: ")
    seen = asked("2003-04-11", view="PRK")
    card = pair_card(pair_page("npt", "PRK", seen), seen)
    assert card.answer == "Former party since 11 January 2003"
    assert card.above == "In the view of the Democratic People's Republic of Korea"


def test_the_card_of_a_state_says_to_how_many_treaties_it_is_party():
    on = asked("2026-01-09")
    page = state_page("FIN", on)
    card = state_card(page, on)
    assert (card.figure, card.answer) == (str(page.totals[0].number), "treaties it is party to")


def test_the_card_of_a_policy_says_what_is_in_force():
    on = asked("2021-06-01")
    page = chain_page("landmines", "USA", on)
    card = chain_card(page, on)
    titles = [track.leading.change.title for track in page.tracks if track.leading]
    assert card.answer == titles[0]
    assert all(any(title in line for line in card.lines) for title in titles[1:])


def test_every_treaty_has_a_card_that_keeps_within_the_picture():
    on = asked("2026-01-09")
    for treaty in Treaty.objects.all():
        card = treaty_card(treaty_page(treaty.pk, on), on)
        assert not card.heading[-1].words.endswith("…"), card.title
        assert card.heading[-1].y + 40 < card.said[0].y - card.figure_size * 0.7
