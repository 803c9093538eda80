"""A text held against the record, for programs: sent, answered, and not kept."""

from http import HTTPStatus
from typing import Any, override

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.exceptions import APIException, ParseError, ValidationError
from rest_framework.parsers import JSONParser
from rest_framework.request import Request
from rest_framework.response import Response

from news.services.checking import LONGEST, Statement, check
from news.services.facts import Line
from treaties.api.base import RecordView
from treaties.api.limits import PerAddress
from treaties.editions import current_edition
from treaties.fields import FIRST_DAY, LAST_DAY, today

LARGEST = 200_000
"""Bytes of a request: a text of that many characters fits in any script."""


class TooLargeError(APIException):
    """More was sent than is read."""

    status_code = HTTPStatus.REQUEST_ENTITY_TOO_LARGE
    default_detail = f"Send at most {LONGEST:,} characters of text, {LARGEST:,} bytes in all."


class BoundedParser(JSONParser):
    """Reads JSON; what is nested without end is refused as any other that is none."""

    @override
    def parse(self, stream: Any, media_type: Any = None, parser_context: Any = None) -> Any:
        """Return what was sent.

        Raises:
            ParseError: it is no JSON, or nested too deep.
        """
        try:
            return super().parse(stream, media_type, parser_context)
        except RecursionError as error:
            raise ParseError("The JSON is nested too deep: send an object with text.") from error


class TextField(serializers.CharField):
    """Text, and nothing that would have to be made one."""

    @override
    def to_internal_value(self, data: Any) -> str:
        """Return the text.

        Raises:
            ValidationError: it is a number, a list or anything else.
        """
        if not isinstance(data, str):
            self.fail("invalid")
        return super().to_internal_value(data)


class CheckTextSerializer(serializers.Serializer[Any]):
    """A text to be held against the record."""

    text = TextField(
        max_length=LONGEST,
        trim_whitespace=False,
        help_text=f"English text, up to {LONGEST:,} characters. It is not kept.",
    )
    on = serializers.DateField(
        required=False, help_text="The day on which the text speaks; today (UTC) without one."
    )

    def validate_on(self, day: Any) -> Any:
        """Refuse a day that no answer can be given for.

        Raises:
            ValidationError: it lies outside the range.
        """
        if not FIRST_DAY <= day <= LAST_DAY:
            raise ValidationError(f"Write a day from {FIRST_DAY} to {LAST_DAY}.")
        return day

    @override
    def to_internal_value(self, data: Any) -> Any:
        """Refuse what means nothing here.

        Raises:
            ValidationError: a field is unknown.
        """
        if isinstance(data, dict) and (unknown := sorted(set(data) - set(self.fields))):
            told = f"There is no such field; there are {', '.join(self.fields)}."
            raise ValidationError({name: [told] for name in unknown})
        return super().to_internal_value(data)


class CheckSourceSerializer(serializers.Serializer[Any]):
    """A source in short."""

    title = serializers.CharField(help_text="What it is called.")
    url = serializers.CharField(help_text="Where to read it, or its page here.")


class CheckFactSerializer(serializers.Serializer[Any]):
    """What the record holds about a statement."""

    text = serializers.CharField(help_text="In words.")
    url = serializers.CharField(help_text="The page that tells it.")
    sources = CheckSourceSerializer(many=True, help_text="What states it.")


class CheckStatementSerializer(serializers.Serializer[Any]):
    """Something that the text states, and what the record says of it."""

    start = serializers.IntegerField(help_text="Its first character, from 0, in code points.")
    end = serializers.IntegerField(help_text="One past its last character.")
    quote = serializers.CharField(help_text="The words themselves.")
    news = serializers.BooleanField(help_text="Whether the text reports it as an act or step.")
    understood = serializers.CharField(help_text="How it was understood.")
    verdict = serializers.ChoiceField(
        ["supported", "contradicted", "not_in_record", "uncheckable"],
        help_text="What the record says of it on the day.",
    )
    why = serializers.CharField(help_text="What the verdict rests on, in words.")
    facts = CheckFactSerializer(many=True, help_text="What the record holds, in order of dates.")
    standing = CheckFactSerializer(
        allow_null=True, help_text="Where the state stands under the treaty on the day."
    )
    views = serializers.ListField(
        child=serializers.CharField(), help_text="Who holds what of a contested act."
    )
    rules = serializers.ListField(
        child=serializers.CharField(), help_text="The rules of reading that found it."
    )


class CheckedSerializer(serializers.Serializer[Any]):
    """A text that was held against the record."""

    on = serializers.DateField(help_text="The day asked about.")
    record_version = serializers.IntegerField(help_text="Version of the record that answered.")
    english = serializers.BooleanField(help_text="Whether it is English; else it was not read.")
    statements = CheckStatementSerializer(many=True, help_text="Its statements, in order.")


class TextCheck(RecordView):
    """Hold a text against the record: its statements with verdicts, facts and sources.

    The text is read by rules and is not kept. What is not understood is left out: a text without
    statements is not thereby right.
    """

    http_method_names = ["post", "options"]
    parser_classes = [BoundedParser]
    serializer_class = CheckTextSerializer
    answer = CheckedSerializer
    problems = (400, 413, 429)

    @override
    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        """Count the request against its own limit, too.

        Raises:
            Throttled: there were too many requests from this address.
            TooLargeError: more was sent than is read.
        """
        super().initial(request, *args, **kwargs)
        if request.method != "POST":
            return
        limit = PerAddress.of_checks()
        if not limit.allow_request(request, self):
            self.throttled(request, limit.wait())
        length = request.headers.get("Content-Length", "")
        if length.isdecimal() and int(length) > LARGEST:  # without one, nothing is read
            raise TooLargeError

    @extend_schema(request=CheckTextSerializer)
    def post(self, request: Request) -> Response:
        """Return what the text states and what the record says of it.

        Raises:
            ValidationError: no text was sent, or one that is too long.
        """
        sent = CheckTextSerializer(data=request.data)
        sent.is_valid(raise_exception=True)
        held = sent.validated_data
        found = check(held["text"], held.get("on") or today())
        told = {
            "on": found.day,
            "record_version": found.version,
            "english": found.english,
            "statements": [_row(one, request) for one in found.statements],
        }
        self.edition = current_edition()
        return Response(CheckedSerializer(told).data)


def _row(one: Statement, request: Request) -> dict[str, Any]:
    return {
        "start": one.start,
        "end": one.end,
        "quote": one.quote,
        "news": one.news,
        "understood": one.says,
        "verdict": one.verdict,
        "why": one.why,
        "facts": [_fact(line, request) for line in one.lines],
        "standing": _fact(one.standing, request) if one.standing else None,
        "views": list(one.views),
        "rules": list(one.rules),
    }


def _fact(line: Line, request: Request) -> dict[str, Any]:
    return {
        "text": line.words,
        "url": request.build_absolute_uri(line.href),
        "sources": [
            {"title": one.title, "url": request.build_absolute_uri(one.href)}
            for one in line.sources
        ],
    }
