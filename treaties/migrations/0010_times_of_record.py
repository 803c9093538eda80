"""When answers, views and status checks came into the record."""

import django.utils.timezone
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

TOLD = {
    "blank": True,
    "editable": False,
    "help_text": "When it came into the record; empty for what was compiled with it.",
    "null": True,
    "verbose_name": "recorded at",
}
MODELS = (
    "answer",
    "characterisation",
    "characterisationevent",
    "statuscheck",
    "statuscheckevent",
)


def defaulted(model: str) -> migrations.AlterField:
    """Give new rows the present moment; those that are there keep none."""
    field = models.DateTimeField(default=django.utils.timezone.now, **TOLD)
    return migrations.AlterField(model_name=model, name="recorded_at", field=field)


class Migration(migrations.Migration):
    """Note when answers, views and status checks came into the record."""

    dependencies = [
        ("treaties", "0009_webhooks"),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name="characterisation",
            name="insert_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="characterisation",
            name="update_update",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="characterisation",
            name="delete_delete",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="statuscheck",
            name="insert_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="statuscheck",
            name="update_update",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="statuscheck",
            name="delete_delete",
        ),
        migrations.AddField(
            model_name="answer",
            name="recorded_at",
            field=models.DateTimeField(**TOLD),
        ),
        migrations.AddField(
            model_name="characterisation",
            name="recorded_at",
            field=models.DateTimeField(**TOLD),
        ),
        migrations.AddField(
            model_name="characterisationevent",
            name="recorded_at",
            field=models.DateTimeField(**TOLD),
        ),
        migrations.AddField(
            model_name="statuscheck",
            name="recorded_at",
            field=models.DateTimeField(**TOLD),
        ),
        migrations.AddField(
            model_name="statuscheckevent",
            name="recorded_at",
            field=models.DateTimeField(**TOLD),
        ),
        *(defaulted(model) for model in MODELS),
        pgtrigger.migrations.AddTrigger(
            model_name="characterisation",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "treaties_characterisationevent" ("action_id", "effective_on", "holder", "id", "opinion", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "recorded_at", "says", "voiced_on") VALUES (NEW."action_id", NEW."effective_on", NEW."holder", NEW."id", NEW."opinion", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."position", NEW."recorded_at", NEW."says", NEW."voiced_on"); RETURN NULL;',
                    hash="561876f1d0d821bb8c29fd4f35cbb34e7af541f2",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_cc264",
                    table="treaties_characterisation",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="characterisation",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "treaties_characterisationevent" ("action_id", "effective_on", "holder", "id", "opinion", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "recorded_at", "says", "voiced_on") VALUES (NEW."action_id", NEW."effective_on", NEW."holder", NEW."id", NEW."opinion", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."position", NEW."recorded_at", NEW."says", NEW."voiced_on"); RETURN NULL;',
                    hash="9a6e6c6775721ed21c238309a1beb79750bedec8",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_f4572",
                    table="treaties_characterisation",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="characterisation",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "treaties_characterisationevent" ("action_id", "effective_on", "holder", "id", "opinion", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "recorded_at", "says", "voiced_on") VALUES (OLD."action_id", OLD."effective_on", OLD."holder", OLD."id", OLD."opinion", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."position", OLD."recorded_at", OLD."says", OLD."voiced_on"); RETURN NULL;',
                    hash="7965f4194222ad641d1d1f0decff43e935a36537",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_62d40",
                    table="treaties_characterisation",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="statuscheck",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "treaties_statuscheckevent" ("as_of", "complete", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_at", "source_id", "treaty_id") VALUES (NEW."as_of", NEW."complete", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."recorded_at", NEW."source_id", NEW."treaty_id"); RETURN NULL;',
                    hash="ec8551dbbbbdbce1654d56f1e3612d53addf70b7",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_0e581",
                    table="treaties_statuscheck",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="statuscheck",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "treaties_statuscheckevent" ("as_of", "complete", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_at", "source_id", "treaty_id") VALUES (NEW."as_of", NEW."complete", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."recorded_at", NEW."source_id", NEW."treaty_id"); RETURN NULL;',
                    hash="4754538a457f66f9314a9fbb4b8d339a12820e17",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_aa975",
                    table="treaties_statuscheck",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="statuscheck",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "treaties_statuscheckevent" ("as_of", "complete", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_at", "source_id", "treaty_id") VALUES (OLD."as_of", OLD."complete", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."recorded_at", OLD."source_id", OLD."treaty_id"); RETURN NULL;',
                    hash="91a67eeec2abb393d5b3c6d15def2ad59ee334b1",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_4a554",
                    table="treaties_statuscheck",
                    when="AFTER",
                ),
            ),
        ),
    ]
