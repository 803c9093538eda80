"""A text with its evidence marked is the same text, marked where the evidence is."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from news.desk.marking import AROUND, mark

SPANS = st.lists(st.tuples(st.integers(-5, 60), st.integers(-5, 60)), max_size=6)


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(st.text(max_size=50), SPANS)
def test_nothing_is_added_and_nothing_lost(text, spans):
    shown = mark(text, spans, whole=True)
    assert "".join(one.text for one in shown.pieces) == text
    assert not shown.before
    assert not shown.after


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(st.text(max_size=50), SPANS)
def test_what_is_marked_is_the_evidence_and_nothing_else(text, spans):
    wanted = {at for start, end in spans for at in range(max(0, start), min(end, len(text)))}
    at, marked = 0, set()
    for one in mark(text, spans, whole=True).pieces:
        if one.marked:
            marked |= set(range(at, at + len(one.text)))
        at += len(one.text)
    assert marked == wanted


def test_a_long_text_is_cut_around_its_evidence():
    text = "a" * 9000 + "Finland left." + "b" * 9000
    shown = mark(text, [(9000, 9013)])
    assert [len(one.text) for one in shown.pieces] == [AROUND, 13, AROUND]
    assert shown.before
    assert shown.after


def test_whole_lines_are_shown_where_there_are_lines():
    lines = [f"line {number:03}" for number in range(100)]
    text = "\n".join(lines)
    start = text.index("line 050")
    shown = mark(text, [(start, start + 8)], around=20)
    assert "".join(one.text for one in shown.pieces) == "\n".join(lines[48:53])
    assert shown.before
    assert shown.after
