"""No language changes a number that a browser reads: coordinates, sizes, days, addresses."""

import re

import pytest
from django.template import Context, Template
from django.utils import translation

from tests.contracts.pages import PAGES

DRAWN = "svg|path|rect|circle|line|text|g|use|polyline|polygon|pattern|meter|progress|time"
TAGS = re.compile(rf"<({DRAWN})\b[^>]*>")
VALUES = re.compile(r'([\w-]+)="([^"]*)"')
WORDED = {"aria-label", "href", "class"}


def drawn(html):
    """Return every attribute of drawings and times that no language may change."""
    return [
        (name, value)
        for tag in TAGS.finditer(html)
        for name, value in VALUES.findall(tag[0])
        if name not in WORDED
    ]


@pytest.mark.parametrize("code", ["en-gb", "fr"])
def test_a_number_is_written_with_a_point(code):
    with translation.override(code):
        assert Template("{{ x }} {{ n }}").render(Context({"x": 1.5, "n": 12345})) == "1.5 12345"


@pytest.mark.usefixtures("whole_record", "db")
@pytest.mark.timeout(300)
def test_drawings_are_the_same_in_french(client):
    for path in PAGES:
        if path.startswith("/password-reset/"):
            continue
        join = "&" if "?" in path else "?"
        english = drawn(client.get(path).content.decode())
        assert drawn(client.get(f"{path}{join}lang=fr").content.decode()) == english, path
