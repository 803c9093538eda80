import io

import pytest

from core.progress import ShownSteps, Silent


class Terminal(io.StringIO):
    def isatty(self):
        return True


def test_a_pipe_gets_one_line_a_step():
    stream = io.StringIO()

    with ShownSteps(stream, total=2) as steps:
        steps.step("Reading")
        steps.step("Writing")

    assert stream.getvalue() == "Reading\nWriting\n"


def test_a_terminal_gets_a_bar_that_ends_full():
    stream = Terminal()

    with ShownSteps(stream, total=2) as steps:
        steps.step("Reading")
        steps.step("Writing")

    assert "Writing" in stream.getvalue()
    assert "2/2" in stream.getvalue()


def test_a_bar_stops_where_a_step_fails():
    stream = Terminal()

    with pytest.raises(ZeroDivisionError), ShownSteps(stream, total=2):
        1 / 0  # noqa: B018

    assert "2/2" not in stream.getvalue()


def test_nobody_is_told_where_nobody_asks():
    assert Silent().step("Reading") is None
