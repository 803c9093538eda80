"""The format of the record: its files, their columns, and the model field behind each column."""

from dataclasses import dataclass
from typing import Any

from django.db import models
from django.db.models import Model

from treaties.models import (
    Answer,
    Characterisation,
    Explanation,
    Provision,
    PublishedTotal,
    Source,
    State,
    StateList,
    StatusCheck,
    Treaty,
)

ABOUT = "about.csv"
ABOUT_COLUMNS = ("key", "value")
COMPILED_ON = "compiled_on"

ACTIONS = "actions"
ACTION_COLUMNS = (
    "id",
    "state",
    "kind",
    "date",
    "effective_date",
    "depositary",
    "towards",
    "note",
    "sources",
    "confidence",
    "recorded_at",
    "corrects",
    "void",
    "reason",
    "locator",
    "quote",
)
OPTIONAL_ACTION_COLUMNS = frozenset(
    {"id", "recorded_at", "corrects", "void", "reason", "locator", "quote"}
)

NOT_READ = frozenset({"README.md"})
"""Files that may lie beside the record and are left alone."""

CITED_COLUMNS = ("sources", "locator", "quote")
"""The columns of the citations of an entry: as many values in each as there are sources."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a file and the model field it fills; an optional one may be absent."""

    name: str
    field: str
    optional: bool = False


@dataclass(frozen=True, slots=True)
class ActColumns:
    """The columns that together name an action: its state, kind and date.

    ``id`` is filled only where several acts share all three and it is not the first.
    """

    field: str
    state: str
    kind: str
    date: str
    id: str

    @property
    def names(self) -> tuple[str, ...]:
        """The columns that must be there."""
        return (self.state, self.kind, self.date)


@dataclass(frozen=True, slots=True)
class Table:
    """A file, the model that its rows fill, and how they are told apart.

    ``key`` names the fields that tell rows apart. ``numbered`` is the field within whose value
    the rows are numbered in the order of the file. ``extends`` names an earlier file to whose rows
    this one adds columns; ``gathers`` that rows of one key are one object, with a member each;
    ``mirrored`` that rows which the file lacks are removed; ``derives`` that standings depend on
    it. ``cited`` is the model of the citations of its rows; such rows are entries, which are added,
    never changed, and put right by later ones; ``alike`` are the columns in which two entries of
    one happening agree. ``title`` says what a row is.
    """

    file: str
    model: type[Model]
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    acts: tuple[ActColumns, ...] = ()
    numbered: str = ""
    required: bool = False
    extends: str = ""
    gathers: bool = False
    mirrored: bool = False
    derives: bool = True
    cited: type[Model] | None = None
    alike: tuple[str, ...] = ()
    title: str = ""

    @property
    def name(self) -> str:
        """The name of the table: that of the file without its ending."""
        return self.file.removesuffix(".csv")

    @property
    def header(self) -> tuple[str, ...]:
        """The columns in the order in which they are written."""
        acts = ["treaty_id"] if self.acts else []
        for act in self.acts:
            acts.extend(act.names)
        named = [column.name for column in self.columns]
        cited = CITED_COLUMNS if self.cited else ()
        return (*acts, *named, *cited, *(act.id for act in self.acts))

    @property
    def optional(self) -> frozenset[str]:
        """The columns that may be absent."""
        absent = [column.name for column in self.columns if column.optional]
        cited = CITED_COLUMNS[1:] if self.cited else ()
        return frozenset([*absent, *cited, *(act.id for act in self.acts)])

    @property
    def many(self) -> list[models.ManyToManyField[Any, Any]]:
        """The many-to-many fields among the columns."""
        fields = [self.field(column) for column in self.columns]
        return [field for field in fields if isinstance(field, models.ManyToManyField)]

    def field(self, column: Column) -> models.Field[Any, Any]:
        """Return the model field behind a column."""
        return field_of(self.model, column.field)


def field_of(model: type[Model], name: str) -> models.Field[Any, Any]:
    """Return a field of a model by its name."""
    field = model._meta.get_field(name)  # noqa: SLF001
    if not isinstance(field, models.Field):
        msg = f"{name} is not a field of {model.__name__}"
        raise TypeError(msg)
    return field


def _columns(*names: str, **renamed: str) -> tuple[Column, ...]:
    return tuple(Column(name, renamed.get(name, name)) for name in names)


RECORDED_AT = Column("recorded_at", "recorded_at", optional=True)
"""When a row came into the record; empty for what was compiled with it."""

VOID = Column("void", "void", optional=True)
"""Whether an entry only takes another one back: yes, or empty."""

ENTERED = (
    RECORDED_AT,
    Column("corrects", "corrects", optional=True),
    VOID,
    Column("reason", "reason", optional=True),
)
"""The columns of an entry that tell when it came and what it corrects."""

