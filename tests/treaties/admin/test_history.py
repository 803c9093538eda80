"""The history of the register: every version, when, by whom, from what to what."""

import pytest
from django.urls import reverse

from tests.factories import SourceFactory
from tests.treaties.admin.desk import text
from tests.treaties.admin.test_changelists import address, form_data
from treaties.models import Source, StateList, Treaty


def saved(editor, label, pk, **changes):
    """Change an entry through its form and return its history as a page."""
    where = address(label, "change", pk)
    data = form_data(editor.client.get(where)) | changes
    answer = editor.client.post(where, data)
    assert answer.status_code == 302, answer.context["errors"]
    return editor.client.get(address(label, "history", pk))


def test_a_change_is_told_from_what_to_what_and_by_whom(editor):
    page = saved(editor, "treaties.treaty", "apmbc", entered_into_force_on="1999-04")
    said = text(page)
    assert "admin Entered into force on: from 1999-03-01 to 1999-04" in said
    assert "No editor: loaded or changed by a program Entered, with" in said
    assert said.index("from 1999-03-01") < said.index("Entered, with"), "the latest comes first"


def test_choices_and_lists_are_told_in_words(editor):
    page = saved(
        editor, "treaties.treaty", "apmbc", category="nuclear", also_known_as="Ottawa Treaty\nMBT"
    )
    said = text(page)
    assert "Also known as: from Ottawa Treaty to Ottawa Treaty, MBT" in said
    assert "Category: from Conventional weapons to Nuclear weapons" in said


def test_relations_are_told_too(editor):
    SourceFactory(id="icbl")
    page = saved(editor, "treaties.treaty", "apmbc", sources=["un-page", "icbl"])
    assert "Sources: from un-page to icbl, un-page" in text(page)


def test_what_the_database_keeps_no_versions_of_is_told_by_the_log(editor):
    held = StateList.objects.create(id="nordic")
    held.members.add("SWE")
    page = saved(editor, "treaties.statelist", "nordic", members=["SWE", "FIN"])
    said = text(page)
    assert "States: from SWE to" in said
    assert {"SWE, FIN", "FIN, SWE"} & {said.partition("from SWE to ")[2][:8]}
    assert "admin" in said


def test_an_entry_made_here_is_told_with_what_was_filled_in(editor):
    made = {"id": "gazette", "title": "Gazette", "kind": "depositary", "publisher": "", "url": ""}
    editor.client.post(reverse("admin:treaties_source_add"), made | {"as_of": "2026-11"})
    assert Source.objects.filter(pk="gazette").exists()
    said = text(editor.client.get(address("treaties.source", "history", "gazette")))
    assert "Entered, with 4 fields filled in" in said
    assert "Kind: Depositary" in said
    assert "As of: 2026-11" in said


@pytest.mark.parametrize("label", ["treaty", "state", "provision", "source"])
def test_every_history_opens(editor, label):
    model = {"treaty": Treaty, "source": Source}.get(label)
    pk = model.objects.first().pk if model else None
    if pk is None:
        rows = editor.client.get(address(f"treaties.{label}")).context["cl"].queryset
        pk = rows[0].pk
    page = editor.client.get(address(f"treaties.{label}", "history", pk))
    assert "every version, the latest first" in text(page)
