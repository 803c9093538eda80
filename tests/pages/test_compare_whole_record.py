"""Questions that researchers put about two states, answered from the shipped record."""

import csv
import gzip
import io

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.pages.reading import Page
from treaties.models import State, Treaty

pytestmark = pytest.mark.usefixtures("whole_record")

IN_FORCE = "In force between the two: instruments and reasons"
REPLACED = "Replaced by a later text: instruments and reasons"
NOT_IN_FORCE = "Not in force between the two: instruments and reasons"
DIFFERING = "Instruments under which the states stand differently"
ALIKE = "Instruments under which the states stand alike"

MOST_QUERIES = 29
MOST_BYTES = 60_000
"""How much a page may weigh, compressed."""


@pytest.fixture
def compare(client, db):  # noqa: ARG001
    def get(query):
        with (
            time_machine.travel("2026-11-22T12:00:00+00:00", tick=False),
            CaptureQueriesContext(connection) as caught,
        ):
            response = client.get(f"/compare/?{query}")
        assert response.status_code == 200, response.content[:500]
        assert len(caught) <= MOST_QUERIES
        return Page(response)

    return get


def names(page, caption):
    """Return the names of the instruments of a table."""
    known = sorted(Treaty.objects.values_list("short_name", flat=True), key=len, reverse=True)
    return {
        next(name for name in known if row.startswith(name)) for row in page.tables[caption][1:]
    }


# For India and Pakistan: by which mine rules is each bound towards the other?


def test_india_and_pakistan_and_mines(compare):
    page = compare("state=IND&state=PAK&q=mine")
    assert "By 2 of 5 instruments" in page.words
    assert names(page, IN_FORCE) == {
        "CCW Amended Protocol II",
        "Convention on Certain Conventional Weapons",
    }
    row = page.row(IN_FORCE, "CCW Amended Protocol II")
    assert "since 2 March 2000" in row
    assert "India since 2 March 2000 , Pakistan since 9 September 1999" in row
    assert "governs in place of CCW Protocol II (VCLT art. 30(3))" in row
    assert "uses the deferral period of the Technical Annex" in row.replace("Uses", "uses")
    assert "Consent to be bound, 2 September 1999" in row
    framework = page.row(IN_FORCE, "Convention on Certain Conventional Weapons")
    assert "India alone is bound by CCW Amended Article 1" in framework
    assert names(page, REPLACED) == {"CCW Protocol II"}
    assert names(page, NOT_IN_FORCE) == {"CCW Amended Article 1"}
    assert "Neither has a standing 1 Nothing under these binds" in page.words
    assert "the other. Mine Ban Convention How this is decided" in page.words


def test_before_both_were_bound_by_the_amended_protocol_the_first_one_governed(compare):
    page = compare("state=IND&state=PAK&q=mine&on=1999-12-31")
    row = page.row(IN_FORCE, "CCW Protocol II")
    assert "Pakistan alone is bound by CCW Amended Protocol II" in row
    assert "VCLT arts 30(4)(b) and 40(4)" in row
    assert "CCW Amended Protocol II" in names(page, NOT_IN_FORCE)


# In 1985, which German states were party to the BWC and the CCW?


def test_the_german_states_in_1985(compare):
    page = compare("state=DEU&state=DDR&on=1985-06-30")
    bwc = page.row(ALIKE, "Biological Weapons Convention")
    assert bwc.startswith("Biological Weapons Convention party since 7 April 1983")
    assert "party since 26 March 1975" in bwc
    ccw = page.row(DIFFERING, "Convention on Certain Conventional Weapons")
    assert ccw.startswith(
        "Convention on Certain Conventional Weapons signatory since 10 April 1981"
    )
    assert "party since 2 December 1983" in ccw
    assert "Successor of German Democratic Republic" in page.words
    assert "it no longer existed on 3 October 1990" in page.words
    assert "Admitted as the Federal Republic of Germany" in page.words


