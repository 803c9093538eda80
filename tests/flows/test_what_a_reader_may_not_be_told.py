"""Sentences of the whole record that a reader could take for something that is not so."""

import datetime as dt

import pytest
import time_machine

from tests.pages.reading import Page
from treaties.admin.possible import Question, possible
from treaties.models import State, Treaty
from treaties.terms import ActionKind

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("whole_record")]
TODAY = "2026-11-25"


@pytest.fixture
def ask(client):
    def get(path, status=200):
        with time_machine.travel(f"{TODAY}T12:00:00Z", tick=False):
            response = client.get(path)
        assert response.status_code == status, response.content[:300]
        return Page(response).words

    return get


@pytest.fixture
def offered():
    """Return what the rules hold against each kind of act of a state today."""

    def get(treaty, state):
        day = dt.date.fromisoformat(TODAY)
        return possible(Question(Treaty.objects.get(pk=treaty), State.objects.get(pk=state), day))

    return get


def against(found, kind):
    return found.against[kind]


def test_what_is_applied_provisionally_is_not_called_unbinding(ask):
    for path in ("/treaties/cfe/GBR/?on=1992-08-01", "/treaties/cwc/SYR/?on=2013-10-01"):
        words = ask(path)
        assert "Bound by what it applies provisionally (VCLT art. 25)" in words
        assert "Not bound" not in words.partition("What it did")[0]
    words = ask("/compare/?state=GBR&state=FRA&q=conventional&on=1992-08-01")
    assert "apply it provisionally: what is applied so binds" in words


def test_nobody_stands_alike_with_a_state_of_which_no_act_is_recorded(ask):
    words = ask("/compare/?state=SUN&state=USA&q=proliferation&on=1985-01-01")
    assert "stand alike" not in words
    assert "Nothing can be compared" in words


def test_the_next_act_follows_the_view_shown(ask):
    words = ask("/treaties/npt/PRK/?view=PRK")
    assert "Former party since 11 January 2003" in words
    assert "The state had consented by then" not in words


def test_no_day_is_reckoned_for_an_organisation_where_states_alone_join(ask):
    assert "were deposited today" not in ask("/treaties/npt/EUE/")


def test_of_a_political_arrangement_there_are_no_parties_to_count(ask):
    words = ask("/treaties/hcoc/numbers/?count=parties", 400)
    assert "Nobody is counted so here: take one of consented" in words


def test_a_state_whose_exit_has_no_effect_is_a_party_at_the_desk(offered):
    found = offered("npt", "PRK")
    assert against(found, ActionKind.ACCESSION)
    assert not against(found, ActionKind.WITHDRAWAL_NOTICE)


@pytest.mark.parametrize(
    ("treaty", "state", "kind"),
    [
        ("inf", "FRA", ActionKind.TERMINATION),
        ("inf", "RUS", ActionKind.TERMINATION),
        ("ccm", "LTU", ActionKind.SIGNATURE_DISOWNED),
        ("new-start", "USA", ActionKind.RESERVATION),
    ],
)
def test_the_desk_offers_no_act_that_cannot_be(offered, treaty, state, kind):
    assert against(offered(treaty, state), kind)
