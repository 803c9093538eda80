"""The desk offers what the rules allow for treaty, state and day, and says why not the rest."""

import datetime as dt
import re

import pytest
from django.urls import reverse

from core.dates import PartialDate
from tests.treaties.admin.desk import text
from tests.treaties.api.scene import act
from treaties.admin.possible import Question, possible
from treaties.models import State, Treaty, TreatyAction
from treaties.models.proxies import CONSENTS, OTHERS, SIGNATURES, WITHDRAWALS
from treaties.terms import ActionKind

TODAY = dt.date(2026, 11, 24)


def offered(answer, field="id_kind"):
    """Return what a select offers, by group."""
    select = re.search(rf'<select[^>]*id="{field}".*?</select>', answer.text, re.DOTALL)[0]
    inside = re.sub(r"<optgroup.*?</optgroup>", "", select, flags=re.DOTALL)
    groups = re.findall(r'<optgroup label="([^"]*)">(.*?)</optgroup>', select, re.DOTALL)
    return {"": options(inside)} | {label: options(part) for label, part in groups}


def options(html):
    return [one.strip() for one in re.findall(r"<option[^>]*>([^<]*)</option>", html)]


def desk(editor, section, **given):
    return editor.client.get(reverse(f"admin:treaties_{section}_add"), given)


def allowed(state, kinds, *, treaty="apmbc", day="2026-11-20", depositary=""):
    asked = Question(
        Treaty.objects.get(pk=treaty),
        State.objects.get(pk=state),
        TODAY,
        PartialDate.parse(day) if day else None,
        depositary,
    )
    return {kind.value for kind in possible(asked).allowed(kinds)}


def test_a_party_may_give_notice_and_not_rescind_one(editor):
    page = desk(editor, "withdrawal", treaty="apmbc", state="SWE", acted_on="2026-11-20")
    assert offered(page) == {"": ["---------", "Notice of withdrawal", "Withdrawal (effect only)"]}
    said = text(page)
    assert "Sweden under Mine Ban Convention , on 20 November 2026: Party." in said
    assert "Notice of withdrawal rescinded No notice of withdrawal was running." in said
    assert "A withdrawal is needed" not in said


def test_where_a_section_holds_nothing_possible_the_right_one_is_a_link_away(editor):
    page = desk(editor, "signature", treaty="apmbc", state="RUS", acted_on="2026-11-01")
    assert offered(page) == {"": ["Nothing of this section"]}
    said = text(page)
    assert (
        "Signature Signed after it closed for signature on 1 March 1999; accession or "
        "succession may be meant."
    ) in said
    assert "Accession: enter it under Consents" in said
    link = "/admin/treaties/consent/add/?treaty=apmbc&amp;state=RUS&amp;acted_on=2026-11-01"
    assert f'href="{link}&amp;kind=accession"' in page.text
    there = editor.client.get(f"{link}&kind=accession".replace("&amp;", "&"))
    assert '<option value="accession" selected>' in there.text


def test_what_is_against_a_rule_is_offered_where_an_editor_insists(editor):
    given = {"treaty": "apmbc", "state": "RUS", "acted_on": "2026-11-01"}
    page = editor.fill("signature", given, _possible="1", beyond="on")
    assert offered(page)["Against a rule"] == ["Signature"]
    assert "Offer these as well: a written reason will be needed" in text(page)
    assert "<details open>" in page.text


def test_asking_what_is_possible_keeps_what_was_typed_and_enters_nothing(editor):
    entries = TreatyAction.objects.count()
    typed = {
        "treaty": "apmbc",
        "state": "SWE",
        "acted_on": "2026-11",
        "note": "Sent by fax",
        "kind": "withdrawal_notice",
    }
    cites = ({"source": "un-page", "locator": "row 7", "quote": "Sweden, 20 November"}, {})
    page = editor.fill("withdrawal", typed, cites=cites, _possible="1")
    assert "errornote" not in page.text
    for held in ("Sent by fax", 'value="2026-11"', 'value="row 7"', "Sweden, 20 November"):
        assert held in page.text
    assert '<option value="un-page" selected>' in page.text
    assert '<option value="withdrawal_notice" selected>' in page.text
    assert TreatyAction.objects.count() == entries


