"""The translations: complete, with nothing left over, placeholders kept, compiled as committed."""

import gettext
import re
from io import BytesIO

import pytest

from config.env import BASE_DIR
from config.messages import compiled, messages, read

FILES = sorted((BASE_DIR / "locale").glob("*/LC_MESSAGES/django.po"))
PLACES = re.compile(r"%\(\w+\)s|\{\w+\}|<[^>]*>")


def forms(value):
    return list(value) if isinstance(value, tuple | list) else [value]


def keyed(catalog):
    return {(one.context, forms(one.id)[0]): one for one in catalog if one.id}


@pytest.fixture(params=FILES, ids=lambda path: path.parts[-3])
def po(request):
    return request.param


def test_there_is_french():
    assert [path.parts[-3] for path in FILES] == ["fr"]


def test_every_message_is_translated_and_none_is_left_over(po):
    held, found = keyed(read(po)), keyed(messages(BASE_DIR))
    assert set(held) == set(found), "`make messages` brings it up to date"
    lacking = [key for key, one in held.items() if not all(forms(one.string)) or one.fuzzy]
    assert lacking == []
    assert not read(po).obsolete


def test_translations_keep_placeholders_and_markup(po):
    wrong = [
        (one.id, said)
        for one in read(po)
        if one.id
        for said in forms(one.string)
        if sorted(PLACES.findall(said)) != sorted(PLACES.findall(forms(one.id)[-1]))
    ]
    assert wrong == []


def test_the_compiled_file_is_that_of_the_text(po):
    def words(data):
        found = dict(gettext.GNUTranslations(BytesIO(data))._catalog)  # noqa: SLF001
        found.pop("")
        return found

    held = po.with_suffix(".mo").read_bytes()
    assert words(held) == words(compiled(read(po))), "`make messages` compiles it"
