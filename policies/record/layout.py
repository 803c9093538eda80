"""The files that this app adds to the record, and the model field behind each column."""

from policies.models import (
    ChangeCitation,
    DomesticStep,
    PolicyChange,
    Position,
    PositionCitation,
    StepCitation,
    Topic,
)
from treaties.record.layout import ENTERED, Column, Table

TOPICS = Table(
    file="policy_topics.csv",
    model=Topic,
    columns=(
        Column("topic", "id"),
        Column("label", "label"),
        Column("weapon_types", "weapon_types"),
    ),
    key=("id",),
    derives=False,
    title="What national policies are about",
)
CHANGES = Table(
    file="policies.csv",
    model=PolicyChange,
    columns=(
        Column("policy_id", "id"),
        Column("state", "state"),
        Column("topic", "topic"),
        Column("track", "track"),
        Column("treaty_ids", "treaties"),
        Column("title", "title"),
        Column("announced", "announced_on"),
        Column("effective", "effective_on"),
        Column("direction", "direction"),
        Column("instrument", "instrument"),
        Column("authority", "authority"),
        Column("summary", "summary"),
        Column("supersedes", "supersedes"),
        Column("confidence", "confidence"),
        *ENTERED,
    ),
    key=("id",),
    derives=False,
    cited=ChangeCitation,
    alike=("state", "topic", "track", "announced", "effective"),
    title="Changes of national policy: who decided what, when, by which instrument",
)
STEPS = Table(
    file="steps.csv",
    model=DomesticStep,
    columns=(
        Column("step_id", "id"),
        Column("treaty_id", "treaty"),
        Column("state", "state"),
        Column("aim", "aim"),
        Column("stage", "stage"),
        Column("date", "taken_on"),
        Column("authority", "authority"),
        Column("summary", "summary"),
        Column("confidence", "confidence"),
        *ENTERED,
    ),
    key=("id",),
    derives=False,
    cited=StepCitation,
    alike=("treaty_id", "state", "aim", "stage", "date"),
    title="Steps that states took at home towards acts under treaties",
)
POSITIONS = Table(
    file="positions.csv",
    model=Position,
    columns=(
        Column("position_id", "id"),
        Column("state", "state"),
        Column("treaty_id", "treaty"),
        Column("topic", "topic"),
        Column("stance", "stance"),
        Column("date", "voiced_on"),
        Column("occasion", "occasion"),
        Column("says", "says"),
        Column("confidence", "confidence"),
        *ENTERED,
    ),
    key=("id",),
    derives=False,
    cited=PositionCitation,
    alike=("state", "treaty_id", "topic", "stance", "date"),
    title="What states have said about treaties and topics",
)

TABLES = (TOPICS, CHANGES, STEPS, POSITIONS)
"""Each after the files it refers to."""
