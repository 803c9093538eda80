"""An editor enters, corrects and takes back policies, steps and positions at the desk."""

import pytest
from django.urls import reverse

from policies.models import DomesticStep, PolicyChange, Position
from policies.services import Cites, correct
from tests.factories import (
    DomesticStepFactory,
    PolicyChangeFactory,
    SourceFactory,
    TreatyActionFactory,
)
from tests.treaties.admin.desk import previewed, text
from treaties.models import Change, Record, State, Treaty
from treaties.record.log import begin

pytestmark = pytest.mark.django_db

MEMO = {
    "state": "USA",
    "topic": "landmines",
    "track": "use",
    "announced_on": "2025-12-02",
    "effective_on": "2025-12-02",
    "supersedes": "policy-2022",
    "title": "A memo",
    "direction": "loosens",
    "instrument": "ministerial-memo",
    "authority": "The secretary",
    "summary": "Sets the policy aside.",
    "treaties": ["apmbc"],
}
STEP = {
    "treaty": "apmbc",
    "state": "USA",
    "aim": "consent",
    "stage": "voted",
    "taken_on": "2026-05-01",
    "summary": "The chamber votes.",
}


def address(what, *args):
    return reverse(f"admin:policies_{what}", args=args)


ADD = "policychange_add"


def entered(editor, where, act, **more):
    preview = editor.send(where, act, **more)
    assert "Preview: nothing is entered yet" in preview.text, text(preview)
    return editor.send(where, act, previewed=previewed(preview), _confirm="1", **more)


def test_the_form_offers_what_a_change_can_supersede_and_the_tracks_there_are(editor):
    page = editor.client.get(address(ADD), {"state": "USA", "topic": "landmines", "track": "use"})
    field = page.context["form"].fields["supersedes"]
    assert [one.pk for one in field.queryset] == ["policy-2022", "policy-2020"]
    assert '<option value="policy-2022" selected>2022-06-21: Newer</option>' in page.text
    assert '<option value="export"></option>' in page.text


def test_without_a_script_a_button_asks_what_can_be_superseded(editor):
    page = editor.client.post(address(ADD), MEMO | {"_possible": "1", "supersedes": ""})
    assert "2022-06-21: Newer" in page.text
    assert 'value="A memo"' in page.text
    assert not page.context["form"].errors


def test_a_change_is_made_only_after_its_chain_was_shown(editor):
    preview = editor.send(address(ADD), MEMO)
    told = text(preview)
    assert "Today, 24 November 2026 Newer, in force since 21 June 2022 A memo, in force" in told
    assert "2 December 2025: A memo (this entry)" in told
    assert "21 June 2022, until 2 December 2025: Newer" in told
    assert not PolicyChange.objects.filter(title="A memo").exists()
    made = editor.send(address(ADD), MEMO, previewed=previewed(preview), _confirm="1")
    change = PolicyChange.objects.get(title="A memo")
    assert made.url == address("policychange_change", change.pk)
    assert (change.pk, change.supersedes_id) == ("usa-landmines-2025-12-02", "policy-2022")
    assert [one.pk for one in change.treaties.all()] == ["apmbc"]
    assert change.recorded_by.username == "admin"
    assert change.citations.get().locator == "row 7"


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ({"effective_on": ""}, "it will show as announced, and not as in force"),
        ({"effective_on": "2025-11-30"}, "It takes effect before it is announced"),
        ({"effective_on": "2027-01-01"}, "Its effect lies ahead"),
        ({"supersedes": ""}, "It supersedes nothing: what stands on the track stays beside it."),
        ({"announced_on": "2022-06-21"}, "policy-2022 was announced on the same day"),
    ],
)
def test_what_is_odd_is_told_before_it_is_entered(editor, more, told):
    assert told in text(editor.send(address(ADD), MEMO | more))


