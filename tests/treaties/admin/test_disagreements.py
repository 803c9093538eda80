"""The worklist of acts on which sources disagree, and what it honestly leaves out."""

import pytest

from tests.treaties.admin.desk import text
from tests.treaties.admin.test_changelists import address
from tests.treaties.api.scene import act, view
from treaties.models import Anomaly, Treaty, TreatyAction
from treaties.terms import ActionKind

WHERE = address("treaties.sourcesdisagree")


@pytest.fixture
def npt(record):  # noqa: ARG001
    treaty = Treaty.objects.get(pk="npt")
    treaty.depositaries = ["GBR", "RUS", "USA"]
    treaty.save()
    return treaty


def listed(editor, **given):
    return {one.public_id for one in editor.client.get(WHERE, given).context["cl"].queryset}


def test_several_dates_of_one_act_are_listed_beside_each_other(editor, npt):
    act(npt, "SWE", ActionKind.SIGNATURE, "1968-08-19")
    act(npt, "SWE", ActionKind.SIGNATURE, "1968-08-26", depositary="London")
    dates = {"npt-SWE-signature-1968-08-19", "npt-SWE-signature-1968-08-26"}
    assert dates <= listed(editor)
    assert dates == listed(editor, differs="unnamed")
    assert "Also dated 26 August 1968 (London): capital not stated." in text(
        editor.client.get(WHERE)
    )


def test_dates_of_different_capitals_are_no_disagreement(editor, npt):
    act(npt, "SWE", ActionKind.SIGNATURE, "1968-08-19", depositary="Washington")
    act(npt, "SWE", ActionKind.SIGNATURE, "1968-08-26", depositary="London")
    assert not any("SWE" in one for one in listed(editor))


def test_more_dates_than_depositaries_are_told(editor, npt):
    npt.depositaries = ["USA"]
    npt.save()
    act(npt, "SWE", ActionKind.SIGNATURE, "1968-08-19")
    act(npt, "SWE", ActionKind.SIGNATURE, "1968-08-26")
    assert len(listed(editor, differs="dates")) == 2


def test_a_consent_after_leaving_is_no_second_date(editor):
    treaty = Treaty.objects.get(pk="apmbc")
    act(treaty, "FIN", ActionKind.ACCESSION, "2026-11-01")
    assert not any("FIN-accession" in one for one in listed(editor))


def test_contested_acts_and_unofficial_effects_are_listed(editor, npt):
    assert listed(editor, differs="views") == {
        "apmbc-UKR-suspension-2025-07-18",
        "npt-PRK-withdrawal_notice-2003-01-10",
    }
    agreed = TreatyAction.objects.get(public_id="npt-FIN-ratification-1969-02-05")
    view(agreed, "un", "in_force", "Counts it", "2026")
    view(agreed, "depositary", "valid", "Lists it", "2026")
    Anomaly.objects.create(
        check_code="stated_effect",
        treaty=npt,
        action=agreed,
        subject=agreed.public_id,
        detail="stated 1970, by the rule 1971",
    )
    assert agreed.public_id not in listed(editor, differs="views")
    agreed.citations.get().source.__class__.objects.update(kind="dataset")
    assert listed(editor, differs="effect") == {agreed.public_id}
    said = text(editor.client.get(WHERE))
    assert "Effect stated 1970, by the rule 1971, no official source." in said
    assert "A difference that only a note tells is not found." in said
