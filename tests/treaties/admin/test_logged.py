"""What editors change in the register is logged, with the links saved after it."""

import pytest

from tests.factories import SourceFactory, TreatyFactory
from tests.treaties.admin.test_changelists import address, form_data
from treaties.models import Change, Explanation, Record, StateList
from treaties.record.log import begin


@pytest.fixture(autouse=True)
def log(record):  # noqa: ARG001
    TreatyFactory(id="apmbc").sources.set([SourceFactory(id="un-page")])
    begin()


def last():
    return Change.objects.order_by("-pk").first()


def test_the_sources_of_a_treaty_are_logged_with_it(editor):
    SourceFactory(id="other")
    where = address("treaties.treaty", "change", "apmbc")
    data = form_data(editor.client.get(where)) | {"sources": ["un-page", "other"]}
    before = Record.objects.version()
    assert editor.client.post(where, data).status_code == 302
    change = last()
    assert (change.kind, change.table, change.key) == ("restate", "treaties.csv", "apmbc")
    assert change.before["sources"] == "un-page"
    assert change.after["sources"] == "un-page|other"
    assert Record.objects.version() == change.version == before + 1


def test_predecessors_of_a_new_state_are_logged(editor):
    data = {
        "code": "QZZ",
        "kind": "member",
        "name": "Newland",
        "official_name": "Republic of Newland",
        "region": "Europe",
        "iso2": "QZ",
        "m49": "999",
        "successor_of": ["RUS"],
    }
    answer = editor.client.post(address("treaties.state", "add"), data)
    assert answer.status_code == 302, answer.context["adminform"].form.errors
    change = Change.objects.get(table="states.csv", key="QZZ")
    assert (change.kind, change.after["successor_of"]) == ("add", "RUS")


def test_a_state_that_leaves_a_list_is_a_row_removed(editor):
    made = address("treaties.statelist", "add")
    assert editor.client.post(made, {"id": "nordic", "members": ["FIN", "SWE"]}).status_code == 302
    where = address("treaties.statelist", "change", "nordic")
    assert editor.client.post(where, {"id": "nordic", "members": ["FIN"]}).status_code == 302
    assert StateList.objects.get().members.count() == 1
    assert (last().kind, last().key, last().state_id) == ("remove", "nordic|SWE", "SWE")


def test_an_explanation_taken_out_is_logged(editor):
    one = Explanation.objects.create(check_code="total", subject="x", reason="They differ.")
    begin()
    editor.client.post(address("treaties.explanation", "delete", one.pk), {"post": "yes"})
    assert not Change.objects.filter(table="explained.csv", kind="remove").exists()  # never logged

    data = {"check_code": "total", "subject": "y", "reason": "They differ."}
    editor.client.post(address("treaties.explanation", "add"), data)
    one = Explanation.objects.get()
    assert last().kind == "add"
    editor.client.post(address("treaties.explanation", "delete", one.pk), {"post": "yes"})
    assert (last().kind, last().after) == ("remove", None)
