"""Parts of the register by themselves: views of acts, lists, totals, explanations, the index."""

import re

import pytest
from django.urls import reverse

from tests.treaties.admin.desk import text
from tests.treaties.admin.test_changelists import address, form_data
from treaties.editors import GROUPS
from treaties.models import (
    Anomaly,
    Characterisation,
    Explanation,
    PublishedTotal,
    Record,
    Standing,
    StateList,
    TreatyAction,
)


def view(**changes):
    claim = TreatyAction.objects.get(public_id="npt-PRK-withdrawal_notice-2003-01-10")
    return {
        "action": claim.pk,
        "holder": "depositary",
        "opinion": "valid",
        "says": "",
        "voiced_on": "2026-11",
        "effective_on": "",
    } | changes


def test_a_view_of_an_act_changes_the_standing_at_once(editor):
    version = Record.objects.version()
    assert Standing.objects.get(treaty="npt", state="PRK", status="party").until is None
    answer = editor.client.post(reverse("admin:treaties_characterisation_add"), view())
    assert answer.status_code == 302, answer.context["errors"]
    held = Characterisation.objects.get(holder="depositary", opinion="valid")
    assert held.position == 3
    assert (
        str(Standing.objects.get(treaty="npt", state="PRK", status="party").until) == "2003-04-10"
    )
    assert Record.objects.version() > version

    where = address("treaties.characterisation", "change", held.pk)
    data = form_data(editor.client.get(where)) | {"opinion": "in_force"}
    assert editor.client.post(where, data).status_code == 302
    assert Standing.objects.get(treaty="npt", state="PRK", status="party").until is None


def test_a_view_is_held_by_a_body_or_a_state_and_stated_once(editor):
    page = editor.client.get(reverse("admin:treaties_characterisation_add"))
    assert "The meeting of parties" in text(page)
    assert '<option value="FIN">Finland</option>' in page.text
    wrong = editor.client.post(
        reverse("admin:treaties_characterisation_add"), view(holder="the editor")
    )
    assert "Select a valid choice." in text(wrong)
    again = {"holder": "un", "opinion": "in_force", "voiced_on": "2026-08-22"}
    twice = editor.client.post(reverse("admin:treaties_characterisation_add"), view(**again))
    assert twice.status_code == 200
    assert "already exists" in text(twice)


def test_an_explanation_closes_the_finding_and_its_end_opens_it_again(editor):
    found = Anomaly.objects.create(
        check_code="stated_effect",
        treaty_id="npt",
        state_id="FIN",
        subject="npt-FIN",
        detail="a day",
    )
    page = editor.client.get(address("treaties.openanomaly"))
    link = re.search(r'href="([^"]*explanation/add/\?[^"]*)"', page.text)[1].replace("&amp;", "&")
    given = form_data(editor.client.get(link))
    assert given["subject"] == "npt-FIN"
    answer = editor.client.post(link, given | {"reason": "Both can stand."})
    assert answer.status_code == 302, answer.context["errors"]
    found.refresh_from_db()
    assert found.explained_by == "Both can stand."
    one = Explanation.objects.get()
    editor.client.post(address("treaties.explanation", "delete", one.pk), {"post": "yes"})
    found.refresh_from_db()
    assert found.explained_by == ""


def test_lists_and_totals_are_kept(editor):
    made = editor.client.post(
        reverse("admin:treaties_statelist_add"), {"id": "nordic", "members": ["FIN", "SWE"]}
    )
    assert made.status_code == 302
    assert {one.pk for one in StateList.objects.get().members.all()} == {"FIN", "SWE"}
    total = {
        "treaty": "npt",
        "question": "n_parties",
        "as_of": "2026",
        "expected": "191",
        "source": "UN page",
    }
    assert (
        editor.client.post(reverse("admin:treaties_publishedtotal_add"), total).status_code == 302
    )
    assert PublishedTotal.objects.filter(treaty="npt", expected=191).exists()


def called(group):
    """Return what the lists of a group are called, app by app."""
    return [name for app in GROUPS.values() for name in app.get(group, {}).values()]


def test_the_index_is_in_the_order_in_which_an_editor_looks(editor):
    Anomaly.objects.create(check_code="total", subject="npt 2026", detail="191, counted 190")
    page = editor.client.get(reverse("admin:index"))
    groups = page.context["app_list"]
    assert [group["name"] for group in groups][:2] == ["The record", "Worklists"]
    assert groups[-1]["name"] == "Accounts"
    record = [one["name"] for one in groups[0]["models"]]
    assert record == called("The record")
    numbered = [one["name"] for one in groups[1]["models"]]
    lists = [name.rpartition(" (")[0] for name in numbered]
    assert lists == called("Worklists")
    assert "Open anomalies (1)" in numbered
    assert "Unverified actions (1)" in numbered


def test_the_index_asks_once_for_each_worklist(editor, django_assert_max_num_queries):
    editor.client.get(reverse("admin:index"))
    with django_assert_max_num_queries(5 + 2 * len(called("Worklists"))):
        editor.client.get(reverse("admin:index"))


def test_the_page_of_the_app_holds_the_same_groups(editor):
    page = editor.client.get(reverse("admin:app_list", args=["treaties"]))
    assert [one["name"] for one in page.context["app_list"]] == [
        "The record",
        "Worklists",
        "Subscribers",
    ]


@pytest.mark.parametrize("label", ["signature", "consent", "treatyaction"])
def test_treaty_and_state_are_chosen_from_those_of_the_list(editor, label):
    where = address(f"treaties.{label}")
    page = editor.client.get(where, {"q": "sweden"})
    assert '<select name="treaty__id__exact"' in page.text
    assert '<input type="hidden" name="q" value="sweden">' in page.text
    kept = editor.client.get(where, {"state__code__exact": "SWE", "treaty__id__exact": "apmbc"})
    found = kept.context["cl"].queryset
    assert {(one.state_id, one.treaty_id) for one in found} <= {("SWE", "apmbc")}
    assert '<option value="SWE" selected>' in kept.text
