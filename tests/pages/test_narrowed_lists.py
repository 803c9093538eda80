"""Lists narrowed by region, group, field and status: rows, words, and what the form keeps."""

import pytest

from tests.pages.test_markup import OURS
from tests.treaties.api.scene import act
from treaties import services
from treaties.models import Anomaly, State, StateList, Treaty
from treaties.presentation import GROUPS
from treaties.terms import ActionKind

NOTICES = "Notices of withdrawal, the latest first"
LISTS = ("/exits/", "/reservations/", "/pending/", "/calendar/", "/anomalies/", "/states/")


@pytest.fixture(autouse=True)
def groups(record):  # noqa: ARG001
    """Put two states in Asia and two on a list."""
    State.objects.filter(pk__in=["LBN", "PRK"]).update(region="Asia")
    StateList.objects.create(pk="nordic-states").members.set(["FIN", "SWE"])


def chosen(page):
    """Return what the form for the day keeps."""
    return {one["name"]: one.get("value") for one in page.inputs if one.get("type") == "hidden"}


@pytest.mark.parametrize("path", LISTS)
def test_group_and_region_are_told_in_words_with_a_way_back(read, path):
    page = read(f"{path}?group=nordic-states&region=Europe&on=2025-12-01")
    assert "Nordic states · Europe" in page.words or "Europe · Nordic states" in page.words
    assert "The group is as it was when the record was compiled" in page.words
    assert f"{path}?on=2025-12-01" in page.inner_links
    assert OURS.findall(page.words) == []
    assert len(page.ids) == len(set(page.ids))


@pytest.mark.parametrize("path", [one for one in LISTS if one != "/anomalies/"])
def test_the_form_for_the_day_keeps_every_filter(read, path):
    kept = chosen(read(f"{path}?group=nordic-states&region=Europe&treaty=npt"))
    assert kept == {"group": "nordic-states", "region": "Europe", "treaty": "npt"}


@pytest.mark.parametrize("path", LISTS)
@pytest.mark.parametrize(
    ("query", "says"),
    [
        ("region=Atlantis", "“Atlantis” is none of Asia, Europe."),
        ("group=nato", "“nato” is none of nordic-states."),
        ("treaty=nptt", "Near it: npt."),
    ],
)
def test_a_wrong_value_is_refused_with_what_is_taken(read, path, query, says):
    page = read(f"{path}?{query}", expect=400)
    assert says in page.words
    assert page.tables == {}
    assert path in page.inner_links, "a way to the whole list"


@pytest.mark.parametrize("path", LISTS)
def test_rarely_used_fields_fold_unless_one_is_set(read, path):
    assert '<details class="filter-more">' in read(path).html
    query = "status=none&treaty=npt" if path == "/states/" else "category=nuclear"
    assert '<details class="filter-more" open>' in read(f"{path}?{query}").html


def test_exits_of_a_group_or_a_field(read):
    page = read("/exits/?group=nordic-states")
    assert page.row(NOTICES, "10 July 2025 Finland")
    assert page.row(NOTICES, "10 January 2003") is None
    page = read("/exits/?category=nuclear")
    assert page.row(NOTICES, "10 July 2025") is None
    assert page.row(NOTICES, "10 January 2003")
    assert "No notice of withdrawal by 22 November 2026 for what you asked" in (
        read("/exits/?region=Asia&category=conventional").words
    )


def test_treaties_that_ended_are_narrowed_too(read):
    treaty = Treaty.objects.get(pk="apmbc")
    treaty.ended_on, treaty.end_reason = "2026-06-01", "superseded"
    treaty.save()
    services.rebuild_standings()
    assert "Treaties that ended 1" in read("/exits/?category=conventional").words
    assert "Treaties that ended 0" in read("/exits/?category=nuclear").words


def test_reservations_of_a_region(read):
    for code in ("PRK", "FIN"):
        act(Treaty.objects.get(pk="npt"), code, ActionKind.RESERVATION, "1990-01-01")
    rows = read("/reservations/?region=Asia").tables["Reservations that stand, by treaty"]
    assert len(rows) == 2
    assert "Democratic People's Republic of Korea" in rows[1]


def test_signatures_that_wait_in_a_group(read):
    assert read("/pending/?group=nordic-states&category=nuclear").tables
    page = read("/pending/?region=Asia")
    assert "No state has waited so long" in page.words
    assert "/pending/" in page.inner_links


