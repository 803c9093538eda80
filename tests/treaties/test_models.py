import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, ProgrammingError, connection, transaction

from core.dates import PartialDate
from tests.factories import (
    CitationFactory,
    ProvisionFactory,
    RecordFactory,
    SourceFactory,
    StateFactory,
    TreatyActionFactory,
    TreatyFactory,
    corrects,
    standing,
)
from treaties.models import (
    Anomaly,
    Answer,
    Characterisation,
    Citation,
    EntryIntoForce,
    Explanation,
    PublishedTotal,
    Record,
    Source,
    Standing,
    State,
    StateList,
    StatusCheck,
    Treaty,
    TreatyAction,
)
from treaties.terms import ActionKind, Opinion, Status

pytestmark = pytest.mark.django_db


# Facts are added, never changed


def test_a_recorded_act_is_never_changed():
    action = TreatyActionFactory()

    with pytest.raises(ProgrammingError, match="Cannot update or delete"):
        TreatyAction.objects.filter(pk=action.pk).update(acted_on="1999")


def test_a_recorded_act_is_never_deleted():
    action = TreatyActionFactory()

    with pytest.raises(ProgrammingError, match="Cannot update or delete"):
        action.delete()


def test_a_citation_is_never_changed_or_deleted():
    citation = CitationFactory()

    with pytest.raises(ProgrammingError, match="Cannot update"), transaction.atomic():
        Citation.objects.filter(pk=citation.pk).update(quote="other words")
    with pytest.raises(ProgrammingError, match="Cannot update or delete"):
        citation.delete()


# What the database refuses


def test_the_database_refuses_what_is_no_date():
    source = SourceFactory()

    with (
        pytest.raises(IntegrityError, match="as_of_is_partial_date"),
        connection.cursor() as cursor,
    ):
        cursor.execute("UPDATE treaties_source SET as_of = '2026-13' WHERE id = %s", [source.pk])


@pytest.mark.parametrize(
    ("kind", "acted", "effective"),
    [
        (ActionKind.SUCCESSION, "2001", "1992-04-27"),
        (ActionKind.RATIFICATION, "2001", "2001-05-01"),
        (ActionKind.RATIFICATION, "2001-05-01", "2001"),
        (ActionKind.RATIFICATION, "2001-05-01", "2001-05-01"),
        (ActionKind.RATIFICATION, None, "2001-05-01"),
        (ActionKind.RATIFICATION, "2001-05-01", None),
    ],
)
def test_an_act_takes_effect_on_its_day_or_later(kind, acted, effective):
    action = TreatyActionFactory.build(
        treaty=TreatyFactory(), state=StateFactory(), kind=kind, acted_on=acted
    )
    action.effective_on = effective

    action.full_clean()
    action.save()


@pytest.mark.parametrize(
    ("acted", "effective"),
    [("2003-01-10", "2002-04-10"), ("2003", "2002-12-31"), ("2003-01-10", "2002")],
)
def test_only_a_succession_takes_effect_before_it_was_notified(acted, effective):
    action = TreatyActionFactory.build(
        treaty=TreatyFactory(), state=StateFactory(), acted_on=acted, effective_on=effective
    )

    with pytest.raises(ValidationError, match="Only a succession can take effect before"):
        action.full_clean()
    with pytest.raises(IntegrityError, match="effect_not_before_act"):
        action.save()


def test_only_an_entry_that_corrects_another_can_be_void():
    action = TreatyActionFactory.build(treaty=TreatyFactory(), state=StateFactory(), void=True)

    with pytest.raises(ValidationError, match="Name the entry that is taken back"):
        action.full_clean()
    with pytest.raises(IntegrityError, match="void_needs_corrects"):
        action.save()


def test_an_entry_is_corrected_once():
    entry = TreatyActionFactory()
    corrects(entry)

    with pytest.raises(IntegrityError):
        corrects(entry)


def test_no_two_statuses_of_a_state_overlap():
    treaty, state = TreatyFactory(), StateFactory()
    standing(dt.date(2000, 1, 1), dt.date(2001, 1, 1), treaty=treaty, state=state)
    standing(dt.date(2001, 1, 1), None, treaty=treaty, state=state)
    standing(dt.date(2000, 6, 1), None, treaty=treaty, state=StateFactory())

    with pytest.raises(IntegrityError, match="standing_one_status_at_a_time"):
        standing(dt.date(2000, 6, 1), dt.date(2000, 7, 1), treaty=treaty, state=state)


def test_a_status_that_is_only_possible_overlaps_nothing():
    treaty, state = TreatyFactory(), StateFactory()
    standing(dt.date(2000, 1, 1), None, treaty=treaty, state=state)

    assert standing(None, None, treaty=treaty, state=state, position=1).pk


def test_there_is_one_record():
    RecordFactory()

    with pytest.raises(IntegrityError, match="record_is_single"):
        Record.objects.create(id=2, compiled_on=dt.date(2026, 11, 22))