def test_the_german_democratic_republic_is_bound_towards_nobody_after_its_end(compare):
    page = compare("state=DEU&state=DDR&on=1990-10-03")
    assert "By none of" in page.words
    assert "the German Democratic Republic ended as a state: 3 October 1990" in page.words


def test_of_the_soviet_union_nothing_is_told_that_the_record_holds_under_russia(compare):
    page = compare("state=SUN&state=USA&on=1985-01-01")
    assert "Its treaty acts are recorded under RUS" in page.words
    assert "towards each other" not in page.words


# Which of the versions of the CCW bind whom?


def test_protocols_and_amendments_stand_below_their_convention_with_both_dates(compare):
    page = compare("state=IND&state=PAK&q=ccw")
    rows = page.tables[DIFFERING][1:]
    order = [
        *("Convention on Certain Conventional Weapons", "CCW Protocol I ", "CCW Protocol II "),
        *("CCW Amended Protocol II", "CCW Protocol III", "CCW Protocol IV"),
        *("CCW Amended Article 1", "CCW Protocol V"),
    ]
    assert [row.startswith(name) for row, name in zip(rows, order, strict=True)] == [True] * 8
    amended = page.row(DIFFERING, "CCW Amended Protocol II")
    assert "amends CCW Protocol II" in amended
    assert "since 2 March 2000 Consent to be bound, 2 September 1999" in amended
    assert "since 9 September 1999 Consent to be bound, 9 March 1999" in amended
    article = page.row(DIFFERING, "CCW Amended Article 1")
    assert "since 18 November 2005 Accession, 18 May 2005 no standing" in article


def test_only_differences_leaves_the_convention_above_what_differs(compare):
    page = compare("state=IND&state=PAK&q=ccw&show=differences")
    assert names(page, DIFFERING) == {
        "Convention on Certain Conventional Weapons",
        "CCW Amended Article 1",
    }
    assert set(page.tables) == {DIFFERING}


# Contested acts


def test_north_korea_and_the_united_states_under_the_npt(compare):
    page = compare("state=PRK&state=USA&q=npt")
    row = page.row(IN_FORCE, "Nuclear Non-Proliferation Treaty")
    assert "in the record’s own view" in row
    assert "Otherwise for the Democratic People's Republic of Korea: not in force" in row
    assert "is no longer party, since 11 January 2003" in row
    assert "Calls it contested: the meeting of parties." in row
    assert "Takes no position: the depositary and the secretariat." in row
    theirs = compare("state=PRK&state=USA&q=npt&view=PRK")
    assert names(theirs, NOT_IN_FORCE) == {"Nuclear Non-Proliferation Treaty"}


def test_canada_and_palestine_under_the_cluster_munitions_convention(compare):
    row = compare("state=CAN&state=PSE&q=cluster").row(IN_FORCE, "Convention on Cluster Munitions")
    assert "Otherwise for Canada: not in force between the two" in row
    assert "Does not see Palestine as a state able to accede" in row


def test_what_hangs_on_a_contested_accession_is_contested_too(compare):
    page = compare("state=CAN&state=PSE&q=fragments")
    assert "Otherwise for Canada" in page.row(IN_FORCE, "CCW Protocol I")


def test_taiwan_and_the_united_states_under_the_npt(compare):
    page = compare("state=TWN&state=USA&q=npt")
    row = page.row(NOT_IN_FORCE, "Nuclear Non-Proliferation Treaty")
    assert "Otherwise for Taiwan (Province of China) and the United States of America" in row


def test_the_suspension_that_ukraine_claims_is_towards_all_and_not_recognised(compare):
    page = compare("state=UKR&state=CHE&q=anti-personnel")
    row = page.row(IN_FORCE, "Mine Ban Convention")
    assert "Ukraine claims to have suspended it: in this view the claim has no effect" in row
    assert "Formal objection to Ukraine's suspension" in row
    assert "Otherwise for Ukraine: in force between the two" in row


