"""The log of changes."""

import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models


class Migration(migrations.Migration):
    """Keep a log of every change of the record, to which rows are only ever added."""

    dependencies = [
        ("treaties", "0007_sources_disagree"),
    ]

    operations = [
        migrations.CreateModel(
            name="Change",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("add", "Added"),
                            ("correct", "Corrected"),
                            ("merge", "Taken back as a duplicate"),
                            ("restate", "Restated"),
                            ("remove", "Removed"),
                        ],
                        help_text="What happened.",
                        max_length=10,
                        verbose_name="kind",
                    ),
                ),
                (
                    "table",
                    models.CharField(
                        help_text="File of the record: states.csv, actions/apmbc.csv …",
                        max_length=80,
                        verbose_name="table",
                    ),
                ),
                (
                    "key",
                    models.TextField(
                        help_text="What tells the row from others of its file.", verbose_name="key"
                    ),
                ),
                (
                    "place",
                    models.JSONField(
                        help_text="By what the rows of the file are ordered, before their cells.",
                        verbose_name="place",
                    ),
                ),
                (
                    "before",
                    models.JSONField(
                        blank=True,
                        help_text="The cells before, or of the entry replaced.",
                        null=True,
                        verbose_name="before",
                    ),
                ),
                (
                    "after",
                    models.JSONField(
                        blank=True,
                        help_text="The cells since; none where it was removed.",
                        null=True,
                        verbose_name="after",
                    ),
                ),
                (
                    "legal_act",
                    models.BooleanField(
                        help_text="Whether it tells of an act under a treaty that binds in law, or corrects one.",
                        verbose_name="legal act",
                    ),
                ),
                (
                    "reason",
                    models.TextField(
                        blank=True, help_text="Why, where somebody said.", verbose_name="reason"
                    ),
                ),
                (
                    "version",
                    models.PositiveBigIntegerField(
                        help_text="The version of the record that the change made.",
                        verbose_name="version",
                    ),
                ),
                (
                    "at",
                    models.DateTimeField(
                        help_text="When it came into the record.", verbose_name="at"
                    ),
                ),
                (
                    "state",
                    models.ForeignKey(
                        blank=True,
                        help_text="The state that the row is about.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="changes",
                        to="treaties.state",
                        verbose_name="state",
                    ),
                ),
                (
                    "treaty",
                    models.ForeignKey(
                        blank=True,
                        help_text="The treaty that the row is about.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="changes",
                        to="treaties.treaty",
                        verbose_name="treaty",
                    ),
                ),
            ],
            options={
                "verbose_name": "change",
                "verbose_name_plural": "changes",
                "ordering": ["id"],
                "indexes": [
                    models.Index(fields=["table", "key", "-id"], name="change_last_of_row"),
                    models.Index(
                        condition=models.Q(("legal_act", True)),
                        fields=["id"],
                        name="change_legal_acts",
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("before__isnull", False), ("after__isnull", False), _connector="OR"
                        ),
                        name="change_has_cells",
                        violation_error_message="A change has cells before it or after it.",
                    )
                ],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="change",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="42f0d4465fb01ecab4193a99fba8cfc9d9f55611",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_fb1a1",
                    table="treaties_change",
                    when="BEFORE",
                ),
            ),
        ),
    ]
