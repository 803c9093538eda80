"""Releases of the record, added and never changed."""

import django.db.models.deletion
import django.db.models.expressions
import django.utils.timezone
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models


class Migration(migrations.Migration):
    """Keep what was released."""

    dependencies = [
        ("treaties", "0010_times_of_record"),
    ]

    operations = [
        migrations.CreateModel(
            name="Release",
            fields=[
                (
                    "number",
                    models.PositiveIntegerField(
                        help_text="1, 2, 3 … in the order of publication.",
                        primary_key=True,
                        serialize=False,
                        verbose_name="number",
                    ),
                ),
                (
                    "released_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now,
                        help_text="The record as known at this moment.",
                        verbose_name="released at",
                    ),
                ),
                (
                    "version",
                    models.PositiveBigIntegerField(
                        help_text="Version of the record that was released.", verbose_name="version"
                    ),
                ),
                (
                    "compiled_on",
                    models.DateField(
                        help_text="The day up to which the record's compilers looked for acts.",
                        verbose_name="compiled on",
                    ),
                ),
                (
                    "content_hash",
                    models.CharField(
                        help_text="SHA-256 over the record's own files.",
                        max_length=64,
                        verbose_name="content hash",
                    ),
                ),
                (
                    "manifest_hash",
                    models.CharField(
                        help_text="SHA-256 of the manifest.",
                        max_length=64,
                        unique=True,
                        verbose_name="manifest hash",
                    ),
                ),
                (
                    "counts",
                    models.JSONField(
                        default=dict,
                        help_text="How many rows each table has.",
                        verbose_name="counts",
                    ),
                ),
                (
                    "files",
                    models.JSONField(
                        default=list,
                        help_text="Each file: its name, size in bytes and SHA-256.",
                        verbose_name="files",
                    ),
                ),
                (
                    "previous",
                    models.OneToOneField(
                        blank=True,
                        help_text="The release before this one; the first has none.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="following",
                        to="treaties.release",
                        verbose_name="previous",
                    ),
                ),
            ],
            options={
                "verbose_name": "release",
                "verbose_name_plural": "releases",
                "ordering": ["-number"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("number", 1), ("previous__isnull", True)),
                            models.Q(
                                (
                                    "number",
                                    django.db.models.expressions.CombinedExpression(
                                        models.F("previous_id"), "+", models.Value(1)
                                    ),
                                ),
                                ("previous__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="release_follows_the_one_before",
                    )
                ],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="release",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="a1c20b1ccfaadbb8ad3115110c6b239f1a9e67b7",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_7b0ea",
                    table="treaties_release",
                    when="BEFORE",
                ),
            ),
        ),
    ]
