"""Facts are added, never changed."""

import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations


class Migration(migrations.Migration):
    """Forbid changing or deleting actions and citations."""

    dependencies = [
        ("treaties", "0002_initial"),
    ]

    operations = [
        pgtrigger.migrations.AddTrigger(
            model_name="citation",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="3654229de39c8510961341aa9e6ce7f082aabef4",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_8614e",
                    table="treaties_citation",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="treatyaction",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="fa37e4862d7240b513973c8421702c9b5b2a0e77",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_5309a",
                    table="treaties_treatyaction",
                    when="BEFORE",
                ),
            ),
        ),
    ]
