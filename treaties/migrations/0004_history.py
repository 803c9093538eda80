"""Who changed which row of the register, when."""

import django.contrib.postgres.fields
import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

import core.fields
import treaties.models.provisions


class Migration(migrations.Migration):
    """Keep every version of the register's rows."""

    dependencies = [
        ("pghistory", "0007_auto_20250421_0444"),
        ("treaties", "0003_append_only"),
    ]

    operations = [
        migrations.CreateModel(
            name="CharacterisationEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "holder",
                    models.CharField(
                        help_text="depositary, un, meeting_of_parties, secretariat, or the code of a state.",
                        max_length=20,
                        verbose_name="holder",
                    ),
                ),
                (
                    "opinion",
                    models.CharField(
                        choices=[
                            ("valid", "Valid"),
                            ("invalid", "Invalid"),
                            ("in_force", "Treaty in force for the state"),
                            ("not_in_force", "Treaty not in force for the state"),
                            ("contested", "Contested"),
                            ("no_position", "No position"),
                        ],
                        help_text="What the holder makes of the action.",
                        max_length=15,
                        verbose_name="opinion",
                    ),
                ),
                (
                    "says",
                    models.TextField(
                        blank=True, help_text="What the holder says, in short.", verbose_name="says"
                    ),
                ),
                (
                    "voiced_on",
                    core.fields.PartialDateField(
                        blank=True,
                        help_text="When the view was voiced.",
                        null=True,
                        verbose_name="voiced on",
                    ),
                ),
                (
                    "effective_on",
                    core.fields.PartialDateField(
                        blank=True,
                        help_text="The date of effect that this holder gives, where it gives one.",
                        null=True,
                        verbose_name="effective on",
                    ),
                ),
                (
                    "position",
                    models.PositiveSmallIntegerField(
                        default=0,
                        help_text="Place among the views of the action, from 0.",
                        verbose_name="position",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ProvisionEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("signature", "Signature"),
                            ("entry_into_force", "Entry into force"),
                            ("entry_into_force_for_state", "Entry into force for a state"),
                            ("provisional_application", "Provisional application"),
                            ("withdrawal", "Withdrawal"),
                            ("duration", "Duration"),
                            ("suspension", "Suspension"),
                            ("amendment", "Amendment"),
                            ("reservations", "Reservations"),
                            ("review", "Review"),
                        ],
                        help_text="What the clause settles.",
                        max_length=30,
                        verbose_name="kind",
                    ),
                ),
                (
                    "article",
                    models.CharField(
                        blank=True,
                        help_text="Article and paragraph.",
                        max_length=60,
                        verbose_name="article",
                    ),
                ),
                (
                    "rule_text",
                    models.TextField(
                        help_text="The rule as a JSON object.",
                        validators=[treaties.models.provisions.validate_json],
                        verbose_name="rule as written",
                    ),
                ),
                (
                    "summary",
                    models.TextField(
                        help_text="The clause in one plain sentence.", verbose_name="summary"
                    ),
                ),
                (
                    "position",
                    models.PositiveSmallIntegerField(
                        default=0,
                        help_text="Place among the provisions of the treaty, from 0.",
                        verbose_name="position",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="SourceEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                (
                    "id",
                    models.SlugField(
                        db_index=False,
                        help_text="Stable short key.",
                        max_length=80,
                        serialize=False,
                        verbose_name="id",
                    ),
                ),
                (
                    "title",
                    models.CharField(
                        help_text="Title as the source prints it.",
                        max_length=300,
                        verbose_name="title",
                    ),
                ),
                (
                    "publisher",
                    models.CharField(
                        blank=True,
                        help_text="Who published it.",
                        max_length=200,
                        verbose_name="publisher",
                    ),
                ),
                (
                    "url",
                    models.URLField(
                        blank=True,
                        help_text="Where to read it.",
                        max_length=500,
                        verbose_name="address",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("depositary", "Depositary"),
                            ("intergovernmental", "Intergovernmental organisation"),
                            ("government", "Government"),
                            ("ngo", "Non-governmental organisation"),
                            ("news", "News"),
                            ("dataset", "Dataset"),
                            ("encyclopedia", "Encyclopedia"),
                            ("recall", "Recalled, no document"),
                        ],
                        help_text="Who stands behind the source.",
                        max_length=20,
                        verbose_name="kind",
                    ),
                ),
                (
                    "as_of",
                    core.fields.PartialDateField(
                        blank=True,
                        help_text="The date at which what it says was true.",
                        null=True,
                        verbose_name="as of",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="StateEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                (
                    "code",
                    models.CharField(
                        help_text="ISO 3166-1 alpha-3, or the record's own code for a former state.",
                        max_length=3,
                        serialize=False,
                        verbose_name="code",
                    ),
                ),
                (
                    "iso2",
                    models.CharField(
                        help_text="ISO 3166-1 alpha-2 code.",
                        max_length=2,
                        verbose_name="ISO alpha-2",
                    ),
                ),
                (
                    "m49",
                    models.CharField(
                        blank=True,
                        help_text="Numeric code of the UN Statistics Division.",
                        max_length=3,
                        verbose_name="M49",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("member", "UN member"),
                            ("observer", "UN observer state"),
                            ("associated", "Associated state"),
                            ("entity", "Entity"),
                            ("organisation", "Organisation"),
                            ("former", "Former state"),
                        ],
                        help_text="What sort of participant this is; counts of states depend on it.",
                        max_length=12,
                        verbose_name="kind",
                    ),
                ),
                (
                    "name",
                    models.CharField(
                        help_text="Short name in English.", max_length=80, verbose_name="name"
                    ),
                ),
                (
                    "official_name",
                    models.CharField(
                        help_text="Formal name in English.",
                        max_length=120,
                        verbose_name="official name",
                    ),
                ),
                (
                    "aliases",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=120),
                        blank=True,
                        default=list,
                        help_text="Other names that sources use.",
                        verbose_name="aliases",
                    ),
                ),
                (
                    "demonyms",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=60),
                        blank=True,
                        default=list,
                        help_text="Adjectives that stand for the state in texts.",
                        verbose_name="demonyms",
                    ),
                ),
                (
                    "capital",
                    models.CharField(
                        blank=True,
                        help_text="Capital city, which texts use as a name.",
                        max_length=60,
                        verbose_name="capital",
                    ),
                ),
                (
                    "existed_from",
                    models.DateField(
                        blank=True,
                        help_text="First day of a former state.",
                        null=True,
                        verbose_name="existed from",
                    ),
                ),
                (
                    "existed_until",
                    models.DateField(
                        blank=True,
                        help_text="First day on which a former state no longer existed.",
                        null=True,
                        verbose_name="existed until",
                    ),
                ),
                (
                    "un_member_since",
                    models.DateField(
                        blank=True,
                        help_text="Day of admission to the UN.",
                        null=True,
                        verbose_name="UN member since",
                    ),
                ),
                (
                    "un_member_until",
                    models.DateField(
                        blank=True,
                        help_text="Day on which UN membership ended.",
                        null=True,
                        verbose_name="UN member until",
                    ),
                ),
                (
                    "region",
                    models.CharField(
                        help_text="Region of the UN geoscheme.",
                        max_length=40,
                        verbose_name="region",
                    ),
                ),
                (
                    "subregion",
                    models.CharField(
                        blank=True,
                        help_text="Subregion of the UN geoscheme.",
                        max_length=40,
                        verbose_name="subregion",
                    ),
                ),
                (
                    "notes",
                    models.TextField(
                        blank=True, help_text="What a reader should know.", verbose_name="notes"
                    ),
                ),
                (
                    "cow",
                    models.CharField(
                        blank=True,
                        help_text="Number in the Correlates of War system.",
                        max_length=5,
                        verbose_name="COW",
                    ),
                ),
                (
                    "gw",
                    models.CharField(
                        blank=True,
                        help_text="Number in the list of both authors.",
                        max_length=5,
                        verbose_name="Gleditsch-Ward",
                    ),
                ),
                (
                    "wikidata",
                    models.CharField(
                        blank=True,
                        help_text="Item of Wikidata, such as Q889.",
                        max_length=20,
                        verbose_name="Wikidata",
                    ),
                ),
                (
                    "uncode",
                    models.CharField(
                        blank=True,
                        help_text="Numeric code used in UN data sets.",
                        max_length=5,
                        verbose_name="UN code",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="StatusCheckEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "as_of",
                    core.fields.PartialDateField(
                        blank=True,
                        help_text="The date at which the list was true.",
                        null=True,
                        verbose_name="as of",
                    ),
                ),
                (
                    "complete",
                    models.BooleanField(
                        help_text="Whether an act that the list lacks had not happened by then.",
                        verbose_name="complete",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="TreatyEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                (
                    "id",
                    models.SlugField(
                        db_index=False,
                        help_text="Stable short name, such as apmbc.",
                        max_length=40,
                        serialize=False,
                        verbose_name="id",
                    ),
                ),
                (
                    "short_name",
                    models.CharField(
                        help_text="The name used in running text.",
                        max_length=120,
                        verbose_name="short name",
                    ),
                ),
                (
                    "official_title",
                    models.TextField(
                        help_text="Full title in English.", verbose_name="official title"
                    ),
                ),
                (
                    "also_known_as",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=120),
                        blank=True,
                        default=list,
                        help_text="Other names and abbreviations.",
                        verbose_name="also known as",
                    ),
                ),
                (
                    "category",
                    models.CharField(
                        choices=[
                            ("nuclear", "Nuclear weapons"),
                            ("chemical", "Chemical weapons"),
                            ("biological", "Biological weapons"),
                            ("conventional", "Conventional weapons"),
                            ("space", "Outer space"),
                            ("environment", "Environment"),
                            ("multi", "Several kinds of weapons"),
                        ],
                        help_text="Field of arms control.",
                        max_length=20,
                        verbose_name="category",
                    ),
                ),
                (
                    "weapon_types",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=80),
                        blank=True,
                        default=list,
                        help_text="What the instrument is about.",
                        verbose_name="weapon types",
                    ),
                ),
                (
                    "instrument",
                    models.CharField(
                        choices=[
                            ("treaty", "Treaty"),
                            ("convention", "Convention"),
                            ("protocol", "Protocol"),
                            ("agreement", "Agreement"),
                            ("amendment", "Amendment"),
                            ("political", "Political arrangement"),
                        ],
                        help_text="Form of the instrument.",
                        max_length=20,
                        verbose_name="instrument",
                    ),
                ),
                (
                    "binding",
                    models.CharField(
                        choices=[
                            ("legal", "Legally binding"),
                            ("political", "Politically binding"),
                        ],
                        help_text="Whether it binds in law.",
                        max_length=20,
                        verbose_name="binding",
                    ),
                ),
                (
                    "scope",
                    models.CharField(
                        choices=[
                            ("multilateral", "Multilateral"),
                            ("regional", "Regional"),
                            ("bilateral", "Bilateral"),
                        ],
                        help_text="Who the instrument is between.",
                        max_length=20,
                        verbose_name="scope",
                    ),
                ),
                (
                    "adopted_on",
                    core.fields.PartialDateField(
                        blank=True,
                        help_text="Date on which the text was adopted.",
                        null=True,
                        verbose_name="adopted on",
                    ),
                ),
                (
                    "adopted_at",
                    models.CharField(
                        blank=True,
                        help_text="Place of adoption; several are split by “|”.",
                        max_length=120,
                        verbose_name="adopted at",
                    ),
                ),
                (
                    "opened_for_signature_on",
                    core.fields.PartialDateField(
                        blank=True,
                        help_text="First day of signature.",
                        null=True,
                        verbose_name="opened for signature on",
                    ),
                ),
                (
                    "closed_for_signature_on",
                    core.fields.PartialDateField(
                        blank=True,
                        help_text="Last day of signature.",
                        null=True,
                        verbose_name="closed for signature on",
                    ),
                ),
                (
                    "entered_into_force_on",
                    core.fields.PartialDateField(
                        blank=True,
                        help_text="The official date of the register; the derived one stands beside it.",
                        null=True,
                        verbose_name="entered into force on",
                    ),
                ),
                (
                    "ended_on",
                    core.fields.PartialDateField(
                        blank=True,
                        help_text="First day on which it was no longer in force.",
                        null=True,
                        verbose_name="ended on",
                    ),
                ),
                (
                    "end_reason",
                    models.TextField(
                        blank=True, help_text="Why it ended.", verbose_name="end reason"
                    ),
                ),
                (
                    "depositaries",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=20),
                        blank=True,
                        default=list,
                        help_text="Codes of the states or bodies with which instruments are deposited.",
                        verbose_name="depositaries",
                    ),
                ),
                (
                    "mtdsg_no",
                    models.CharField(
                        blank=True,
                        help_text="Chapter and number in Multilateral Treaties Deposited with the UN.",
                        max_length=20,
                        verbose_name="MTDSG number",
                    ),
                ),
                (
                    "unts_registration_no",
                    models.CharField(
                        blank=True,
                        help_text="Number of registration in the UN Treaty Series.",
                        max_length=20,
                        verbose_name="UNTS registration number",
                    ),
                ),
                (
                    "text_url",
                    models.URLField(
                        blank=True,
                        help_text="Where the text can be read.",
                        max_length=500,
                        verbose_name="text",
                    ),
                ),
                (
                    "status_url",
                    models.URLField(
                        blank=True,
                        help_text="The depositary's own list of acts.",
                        max_length=500,
                        verbose_name="status page",
                    ),
                ),
                (
                    "wikidata",
                    models.CharField(
                        blank=True,
                        help_text="Item of Wikidata.",
                        max_length=20,
                        verbose_name="Wikidata",
                    ),
                ),
                (
                    "ieadb",
                    models.CharField(
                        blank=True,
                        help_text="Number in the IEA Database Project.",
                        max_length=40,
                        verbose_name="IEADB",
                    ),
                ),
                (
                    "unts",
                    models.CharField(
                        blank=True,
                        help_text="Number in the UN Treaty Series.",
                        max_length=40,
                        verbose_name="UNTS",
                    ),
                ),
                (
                    "mtdsg",
                    models.CharField(
                        blank=True,
                        help_text="Number in the Secretary-General's list.",
                        max_length=40,
                        verbose_name="MTDSG",
                    ),
                ),
                (
                    "vaynman_code",
                    models.CharField(
                        blank=True,
                        help_text="Code in Vaynman's data set of arms control agreements.",
                        max_length=40,
                        verbose_name="Vaynman code",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="characterisation",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "treaties_characterisationevent" ("action_id", "effective_on", "holder", "id", "opinion", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "says", "voiced_on") VALUES (NEW."action_id", NEW."effective_on", NEW."holder", NEW."id", NEW."opinion", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."position", NEW."says", NEW."voiced_on"); RETURN NULL;',
                    hash="a07de14b52889341a98438edc294393cda25c530",
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
                    func='INSERT INTO "treaties_characterisationevent" ("action_id", "effective_on", "holder", "id", "opinion", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "says", "voiced_on") VALUES (NEW."action_id", NEW."effective_on", NEW."holder", NEW."id", NEW."opinion", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."position", NEW."says", NEW."voiced_on"); RETURN NULL;',
                    hash="112a22d9233ac55dbc19c7f6a8bd1f9bb805b205",
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
                    func='INSERT INTO "treaties_characterisationevent" ("action_id", "effective_on", "holder", "id", "opinion", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "says", "voiced_on") VALUES (OLD."action_id", OLD."effective_on", OLD."holder", OLD."id", OLD."opinion", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."position", OLD."says", OLD."voiced_on"); RETURN NULL;',
                    hash="dcebffd186bf37517ecc214d6dd01cd02a64a15c",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_62d40",
                    table="treaties_characterisation",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="provision",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "treaties_provisionevent" ("article", "id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "rule_text", "summary", "treaty_id") VALUES (NEW."article", NEW."id", NEW."kind", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."position", NEW."rule_text", NEW."summary", NEW."treaty_id"); RETURN NULL;',
                    hash="8415f38993e004fa4d53096c38cd55c0707a7084",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_12619",
                    table="treaties_provision",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="provision",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."article" IS DISTINCT FROM (NEW."article") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."position" IS DISTINCT FROM (NEW."position") OR OLD."rule_text" IS DISTINCT FROM (NEW."rule_text") OR OLD."summary" IS DISTINCT FROM (NEW."summary") OR OLD."treaty_id" IS DISTINCT FROM (NEW."treaty_id"))',
                    func='INSERT INTO "treaties_provisionevent" ("article", "id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "rule_text", "summary", "treaty_id") VALUES (NEW."article", NEW."id", NEW."kind", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."position", NEW."rule_text", NEW."summary", NEW."treaty_id"); RETURN NULL;',
                    hash="3dd4f5b80c402476412d4373b0d43ccc49bd4874",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_98fd3",
                    table="treaties_provision",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="provision",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "treaties_provisionevent" ("article", "id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "rule_text", "summary", "treaty_id") VALUES (OLD."article", OLD."id", OLD."kind", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."position", OLD."rule_text", OLD."summary", OLD."treaty_id"); RETURN NULL;',
                    hash="bf2adc7290d99e492f5309f708f28010d112a929",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_8949b",
                    table="treaties_provision",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="source",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "treaties_sourceevent" ("as_of", "id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "publisher", "title", "url") VALUES (NEW."as_of", NEW."id", NEW."kind", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."publisher", NEW."title", NEW."url"); RETURN NULL;',
                    hash="530a90fbf3b60bf8f92c0fa8e3a4e7511b4db8d8",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_78d56",
                    table="treaties_source",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="source",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "treaties_sourceevent" ("as_of", "id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "publisher", "title", "url") VALUES (NEW."as_of", NEW."id", NEW."kind", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."publisher", NEW."title", NEW."url"); RETURN NULL;',
                    hash="2d6643a81ef58bb23195e3abfdef0ef12dc62e35",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_c0161",
                    table="treaties_source",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="source",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "treaties_sourceevent" ("as_of", "id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "publisher", "title", "url") VALUES (OLD."as_of", OLD."id", OLD."kind", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."publisher", OLD."title", OLD."url"); RETURN NULL;',
                    hash="a85bcb9f4cc7bf85d59d1255bd79796f8300b1fc",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_1fbe7",
                    table="treaties_source",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="state",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "treaties_stateevent" ("aliases", "capital", "code", "cow", "demonyms", "existed_from", "existed_until", "gw", "iso2", "kind", "m49", "name", "notes", "official_name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region", "subregion", "un_member_since", "un_member_until", "uncode", "wikidata") VALUES (NEW."aliases", NEW."capital", NEW."code", NEW."cow", NEW."demonyms", NEW."existed_from", NEW."existed_until", NEW."gw", NEW."iso2", NEW."kind", NEW."m49", NEW."name", NEW."notes", NEW."official_name", _pgh_attach_context(), NOW(), \'insert\', NEW."code", NEW."region", NEW."subregion", NEW."un_member_since", NEW."un_member_until", NEW."uncode", NEW."wikidata"); RETURN NULL;',
                    hash="bb4b0e69d93c894f535ca6ce049ea624fc39f091",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_e1f56",
                    table="treaties_state",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="state",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "treaties_stateevent" ("aliases", "capital", "code", "cow", "demonyms", "existed_from", "existed_until", "gw", "iso2", "kind", "m49", "name", "notes", "official_name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region", "subregion", "un_member_since", "un_member_until", "uncode", "wikidata") VALUES (NEW."aliases", NEW."capital", NEW."code", NEW."cow", NEW."demonyms", NEW."existed_from", NEW."existed_until", NEW."gw", NEW."iso2", NEW."kind", NEW."m49", NEW."name", NEW."notes", NEW."official_name", _pgh_attach_context(), NOW(), \'update\', NEW."code", NEW."region", NEW."subregion", NEW."un_member_since", NEW."un_member_until", NEW."uncode", NEW."wikidata"); RETURN NULL;',
                    hash="9c2b3001920b5c9803345f7aedae7a2fedf6fc56",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_db568",
                    table="treaties_state",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="state",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "treaties_stateevent" ("aliases", "capital", "code", "cow", "demonyms", "existed_from", "existed_until", "gw", "iso2", "kind", "m49", "name", "notes", "official_name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region", "subregion", "un_member_since", "un_member_until", "uncode", "wikidata") VALUES (OLD."aliases", OLD."capital", OLD."code", OLD."cow", OLD."demonyms", OLD."existed_from", OLD."existed_until", OLD."gw", OLD."iso2", OLD."kind", OLD."m49", OLD."name", OLD."notes", OLD."official_name", _pgh_attach_context(), NOW(), \'delete\', OLD."code", OLD."region", OLD."subregion", OLD."un_member_since", OLD."un_member_until", OLD."uncode", OLD."wikidata"); RETURN NULL;',
                    hash="521b6489f309eed0264ea28c9cc65f9a552856e9",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_349e2",
                    table="treaties_state",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="statuscheck",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "treaties_statuscheckevent" ("as_of", "complete", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source_id", "treaty_id") VALUES (NEW."as_of", NEW."complete", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."source_id", NEW."treaty_id"); RETURN NULL;',
                    hash="7ffc66fa25e4fbd34130343e7ff2279a16e986d2",
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
                    func='INSERT INTO "treaties_statuscheckevent" ("as_of", "complete", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source_id", "treaty_id") VALUES (NEW."as_of", NEW."complete", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."source_id", NEW."treaty_id"); RETURN NULL;',
                    hash="b26590f7769d6e439f1214886858eef2d4ae1949",
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
                    func='INSERT INTO "treaties_statuscheckevent" ("as_of", "complete", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source_id", "treaty_id") VALUES (OLD."as_of", OLD."complete", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."source_id", OLD."treaty_id"); RETURN NULL;',
                    hash="c10df3e714b88ccc094264c54cd66f82a51b5e7a",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_4a554",
                    table="treaties_statuscheck",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="treaty",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "treaties_treatyevent" ("adopted_at", "adopted_on", "also_known_as", "binding", "category", "closed_for_signature_on", "depositaries", "end_reason", "ended_on", "entered_into_force_on", "id", "ieadb", "instrument", "mtdsg", "mtdsg_no", "official_title", "opened_for_signature_on", "parent_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "scope", "short_name", "status_url", "text_url", "unts", "unts_registration_no", "vaynman_code", "weapon_types", "wikidata") VALUES (NEW."adopted_at", NEW."adopted_on", NEW."also_known_as", NEW."binding", NEW."category", NEW."closed_for_signature_on", NEW."depositaries", NEW."end_reason", NEW."ended_on", NEW."entered_into_force_on", NEW."id", NEW."ieadb", NEW."instrument", NEW."mtdsg", NEW."mtdsg_no", NEW."official_title", NEW."opened_for_signature_on", NEW."parent_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."scope", NEW."short_name", NEW."status_url", NEW."text_url", NEW."unts", NEW."unts_registration_no", NEW."vaynman_code", NEW."weapon_types", NEW."wikidata"); RETURN NULL;',
                    hash="c4fcaf8c5008d82e063f3f208a29772d70f9e4df",
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
                    func='INSERT INTO "treaties_treatyevent" ("adopted_at", "adopted_on", "also_known_as", "binding", "category", "closed_for_signature_on", "depositaries", "end_reason", "ended_on", "entered_into_force_on", "id", "ieadb", "instrument", "mtdsg", "mtdsg_no", "official_title", "opened_for_signature_on", "parent_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "scope", "short_name", "status_url", "text_url", "unts", "unts_registration_no", "vaynman_code", "weapon_types", "wikidata") VALUES (NEW."adopted_at", NEW."adopted_on", NEW."also_known_as", NEW."binding", NEW."category", NEW."closed_for_signature_on", NEW."depositaries", NEW."end_reason", NEW."ended_on", NEW."entered_into_force_on", NEW."id", NEW."ieadb", NEW."instrument", NEW."mtdsg", NEW."mtdsg_no", NEW."official_title", NEW."opened_for_signature_on", NEW."parent_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."scope", NEW."short_name", NEW."status_url", NEW."text_url", NEW."unts", NEW."unts_registration_no", NEW."vaynman_code", NEW."weapon_types", NEW."wikidata"); RETURN NULL;',
                    hash="ccd0212a4c610672599e8fd0d3fd1f0cc0dda1cb",
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
                    func='INSERT INTO "treaties_treatyevent" ("adopted_at", "adopted_on", "also_known_as", "binding", "category", "closed_for_signature_on", "depositaries", "end_reason", "ended_on", "entered_into_force_on", "id", "ieadb", "instrument", "mtdsg", "mtdsg_no", "official_title", "opened_for_signature_on", "parent_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "scope", "short_name", "status_url", "text_url", "unts", "unts_registration_no", "vaynman_code", "weapon_types", "wikidata") VALUES (OLD."adopted_at", OLD."adopted_on", OLD."also_known_as", OLD."binding", OLD."category", OLD."closed_for_signature_on", OLD."depositaries", OLD."end_reason", OLD."ended_on", OLD."entered_into_force_on", OLD."id", OLD."ieadb", OLD."instrument", OLD."mtdsg", OLD."mtdsg_no", OLD."official_title", OLD."opened_for_signature_on", OLD."parent_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."scope", OLD."short_name", OLD."status_url", OLD."text_url", OLD."unts", OLD."unts_registration_no", OLD."vaynman_code", OLD."weapon_types", OLD."wikidata"); RETURN NULL;',
                    hash="273762adda799c0c405944c43f240c1664056730",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_d1c79",
                    table="treaties_treaty",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddField(
            model_name="characterisationevent",
            name="action",
            field=models.ForeignKey(
                db_constraint=False,
                help_text="The action that the view is about.",
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="treaties.treatyaction",
                verbose_name="action",
            ),
        ),
        migrations.AddField(
            model_name="characterisationevent",
            name="pgh_context",
            field=models.ForeignKey(
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="pghistory.context",
            ),
        ),
        migrations.AddField(
            model_name="characterisationevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="treaties.characterisation",
            ),
        ),
        migrations.AddField(
            model_name="provisionevent",
            name="pgh_context",
            field=models.ForeignKey(
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="pghistory.context",
            ),
        ),
        migrations.AddField(
            model_name="provisionevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="treaties.provision",
            ),
        ),
        migrations.AddField(
            model_name="provisionevent",
            name="treaty",
            field=models.ForeignKey(
                db_constraint=False,
                help_text="The treaty that holds the clause.",
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="treaties.treaty",
                verbose_name="treaty",
            ),
        ),
        migrations.AddField(
            model_name="sourceevent",
            name="pgh_context",
            field=models.ForeignKey(
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="pghistory.context",
            ),
        ),
        migrations.AddField(
            model_name="sourceevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="treaties.source",
            ),
        ),
        migrations.AddField(
            model_name="stateevent",
            name="pgh_context",
            field=models.ForeignKey(
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="pghistory.context",
            ),
        ),
        migrations.AddField(
            model_name="stateevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="treaties.state",
            ),
        ),
        migrations.AddField(
            model_name="statuscheckevent",
            name="pgh_context",
            field=models.ForeignKey(
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="pghistory.context",
            ),
        ),
        migrations.AddField(
            model_name="statuscheckevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="treaties.statuscheck",
            ),
        ),
        migrations.AddField(
            model_name="statuscheckevent",
            name="source",
            field=models.ForeignKey(
                db_constraint=False,
                help_text="The list that was read.",
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="treaties.source",
                verbose_name="source",
            ),
        ),
        migrations.AddField(
            model_name="statuscheckevent",
            name="treaty",
            field=models.ForeignKey(
                db_constraint=False,
                help_text="The treaty whose acts the list holds.",
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="treaties.treaty",
                verbose_name="treaty",
            ),
        ),
        migrations.AddField(
            model_name="treatyevent",
            name="parent",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                help_text="The treaty that this protocol or amendment belongs to.",
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="treaties.treaty",
                verbose_name="parent",
            ),
        ),
        migrations.AddField(
            model_name="treatyevent",
            name="pgh_context",
            field=models.ForeignKey(
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="pghistory.context",
            ),
        ),
        migrations.AddField(
            model_name="treatyevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="treaties.treaty",
            ),
        ),
    ]