@pytest.mark.parametrize(
    ("more", "refused"),
    [
        ({"supersedes": "export-1997"}, "Select a valid choice"),
        ({"announced_on": "2027-01-01"}, "The day lies ahead"),
        ({"announced_on": "2021-01-01"}, "It was announced later, on 2022-06-21"),
        ({"track": "no track"}, "Enter a valid “slug”"),
        ({"title": ""}, "This field is required"),
    ],
)
def test_what_cannot_stand_is_refused(editor, more, refused):
    answer = editor.send(address(ADD), MEMO | more)
    assert "Nothing was entered" in answer.text
    assert refused in text(answer)


def test_nothing_is_entered_without_a_source(editor):
    answer = editor.send(address(ADD), MEMO, cites=())
    assert "no datum without a source" in text(answer)


def test_an_entry_is_corrected_by_a_later_one(editor):
    where = address("policychange_correct", "policy-2022")
    page = editor.client.get(where)
    assert page.context["form"].initial["title"] == "Newer"
    act = MEMO | {"announced_on": "2022-06-22", "effective_on": "2022-06-22", "title": "Newer"}
    act |= {"supersedes": "policy-2020", "reason": "A day off"}
    answer = entered(editor, where, act)
    right = PolicyChange.objects.get(corrects="policy-2022")
    assert answer.url == address("policychange_change", right.pk)
    assert (right.reason, str(right.announced_on)) == ("A day off", "2022-06-22")
    shown = editor.client.get(address("policychange_change", "policy-2022"))
    assert right.pk in shown.text


def test_an_entry_is_taken_back_with_a_reason(editor):
    where = address("policychange_void", "policy-2022")
    preview = editor.send(where, {"reason": "It was a draft"})
    assert "Newer, in force since 21 June 2022 Old, in force since 31 January 2020" in text(preview)
    editor.send(where, {"reason": "It was a draft"}, previewed=previewed(preview), _confirm="1")
    assert PolicyChange.objects.get(corrects="policy-2022").void


def test_the_second_editor_is_led_to_the_correction(editor):
    old = PolicyChange.objects.get(pk="policy-2022")
    again = PolicyChange(
        **{name: getattr(old, name) for name in ("state", "topic", "track", "supersedes")},
        **{name: getattr(old, name) for name in ("direction", "instrument", "confidence")},
        **{name: getattr(old, name) for name in ("authority", "summary", "announced_on")},
        title="Right",
    )
    right = correct(old, again, reason="Its name", cites=[Cites(SourceFactory())])
    answer = editor.client.get(address("policychange_correct", "policy-2022"))
    assert answer.url == address("policychange_change", right.pk)


def test_a_step_shows_the_way_and_moves_no_standing(editor):
    preview = editor.send(address("domesticstep_add"), STEP)
    told = text(preview)
    assert "A step at home changes no status" in told
    assert "Voted: 1 May 2026 (this entry)" in told
    entered(editor, address("domesticstep_add"), STEP)
    assert DomesticStep.objects.get().pk == "apmbc-usa-consent-voted-2026-05-01"


def test_a_deposit_is_no_step_and_the_desk_says_where_to_enter_it(editor):
    answer = editor.send(address("domesticstep_add"), STEP | {"stage": "deposited"})
    assert "That is a treaty act: enter it as an act" in text(answer)
    there = "/admin/treaties/consent/add/?treaty=apmbc&amp;state=USA&amp;kind=accession"
    assert f'<a href="{there}">Accession</a>' in answer.text
    assert not DomesticStep.objects.exists()


def test_a_position_is_entered_too(editor):
    said = {
        "state": "USA",
        "treaty": "apmbc",
        "stance": "will_not_join",
        "voiced_on": "1997-09-17",
        "says": "It will not sign.",
    }
    entered(editor, address("position_add"), said)
    assert Position.objects.get().pk == "usa-apmbc-will-not-join-1997-09-17"


def test_nothing_is_edited_in_place(editor):
    page = editor.client.get(address("policychange_change", "policy-2022"))
    assert "Correct this entry" in page.text
    assert 'name="_save"' not in page.text


def test_who_may_not_add_may_not_correct(editor, client, django_user_model):
    client.force_login(django_user_model.objects.create_user("reader", is_staff=True))
    assert editor.client.get(address(ADD)).status_code == 403
    assert editor.client.get(address("policychange_correct", "policy-2022")).status_code == 403