# What clean() says


def test_an_entry_corrects_one_of_the_same_treaty_and_says_why():
    entry = TreatyActionFactory()
    action = TreatyActionFactory.build(treaty=TreatyFactory(), state=entry.state, corrects=entry)

    with pytest.raises(ValidationError) as caught:
        action.clean()

    assert caught.value.message_dict == {
        "corrects": ["Correct an entry of the same treaty."],
        "reason": ["Say why the entry is corrected."],
    }


def test_a_reason_belongs_to_a_correction():
    action = TreatyActionFactory.build(treaty=TreatyFactory(), reason="misread")

    with pytest.raises(ValidationError, match="only with the entry that is corrected"):
        action.clean()


def test_a_suspension_is_towards_known_states():
    known = StateFactory()
    action = TreatyActionFactory.build(treaty=TreatyFactory(), towards=[known.code, "ZZZ"])

    with pytest.raises(ValidationError, match="No such state: ZZZ"):
        action.clean()


def test_a_view_is_held_by_a_state_or_a_known_body():
    action = TreatyActionFactory()
    for holder in ("depositary", action.state_id):
        Characterisation(action=action, holder=holder, opinion=Opinion.VALID).full_clean()

    with pytest.raises(ValidationError, match="or the code of a state"):
        Characterisation(action=action, holder="press", opinion=Opinion.VALID).full_clean()


@pytest.mark.parametrize(
    ("text", "message"), [("{", "Not JSON"), ("[1]", "Write the rule as a JSON object")]
)
def test_a_rule_is_a_json_object(text, message):
    provision = ProvisionFactory.build(treaty=TreatyFactory(), rule_text=text)

    with pytest.raises(ValidationError, match=message):
        provision.full_clean()


def test_a_rule_is_kept_as_written_and_read_as_data():
    provision = ProvisionFactory(rule_text='{"months": 6, "from": "receipt"}')

    assert provision.rule == {"months": 6, "from": "receipt"}
    provision.refresh_from_db()
    assert provision.rule_text == '{"months": 6, "from": "receipt"}'


def test_every_change_of_the_register_is_kept():
    source = SourceFactory(title="First")
    source.title = "Second"
    source.save()
    source.delete()

    labels = [
        (event.pgh_label, event.title)
        for event in Source.pgh_event_model.objects.order_by("pgh_id")
    ]

    assert labels == [("insert", "First"), ("update", "Second"), ("delete", "Second")]


def test_everything_says_what_it_is():
    treaty, state = TreatyFactory(id="npt", short_name="NPT"), StateFactory(code="PRK", name="DPRK")
    source = SourceFactory(id="un", title="UN list")
    action = TreatyActionFactory(treaty=treaty, state=state, public_id="npt-PRK-accession-1985")
    answer = TreatyActionFactory(treaty=treaty, state=state)
    day = PartialDate.parse("2026")

    assert [
        str(one)
        for one in (
            treaty,
            state,
            source,
            action,
            StateList(id="nordic-states"),
            ProvisionFactory(treaty=treaty),
            CitationFactory(action=action, source=source, locator="p. 3"),
            Characterisation(action=action, holder="un", opinion=Opinion.IN_FORCE),
            StatusCheck(treaty=treaty, source=source, complete=True),
            PublishedTotal(treaty=treaty, question="n_parties", as_of=day, expected=191),
            Explanation(check_code="total", treaty=treaty),
            Anomaly(check_code="total", subject="npt 2026"),
            Standing(treaty=treaty, state=state, status=Status.PARTY),
            EntryIntoForce(treaty=treaty),
            RecordFactory(),
        )
    ] == [
        "NPT",
        "DPRK",
        "UN list",
        "npt-PRK-accession-1985",
        "nordic-states",
        "npt: Withdrawal",
        "un p. 3",
        "un: Treaty in force for the state",
        "npt: un as of no date",
        "npt n_parties 2026: 191",
        "total npt",
        "total: npt 2026",
        "npt PRK party since unknown",
        "npt: not in force",
        "Record compiled on 2026-11-22, version 0",
    ]
    assert str(Answer(action=answer, target=action)) == f"{answer.pk} answers {action.pk}"


@pytest.mark.parametrize("model", [Treaty, State, TreatyAction, Standing, Source])
def test_every_field_is_explained(model):
    unexplained = [
        field.name
        for field in model._meta.get_fields()  # noqa: SLF001
        if field.concrete and not field.auto_created and not field.help_text
    ]

    assert unexplained == []


def test_a_page_has_a_stable_address():
    treaty, state = TreatyFactory(id="npt"), StateFactory(code="PRK")
    action = TreatyActionFactory.build(treaty=treaty, public_id="npt-PRK-accession-1985-12-12")

    assert treaty.get_absolute_url() == "/treaties/npt/"
    assert state.get_absolute_url() == "/states/PRK/"
    assert action.get_absolute_url() == "/treaties/npt/#npt-PRK-accession-1985-12-12"
