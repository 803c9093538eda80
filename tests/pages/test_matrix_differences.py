"""What holds of the differences between any two grids, and of divergence in any region."""

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from treaties.pages.matrix_cells import Cell
from treaties.pages.matrix_rows import Change, Participant, diverging, numbers_of
from treaties.pages.matrix_shown import Selection, changed, standing
from treaties.terms import CONSENTED, NONE, Qualifier, StateKind, Status

STATES = ("FIN", "LBN", "SWE", "UKR")
TREATIES = ("apmbc", "ctbt", "npt")
DAY = dt.date(2026, 1, 1)

certain = st.builds(
    lambda status, notes: Cell((status,), tuple(sorted(notes))),
    st.sampled_from(Status.values),
    st.sets(st.sampled_from(list(Qualifier))),
)
open_ones = st.builds(
    lambda statuses: Cell(tuple(sorted(statuses))),
    st.sets(st.sampled_from([*Status.values, NONE]), min_size=2, max_size=3),
)
grids = st.dictionaries(
    st.sampled_from(STATES),
    st.dictionaries(st.sampled_from(TREATIES), certain | open_ones),
)


def people(*regions):
    every = zip(STATES, regions or ["Europe"] * len(STATES), strict=True)
    return [Participant(one, one, StateKind.MEMBER, region, exists=True) for one, region in every]


def asked(status=""):
    return Selection(people(), set(TREATIES), status)


@given(grids)
def test_a_day_and_itself_differ_in_nothing(grid):
    content = changed(grid, grid, asked())
    assert not any(content.cells.values())
    assert content.perhaps == 0


@given(grids, grids)
def test_from_the_later_day_back_the_same_cells_changed(before, after):
    there, back = changed(before, after, asked()), changed(after, before, asked())
    assert there.perhaps == back.perhaps
    for code in STATES:
        turned = {treaty: Change(one.after, one.before) for treaty, one in back.cells[code].items()}
        assert there.cells[code] == turned


@given(grids, grids)
def test_every_cell_changed_or_may_have_or_is_the_same(before, after):
    content = changed(before, after, asked())
    sure = sum(len(cells) for cells in content.cells.values())
    nothing = Cell((NONE,))
    pairs = [
        (before.get(code, {}).get(treaty, nothing), after.get(code, {}).get(treaty, nothing))
        for code in STATES
        for treaty in TREATIES
    ]
    assert sure + content.perhaps == sum(then != now for then, now in pairs)
    for cells in content.cells.values():
        for one in cells.values():
            assert one.before != one.after
            if one.before.statuses != one.after.statuses:
                assert not {*one.before.statuses} & {*one.after.statuses}


@given(grids, st.sampled_from(Status.values))
def test_a_status_selects_the_cells_that_can_have_it(grid, status):
    every, some = standing(grid, asked()), standing(grid, asked(status))
    for code in STATES:
        assert some.cells[code] == {
            treaty: cell for treaty, cell in every.cells[code].items() if status in cell.statuses
        }


@given(grids)
def test_a_number_lies_between_what_is_sure_and_what_is_possible(grid):
    for cells in grid.values():
        number = numbers_of(cells.values())
        assert number.least == sum({*one.statuses} <= CONSENTED for one in cells.values())
        assert number.most == sum(bool({*one.statuses} & CONSENTED) for one in cells.values())


@given(grids)
def test_fewer_than_half_of_a_region_diverge_under_any_treaty(grid):
    unlike = diverging(grid, people(), TREATIES)
    assert set(unlike) == set(STATES)
    for treaty in TREATIES:
        assert sum(treaty in held for held in unlike.values()) * 2 < len(STATES)


@given(grids, st.lists(st.sampled_from(["Asia", "Europe"]), min_size=4, max_size=4))
def test_a_state_alone_in_its_region_never_diverges(grid, regions):
    unlike = diverging(grid, people(*regions), TREATIES)
    for code, region in zip(STATES, regions, strict=True):
        if regions.count(region) == 1:
            assert unlike[code] == frozenset()


def test_what_no_longer_exists_or_is_no_state_counts_in_no_region():
    gone = Participant("YUG", "Yugoslavia", StateKind.FORMER, "Europe", exists=False)
    union = Participant("EUE", "European Union", StateKind.ORGANISATION, "Europe", exists=True)
    assert set(diverging({}, [*people(), gone, union], TREATIES)) == set(STATES)
