"""Lists of the API kept by region, group, field, force, source and confidence."""

import pytest

from tests.factories import CitationFactory, SourceFactory, StateFactory, TreatyFactory
from treaties.models import State, StateList, Treaty, TreatyAction

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("groups")]

NOTICE = "apmbc-FIN-withdrawal_notice-2025-07-10"


@pytest.fixture
def groups(record):  # noqa: ARG001
    """Put two states in Asia and two on a list."""
    State.objects.filter(pk__in=["LBN", "PRK"]).update(region="Asia")
    StateList.objects.create(pk="nordic-states").members.set(["FIN", "SWE"])
    StateList.objects.create(pk="nuclear-armed-states").members.set(["RUS", "PRK"])


def ids(rows):
    return [row["id"] for row in rows]


def pairs(rows):
    return {(row["treaty"], row["state"]) for row in rows}


def test_states_can_be_kept_by_region_and_group(api):
    assert ids(api.rows("states/", region="Asia")) == ["LBN", "PRK"]
    assert ids(api.rows("states/", group="nordic-states")) == ["FIN", "SWE"]
    assert ids(api.rows("states/", group="nuclear-armed-states", region="Europe")) == ["RUS"]


@pytest.mark.parametrize(
    ("status", "on", "codes"),
    [
        ("party", "2025-12-31", ["EUE", "FIN", "SWE", "UKR"]),
        ("party", "2026-06-01", ["EUE", "LBN", "SWE", "UKR"]),
        ("former", "2026-06-01", ["FIN"]),
        ("former", "2026-01-09", []),
        ("none", "2026-06-01", ["LBN", "PRK", "RUS"]),
        ("signatory", "1998-01-01", ["SWE"]),
    ],
)
def test_states_can_be_kept_by_their_status_under_a_treaty_on_a_day(api, status, on, codes):
    """Lebanon acceded on an unknown day of 2026: it may be party, it may have no standing yet."""
    assert ids(api.rows("states/", treaty="apmbc", status=status, on=on)) == codes


def test_who_has_no_standing_existed_on_the_day(api):
    existed = {"existed_from": "1922-12-30", "existed_until": "1991-12-26"}
    StateFactory(code="SUN", name="Soviet Union", kind="former", **existed)
    query = {"treaty": "npt", "status": "none"}
    assert "SUN" in ids(api.rows("states/", on="1991-12-25", **query))
    assert "SUN" not in ids(api.rows("states/", on="1991-12-26", **query))
    assert "SUN" not in ids(api.rows("states/", on="1922-12-29", **query))


def test_a_status_can_be_asked_for_in_a_view(api):
    query = {"treaty": "npt", "status": "former", "on": "2026-11-22"}
    assert ids(api.rows("states/", **query)) == []
    assert ids(api.rows("states/", view="PRK", **query)) == ["PRK"]


def test_treaties_can_be_kept_by_whether_they_are_in_force_on_a_day(api):
    TreatyFactory(id="inf", entered_into_force_on="1988-06-01", ended_on="2019-08-02")
    TreatyFactory(id="code", binding="political", entered_into_force_on="2002-11-25")
    TreatyFactory(id="vague", entered_into_force_on="2025-06", scope="bilateral")

    def kept(force, on):
        return ids(api.rows("treaties/", force=force, on=on))

    assert kept("in_force", "2019-08-01") == ["apmbc", "inf", "npt"]
    assert kept("in_force", "2019-08-02") == ["apmbc", "npt"]
    assert kept("ended", "2019-08-01") == []
    assert kept("ended", "2019-08-02") == ["inf"]
    assert kept("not_in_force", "1999-02-28") == ["apmbc", "ctbt", "vague"]
    assert kept("not_in_force", "2025-06-29") == ["ctbt", "vague"]
    assert kept("not_in_force", "2025-06-30") == ["ctbt"]
    assert kept("political", "2025-06-30") == ["code"]
    every = {
        one
        for force in ("in_force", "not_in_force", "ended", "political")
        for one in kept(force, "2025-06-15")
    }
    assert every == set(Treaty.objects.values_list("pk", flat=True))
    assert ids(api.rows("treaties/", scope="bilateral")) == ["vague"]


@pytest.mark.parametrize("known", [{}, {"known": "2026-11-23"}])
def test_standings_can_be_kept_by_region_group_and_field(api, known):
    query = {"on": "2025-12-31", **known}
    nordic = pairs(api.rows("standings/", group="nordic-states", **query))
    assert nordic == {("apmbc", "FIN"), ("apmbc", "SWE"), ("ctbt", "FIN"), ("npt", "FIN")}
    assert pairs(api.rows("standings/", region="Asia", **query)) == {("npt", "PRK")}
    nuclear = pairs(api.rows("standings/", category="nuclear", group="nordic-states", **query))
    assert nuclear == {("ctbt", "FIN"), ("npt", "FIN")}
    assert api.rows("standings/", treaty="apmbc", category="nuclear", **query) == []
    assert pairs(api.rows("treaties/npt/standings/", region="Asia", **query)) == {("npt", "PRK")}
    of_one = pairs(api.rows("states/FIN/standings/", category="conventional", **query))
    assert of_one == {("apmbc", "FIN")}


def test_actions_can_be_kept_by_region_group_and_field(api):
    query = {"kind": "withdrawal_notice"}
    assert ids(api.rows("actions/", group="nordic-states", **query)) == [NOTICE]
    assert len(api.rows("actions/", region="Asia", **query)) == 1
    assert len(api.rows("actions/", category="nuclear", **query)) == 1


def test_actions_can_be_kept_by_what_they_cite_and_how_well_they_are_established(api):
    action = TreatyAction.objects.get(public_id=NOTICE)
    for locator in ("p. 1", "p. 2"):
        CitationFactory(action=action, source=SourceFactory(id="gazette"), locator=locator)
    assert ids(api.rows("actions/", source="gazette")) == [NOTICE]
    found = api.rows("actions/", confidence="recalled")
    assert ids(found) == ["apmbc-SWE-ratification-1998-11-30"]


@pytest.mark.parametrize(
    ("path", "query", "said"),
    [
        ("states/", {"region": "europe"}, "“europe” is none of Asia, Europe."),
        ("states/", {"group": "nato"}, "“nato” is none of nordic-states, nuclear-armed-states."),
        ("states/", {"status": "party"}, "Say under which treaty too: add treaty="),
        ("states/", {"status": "gone", "treaty": "npt"}, "party, former, ended, subscriber, none"),
        ("states/", {"treaty": "nptt"}, "Near it: npt."),
        ("states/", {"on": "2026"}, "write YYYY-MM-DD"),
        ("treaties/", {"force": "yes"}, "in_force, not_in_force, ended, political"),
        ("treaties/", {"scope": "world"}, "multilateral, regional, bilateral"),
        ("standings/", {"region": "Atlantis"}, "is none of Asia, Europe."),
        ("standings/", {"category": "laser"}, "nuclear, chemical"),
        ("actions/", {"group": "x"}, "is none of nordic-states"),
        ("actions/", {"source": "un-pag"}, "Near it: un-page."),
        ("actions/", {"confidence": "sure"}, "sourced, cross-checked, recalled"),
    ],
)
def test_a_wrong_value_is_answered_with_what_is_taken(api, path, query, said):
    assert said in api(path, expect=400, **query)["detail"]


def test_what_an_address_says_already_is_no_parameter(api):
    told = "takes no such parameter"
    assert told in api("treaties/npt/standings/", expect=400, category="nuclear")["detail"]
    assert told in api("states/FIN/standings/", expect=400, group="nordic-states")["detail"]
