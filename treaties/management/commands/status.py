"""``status TREATY STATE``: where a state stands towards a treaty, on which acts and sources."""

import json
from argparse import ArgumentParser
from typing import Any, override

from django import forms
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.db.models import Model, QuerySet

from treaties.answers import Asked
from treaties.fields import DayField, HolderField, MomentField, nearest, today, unknown_id
from treaties.management.commands._status import as_json, told
from treaties.management.commands._status_words import lines
from treaties.models import State, Treaty


class Command(BaseCommand):
    """Tells the status of a state under a treaty, in words or as JSON."""

    help = "Tell where a state stands towards a treaty, on which acts and sources."

    @override
    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("treaty", metavar="TREATY", help="Id of the treaty, such as apmbc.")
        parser.add_argument("state", metavar="STATE", help="Code of the state, such as FIN.")
        parser.add_argument(
            "--on", metavar="DAY", default="", help="YYYY-MM-DD; today if left out."
        )
        parser.add_argument(
            "--known", metavar="MOMENT", default="", help="What the record said then."
        )
        parser.add_argument("--view", default="", help="In whose view; the record's if left out.")
        parser.add_argument("--json", action="store_true", help="Print JSON alone.")

    @override
    def handle(self, *args: Any, **options: Any) -> None:
        treaty = _find(Treaty.objects.order_by("pk"), options["treaty"], "short_name")
        state = _find(State.objects.order_by("pk"), options["state"], "name")
        day = _read("--on", DayField(required=False), options["on"]) or today()
        known = _read("--known", MomentField(required=False), options["known"])
        view = _read("--view", HolderField(required=False), options["view"])
        found = told(treaty, state, Asked(day, known, view))
        if options["json"]:
            self.stdout.write(json.dumps(as_json(found), ensure_ascii=False, indent=2))
            return
        for line in lines(found):
            self.stdout.write(line)


def _read(option: str, field: forms.Field, text: str) -> Any:
    try:
        return field.clean(text)
    except ValidationError as error:
        raise CommandError(f"{option}: {' '.join(error.messages)}") from error


def _find[M: Model](rows: QuerySet[M], wanted: str, name: str) -> M:
    """Return the row with an id, in capitals or not.

    Raises:
        CommandError: there is none; the message names those near it, by id or by name.
    """
    row = rows.filter(pk__iexact=wanted).first()
    if row is not None:
        return row
    ids = dict(rows.values_list(name, "pk"))
    named = [f"{ids[one]} ({one})" for one in nearest(wanted, ids)]
    said = unknown_id(rows.model, wanted, () if named else ids.values())
    raise CommandError(f"{said} Near it: {', '.join(named)}." if named else said)
