"""The codebook: every table, column and word of the record, with what it means.

It is generated from the models' own help texts and the vocabulary, so that it cannot lag behind.
"""

import ast
import inspect
import io
import tokenize
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from types import ModuleType

from treaties import terms
from treaties.releases.columns import Cell, Flat
from treaties.releases.tables import schema

CSV_HEADER = ("table", "column", "value", "type", "required", "refers_to", "meaning", "article")


@dataclass(frozen=True, slots=True)
class Word:
    """A word that a cell may hold, its label, and the article or source that it comes from."""

    value: str
    label: str
    article: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """A column with the words that it may hold."""

    column: Cell
    words: Sequence[Word]


@dataclass(frozen=True, slots=True)
class Chapter:
    """A table with its columns."""

    table: Flat
    entries: Sequence[Entry]


@cache
def chapters() -> Sequence[Chapter]:
    """Return the whole codebook, table by table."""
    return tuple(
        Chapter(table, tuple(Entry(one, words_of(one)) for one in table.columns))
        for table in schema()
    )


def words_of(column: Cell) -> tuple[Word, ...]:
    """Return the words that a column may hold, each with its article where there is one."""
    articles = _vocabulary().get(frozenset(column.choices), {})
    return tuple(
        Word(value, label, articles.get(value, "")) for value, label in column.choices.items()
    )


@cache
def _vocabulary() -> Mapping[frozenset[str], Mapping[str, str]]:
    """Return the articles of each vocabulary by its words."""
    found = {}
    for articles in articles_in(terms).values():
        found[frozenset(articles)] = articles
    return found


def articles_in(module: ModuleType) -> dict[str, dict[str, str]]:
    """Return, by class and word, what the comment beside each choice of a module says."""
    source = inspect.getsource(module)
    comments = {
        token.start[0]: token.string.lstrip("# ")
        for token in tokenize.generate_tokens(io.StringIO(source).readline)
        if token.type == tokenize.COMMENT
    }
    return {
        one.name: dict(_choices(one, comments))
        for one in ast.parse(source).body
        if isinstance(one, ast.ClassDef)
    }


def _choices(vocabulary: ast.ClassDef, comments: Mapping[int, str]) -> Iterator[tuple[str, str]]:
    for line in vocabulary.body:
        if isinstance(line, ast.Assign) and isinstance(line.value, ast.Tuple):
            value = ast.literal_eval(line.value)[0]
            yield value, comments.get(line.end_lineno or 0, "")


def csv_rows() -> Iterator[list[str]]:
    """Give the codebook as rows of a table, its header first; a word follows its column."""
    yield list(CSV_HEADER)
    for chapter in chapters():
        name = chapter.table.name
        yield [name, "", "", "table", "", "", chapter.table.title, ""]
        for entry in chapter.entries:
            one = entry.column
            required = "yes" if one.required else ""
            yield [name, one.name, "", one.kind, required, one.refers, one.meaning, ""]
            for word in entry.words:
                yield [name, one.name, word.value, "", "", "", word.label, word.article]


def markdown() -> str:
    """Return the codebook as text in Markdown."""
    lines = [
        "# Codebook of the Servanda record",
        "",
        "Dates are ISO 8601, as precise as their source: `2026` means that no more is known.",
        "Articles are of the Vienna Convention on the Law of Treaties of 1969 unless another",
        "source is named.",
        "",
    ]
    for chapter in chapters():
        lines += _chapter(chapter)
    return "\n".join(lines)


def _chapter(chapter: Chapter) -> Iterator[str]:
    yield from (f"## `{chapter.table.name}`", "", f"{chapter.table.title}.", "")
    yield from ("| column | holds | refers to | meaning |", "|---|---|---|---|")
    for entry in chapter.entries:
        one = entry.column
        holds = f"{one.kind}, always filled" if one.required else str(one.kind)
        cells = (f"`{one.name}`", holds, f"`{one.refers}`" if one.refers else "", one.meaning)
        yield "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"
    yield ""
    for entry in chapter.entries:
        if entry.words:
            yield from (f"Words of `{entry.column.name}`:", "")
            for word in entry.words:
                article = f" ({word.article})" if word.article else ""
                yield f"- `{word.value}`: {word.label}{article}"
            yield ""