def test_a_calendar_of_a_group_or_a_field(read):
    words = read("/calendar/?on=2025-12-01&group=nordic-states").words
    assert "Finland leaves Mine Ban Convention" in words
    page = read("/calendar/?on=2025-12-01&category=nuclear")
    assert "Finland leaves" not in page.words
    assert "None for what you asked as of 1 December 2025" in page.words
    assert "Finland left" in read("/calendar/?state=FIN").words
    assert "Finland left" not in read("/calendar/?region=Asia").words


def test_findings_of_a_region_or_a_state(read):
    for number, code in enumerate(("FIN", "PRK")):
        Anomaly.objects.create(
            check_code="stated_effect",
            treaty_id="npt",
            state_id=code,
            subject=f"row {number}",
            detail="disagrees",
        )
    assert "1 open, 0 understood." in read("/anomalies/?region=Asia").words
    assert "1 open, 0 understood." in read("/anomalies/?state=FIN").words
    assert "2 open, 0 understood." in read("/anomalies/?category=nuclear").words


def test_states_of_a_group_stand_by_region_with_their_number(read):
    page = read("/states/?group=nordic-states")
    assert "Nordic states: 2 shown" in page.words
    assert page.row("Europe: numbers of treaties on 22 November 2026", "Finland")
    assert page.row("Europe: numbers of treaties on 22 November 2026", "Ukraine") is None


def test_under_a_treaty_states_stand_by_status_with_since_and_basis(read):
    page = read("/states/?treaty=apmbc&on=2026-06-01")
    assert "Where states stand under Mine Ban Convention on 1 June 2026" in page.words
    assert "Ratification, 30 November 1998" in page.row("Parties on 1 June 2026", "Sweden")
    former = page.row("Former parties on 1 June 2026", "Finland")
    assert "until 10 January 2026 Notice of withdrawal, 10 July 2025" in former
    uncertain = page.row("States whose status dates known only in part leave open", "Lebanon")
    assert "party" in uncertain
    assert "no standing" in uncertain
    assert "No standing 2" in page.words, "Russia and the DPRK never acted under it"
    assert page.row("Organisations and entities on 1 June 2026", "European Union")
    assert "7 shown" in page.words


def test_under_a_treaty_remarks_are_kept(read):
    row = read("/states/?treaty=apmbc&on=2026-01-09&status=party").row(
        "Parties on 9 January 2026", "Finland"
    )
    assert "leaving on 10 January 2026" in row


def test_under_a_treaty_one_status_is_kept(read):
    page = read("/states/?treaty=apmbc&status=former&group=nordic-states")
    assert "Nordic states · Mine Ban Convention: former parties: 1 shown" in page.words
    assert list(page.tables) == ["Former parties on 22 November 2026"]
    page = read("/states/?treaty=apmbc&status=none&group=nordic-states")
    assert "No state fits all that you asked on 22 November 2026" in page.words


def test_under_a_treaty_the_view_asked_for_decides(read):
    page = read("/states/?treaty=npt&status=former&view=PRK")
    assert "in the view of the Democratic People's Republic of Korea" in page.words
    assert page.row("Former parties on 22 November 2026", "Democratic People's Republic of Korea")
    assert "No state fits" in read("/states/?treaty=npt&status=former").words


def test_a_status_without_a_treaty_is_refused(read):
    words = read("/states/?status=party", expect=400).words
    assert "Say under which treaty too" in words


def test_treaties_by_force_and_scope(read):
    page = read("/treaties/?force=not_in_force")
    assert "Not in force: 1 shown" in page.words
    assert "Test-Ban Treaty" in " ".join(row for rows in page.tables.values() for row in rows)
    assert chosen(read("/treaties/?force=ended&scope=bilateral")) == {
        "force": "ended",
        "scope": "bilateral",
    }
    assert "No treaty fits all that you asked" in read("/treaties/?force=ended").words
    assert "in_force, not_in_force, ended, political" in (
        read("/treaties/?force=soon", expect=400).words
    )


def test_the_api_for_a_list_answers_the_same_question(read, client):
    page = read("/states/?group=nordic-states&treaty=apmbc&status=former&on=2026-06-01")
    address = next(link["href"] for link in page.links if link["href"].startswith("/api/v1/states"))
    assert [row["id"] for row in client.get(address).json()["results"]] == ["FIN"]


def test_what_has_no_row_is_still_shown_as_asked_for(read):
    assert 'value="ctbt" selected' in read("/reservations/?treaty=ctbt").html


def test_every_group_of_the_record_is_called_by_a_name(read):
    assert OURS.findall(" ".join(words for pair in GROUPS.values() for words in pair)) == []
    StateList.objects.create(pk="island-states")
    words = read("/states/?group=island-states").words
    assert "States of the list island-states" in words
