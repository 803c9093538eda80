"""The log of changes, followed by cursor."""

import csv
import io
import json

import pytest
from django.utils import timezone

from tests.factories import SourceFactory, TreatyActionFactory
from tests.treaties.replaying import Consumer
from treaties import services
from treaties.models import Change, State, Treaty
from treaties.record.log import begin
from treaties.services import Cites
from treaties.terms import ActionKind

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("record")]


@pytest.fixture(autouse=True)
def log(record):  # noqa: ARG001
    begin()


def enter(state="SWE", treaty="apmbc", acted_on="2027-01-01"):
    action = TreatyActionFactory.build(
        public_id="",
        treaty=Treaty.objects.get(pk=treaty),
        state=State.objects.get(pk=state),
        kind=ActionKind.DECLARATION,
        acted_on=acted_on,
        recorded_at=timezone.now(),
    )
    return services.record(action, cites=[Cites(SourceFactory(id="un-page"))])


def test_a_consumer_goes_on_where_it_stopped(api):
    consumer = Consumer(api).catch_up()
    assert len(consumer.seen) == Change.objects.count()
    assert consumer.poll() == 0
    first, second = enter(), enter("FIN")
    assert consumer.poll() == 2
    assert [one["key"] for one in consumer.seen[-2:]] == [str(first), str(second)]
    assert consumer.poll() == 0


def test_pages_of_a_delta_have_links_and_a_cursor(api):
    answer = api("changes/", page_size=3)
    assert list(answer) == ["next", "previous", "cursor", "results"]
    following = api.client.get(answer["next"]).json()
    assert following == api("changes/", page_size=3, since=answer["cursor"]) | {
        "next": following["next"],
        "previous": following["previous"],
    }
    assert [one["id"] for one in following["results"]] > [one["id"] for one in answer["results"]]


def test_a_change_says_what_when_and_in_which_version(api):
    entry = enter()
    (change,) = api.rows("changes/", state="SWE", treaty="apmbc", kind="add", legal=1)[-1:]
    assert change["key"] == entry.public_id
    assert change["before"] is None
    assert list(change["after"])[:4] == ["id", "state", "kind", "date"]
    assert change["after"]["date"] == "2027-01-01"
    assert change["legal_act"] is True
    assert change["at"].endswith("Z")


@pytest.mark.parametrize(
    ("query", "kept"),
    [
        ({"treaty": "npt"}, lambda one: one["treaty"] == "npt"),
        ({"state": "FIN"}, lambda one: one["state"] == "FIN"),
        ({"table": "states.csv"}, lambda one: one["table"] == "states.csv"),
        ({"table": "actions/npt.csv"}, lambda one: one["table"] == "actions/npt.csv"),
        ({"kind": "restate"}, lambda one: one["kind"] == "restate"),
        ({"legal": "1"}, lambda one: one["table"].startswith("actions/")),
    ],
)
def test_changes_are_kept_by(api, query, kept):
    State.objects.filter(pk="FIN").update(name="Suomi")
    services.register_changed((), State)
    every = api.rows("changes/", page_size=1000)
    found = api.rows("changes/", page_size=1000, **query)
    assert found == [one for one in every if kept(one)]
    assert 0 < len(found) < len(every)


@pytest.mark.parametrize(
    "since", ["nonsense", "WzEsMl0", "é", "WzEsIjIwMjYtMDEtMDFUMDA6MDA6MDBaIl0"]
)
def test_a_cursor_that_this_log_did_not_give_is_refused(api, since):
    problem = api("changes/", expect=400, since=since)
    assert "no cursor of this log" in problem["detail"]
    assert "leave since= out" in problem["detail"]


def test_an_unknown_file_or_kind_is_refused_with_those_there_are(api):
    assert "actions/npt.csv" in api("changes/", expect=400, table="nope")["detail"]
    assert "restate" in api("changes/", expect=400, kind="nope")["detail"]


def test_the_same_in_csv_and_lines(api):
    rows = api.rows("changes/", page_size=5)
    lines = api.ask("changes/", page_size=5, format="ndjson")
    assert [json.loads(line) for line in lines.text.splitlines()] == rows
    table = list(csv.DictReader(io.StringIO(api.ask("changes/", page_size=5, format="csv").text)))
    assert [json.loads(one["after"]) for one in table] == [one["after"] for one in rows]
    assert lines["Servanda-Cursor"] == api("changes/", page_size=5)["cursor"]


def test_an_empty_log_has_no_cursor_yet(api, django_assert_max_num_queries):
    with django_assert_max_num_queries(4):
        answer = api("changes/", treaty="npt", kind="remove")
    assert answer["results"] == []
    assert answer["cursor"] is None