STATES = Table(
    file="states.csv",
    model=State,
    columns=_columns(
        *("iso3", "iso2", "m49", "kind", "name", "official_name", "aliases", "demonyms"),
        *("capital", "existed_from", "existed_until", "un_member_since", "un_member_until"),
        *("region", "subregion", "successor_of", "notes"),
        iso3="code",
    ),
    key=("code",),
    required=True,
)
LISTS = Table(
    file="lists.csv",
    model=StateList,
    columns=_columns("list_id", "state", list_id="id", state="members"),
    key=("id",),
    gathers=True,
)
SOURCES = Table(
    file="sources.csv",
    model=Source,
    columns=_columns("source_id", "title", "publisher", "url", "kind", "as_of", source_id="id"),
    key=("id",),
    required=True,
)
TREATIES = Table(
    file="treaties.csv",
    model=Treaty,
    columns=(
        *_columns(
            *("treaty_id", "short_name", "official_title", "also_known_as", "category"),
            *("weapon_types", "instrument", "binding", "parent_id", "scope", "adopted"),
            *("adopted_at", "opened_for_signature", "closed_for_signature", "entered_into_force"),
            *("ended_on", "end_reason", "depositaries", "mtdsg_no", "unts_registration_no"),
            *("text_url", "status_url", "sources"),
            treaty_id="id",
            parent_id="parent",
            adopted="adopted_on",
            opened_for_signature="opened_for_signature_on",
            closed_for_signature="closed_for_signature_on",
            entered_into_force="entered_into_force_on",
        ),
        Column("amends", "amends", optional=True),
    ),
    key=("id",),
    required=True,
)
PROVISIONS = Table(
    file="provisions.csv",
    model=Provision,
    columns=_columns(
        *("treaty_id", "kind", "article", "rule_json", "summary", "sources"),
        treaty_id="treaty",
        rule_json="rule_text",
    ),
    key=("treaty", "kind"),
    numbered="treaty",
)
TARGETS = Table(
    file="targets.csv",
    model=Answer,
    columns=(*_columns("sources"), RECORDED_AT),
    key=("action", "target"),
    acts=(
        ActColumns("action", "state", "kind", "date", "id"),
        ActColumns("target", "target_state", "target_kind", "target_date", "target_id"),
    ),
)
CHARACTERISATIONS = Table(
    file="characterisations.csv",
    model=Characterisation,
    columns=(
        *_columns("by", "view", "says", "on", by="holder", view="opinion", on="voiced_on"),
        *_columns("sources"),
        Column("effective", "effective_on", optional=True),
        RECORDED_AT,
    ),
    key=("action", "holder", "opinion", "voiced_on"),
    acts=(ActColumns("action", "state", "kind", "date", "id"),),
    numbered="action",
)
STATUS_CHECKS = Table(
    file="status_checks.csv",
    model=StatusCheck,
    columns=(
        *_columns(
            "treaty_id", "source_id", "as_of", "complete", treaty_id="treaty", source_id="source"
        ),
        RECORDED_AT,
    ),
    key=("treaty", "source", "as_of"),
)
CHECKS = Table(
    file="checks.csv",
    model=PublishedTotal,
    columns=_columns("treaty_id", "question", "as_of", "expected", "source", treaty_id="treaty"),
    key=("treaty", "question", "as_of", "source"),
    mirrored=True,
    derives=False,
)
EXPLAINED = Table(
    file="explained.csv",
    model=Explanation,
    columns=_columns("check", "treaty", "state", "subject", "reason", check="check_code"),
    key=("check_code", "treaty", "state", "subject"),
    mirrored=True,
    derives=False,
)
CROSSWALK_STATES = Table(
    file="crosswalk_states.csv",
    model=State,
    columns=_columns("iso3", "cow", "gw", "wikidata", "uncode", iso3="code"),
    key=("code",),
    extends=STATES.file,
    derives=False,
)
CROSSWALK_TREATIES = Table(
    file="crosswalk_treaties.csv",
    model=Treaty,
    columns=_columns(
        "treaty_id", "wikidata", "ieadb", "unts", "mtdsg", "vaynman_code", treaty_id="id"
    ),
    key=("id",),
    extends=TREATIES.file,
    derives=False,
)

REGISTER = (
    STATES,
    CROSSWALK_STATES,
    LISTS,
    SOURCES,
    TREATIES,
    CROSSWALK_TREATIES,
    PROVISIONS,
    STATUS_CHECKS,
    CHECKS,
    EXPLAINED,
)
"""What is read before the actions, each after the files it refers to."""

RELATIONS = (TARGETS, CHARACTERISATIONS)
"""What refers to actions, and is read after them."""

_ADDED: list[Table] = []


def add(*tables: Table) -> None:
    """Let the record hold the files of another app too, read after all others, in this order."""
    _ADDED.extend(table for table in tables if table not in _ADDED)


def added() -> tuple[Table, ...]:
    """Return the tables that other apps have added."""
    return tuple(_ADDED)


def tables() -> tuple[Table, ...]:
    """Return every table, each after those it refers to; the acts lie before the relations."""
    return (*REGISTER, *RELATIONS, *_ADDED)
