import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.csvfiles import CsvFileError, read_csv, write_csv

CELLS = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]))


@given(rows=st.lists(st.lists(CELLS, min_size=2, max_size=2), min_size=1))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=50)
def test_what_is_written_is_read_back_cell_by_cell(tmp_path, rows):
    path = tmp_path / "some.csv"

    assert write_csv(path, rows) == len(rows) - 1
    assert [line.cells for line in read_csv(path)] == rows


def test_only_cells_that_need_quotes_get_them_and_lines_end_in_lf(tmp_path):
    path = tmp_path / "some.csv"

    write_csv(path, [["a", "b, c"], ["é", 'say "no"']])

    assert path.read_bytes() == 'a,"b, c"\né,"say ""no"""\n'.encode()


def test_a_row_knows_the_line_on_which_it_starts(tmp_path):
    path = tmp_path / "some.csv"
    path.write_text('a,b\n"one\ntwo",2\n3,4\n')

    assert [line.number for line in read_csv(path)] == [1, 2, 4]


@pytest.mark.parametrize(
    ("content", "line", "message"),
    [
        (b"a,b\n\xff,2\n", 2, "not UTF-8"),
        (b"\xef\xbb\xbfa,b\n", 1, "byte order mark"),
        (b"a,b\n1,2\n3,\x00\n", 3, "NUL"),
        (b'a,b\n1,2\n"open,2\n', 3, "check the quotes"),
    ],
)
def test_a_file_that_is_not_csv_in_utf_8_is_refused_with_its_line(tmp_path, content, line, message):
    path = tmp_path / "some.csv"
    path.write_bytes(content)

    with pytest.raises(CsvFileError, match=message) as caught:
        list(read_csv(path))

    assert caught.value.line == line
