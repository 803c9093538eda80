import datetime as dt

import pytest
from django import forms
from django.core.exceptions import ValidationError

from core.dates import PartialDate
from core.fields import PartialDateField, PartialDateFormField, to_partial_date
from treaties.models import Source


@pytest.mark.parametrize("text", ["2026", "2026-05", "2026-05-09"])
def test_a_date_stays_as_precise_as_it_was_written(text):
    field = PartialDateField(null=True)

    assert str(field.to_python(text)) == text
    assert field.get_prep_value(PartialDate.parse(text)) == text


def test_a_whole_day_may_be_given_as_a_date_or_a_moment():
    day = PartialDate.parse("2026-05-09")

    assert to_partial_date(dt.date(2026, 5, 9)) == day
    assert to_partial_date(dt.datetime(2026, 5, 9, 12, tzinfo=dt.UTC)) == day
    assert to_partial_date("") is None


@pytest.mark.parametrize("text", ["26", "2026-13", "2026-02-30", "9 May 2026", "2026-5"])
def test_what_is_no_date_is_refused_with_the_three_formats(text):
    with pytest.raises(ValidationError, match="write YYYY, YYYY-MM or YYYY-MM-DD"):
        PartialDateField(null=True).clean(text, None)
    with pytest.raises(ValidationError, match="YYYY-MM-DD"):
        PartialDateFormField().clean(text)


class DateForm(forms.Form):
    day = PartialDateField(null=True, blank=True).formfield()


def test_a_form_gives_a_partial_date_and_shows_it_as_it_was_printed():
    form = DateForm({"day": " 2026-05 "}, initial={"day": PartialDate.parse("2026")})

    assert form.is_valid()
    assert form.cleaned_data["day"] == PartialDate.parse("2026-05")
    assert form.has_changed()
    assert 'placeholder="YYYY, YYYY-MM or YYYY-MM-DD"' in str(form["day"])


def test_a_form_knows_that_nothing_changed():
    form = DateForm({"day": "2026"}, initial={"day": PartialDate.parse("2026")})

    assert not form.has_changed()
    assert 'value="2026"' in str(form["day"])
    assert DateForm({"day": ""}).is_valid()


def test_the_field_can_be_rebuilt_from_a_migration():
    _name, path, args, kwargs = PartialDateField(null=True).deconstruct()

    assert (path, args, kwargs) == ("core.fields.PartialDateField", [], {"null": True})
    assert PartialDateField(*args, **kwargs).max_length == 10


def test_a_serializer_gets_the_text():
    source = Source(as_of=PartialDate.parse("2026-05"))

    assert Source._meta.get_field("as_of").value_to_string(source)  # noqa: SLF001 == "2026-05"
