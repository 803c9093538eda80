"""The page of findings: open ones first, explained ones with their reason."""

import ast
import inspect

import pytest

from treaties.models import Anomaly
from treaties.pages.anomalies import CHECKS, holds_of
from treaties.record.verification import rules, run, sources


@pytest.fixture
def found(record):  # noqa: ARG001
    for number, (code, treaty, reason) in enumerate(
        [
            ("before_adoption", "apmbc", "The register dates another edition."),
            ("stated_effect", "npt", ""),
            ("stated_effect", "apmbc", "The state named the day."),
        ]
    ):
        Anomaly.objects.create(
            check_code=code,
            treaty_id=treaty,
            state_id="FIN",
            subject=f"row {number}",
            detail=f"what disagrees {number}",
            explained_by=reason,
        )


def test_open_findings_come_first_with_what_the_check_holds(read, found):  # noqa: ARG001
    words = read("/anomalies/").words
    assert "1 open, 2 understood." in words
    holds = "The date of effect that a source states is the one that the treaty's rule gives."
    assert f"Stated effect 2 It should hold that: {holds}" in words
    body = words[words.index("1 open, 2 understood.") :]
    assert body.index("Stated effect 2") < body.index("Before adoption 1")
    assert body.index("open Not explained 1") < body.index("Understood: The state named the day.")


def test_findings_are_filtered_by_treaty_and_check(read, found):  # noqa: ARG001
    assert "0 open, 2 understood." in read("/anomalies/?treaty=apmbc").words
    assert "1 open, 1 understood." in read("/anomalies/?check=stated_effect").words
    words = read("/anomalies/?check=duplicate&treaty=npt").words
    assert "Nothing found for what you asked: see all findings" in words


def test_what_is_no_check_is_refused_with_advice(read, found):  # noqa: ARG001
    assert "“zzz” is none of" in read("/anomalies/?check=zzz", expect=400).words
    words = read("/anomalies/?treaty=apmb", expect=400).words
    assert "“apmb” is no treaty of the record. Near it: apmbc." in words
    assert "Understood:" not in words


def test_a_clean_record_says_so(read):
    words = read("/anomalies/").words
    assert "Nothing found." in words
    assert "No action stands twice" in words


def test_every_code_that_a_check_gives_has_its_sentence():
    given = {
        node.args[0].value
        for module in (rules, run, sources)
        for node in ast.walk(ast.parse(inspect.getsource(module)))
        if isinstance(node, ast.Call)
        and getattr(node.func, "id", "") == "Finding"
        and isinstance(node.args[0], ast.Constant)
    }
    assert given <= set(CHECKS)
    assert all(holds_of(code).endswith((".", ").")) for code in CHECKS)
