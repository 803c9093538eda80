"""Which treaty changes the text of which other one."""

import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models


class Migration(migrations.Migration):
    """Let the register say what an amendment or an amended protocol amends."""

    dependencies = [
        ("treaties", "0005_editors_sections"),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name="treaty",
            name="insert_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="treaty",
            name="update_update",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="treaty",
            name="delete_delete",
        ),
        migrations.AddField(
            model_name="treaty",
            name="amends",
            field=models.ForeignKey(
                blank=True,
                help_text="The treaty whose text this one changes, in part or as a whole.",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="amended_by",
                to="treaties.treaty",
                verbose_name="amends",
            ),
        ),
        migrations.AddField(
            model_name="treatyevent",
            name="amends",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                help_text="The treaty whose text this one changes, in part or as a whole.",
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="treaties.treaty",
                verbose_name="amends",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="treaty",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "treaties_treatyevent" ("adopted_at", "adopted_on", "also_known_as", "amends_id", "binding", "category", "closed_for_signature_on", "depositaries", "end_reason", "ended_on", "entered_into_force_on", "id", "ieadb", "instrument", "mtdsg", "mtdsg_no", "official_title", "opened_for_signature_on", "parent_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "scope", "short_name", "status_url", "text_url", "unts", "unts_registration_no", "vaynman_code", "weapon_types", "wikidata") VALUES (NEW."adopted_at", NEW."adopted_on", NEW."also_known_as", NEW."amends_id", NEW."binding", NEW."category", NEW."closed_for_signature_on", NEW."depositaries", NEW."end_reason", NEW."ended_on", NEW."entered_into_force_on", NEW."id", NEW."ieadb", NEW."instrument", NEW."mtdsg", NEW."mtdsg_no", NEW."official_title", NEW."opened_for_signature_on", NEW."parent_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."scope", NEW."short_name", NEW."status_url", NEW."text_url", NEW."unts", NEW."unts_registration_no", NEW."vaynman_code", NEW."weapon_types", NEW."wikidata"); RETURN NULL;',
                    hash="2c0bf88531b11d1aa2e9fc826f20c1ec9bb7c913",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_7d6b8",
                    table="treaties_treaty",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="treaty",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "treaties_treatyevent" ("adopted_at", "adopted_on", "also_known_as", "amends_id", "binding", "category", "closed_for_signature_on", "depositaries", "end_reason", "ended_on", "entered_into_force_on", "id", "ieadb", "instrument", "mtdsg", "mtdsg_no", "official_title", "opened_for_signature_on", "parent_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "scope", "short_name", "status_url", "text_url", "unts", "unts_registration_no", "vaynman_code", "weapon_types", "wikidata") VALUES (NEW."adopted_at", NEW."adopted_on", NEW."also_known_as", NEW."amends_id", NEW."binding", NEW."category", NEW."closed_for_signature_on", NEW."depositaries", NEW."end_reason", NEW."ended_on", NEW."entered_into_force_on", NEW."id", NEW."ieadb", NEW."instrument", NEW."mtdsg", NEW."mtdsg_no", NEW."official_title", NEW."opened_for_signature_on", NEW."parent_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."scope", NEW."short_name", NEW."status_url", NEW."text_url", NEW."unts", NEW."unts_registration_no", NEW."vaynman_code", NEW."weapon_types", NEW."wikidata"); RETURN NULL;',
                    hash="960d57873124aee63dfa59be7bbda2efd3537941",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_f2e13",
                    table="treaties_treaty",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="treaty",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "treaties_treatyevent" ("adopted_at", "adopted_on", "also_known_as", "amends_id", "binding", "category", "closed_for_signature_on", "depositaries", "end_reason", "ended_on", "entered_into_force_on", "id", "ieadb", "instrument", "mtdsg", "mtdsg_no", "official_title", "opened_for_signature_on", "parent_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "scope", "short_name", "status_url", "text_url", "unts", "unts_registration_no", "vaynman_code", "weapon_types", "wikidata") VALUES (OLD."adopted_at", OLD."adopted_on", OLD."also_known_as", OLD."amends_id", OLD."binding", OLD."category", OLD."closed_for_signature_on", OLD."depositaries", OLD."end_reason", OLD."ended_on", OLD."entered_into_force_on", OLD."id", OLD."ieadb", OLD."instrument", OLD."mtdsg", OLD."mtdsg_no", OLD."official_title", OLD."opened_for_signature_on", OLD."parent_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."scope", OLD."short_name", OLD."status_url", OLD."text_url", OLD."unts", OLD."unts_registration_no", OLD."vaynman_code", OLD."weapon_types", OLD."wikidata"); RETURN NULL;',
                    hash="cc01566217155ac24076773520a0014e60a69b5b",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_d1c79",
                    table="treaties_treaty",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="treaty",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("amends__isnull", True),
                    models.Q(("amends", models.F("id")), _negated=True),
                    _connector="OR",
                ),
                name="treaty_does_not_amend_itself",
            ),
        ),
    ]
