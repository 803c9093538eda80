"""Gather what can be translated, bring ``locale/`` up to date and compile it, with Babel alone."""

import sys
from collections.abc import Iterator, Mapping
from importlib import import_module
from io import BytesIO
from pathlib import Path

import django
from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation import templatize

from config.env import BASE_DIR

TEMPLATES, CODE = "templates", ("config", "core", "news", "policies", "treaties")

TABLES: Mapping[str, tuple[str, ...]] = {
    "treaties.presentation": ("WORDS", "TITLES", "UNKNOWN", "LAST"),
    "treaties.presentation_acts": ("NOUNS",),
    "treaties.terms": ("Category", "SourceKind"),
    "treaties.pages.citing": ("TITLES",),
    "treaties.pages.due": ("DUE",),
    "treaties.pages.log": ("DONE",),
    "treaties.pages.maps.view": ("LABELS",),
    "treaties.pages.maps.words": ("MARKS", "UNSURE", "UNKNOWN_DAY", "AHEAD"),
}
"""Tables of words that pages look up: their values, or labels, are messages."""

VERBS: Mapping[str, tuple[tuple[str, str], ...]] = {
    "ONE": (("treaties.presentation_acts", "DID"), ("treaties.pages.events", "EFFECTS")),
    "SEVERAL": (
        ("treaties.presentation_acts", "DONE_BY_SEVERAL"),
        ("treaties.pages.events", "EFFECTS"),
    ),
}
"""Tables of verbs, translated apart after the name of one state and of several."""

KEYWORDS = {
    "gettext": None,
    "gettext_lazy": None,
    "ngettext": (1, 2),
    "pgettext": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
    "_": None,
}

type Found = tuple[str | tuple[str, ...], str | None, str]
"""A message or its forms, its context, and where it stands."""


def messages(root: Path) -> Catalog:
    """Return every message that templates, code and tables of words mark."""
    catalog = Catalog(fuzzy=False)
    for message, context, place in (*_marked(root), *_tabled()):
        catalog.add(message, context=context, locations=[(place, 0)])
    return catalog


def _marked(root: Path) -> Iterator[Found]:
    """Yield what calls in code and tags in templates mark."""
    for path in sorted((root / TEMPLATES).rglob("*.html")):
        text = path.read_text("utf-8")
        if "i18n" in text:
            # What is left of a template is indented as no code is.
            calls = "\n".join(line.strip() for line in templatize(text).splitlines())
            yield from _calls(calls, path.relative_to(root))
    for folder in CODE:
        for path in sorted((root / folder).rglob("*.py")):
            text = path.read_text("utf-8")
            if "gettext" in text:
                yield from _calls(text, path.relative_to(root))


def _calls(text: str, path: Path) -> Iterator[Found]:
    found = extract("python", BytesIO(text.encode()), keywords=KEYWORDS)
    for _, message, _, context in found:
        yield message, context, path.as_posix()


def _tabled() -> Iterator[Found]:
    """Yield the values of tables of words."""
    for module, names in TABLES.items():
        for name in names:
            yield from ((one, None, module) for one in _values(module, name))
    for context, tables in VERBS.items():
        said = str(getattr(import_module("treaties.presentation_acts"), context))
        for module, name in tables:
            yield from ((one, said, module) for one in _values(module, name))
        yield "subscribed", said, "treaties.presentation_acts"


def _values(module: str, name: str) -> list[str]:
    table = getattr(import_module(module), name)
    if isinstance(table, str):
        return [table]
    if isinstance(table, Mapping):
        return [str(one) for one in table.values() if one != "{" + str(one)[1:-1] + "}"]
    return [str(getattr(one, "label", one)) for one in table]


def compiled(catalog: Catalog) -> bytes:
    """Return a catalogue as gettext reads it."""
    out = BytesIO()
    write_mo(out, catalog)
    return out.getvalue()


def read(path: Path) -> Catalog:
    """Return the catalogue in a ``.po`` file."""
    with path.open("rb") as file:
        return read_po(file, locale=path.parts[-3])


def update(root: Path) -> dict[str, int]:
    """Bring every language up to date; return how many messages of each still lack words."""
    found, lacking = messages(root), {}
    for path in sorted((root / "locale").glob("*/LC_MESSAGES/django.po")):
        held = read(path)
        held.update(found, no_fuzzy_matching=True, update_creation_date=False)
        held.obsolete.clear()
        held.project, held.version, held.revision_date = "Servanda", "1", held.creation_date
        held.msgid_bugs_address = held.last_translator = held.language_team = ""
        out = BytesIO()
        write_po(out, held, width=100, sort_output=True, include_lineno=False)
        path.write_bytes(out.getvalue())
        path.with_suffix(".mo").write_bytes(compiled(read(path)))
        lacking[path.parts[-3]] = sum(one.id != "" and not _said(one.string) for one in held)
    return lacking


def _said(string: object) -> bool:
    return all(string) if isinstance(string, tuple | list) else bool(string)


def main() -> int:
    """Bring ``locale/`` up to date; return 1 where messages lack words."""
    django.setup()
    lacking = update(BASE_DIR)
    for language, number in lacking.items():
        sys.stdout.write(f"{language}: {number or 'no'} message(s) without a translation\n")
    return int(any(lacking.values()))


if __name__ == "__main__":
    sys.exit(main())
