"""Every list of the admin opens, with its filters and its search, in few queries."""

import pytest
from django.contrib import admin
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.factories import ProvisionFactory, SourceFactory, TreatyFactory
from treaties.models import Anomaly, Provision, Standing, State, StatusCheck, Treaty, TreatyAction

BOUND = 12
LISTS = [model._meta.label_lower for model in admin.site._registry]  # noqa: SLF001


def address(label, page="changelist", *args):
    return reverse(f"admin:{label.replace('.', '_')}_{page}", args=args)


@pytest.fixture
def anomalies(record):  # noqa: ARG001
    for number, action in enumerate(TreatyAction.objects.order_by("pk")):
        Anomaly.objects.create(
            check_code="stated_effect",
            treaty=action.treaty,
            state=action.state,
            action=action,
            subject=action.public_id,
            detail="stated 2026, by the rule 2027",
            explained_by="understood" if number % 2 else "",
        )
    for number in range(BOUND):
        treaty = TreatyFactory()
        ProvisionFactory(
            treaty=treaty, kind="review", rule_text='{"first": {"years_after_eif": 5}}'
        )
        StatusCheck.objects.create(
            treaty=treaty, source=SourceFactory(), as_of=f"20{number + 10}", complete=True
        )


@pytest.mark.parametrize("label", LISTS)
@pytest.mark.parametrize("query", ["", "?q=finland"])
def test_every_changelist_opens_within_twelve_queries(editor, anomalies, label, query):  # noqa: ARG001
    with CaptureQueriesContext(connection) as caught:
        answer = editor.client.get(address(label) + query)
    assert answer.status_code == 200
    assert len(caught) <= BOUND, [one["sql"] for one in caught]


def test_sections_hold_their_kinds_alone(editor):
    page = editor.client.get(address("treaties.signature"))
    kinds = {one.kind for one in page.context["cl"].queryset}
    assert kinds == {"signature"}


def test_worklists_hold_what_needs_work(editor, anomalies):  # noqa: ARG001
    def listed(label):
        return editor.client.get(address(label)).context["cl"].queryset

    recalled = listed("treaties.unverifiedaction")
    assert [one.public_id for one in recalled] == ["apmbc-SWE-ratification-1998-11-30"]
    assert not listed("treaties.unsourcedaction")
    assert all(one.explained_by for one in listed("treaties.explainedanomaly"))
    assert not any(one.explained_by for one in listed("treaties.openanomaly"))


def test_a_changed_date_of_a_treaty_moves_its_standings(editor):
    treaty = Treaty.objects.get(pk="apmbc")
    page = editor.client.get(address("treaties.treaty", "change", "apmbc"))
    data = form_data(page) | {"entered_into_force_on": "1999-04-01"}
    answer = editor.client.post(address("treaties.treaty", "change", "apmbc"), data)
    assert answer.status_code == 302, answer.context["errors"]
    treaty.refresh_from_db()
    assert treaty.also_known_as == ["Ottawa Treaty"]
    standing = Standing.objects.get(treaty="apmbc", state="SWE", status="party")
    assert str(standing.since) == "1999-04-01"


def test_a_provision_that_the_engine_does_not_know_is_refused(editor):
    provision = Provision.objects.get(treaty="apmbc", kind="withdrawal")
    where = address("treaties.provision", "change", provision.pk)
    data = form_data(editor.client.get(where))
    answer = editor.client.post(where, data | {"rule_text": '{"notice": {"fortnights": 6}}'})
    assert answer.status_code == 200
    assert "Write the rule in a known form" in answer.text

    rule = data["rule_text"].replace('"months": 6', '"months": 12')
    answer = editor.client.post(where, data | {"rule_text": rule})
    assert answer.status_code == 302, answer.context["errors"]
    provision.refresh_from_db()
    assert provision.rule["notice"] == {"months": 12}


def test_a_state_keeps_its_code(editor):
    where = address("treaties.state", "change", "FIN")
    data = form_data(editor.client.get(where)) | {"code": "SUO", "name": "Suomi"}
    assert editor.client.post(where, data).status_code == 302
    assert State.objects.get(pk="FIN").name == "Suomi"


def form_data(page):
    form = page.context["adminform"].form
    values = {name: form[name].value() for name in form.fields}
    return {
        name: field.prepare_value(values[name]) if values[name] is not None else ""
        for name, field in form.fields.items()
    }
