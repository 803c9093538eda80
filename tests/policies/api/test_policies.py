"""Policies in the API: the manners of every list, and what only they have."""

import csv
import io

import pytest

from policies.services import Cites, correct, record
from tests.factories import (
    DomesticStepFactory,
    PolicyChangeFactory,
    PositionFactory,
    RecordFactory,
    SourceFactory,
    StateFactory,
    TopicFactory,
    TreatyFactory,
)
from tests.treaties.api.conftest import Api
from tests.treaties.replaying import Consumer
from treaties.record.log import begin

pytestmark = pytest.mark.django_db


@pytest.fixture
def api():
    return Api()


@pytest.fixture
def policies():
    RecordFactory()
    usa, mines = StateFactory(code="USA"), TopicFactory(id="landmines")
    about = {"state": usa, "topic": mines, "track": "use"}
    apmbc, memo = TreatyFactory(id="apmbc"), SourceFactory(id="memo", kind="news")
    old = PolicyChangeFactory(
        id="old", announced_on="2014-09-23", treaties=[apmbc], cites=[memo], **about
    )
    new = PolicyChangeFactory(
        id="new",
        announced_on="2025-12-02",
        direction="loosens",
        supersedes=old,
        confidence="recalled",
        title="The memo",
        **about,
    )
    PolicyChangeFactory(
        id="other", state=StateFactory(code="FIN"), announced_on="1997", effective_on=None
    )
    begin()
    return {"old": old, "new": new, "memo": memo}


def ids(rows):
    return [row["id"] for row in rows]


@pytest.mark.usefixtures("policies")
def test_a_change_says_everything_that_is_held_of_it(api):
    row = api("policies/old/")
    assert row["treaties"] == ["apmbc"]
    assert (row["announced_on"], row["effective_on"]) == ("2014-09-23", "2014-09-23")
    assert (row["supersedes"], row["superseded_by"], row["leading"]) == (None, ["new"], None)
    assert row["citations"][0]["source"] == "memo"
    assert api("policies/new/")["verified"] is False


@pytest.mark.usefixtures("policies")
@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"state": "USA"}, ["new", "old"]),
        ({"topic": "landmines", "direction": "loosens"}, ["new"]),
        ({"treaty": "apmbc"}, ["old"]),
        ({"source": "memo"}, ["old"]),
        ({"after": "2015-01-01"}, ["new"]),
        ({"before": "1997-06-01"}, ["other"]),
        ({"after": "1997-06-01", "before": "2014-12-31"}, ["old", "other"]),
        ({"q": "memo"}, ["new"]),
        ({"confidence": "recalled"}, ["new"]),
        ({"track": "use", "on": "2020-01-01"}, ["old"]),
        ({"track": "use", "on": "2025-12-02"}, ["new"]),
        ({"on": "2014-09-22"}, ["other"]),
    ],
)
def test_filters_select(api, query, found):
    assert ids(api.rows("policies/", **query)) == found


@pytest.mark.usefixtures("policies")
@pytest.mark.parametrize(
    ("query", "advice"),
    [
        ({"topic": "landmine"}, "Near it: landmines"),
        ({"direction": "sideways"}, "tightens"),
        ({"on": "2025"}, "not a whole day"),
        ({"track": "nowhere"}, "use"),
        ({"colour": "red"}, "takes no such parameter"),
    ],
)
def test_a_wrong_question_is_refused_with_what_can_be_asked(api, query, advice):
    answer = api("policies/", expect=400, **query)
    assert advice in answer["detail"]
    assert answer["errors"][0]["parameter"] in query


@pytest.mark.usefixtures("policies")
def test_the_leading_change_says_how_it_leads(api):
    (row,) = api.rows("policies/", track="use", on="2020-01-01")
    assert row["leading"] == {
        "force": "in_force",
        "since": "2014-09-23",
        "until": "2025-12-02",
        "replaced": None,
        "replaced_by": "new",
        "beside": [],
        "coming": [],
        "perhaps": [],
    }
    (said,) = api.rows("policies/", state="FIN", on="2000-01-01")
    assert said["leading"]["force"] == "announced"


@pytest.mark.usefixtures("policies")
def test_csv_holds_all_rows(api):
    answer = api.ask("policies/", format_="csv")
    text = b"".join(answer.streaming_content).decode()
    rows = list(csv.DictReader(io.StringIO(text)))
    assert ids(rows) == ["new", "old", "other"]


@pytest.mark.usefixtures("policies")
def test_an_unchanged_record_answers_that_it_is(api):
    etag = api.ask("policies/")["ETag"]
    assert api.ask("policies/", headers={"If-None-Match": etag}).status_code == 304


def change_of(old, **more):
    names = ("state", "topic", "track", "direction", "instrument", "authority", "summary")
    values = {name: getattr(old, name) for name in names}
    values |= {"announced_on": old.announced_on, "effective_on": old.effective_on}
    return type(old)(**(values | {"title": "Again", "confidence": "sourced"} | more))


def test_what_was_known_before_a_correction_can_be_asked(api, policies):
    old = policies["old"]
    right = correct(old, change_of(old), reason="Its name", cites=[Cites(policies["memo"])])
    assert "old" not in ids(api.rows("policies/"))
    assert ids(api.rows("policies/", state="USA", known="2026-11-22T00:00:00Z")) == ["new", "old"]
    assert api("policies/old/")["corrected_by"] == right.pk
    assert api(f"policies/{right.pk}/")["superseded_by"] == ["new"]


def test_a_consumer_of_the_log_rebuilds_the_files_of_policies(api, policies, tmp_path):
    from treaties.record.dump import dump  # noqa: PLC0415 - only this test writes files

    old, memo = policies["old"], policies["memo"]
    consumer = Consumer(api).catch_up()
    again = correct(old, change_of(old), reason="Its name", cites=[Cites(memo)])
    record(change_of(old, title="Second", track="export"), cites=[Cites(memo)])
    correct(again, change_of(old, void=True), reason="A draft", cites=[Cites(memo)])
    seen = len(consumer.seen)
    consumer.catch_up()
    kinds = [change["kind"] for change in consumer.seen[seen:]]
    assert kinds == ["correct", "add", "correct"]
    assert {change["table"] for change in consumer.seen[seen:]} == {"policies.csv"}
    dump(tmp_path / "dump")
    held = consumer.contents()
    for name in ("policies.csv", "policy_topics.csv", "steps.csv", "positions.csv"):
        assert held[name] == (tmp_path / "dump" / name).read_bytes(), name


def test_topics_steps_and_positions_are_lists_too(api):
    RecordFactory()
    TopicFactory(id="landmines", label="Landmines")
    DomesticStepFactory(id="step", treaty=TreatyFactory(id="apmbc"))
    PositionFactory(id="position")
    assert ids(api.rows("topics/")) == ["landmines"]
    assert api("topics/landmines/")["label"] == "Landmines"
    assert ids(api.rows("steps/", treaty="apmbc", stage="voted")) == ["step"]
    assert ids(api.rows("steps/", pending="1", on="2025-06-18")) == []
    assert ids(api.rows("steps/", pending="1", on="2025-06-19")) == ["step"]
    assert ids(api.rows("positions/", stance="will_not_join")) == ["position"]
