"""Corrections: the old entry stays, and nothing is edited in place."""

import pytest
from django.urls import reverse

from tests.treaties.admin.desk import SOURCE, previewed, text
from treaties.models import Standing, TreatyAction

FIXED = {
    "state": "SWE",
    "kind": "ratification",
    "acted_on": "1998-12-01",
    "effective_on": "",
    "reason": "The depositary prints 1 December.",
}


@pytest.fixture
def entry(record):  # noqa: ARG001
    return TreatyAction.objects.get(public_id="apmbc-SWE-ratification-1998-11-30")


def desk_of(entry, what="correct"):
    return reverse(f"admin:treaties_consent_{what}", args=[entry.pk])


def test_a_correction_keeps_the_old_entry(editor, entry):
    form = editor.client.get(desk_of(entry))
    assert 'value="1998-11-30"' in form.text
    preview = editor.send(desk_of(entry), FIXED)
    assert "Contracting state since 30 November 1998" in text(preview)
    assert "Contracting state since 1 December 1998" in text(preview)
    assert "Refused" not in text(preview)
    answer = editor.send(desk_of(entry), FIXED, previewed=previewed(preview), _confirm="1")
    new = TreatyAction.objects.get(corrects=entry)
    assert answer.url == reverse("admin:treaties_consent_change", args=[new.pk])
    assert (new.reason, new.recorded_by.username) == (FIXED["reason"], "admin")
    assert TreatyAction.objects.filter(pk=entry.pk).exists()
    assert Standing.objects.filter(basis__contains=[new.public_id]).exists()
    page = text(editor.client.get(answer.url))
    assert "corrected" in page
    assert entry.public_id in page


def test_a_correction_needs_a_reason(editor, entry):
    answer = editor.send(desk_of(entry), FIXED | {"reason": ""})
    assert "Say why the entry is corrected." in text(answer)
    assert not TreatyAction.objects.filter(corrects=entry).exists()


def test_an_entry_is_taken_back(editor, entry):
    reason = {"reason": "Another state was meant."}
    preview = editor.send(desk_of(entry, "void"), reason)
    said = text(preview)
    assert "The entry is taken back: nothing follows from it any more." in said
    assert "Signatory since 4 December 1997." in said
    editor.send(desk_of(entry, "void"), reason, previewed=previewed(preview), _confirm="1")
    assert TreatyAction.objects.get(corrects=entry).void
    assert not Standing.objects.filter(treaty="apmbc", state="SWE", status="party").exists()


def test_an_entry_corrected_before_is_told_and_led_to_its_correction(editor, entry):
    preview = editor.send(desk_of(entry), FIXED)
    editor.send(desk_of(entry), FIXED, previewed=previewed(preview), _confirm="1")
    late = editor.client.post(desk_of(entry), FIXED, follow=True)
    assert (
        "apmbc-SWE-ratification-1998-11-30 was corrected before; "
        "correct apmbc-SWE-ratification-1998-12-01 instead."
    ) in text(late)


def test_nothing_is_edited_or_deleted(editor, entry):
    for section in ("consent", "treatyaction"):
        view = reverse(f"admin:treaties_{section}_change", args=[entry.pk])
        page = editor.client.get(view)
        assert "Correct this entry" in text(page)
        assert 'name="_save"' not in page.text
        assert editor.client.post(view, FIXED).status_code == 403
        delete = reverse(f"admin:treaties_{section}_delete", args=[entry.pk])
        assert editor.client.post(delete, {"post": "yes"}).status_code == 403
    entry.refresh_from_db()
    assert str(entry.acted_on) == "1998-11-30"


def test_the_desk_is_for_editors_alone(editor, entry, django_user_model):
    reader = django_user_model.objects.create_user("reader", is_staff=True)
    editor.client.force_login(reader)
    assert editor.client.get(desk_of(entry)).status_code == 403
    assert editor.client.get(reverse("admin:treaties_consent_add")).status_code == 403
    editor.client.logout()
    assert editor.client.get(desk_of(entry)).status_code == 302
    assert SOURCE["source"] == "un-page"
