"""A language model may add proposals: marked, checked, and never needed."""

import datetime as dt
import json

import pytest

from news.reading.known import Known, StateKnown, TreatyKnown
from news.services import assisting, reader
from news.services.assisting import suggest
from policies.terms import Stage
from treaties.terms import ActionKind

DAY = dt.date(2026, 11, 20)
TEXT = (
    "A court of Finland cleared the way. Finland carried its farewell on the mine ban to New York."
)
KNOWN = Known(
    states={"FIN": StateKnown("FIN", ("Finland",))},
    treaties={"apmbc": TreatyKnown("apmbc", ("Mine Ban Convention",))},
    topics=("landmines",),
)
GOOD = {
    "state": "FIN",
    "kind": "withdrawal_notice",
    "treaty": "apmbc",
    "topic": "",
    "stage": "deposited",
    "date": "2026-11-19",
    "evidence": "Finland carried its farewell on the mine ban to New York.",
}


@pytest.fixture
def model(site, settings):
    """Return a way to say what the model answers; it is switched on."""
    settings.MODEL_NAME, settings.MODEL_KEY = "stub-1", "a key"

    def answers(*rows, content=None, status=200):
        said = content if content is not None else json.dumps({"proposals": list(rows)})
        body = json.dumps({"choices": [{"message": {"content": said}}]})
        settings.MODEL_URL = site.put("/v1/chat", body, kind="application/json", status=status)

    return answers


def added(found=()):
    return suggest("Title", TEXT, DAY, KNOWN, found)


def test_a_proposal_with_its_exact_words_is_added_and_marked(model, site):
    model(GOOD)
    (one,) = added()
    assert (one.state, one.treaty, one.kind) == ("FIN", "apmbc", ActionKind.WITHDRAWAL_NOTICE)
    assert (one.stage, str(one.acted_on)) == (Stage.DEPOSITED, "2026-11-19")
    assert TEXT[one.start : one.end] == GOOD["evidence"]
    assert one.rules == ("model: stub-1",)
    ((_, headers),) = site.asked
    assert headers["Authorization"] == "Bearer a key"


def test_a_policy_has_a_topic_and_no_kind(model):
    model(GOOD | {"kind": "", "treaty": "", "topic": "landmines", "stage": "decided"})
    (one,) = added()
    assert (one.kind, one.topic, one.treaty) == (None, "landmines", "")


def test_what_the_rules_found_is_not_added_again(model):
    model(GOOD)
    (one,) = added()
    assert added([one]) == []
    model(GOOD, GOOD | {"kind": "withdrawal"})
    assert len(added()) == 1


@pytest.mark.parametrize(
    "wrong",
    [
        {"evidence": "Finland handed in its notice on the mine ban."},
        {"evidence": ""},
        {"evidence": "   "},
        {"state": "XXX"},
        {"treaty": "nope"},
        {"kind": "quits"},
        {"kind": "", "topic": "nope"},
        {"stage": "done"},
        {"date": "soon"},
        {"date": "2026-13-45"},
        {"state": None},
    ],
)
def test_what_is_not_as_it_must_be_is_thrown_away(model, wrong):
    model(GOOD | wrong)
    assert added() == []


@pytest.mark.parametrize(
    "content",
    ["", "I found none.", "[]", '{"proposals": {}}', '{"proposals": ["x", 1, null]}', "[" * 10_000],
)
def test_an_answer_of_another_shape_adds_nothing(model, content):
    model(content=content)
    assert added() == []


def test_json_in_a_fence_is_read(model):
    model(content=f"```json\n{json.dumps({'proposals': [GOOD]})}\n```")
    assert len(added()) == 1


def test_where_it_fails_the_reading_goes_on(model, settings):
    model(status=500)
    assert added() == []
    settings.MODEL_URL = "http://127.0.0.1:9/v1/chat"
    assert added() == []


@pytest.mark.django_db
@pytest.mark.usefixtures("whole_record")
def test_it_is_off_unless_an_endpoint_is_set(model, settings, monkeypatch):
    model(GOOD)
    found = reader.findings("Title", TEXT, DAY)
    assert [one.rules for one in found][-1:] == [("model: stub-1",)]
    settings.MODEL_URL = ""
    monkeypatch.setattr(assisting, "suggest", pytest.fail)
    assert all("model" not in rule for one in reader.findings("T", TEXT, DAY) for rule in one.rules)
