"""What the shipped record says of policies, on pages and through the API."""

import re

import pytest
import time_machine

from tests.pages.reading import Page

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("whole_record")]

TODAY = "2026-11-22T12:00:00Z"
EXPORT = "usa-landmines-1997-export"
IN_FORCE = {
    "2001-01-01": {"export": EXPORT, "use-and-stockpile": "usa-landmines-1998"},
    "2011-11-01": {"export": EXPORT, "use-and-stockpile": "usa-landmines-2004"},
    "2019-12-01": {"export": EXPORT, "use-and-stockpile": "usa-landmines-2014-09"},
    "2021-06-01": {"export": EXPORT, "use-and-stockpile": "usa-landmines-2020"},
    "2024-12-01": {
        "export": EXPORT,
        "use-and-stockpile": "usa-landmines-2022",
        "transfer-exception": "usa-landmines-2024-transfer",
    },
    "2026-01-15": {
        "export": EXPORT,
        "use-and-stockpile": "usa-landmines-2025",
        "transfer-exception": "usa-landmines-2024-transfer",
    },
}
"""Which change leads each track of the United States' landmine policy."""


@pytest.fixture
def get(client):
    def answer(path, **query):
        with time_machine.travel(TODAY, tick=False):
            found = client.get(path, query)
        assert found.status_code == 200, found.content[:500]
        return found

    return answer


@pytest.fixture
def words(get):
    return lambda path, **query: Page(get(path, **query)).words


@pytest.mark.parametrize("day", IN_FORCE)
def test_the_landmine_policy_of_the_united_states_on_a_day(get, words, day):
    rows = get("/api/v1/policies/", state="USA", topic="landmines", on=day).json()["results"]
    assert {row["track"]: row["id"] for row in rows} == IN_FORCE[day]
    told = words("/policies/landmines/USA/", on=day)
    for row in rows:
        assert row["title"] in told
        assert row["leading"]["force"] == "in_force"
    assert told.count("In force on") == len(rows)


def test_who_changed_it_by_what_on_which_source_and_how_it_stands_to_the_convention(words):
    told = words("/policies/landmines/USA/", on="2021-06-01")
    assert (
        "Use and stockpile: Trump landmine policy of January 2020 ▼ loosens · In force on "
        "1 June 2021, since 31 January 2020. Ministerial memorandum, President Trump; Secretary "
        "of Defense Esper. It replaced No use of anti-personnel mines outside the Korean "
        "Peninsula. It is replaced from 21 June 2022 by Biden landmine policy of June 2022."
    ) in told
    assert "CISR, James Madison University / Human Rights Watch cross-checked" in told
    assert "Mine Ban Convention: not a party" in told
    assert "CCW Amended Protocol II: party since 24 November 1999" in told


def test_every_change_shows_a_source_and_how_well_it_is_established(get):
    pairs = {
        (row["topic"], row["state"])
        for row in get("/api/v1/policies/", page_size="1000").json()["results"]
    }
    assert len(pairs) > 100
    seen = 0
    for topic, state in sorted(pairs):
        html = get(f"/policies/{topic}/{state}/").text
        chain = html[html.index('id="chain"') : html.index('id="sources"')]
        for row in re.findall(r"<tr id=.*?</tr>", chain, re.DOTALL):
            seen += 1
            assert 'class="cite" href="' in row, row
            assert any(one in row for one in ("one source read", "cross-checked", "unverified"))
    assert seen == 293


def test_a_recommendation_of_ministers_is_announced_and_not_in_force(words):
    told = words("/policies/landmines/LVA/", on="2025-04-20")
    assert "Announced on 18 March 2025; no date of effect is recorded." in told
    assert "In force on" not in told
    assert "Announced, in effect from 27 December 2025: Law on withdrawal" in told
    assert "Mine Ban Convention: party since 1 January 2006" in told


def test_what_nothing_replaced_stands_beside_what_came_later(get, words):
    told = words("/policies/nuclear-posture/CHN/")
    assert "Nothing on record replaced No-first-use pledge (16 October 1964)." in told
    rows = get("/api/v1/policies/", state="CHN", topic="nuclear-posture", on="2026-01-01").json()
    main = next(row for row in rows["results"] if row["track"] == "main")
    assert main["leading"]["beside"] == ["chn-posture-1964"]


def test_an_effect_before_the_announcement_is_said(words):
    told = words("/policies/arms-transfers/CAN/")
    assert "since 8 January 2024, before it was announced on 19 March 2024" in told


def test_states_stand_side_by_side_with_their_standing_under_the_convention(words):
    told = words("/policies/landmines/", on="2021-06-01")
    assert "Trump landmine policy of January 2020 since 31 January 2020" in told
    assert "Finland" in told
    assert "Mine Ban Convention : not a party" in told.replace("Convention:", "Convention :")


def test_the_years_add_up(words):
    told = words("/policies/")
    assert "168 changes tighten restraint, 103 loosen it and 22 do neither" in told


def test_what_selects_the_leading_changes_does_not_move_the_lead(get):
    asked = {"state": "USA", "topic": "landmines", "on": "2021-06-01"}
    tightening = get("/api/v1/policies/", direction="tightens", **asked).json()["results"]
    assert [row["id"] for row in tightening] == [EXPORT]


def test_pending_steps_are_those_that_no_act_has_ended(get):
    then = get("/api/v1/steps/", pending="1", on="2025-05-01", treaty="apmbc").json()["results"]
    assert {row["state"] for row in then} == {"EST", "FIN", "LTU", "LVA", "POL"}
    now = get("/api/v1/steps/", pending="1", on="2026-11-22").json()["results"]
    assert [row["id"] for row in now] == [
        "apmbc-ukr-withdrawal-notice-decided-2025-06-29",
        "cfe-mda-suspension-decided-2024-03",
    ]
