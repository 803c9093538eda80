"""Entering acts at the desk: previewed first, refused where no rule allows them."""

import pytest

from tests.treaties.admin.desk import text
from tests.treaties.api.scene import act
from treaties.models import Citation, Record, Standing, Treaty, TreatyAction
from treaties.terms import ActionKind

NOTICE = {
    "treaty": "apmbc",
    "state": "SWE",
    "kind": "withdrawal_notice",
    "acted_on": "2026-11-20",
}
SIGNATURE = {"treaty": "apmbc", "state": "RUS", "kind": "signature", "acted_on": "2026-11-01"}
RATIFICATION = {
    "treaty": "apmbc",
    "state": "SWE",
    "kind": "ratification",
    "acted_on": "2026-11-10",
}


def test_a_withdrawal_is_previewed_then_entered_and_the_standing_follows(editor):
    entries, version = TreatyAction.objects.count(), Record.objects.version()
    preview = editor.fill("withdrawal", NOTICE)
    said = text(preview)
    assert "Takes effect on 20 May 2027. Six months after receipt. (art. 20)" in said
    assert "Notice on 20 November 2026. Plus 6 months: 20 May 2027." in said
    assert "Party; leaving on 20 May 2027." in said
    assert "Refused" not in said
    assert (TreatyAction.objects.count(), Record.objects.version()) == (entries, version)

    done = editor.client.get(editor.confirm(preview, "withdrawal", NOTICE).url)
    entry = TreatyAction.objects.get(public_id="apmbc-SWE-withdrawal_notice-2026-11-20")
    assert "Sweden today: Party; leaving on 20 May 2027." in text(done)
    assert entry.recorded_by.username == "admin"
    assert Citation.objects.get(action=entry).locator == "row 7"
    standing = Standing.objects.get(treaty="apmbc", state="SWE", status="party")
    assert str(standing.until) == "2027-05-20"
    assert Record.objects.version() > version


def test_a_signature_after_the_window_closed_passes_only_with_an_override(editor):
    preview = editor.fill("signature", SIGNATURE)
    assert (
        "Refused: the rules do not allow this "
        "Signed after it closed for signature on 1 March 1999; accession or succession may be "
        "meant. Rule: A treaty is signed while it is open for signature, by those it is open to."
    ) in text(preview)
    refused = editor.confirm(preview, "signature", SIGNATURE)
    assert "Say why it is entered against the rule, or change the entry." in text(refused)
    assert not TreatyAction.objects.filter(treaty="apmbc", state="RUS").exists()

    why = {"override": "The depositary accepted it."}
    passed = editor.confirm(refused, "signature", SIGNATURE, **why)
    assert passed.status_code == 302
    note = TreatyAction.objects.get(treaty="apmbc", state="RUS").note
    assert note == "Entered against the rule signature_window: The depositary accepted it."


def test_a_ratification_by_a_party_is_refused(editor):
    preview = editor.fill("consent", RATIFICATION)
    assert (
        "A further consent after the ratification of 30 November 1998. "
        "Rule: A state consents once, with each depositary where there are several, "
        "until it revokes."
    ) in text(preview)
    assert editor.confirm(preview, "consent", RATIFICATION).status_code == 200
    assert TreatyAction.objects.filter(state="SWE", kind="ratification").count() == 1


def test_an_objection_names_what_it_answers(editor):
    npt = Treaty.objects.get(pk="npt")
    target = act(npt, "RUS", ActionKind.RESERVATION, "1970-03-05")
    other = act(Treaty.objects.get(pk="ctbt"), "RUS", ActionKind.RESERVATION, "1996-09-24")
    objection = {"treaty": "npt", "state": "FIN", "kind": "objection", "acted_on": "1971-01-01"}
    missing = editor.fill("otheraction", objection)
    assert "Name the entry that it answers." in text(missing)
    elsewhere = editor.fill("otheraction", objection, answers=[other.pk])
    assert "is an act under another treaty" in text(elsewhere)

    preview = editor.fill("otheraction", objection, answers=[target.pk])
    assert "It changes no status by itself." in text(preview)
    editor.confirm(preview, "otheraction", objection, answers=[target.pk])
    entry = TreatyAction.objects.get(treaty="npt", kind="objection")
    assert entry.answers.get().target == target


def test_an_entry_without_a_citation_is_refused(editor):
    for cites in ((), ({"source": "", "locator": "", "quote": ""},)):
        answer = editor.fill("withdrawal", NOTICE, cites=cites)
        assert "Cite at least one source: no datum without a source." in text(answer)
        assert "Preview: nothing is entered yet" not in text(answer)
    answer = editor.fill("withdrawal", NOTICE, cites=({"source": "", "locator": "p. 3"},))
    assert "Name the source." in text(answer)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"acted_on": "2026-12-24"}, "The day lies ahead: enter an act once it has been done."),
        ({"acted_on": "last week"}, "“last week” is not a date: write YYYY, YYYY-MM or"),
        ({"kind": "ratification"}, "Select a valid choice."),
        ({"confidence": "cross-checked"}, "Cross-checked needs two sources that agree"),
        ({"effective_on": "2026-01"}, "Only a succession can take effect before it was notified."),
    ],
)
def test_what_is_filled_in_wrongly_is_told(editor, changes, said):
    answer = editor.fill("withdrawal", NOTICE, **changes)
    assert said in text(answer)
    assert "nothing is entered yet" not in text(answer)


def test_only_a_suspension_is_towards_some_states(editor):
    claim = {"treaty": "apmbc", "state": "SWE", "acted_on": "2026-11-20", "towards": ["RUS"]}
    declared = editor.fill("otheraction", claim | {"kind": "declaration"})
    assert "Only a suspension or its end is towards some states alone." in text(declared)
    claimed = editor.fill("otheraction", claim | {"kind": "suspension"})
    assert (
        "Party; claims suspension towards the Russian Federation since 20 November 2026."
    ) in text(claimed)


def test_what_changed_since_the_preview_is_previewed_again(editor):
    preview = editor.fill("withdrawal", NOTICE)
    again = editor.confirm(preview, "withdrawal", NOTICE | {"acted_on": "2026-11-19"})
    assert "look at it once more" in text(again)
    Record.objects.bump()
    assert editor.confirm(preview, "withdrawal", NOTICE).status_code == 200
    assert not TreatyAction.objects.filter(state="SWE", kind="withdrawal_notice").exists()


def test_the_same_act_is_not_entered_twice(editor):
    signed = SIGNATURE | {"state": "SWE", "acted_on": "1997-12-04"}
    said = text(editor.fill("signature", signed))
    assert "The same act stands in the record as apmbc-SWE-signature-1997-12-04." in said
    assert "No act stands twice in the record." in said


def test_the_form_is_filled_in_by_its_address(editor):
    page = editor.client.get("/admin/treaties/withdrawal/add/?treaty=apmbc&state=SWE")
    assert "Mine Ban Convention" in text(page)
    assert "Ratification" not in text(page)