def test_worklists_hold_what_needs_work(editor):
    PolicyChangeFactory(id="hearsay", confidence="recalled")
    entered(editor, address("domesticstep_add"), STEP)

    def listed(what):
        page = editor.client.get(address(f"{what}_changelist"))
        return [one.pk for one in page.context["cl"].queryset]

    assert listed("unverifiedchange") == ["hearsay"]
    assert listed("waitingstep") == ["apmbc-usa-consent-voted-2026-05-01"]


def test_the_index_shows_policies_among_the_record(editor):
    words = text(editor.client.get("/admin/"))
    assert words.index("Policy changes") < words.index("Worklists")
    assert "Unverified policy changes (0)" in words


def test_an_entry_shows_every_version_of_it(editor):
    where = address("policychange_correct", "policy-2022")
    act = MEMO | {"announced_on": "2022-06-22", "effective_on": "2022-06-22", "title": "Newer"}
    act |= {"supersedes": "policy-2020"}
    entered(editor, where, act | {"reason": "A day off"})
    again = address("policychange_correct", "usa-landmines-2022-06-22")
    entered(editor, again, act | {"reason": "Its name", "title": "Newest"})
    for pk in ("policy-2022", "usa-landmines-2022-06-22", "usa-landmines-2022-06-22-2"):
        said = text(editor.client.get(address("policychange_change", pk)))
        said = said.partition("Versions:")[2]
        assert said.startswith(
            " policy-2022 : entered 22 November 2026, 00:00 UTC, loaded "
            "usa-landmines-2022-06-22 : corrected 24 November 2026, 09:00 UTC, admin – A day off "
            "usa-landmines-2022-06-22-2 : corrected 24 November 2026, 09:00 UTC, admin – Its name "
        )


def test_a_topic_is_logged_and_its_versions_are_kept(editor):
    begin()
    before = Record.objects.version()
    where = address("topic_change", "landmines")
    given = {"label": "Anti-personnel landmines", "weapon_types": "landmines"}
    assert editor.client.post(where, given).status_code == 302
    change = Change.objects.get(table="policy_topics.csv", kind="restate")
    assert (change.key, change.version) == ("landmines", before + 1)
    told = text(editor.client.get(address("topic_history", "landmines")))
    assert "Label: from Landmines to Anti-personnel landmines" in told


def test_a_step_after_an_act_begins_another_way(editor):
    about = {"treaty": Treaty.objects.get(pk="apmbc"), "state": State.objects.get(pk="USA")}
    DomesticStepFactory(aim="consent", stage="decided", taken_on="2000-01-01", **about)
    TreatyActionFactory(kind="accession", acted_on="2001-01-01", **about)
    told = text(editor.send(address("domesticstep_add"), STEP))
    assert (
        "The way to: consent to be bound (ended by the act) "
        "Decided: 1 January 2000 Deposited: 1 January 2001 "
        "The way to: consent to be bound (nothing is deposited, so it waits for the act) "
        "Voted: 1 May 2026 (this entry)"
    ) in told


def test_what_waits_for_more_than_a_year_can_be_picked_out(editor):
    about = {"treaty": Treaty.objects.get(pk="apmbc"), "aim": "consent"}
    DomesticStepFactory(id="long", taken_on="2024-03", **about)
    DomesticStepFactory(id="lately", taken_on="2026-03", **about)
    where = address("waitingstep_changelist")
    assert [one.pk for one in listed(editor, where)] == ["long", "lately"]
    assert [one.pk for one in listed(editor, f"{where}?last=year")] == ["long"]


def listed(editor, where):
    return editor.client.get(where).context["cl"].queryset


@pytest.mark.parametrize("what", ["domesticstep", "position"])
def test_what_is_entered_twice_is_told(editor, what):
    said = {"stance": "supports", "voiced_on": "2026-05-01", "says": "It is for it."}
    act = STEP if what == "domesticstep" else {"state": "USA", "treaty": "apmbc"} | said
    entered(editor, address(f"{what}_add"), act)
    assert "is it the same" in text(editor.send(address(f"{what}_add"), act))
