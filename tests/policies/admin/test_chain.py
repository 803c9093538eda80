"""What a change would do to its chain is told, and what a check would find needs a reason."""

import pytest

from policies.models import PolicyChange
from tests.factories import PolicyChangeFactory, TreatyFactory
from tests.policies.admin.test_desk import ADD, MEMO, address, entered
from tests.treaties.admin.desk import previewed, text
from treaties.models import Change, Explanation
from treaties.record.log import begin
from treaties.record.verification import verify

pytestmark = pytest.mark.django_db
AGAIN = {"supersedes": "policy-2020"}
WHY = {"override": "Two organs answered it apart."}


def unexplained():
    return [one for one in verify().open if one.check.startswith("policy_")]


@pytest.fixture(autouse=True)
def log(record):  # noqa: ARG001
    begin()


def test_a_second_change_that_supersedes_the_same_one_passes_only_with_a_reason(editor):
    preview = editor.send(address(ADD), MEMO | AGAIN)
    assert (
        "Refused: a check of the record would find this Supersedes policy-2020, which policy-2022 "
        "supersedes already. Rule: A change is superseded by one other at most. (policy_fork)"
    ) in text(preview)
    given = MEMO | AGAIN | {"previewed": previewed(preview), "_confirm": "1"}
    refused = editor.send(address(ADD), given)
    assert "Say why it is entered against the rule, or change the entry." in text(refused)
    assert not PolicyChange.objects.filter(title="A memo").exists()

    assert editor.send(address(ADD), given | WHY).status_code == 302
    made = PolicyChange.objects.get(title="A memo")
    why = Explanation.objects.get()
    assert (why.check_code, why.subject, why.reason) == ("policy_fork", made.pk, WHY["override"])
    assert Change.objects.filter(table="explained.csv", kind="add").count() == 1
    assert not unexplained()
    assert not verify().idle


def test_an_effect_before_its_announcement_is_explained_too(editor):
    early = MEMO | {"effective_on": "2025-11-30"}
    preview = editor.send(address(ADD), early)
    assert "It takes effect before it is announced: in effect on 2025-11-30" in text(preview)
    sent = early | {"previewed": previewed(preview), "_confirm": "1"} | WHY
    assert editor.send(address(ADD), sent).status_code == 302
    assert not unexplained()
    made = PolicyChange.objects.get(title="A memo")
    right = MEMO | {"reason": "Misread"}
    entered(editor, address("policychange_correct", made.pk), right)
    assert not Explanation.objects.exists(), "no explanation outlives its case"
    assert Change.objects.filter(table="explained.csv", kind="remove").count() == 1


def test_taking_back_what_another_change_supersedes_is_refused_without_a_reason(editor):
    where = address("policychange_void", "policy-2020")
    told = text(editor.send(where, {"reason": "Never decided"}))
    assert "policy-2022 supersedes policy-2020, which was taken back." in told
    assert "Take it back against the rule" not in told  # a value, which is no text
    plain = text(editor.send(address("policychange_void", "policy-2022"), {"reason": "A draft"}))
    assert "Refused" not in plain


def test_what_is_beside_and_to_come_is_told_on_every_day_of_the_change(editor):
    later = MEMO | {"effective_on": "2027-02-01", "supersedes": ""}
    told = text(editor.send(address(ADD), later))
    assert (
        "Announced, 2 December 2025 Newer, in force since 21 June 2022 "
        "Newer, in force since 21 June 2022; to come: A memo"
    ) in told
    assert (
        "In effect, 1 February 2027 Newer, in force since 21 June 2022 "
        "A memo, in force since 1 February 2027; beside it: Newer"
    ) in told
    vague = text(editor.send(address(ADD), MEMO | {"announced_on": "2025", "effective_on": ""}))
    assert "Announced, by 31 December 2025" in vague
    assert "A memo, as announced since 2025" in vague


def test_a_new_track_and_the_last_change_of_a_track_are_told(editor):
    new = text(editor.send(address(ADD), MEMO | {"track": "transit", "supersedes": ""}))
    assert "The track “transit” is new: no other change of state and topic is on it." in new
    coming = PolicyChange.objects.get(pk="policy-2022")
    PolicyChangeFactory(
        id="coming",
        state=coming.state,
        topic=coming.topic,
        track="use",
        supersedes=coming,
        announced_on="2026-11-01",
        effective_on="2027-01-01",
    )
    page = editor.client.get(address(ADD), {"state": "USA", "topic": "landmines", "track": "use"})
    assert '<option value="coming" selected>' in page.text
    assert "1 January 2027: Policy coming" in text(page)


def test_a_correction_to_another_track_shows_both(editor):
    where = address("policychange_correct", "policy-2022")
    act = MEMO | {"announced_on": "2022-06-21", "effective_on": "2022-06-21", "title": "Newer"}
    act |= {"track": "export", "supersedes": "", "reason": "It is about exports"}
    told = text(editor.send(where, act))
    assert "It leaves the track that it was on: both are shown." in told
    assert "Export: the chain as it would be 21 June 2022: Newer (this entry)" in told
    assert "Use: the chain as it would be 31 January 2020: Old" in told


def test_a_correction_keeps_what_it_supersedes_though_that_was_corrected(editor):
    old = MEMO | {"announced_on": "2020-02-01", "effective_on": "2020-02-01", "title": "Old"}
    old |= {"supersedes": "", "reason": "A day off"}
    entered(editor, address("policychange_correct", "policy-2020"), old)
    page = editor.client.get(address("policychange_correct", "policy-2022"))
    assert '<option value="usa-landmines-2020-02-01" selected>' in page.text


def test_asking_without_a_script_keeps_every_treaty(editor):
    TreatyFactory(id="ccw")
    both = MEMO | {"_possible": "1", "treaties": ["apmbc", "ccw"]}
    page = editor.send(address(ADD), both)
    assert page.context["form"].initial["treaties"] == ["apmbc", "ccw"]
    assert page.text.count('<option value="apmbc" selected>') == 1
    assert page.text.count('<option value="ccw" selected>') == 1