@pytest.mark.parametrize(("other", "touched"), [("POL", True), ("DEU", False)])
def test_a_suspension_towards_some_touches_them_alone(compare, other, touched):
    page = compare(f"state=BLR&state={other}&q=cfe&on=2024-01-01")
    row = page.row(IN_FORCE, "CFE Treaty")
    assert ("suspension claimed" in row) is touched


# Reservations and objections


def test_an_objection_leaves_the_protocol_in_force_between_the_two(compare):
    row = compare("state=USA&state=SWE&q=incendiary").row(IN_FORCE, "CCW Protocol III")
    assert "reservation, 21 January 2009" in row
    assert "Sweden: objection in answer, 2 February 2010" in row
    assert "does not keep the treaty from being in force between the two unless" in row


def test_the_other_states_objection_is_not_shown(compare):
    row = compare("state=USA&state=JPN&q=incendiary").tables
    assert not any("objection" in one for rows in row.values() for one in rows)


# Every pair


def test_russia_and_the_united_states(compare):
    page = compare("state=RUS&state=USA")
    bound = names(page, IN_FORCE)
    assert {"Nuclear Non-Proliferation Treaty", "Threshold Test Ban Treaty"} <= bound
    gone = names(page, NOT_IN_FORCE)
    assert {"New START", "INF Treaty", "ABM Treaty", "Treaty on Open Skies"} <= gone
    assert "Comprehensive Nuclear-Test-Ban Treaty" in gone


def test_dates_known_in_part_leave_the_answer_open(compare):
    page = compare("state=SWE&state=LBN&q=anti-personnel")
    assert "Perhaps by 1 of 1 instrument" in page.words


@pytest.mark.parametrize("code", ["PSE", "TWN", "VAT", "EUE", "COK", "YUG", "SRB"])
def test_any_two_participants_can_be_compared_in_any_view(compare, code):
    for view in ("record", "CAN", "un"):
        page = compare(f"state={code}&state=CAN&view={view}")
        assert "bound towards each other" in page.words


def test_six_states_can_be_compared(compare):
    codes = list(State.objects.filter(kind="member").order_by("pk").values_list("pk", flat=True))
    page = compare("&".join(f"state={code}" for code in codes[:6]))
    assert DIFFERING in page.tables


# Where does a state stand unlike its region?


@pytest.mark.parametrize("code", ["POL", "NGA", "USA", "PRK", "VAT", "COK"])
@pytest.mark.parametrize("day", ["1985-06-30", "2026-11-22"])
def test_a_state_against_its_region_counts_as_the_matrix_does(compare, client, code, day):
    unlike = "Treaties under which the state stands unlike most of its region"
    found = compare(f"state={code}&against=region&on={day}").tables.get(unlike, [""])[1:]
    counted = 0
    for scope in ("multilateral", "regional"):
        file = client.get(f"/matrix/?scope={scope}&on={day}&format=csv").content.decode()
        row = next(one for one in csv.reader(io.StringIO(file)) if one[0] == code)
        counted += int(row[4])
    assert len(found) == counted


def test_poland_against_europe(compare):
    page = compare("state=POL&against=region&on=2026-11-22")
    unlike = "Treaties under which the state stands unlike most of its region"
    assert names(page, unlike) == {"Mine Ban Convention", "Convention on Cluster Munitions"}
    row = page.row(unlike, "Mine Ban Convention")
    assert "former party since 20 February 2026" in row
    assert "38 of 44 bound most are" in row


# Sizes


@pytest.mark.parametrize(
    "query",
    [
        "&".join(f"state={code}" for code in ("CHN", "FRA", "GBR", "IND", "RUS", "USA")),
        "state=POL&against=region",
        "state=RUS&state=USA",
    ],
)
def test_a_comparison_is_no_burden(compare, query):
    assert len(gzip.compress(compare(query).html.encode(), compresslevel=6)) < MOST_BYTES