def test_a_kind_that_another_state_cannot_do_is_offered_no_more(editor):
    given = {"treaty": "apmbc", "state": "RUS", "kind": "withdrawal_notice"}
    page = editor.fill("withdrawal", given, _possible="1")
    assert "Notice of withdrawal is not offered any more: the reason stands below." in text(page)
    assert (
        "selected"
        not in re.search(r'<select[^>]*id="id_kind".*?</select>', page.text, re.DOTALL)[0]
    )


def test_a_kind_chosen_against_a_rule_stays_apart_in_the_preview(editor):
    again = {"treaty": "apmbc", "state": "SWE", "kind": "ratification", "acted_on": "2026-11-10"}
    page = editor.fill("consent", again)
    assert offered(page)["Against a rule"] == ["Ratification"]


def test_a_correction_is_judged_without_the_entry_that_it_replaces(editor):
    entry = TreatyAction.objects.get(public_id="apmbc-SWE-ratification-1998-11-30")
    page = editor.client.get(reverse("admin:treaties_consent_correct", args=[entry.pk]))
    assert {"Ratification", "Acceptance"} <= set(offered(page)[""])
    assert "Notice of withdrawal" not in offered(page)[""]


@pytest.mark.parametrize(
    ("state", "kinds", "given", "kept"),
    [
        ("RUS", SIGNATURES, {"day": "1998-06-01"}, {"signature"}),
        ("SWE", SIGNATURES, {"day": "1998-06-01"}, set()),
        ("RUS", CONSENTS, {}, {"accession", "succession"}),
        ("SWE", CONSENTS, {}, set()),
        ("FIN", CONSENTS, {}, {"accession", "succession"}),
        ("RUS", WITHDRAWALS, {}, set()),
        ("FIN", WITHDRAWALS, {}, {"withdrawal"}),
        ("FIN", WITHDRAWALS, {"day": "2025-09-01"}, {"withdrawal_rescinded", "proviso_invoked"}),
        ("RUS", WITHDRAWALS, {"treaty": "ctbt"}, set()),
        ("FIN", WITHDRAWALS, {"treaty": "ctbt"}, set()),
        ("RUS", OTHERS, {}, {"declaration", "objection"}),
        (
            "UKR",
            OTHERS,
            {},
            {"reservation", "declaration", "objection", "suspension", "resumption"},
        ),
    ],
)
def test_what_is_possible_follows_from_what_was_done(record, state, kinds, given, kept):  # noqa: ARG001
    found = allowed(state, kinds, **given)
    # Taking effect is no act of its own: it may be recorded of any notice.
    assert kept - {"withdrawal"} == found - {"withdrawal"}


def test_a_further_depositary_is_named(record):  # noqa: ARG001
    Treaty.objects.filter(pk="npt").update(depositaries=["GBR", "RUS", "USA"])
    assert "ratification" not in allowed("FIN", CONSENTS, treaty="npt", day="1969-03-01")
    named = allowed("FIN", CONSENTS, treaty="npt", day="1969-03-01", depositary="London")
    assert "ratification" in named


def test_each_rule_of_sense_says_what_it_refuses(record):  # noqa: ARG001
    npt = Treaty.objects.get(pk="npt")
    act(npt, "SWE", ActionKind.ACCESSION, "1970-06-01")
    asked = Question(npt, State.objects.get(pk="SWE"), TODAY)
    against = possible(asked).against
    assert against[ActionKind.RESERVATION_WITHDRAWN] == ("No reservation to withdraw.",)
    assert against[ActionKind.TERMINATION] == ("The treaty has not ended.",)
    assert "Consented already on 1 June 1970." in against[ActionKind.SIGNATURE]
    assert "Consented already on 1 June 1970." in against[ActionKind.SUCCESSION]
    assert against[ActionKind.RESUMPTION] == ("No suspension to end.",)
    assert "The treaty has no proviso that holds a notice." in against[ActionKind.PROVISO_INVOKED]
