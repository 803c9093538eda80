"""The register, the record and what follows from it."""

import django.contrib.postgres.constraints
import django.contrib.postgres.fields
import django.contrib.postgres.fields.ranges
import django.db.models.deletion
import django.db.models.functions.comparison
import django.db.models.functions.text
import django.db.models.lookups
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

import core.fields
import treaties.models.provisions


class Migration(migrations.Migration):
    """Create the tables with their constraints."""

    initial = True

    dependencies = [
        ("treaties", "0001_btree_gist"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Answer",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
            ],
            options={
                "verbose_name": "answer",
                "verbose_name_plural": "answers",
                "ordering": ["action_id", "target_id"],
            },
        ),
        migrations.CreateModel(
            name="Characterisation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
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
                "verbose_name": "characterisation",
                "verbose_name_plural": "characterisations",
                "ordering": ["action_id", "position", "id"],
            },
        ),
        migrations.CreateModel(
            name="Citation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "position",
                    models.PositiveSmallIntegerField(
                        default=0,
                        help_text="Place among the citations of the action, from 0.",
                        verbose_name="position",
                    ),
                ),
                (
                    "locator",
                    models.CharField(
                        blank=True,
                        help_text="Where in the source: page, row, section.",
                        max_length=200,
                        verbose_name="locator",
                    ),
                ),
                (
                    "quote",
                    models.TextField(
                        blank=True,
                        help_text="What the source says, word for word.",
                        verbose_name="quote",
                    ),
                ),
            ],
            options={
                "verbose_name": "citation",
                "verbose_name_plural": "citations",
                "ordering": ["action_id", "position", "id"],
            },
        ),
        migrations.CreateModel(
            name="Treaty",
            fields=[
                (
                    "id",
                    models.SlugField(
                        help_text="Stable short name, such as apmbc.",
                        max_length=40,
                        primary_key=True,
                        serialize=False,
                        verbose_name="id",
                    ),
                ),
                (
                    "short_name",
                    models.CharField(
                        help_text="The name used in running text.",
                        max_length=120,
                        unique=True,
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
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        help_text="The treaty that this protocol or amendment belongs to.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="protocols",
                        to="treaties.treaty",
                        verbose_name="parent",
                    ),
                ),
            ],
            options={
                "verbose_name": "treaty",
                "verbose_name_plural": "treaties",
                "ordering": ["short_name", "id"],
            },
        ),
        migrations.CreateModel(
            name="Source",
            fields=[
                (
                    "id",
                    models.SlugField(
                        help_text="Stable short key.",
                        max_length=80,
                        primary_key=True,
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
                "verbose_name": "source",
                "verbose_name_plural": "sources",
                "ordering": ["id"],
            },
        ),
        migrations.CreateModel(
            name="Standing",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("signatory", "Signatory"),
                            ("contracting", "Contracting state"),
                            ("party", "Party"),
                            ("former", "Former party"),
                            ("ended", "State ended"),
                            ("subscriber", "Subscribing state"),
                        ],
                        help_text="Where the state stands.",
                        max_length=20,
                        verbose_name="status",
                    ),
                ),
                (
                    "period",
                    django.contrib.postgres.fields.ranges.DateRangeField(
                        help_text="Days on which the status is certain.", verbose_name="period"
                    ),
                ),
                (
                    "since",
                    core.fields.PartialDateField(
                        blank=True,
                        help_text="When the status began, as printed.",
                        null=True,
                        verbose_name="since",
                    ),
                ),
                (
                    "until",
                    core.fields.PartialDateField(
                        blank=True,
                        help_text="First day after the status, as printed.",
                        null=True,
                        verbose_name="until",
                    ),
                ),
                (
                    "since_earliest",
                    models.DateField(
                        blank=True,
                        help_text="Earliest day it can have begun.",
                        null=True,
                        verbose_name="since, earliest",
                    ),
                ),
                (
                    "since_latest",
                    models.DateField(
                        blank=True,
                        help_text="Latest day it can have begun.",
                        null=True,
                        verbose_name="since, latest",
                    ),
                ),
                (
                    "until_earliest",
                    models.DateField(
                        blank=True,
                        help_text="Earliest day it can have ended.",
                        null=True,
                        verbose_name="until, earliest",
                    ),
                ),
                (
                    "until_latest",
                    models.DateField(
                        blank=True,
                        help_text="Latest day it can have ended.",
                        null=True,
                        verbose_name="until, latest",
                    ),
                ),
                (
                    "qualifiers",
                    models.JSONField(
                        blank=True,
                        default=list,
                        help_text="What else is true, each with its own dates.",
                        verbose_name="qualifiers",
                    ),
                ),
                (
                    "basis",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=120),
                        blank=True,
                        default=list,
                        help_text="Public ids of the actions it follows from.",
                        verbose_name="basis",
                    ),
                ),
                (
                    "episode",
                    models.PositiveSmallIntegerField(
                        default=0,
                        help_text="Raised when a state that left consents anew.",
                        verbose_name="episode",
                    ),
                ),
                (
                    "position",
                    models.PositiveSmallIntegerField(
                        default=0,
                        help_text="Place among the standings of the state, from 0.",
                        verbose_name="position",
                    ),
                ),
            ],
            options={
                "verbose_name": "standing",
                "verbose_name_plural": "standings",
                "ordering": ["treaty_id", "state_id", "position", "id"],
            },
        ),
        migrations.CreateModel(
            name="State",
            fields=[
                (
                    "code",
                    models.CharField(
                        help_text="ISO 3166-1 alpha-3, or the record's own code for a former state.",
                        max_length=3,
                        primary_key=True,
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
                        help_text="Short name in English.",
                        max_length=80,
                        unique=True,
                        verbose_name="name",
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
                "verbose_name": "state",
                "verbose_name_plural": "states",
                "ordering": ["name", "code"],
            },
        ),
        migrations.CreateModel(
            name="StateList",
            fields=[
                (
                    "id",
                    models.SlugField(
                        help_text="Stable name, such as ctbt-annex-2.",
                        max_length=60,
                        primary_key=True,
                        serialize=False,
                        verbose_name="id",
                    ),
                ),
            ],
            options={
                "verbose_name": "list of states",
                "verbose_name_plural": "lists of states",
                "ordering": ["id"],
            },
        ),
        migrations.CreateModel(
            name="StatusCheck",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
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
                "verbose_name": "status check",
                "verbose_name_plural": "status checks",
                "ordering": ["treaty_id", "as_of", "id"],
            },
        ),
        migrations.CreateModel(
            name="TreatyAction",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "public_id",
                    models.CharField(
                        help_text="{treaty}-{STATE}-{kind}-{date}[-n], fixed at first entry.",
                        max_length=120,
                        unique=True,
                        verbose_name="public id",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("signature", "Signature"),
                            ("ratification", "Ratification"),
                            ("acceptance", "Acceptance"),
                            ("approval", "Approval"),
                            ("accession", "Accession"),
                            ("succession", "Succession"),
                            ("definitive_signature", "Definitive signature"),
                            ("consent_to_be_bound", "Consent to be bound"),
                            ("provisional_application", "Provisional application"),
                            ("provisional_application_ended", "Provisional application ended"),
                            ("reservation", "Reservation"),
                            ("reservation_withdrawn", "Withdrawal of a reservation"),
                            ("declaration", "Declaration"),
                            ("objection", "Objection"),
                            ("objection_withdrawn", "Withdrawal of an objection"),
                            ("signature_disowned", "Signature disowned"),
                            ("consent_revoked", "Consent revoked"),
                            ("suspension", "Suspension claimed"),
                            ("resumption", "Operation resumed"),
                            ("withdrawal_notice", "Notice of withdrawal"),
                            ("withdrawal_rescinded", "Notice of withdrawal rescinded"),
                            ("proviso_invoked", "Effect of a notice held by a proviso"),
                            ("proviso_lifted", "Proviso no longer invoked"),
                            ("withdrawal", "Withdrawal (effect only)"),
                            ("termination", "Termination"),
                        ],
                        help_text="What was done.",
                        max_length=30,
                        verbose_name="kind",
                    ),
                ),
                (
                    "acted_on",
                    core.fields.PartialDateField(
                        blank=True,
                        help_text="Date of signature, of deposit, or of receipt; as precise as the source.",
                        null=True,
                        verbose_name="acted on",
                    ),
                ),
                (
                    "effective_on",
                    core.fields.PartialDateField(
                        blank=True,
                        help_text="Date of effect, only where a source states it.",
                        null=True,
                        verbose_name="effective on",
                    ),
                ),
                (
                    "depositary",
                    models.CharField(
                        blank=True,
                        help_text="The capital whose date this is, where there are several depositaries.",
                        max_length=40,
                        verbose_name="depositary",
                    ),
                ),
                (
                    "towards",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=3),
                        blank=True,
                        default=list,
                        help_text="Codes of the states towards which alone a suspension is claimed.",
                        verbose_name="towards",
                    ),
                ),
                (
                    "note",
                    models.TextField(
                        blank=True, help_text="What a reader should know.", verbose_name="note"
                    ),
                ),
                (
                    "confidence",
                    models.CharField(
                        choices=[
                            ("sourced", "One source read"),
                            ("cross-checked", "Two sources or more agree"),
                            ("recalled", "Unverified: recalled, seen in no document"),
                        ],
                        help_text="How well it is established.",
                        max_length=15,
                        verbose_name="confidence",
                    ),
                ),
                (
                    "void",
                    models.BooleanField(
                        default=False,
                        help_text="The corrected entry records something that did not happen.",
                        verbose_name="void",
                    ),
                ),
                (
                    "reason",
                    models.TextField(
                        blank=True, help_text="Why the entry is corrected.", verbose_name="reason"
                    ),
                ),
                (
                    "recorded_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now,
                        help_text="When the entry came into the record.",
                        verbose_name="recorded at",
                    ),
                ),
            ],
            options={
                "verbose_name": "treaty action",
                "verbose_name_plural": "treaty actions",
                "ordering": ["treaty_id", "state_id", "acted_on", "id"],
            },
        ),
        migrations.CreateModel(
            name="EntryIntoForce",
            fields=[
                (
                    "treaty",
                    models.OneToOneField(
                        help_text="The treaty.",
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="derived_entry_into_force",
                        serialize=False,
                        to="treaties.treaty",
                        verbose_name="treaty",
                    ),
                ),
                (
                    "earliest",
                    models.DateField(
                        blank=True,
                        help_text="Earliest day it can have been.",
                        null=True,
                        verbose_name="earliest",
                    ),
                ),
                (
                    "latest",
                    models.DateField(
                        blank=True,
                        help_text="Latest day it can have been.",
                        null=True,
                        verbose_name="latest",
                    ),
                ),
                (
                    "threshold_on",
                    models.DateField(
                        blank=True,
                        help_text="Day on which the condition was met.",
                        null=True,
                        verbose_name="threshold met on",
                    ),
                ),
                (
                    "counted",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=120),
                        blank=True,
                        default=list,
                        help_text="Public ids of the actions that met the condition.",
                        verbose_name="counted",
                    ),
                ),
                (
                    "steps",
                    models.JSONField(
                        blank=True,
                        default=list,
                        help_text="The arithmetic, one sentence a step.",
                        verbose_name="steps",
                    ),
                ),
                (
                    "note",
                    models.TextField(
                        blank=True, help_text="Why no date can be derived.", verbose_name="note"
                    ),
                ),
            ],
            options={
                "verbose_name": "entry into force",
                "verbose_name_plural": "entries into force",
                "ordering": ["treaty_id"],
            },
        ),
        migrations.CreateModel(
            name="Anomaly",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "check_code",
                    models.CharField(
                        help_text="Name of the check that found it.",
                        max_length=60,
                        verbose_name="check",
                    ),
                ),
                (
                    "subject",
                    models.CharField(
                        help_text="Key of what the finding is about.",
                        max_length=200,
                        verbose_name="subject",
                    ),
                ),
                (
                    "detail",
                    models.TextField(help_text="What disagrees with what.", verbose_name="detail"),
                ),
                (
                    "explained_by",
                    models.TextField(
                        blank=True,
                        help_text="Why it is understood; empty where it is not.",
                        verbose_name="explained by",
                    ),
                ),
                (
                    "found_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now,
                        help_text="When it was first found.",
                        verbose_name="found at",
                    ),
                ),
                (
                    "treaty",
                    models.ForeignKey(
                        blank=True,
                        help_text="The treaty concerned.",
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="anomalies",
                        to="treaties.treaty",
                        verbose_name="treaty",
                    ),
                ),
            ],
            options={
                "verbose_name": "anomaly",
                "verbose_name_plural": "anomalies",
                "ordering": ["check_code", "subject", "id"],
            },
        ),
        migrations.CreateModel(
            name="Explanation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "check_code",
                    models.CharField(
                        help_text="Name of the check that finds the disagreement.",
                        max_length=60,
                        verbose_name="check",
                    ),
                ),
                (
                    "subject",
                    models.CharField(
                        blank=True,
                        help_text="Key of what is explained.",
                        max_length=200,
                        verbose_name="subject",
                    ),
                ),
                (
                    "reason",
                    models.TextField(help_text="Why both sides can stand.", verbose_name="reason"),
                ),
                (
                    "treaty",
                    models.ForeignKey(
                        blank=True,
                        help_text="The treaty concerned; empty for all.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="explanations",
                        to="treaties.treaty",
                        verbose_name="treaty",
                    ),
                ),
            ],
            options={
                "verbose_name": "explanation",
                "verbose_name_plural": "explanations",
                "ordering": ["check_code", "treaty_id", "state_id", "subject", "id"],
            },
        ),
        migrations.CreateModel(
            name="Provision",
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
                    "rule",
                    models.GeneratedField(
                        db_persist=True,
                        expression=django.db.models.functions.comparison.Cast(
                            "rule_text", models.JSONField()
                        ),
                        help_text="The rule as data, read from the text by the database.",
                        output_field=models.JSONField(),
                        verbose_name="rule",
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
                (
                    "treaty",
                    models.ForeignKey(
                        help_text="The treaty that holds the clause.",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="provisions",
                        to="treaties.treaty",
                        verbose_name="treaty",
                    ),
                ),
            ],
            options={
                "verbose_name": "provision",
                "verbose_name_plural": "provisions",
                "ordering": ["treaty_id", "position", "id"],
            },
        ),
        migrations.CreateModel(
            name="PublishedTotal",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "question",
                    models.CharField(
                        choices=[
                            ("n_parties", "Parties, as the depositary counts them"),
                            ("n_signatories", "Signatures standing"),
                            ("n_signed_not_party", "Signed, consent not given"),
                        ],
                        help_text="Which count it is.",
                        max_length=20,
                        verbose_name="question",
                    ),
                ),
                (
                    "as_of",
                    core.fields.PartialDateField(
                        help_text="The date at which the count was true.", verbose_name="as of"
                    ),
                ),
                (
                    "expected",
                    models.PositiveIntegerField(
                        help_text="The number published.", verbose_name="expected"
                    ),
                ),
                (
                    "source",
                    models.CharField(
                        help_text="Who published it, and where.",
                        max_length=300,
                        verbose_name="source",
                    ),
                ),
                (
                    "treaty",
                    models.ForeignKey(
                        help_text="The treaty counted.",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="published_totals",
                        to="treaties.treaty",
                        verbose_name="treaty",
                    ),
                ),
            ],
            options={
                "verbose_name": "published total",
                "verbose_name_plural": "published totals",
                "ordering": ["treaty_id", "question", "as_of", "id"],
            },
        ),
        migrations.CreateModel(
            name="Record",
            fields=[
                (
                    "id",
                    models.PositiveSmallIntegerField(
                        default=1,
                        help_text="Always 1: there is one record.",
                        primary_key=True,
                        serialize=False,
                        verbose_name="id",
                    ),
                ),
                (
                    "version",
                    models.PositiveBigIntegerField(
                        default=0,
                        help_text="Raised by one with every change of the record.",
                        verbose_name="version",
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
                    "changed_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now,
                        help_text="When the record last changed.",
                        verbose_name="changed at",
                    ),
                ),
            ],
            options={
                "verbose_name": "record",
                "verbose_name_plural": "record",
                "ordering": ["id"],
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("id", 1)), name="record_is_single")
                ],
            },
        ),
        migrations.AddField(
            model_name="treaty",
            name="sources",
            field=models.ManyToManyField(
                blank=True,
                help_text="What the entry in the register rests on.",
                related_name="treaties",
                to="treaties.source",
                verbose_name="sources",
            ),
        ),
        migrations.AddConstraint(
            model_name="source",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("as_of__regex", "^\\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\\d|3[01]))?)?$")
                ),
                name="source_as_of_is_partial_date",
                violation_error_message="Write YYYY, YYYY-MM or YYYY-MM-DD.",
            ),
        ),
        migrations.AddField(
            model_name="provision",
            name="sources",
            field=models.ManyToManyField(
                blank=True,
                help_text="Where the clause can be read.",
                related_name="provisions",
                to="treaties.source",
                verbose_name="sources",
            ),
        ),
        migrations.AddField(
            model_name="citation",
            name="source",
            field=models.ForeignKey(
                help_text="The source cited.",
                on_delete=django.db.models.deletion.PROTECT,
                related_name="citations",
                to="treaties.source",
                verbose_name="source",
            ),
        ),
        migrations.AddField(
            model_name="characterisation",
            name="sources",
            field=models.ManyToManyField(
                blank=True,
                help_text="Where the view can be read.",
                related_name="characterisations",
                to="treaties.source",
                verbose_name="sources",
            ),
        ),
        migrations.AddField(
            model_name="answer",
            name="sources",
            field=models.ManyToManyField(
                blank=True,
                help_text="Who says that the one answers the other.",
                related_name="answers",
                to="treaties.source",
                verbose_name="sources",
            ),
        ),
        migrations.AddField(
            model_name="standing",
            name="treaty",
            field=models.ForeignKey(
                help_text="The treaty.",
                on_delete=django.db.models.deletion.CASCADE,
                related_name="standings",
                to="treaties.treaty",
                verbose_name="treaty",
            ),
        ),
        migrations.AddField(
            model_name="state",
            name="successor_of",
            field=models.ManyToManyField(
                blank=True,
                help_text="Former states whose successor, continuator or reunited part this state is.",
                related_name="succeeded_by",
                to="treaties.state",
                verbose_name="successor of",
            ),
        ),
        migrations.AddField(
            model_name="standing",
            name="state",
            field=models.ForeignKey(
                help_text="The state.",
                on_delete=django.db.models.deletion.PROTECT,
                related_name="standings",
                to="treaties.state",
                verbose_name="state",
            ),
        ),
        migrations.AddField(
            model_name="explanation",
            name="state",
            field=models.ForeignKey(
                blank=True,
                help_text="The state concerned; empty for all.",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="explanations",
                to="treaties.state",
                verbose_name="state",
            ),
        ),
        migrations.AddField(
            model_name="anomaly",
            name="state",
            field=models.ForeignKey(
                blank=True,
                help_text="The state concerned.",
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="anomalies",
                to="treaties.state",
                verbose_name="state",
            ),
        ),
        migrations.AddField(
            model_name="statelist",
            name="members",
            field=models.ManyToManyField(
                help_text="The states on the list, as of the day the record was compiled.",
                related_name="lists",
                to="treaties.state",
                verbose_name="members",
            ),
        ),
        migrations.AddField(
            model_name="statuscheck",
            name="source",
            field=models.ForeignKey(
                help_text="The list that was read.",
                on_delete=django.db.models.deletion.PROTECT,
                related_name="status_checks",
                to="treaties.source",
                verbose_name="source",
            ),
        ),
        migrations.AddField(
            model_name="statuscheck",
            name="treaty",
            field=models.ForeignKey(
                help_text="The treaty whose acts the list holds.",
                on_delete=django.db.models.deletion.PROTECT,
                related_name="status_checks",
                to="treaties.treaty",
                verbose_name="treaty",
            ),
        ),
        migrations.AddField(
            model_name="treatyaction",
            name="corrects",
            field=models.OneToOneField(
                blank=True,
                help_text="The entry of the same treaty that this one replaces.",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="corrected_by",
                to="treaties.treatyaction",
                verbose_name="corrects",
            ),
        ),
        migrations.AddField(
            model_name="treatyaction",
            name="recorded_by",
            field=models.ForeignKey(
                blank=True,
                help_text="The editor who entered it; empty for compiled rows.",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="recorded by",
            ),
        ),
        migrations.AddField(
            model_name="treatyaction",
            name="state",
            field=models.ForeignKey(
                help_text="Who acted.",
                on_delete=django.db.models.deletion.PROTECT,
                related_name="actions",
                to="treaties.state",
                verbose_name="state",
            ),
        ),
        migrations.AddField(
            model_name="treatyaction",
            name="treaty",
            field=models.ForeignKey(
                help_text="The treaty acted on.",
                on_delete=django.db.models.deletion.PROTECT,
                related_name="actions",
                to="treaties.treaty",
                verbose_name="treaty",
            ),
        ),
        migrations.AddField(
            model_name="citation",
            name="action",
            field=models.ForeignKey(
                help_text="The action that the source states.",
                on_delete=django.db.models.deletion.PROTECT,
                related_name="citations",
                to="treaties.treatyaction",
                verbose_name="action",
            ),
        ),
        migrations.AddField(
            model_name="characterisation",
            name="action",
            field=models.ForeignKey(
                help_text="The action that the view is about.",
                on_delete=django.db.models.deletion.PROTECT,
                related_name="characterisations",
                to="treaties.treatyaction",
                verbose_name="action",
            ),
        ),
        migrations.AddField(
            model_name="answer",
            name="action",
            field=models.ForeignKey(
                help_text="The action that answers.",
                on_delete=django.db.models.deletion.PROTECT,
                related_name="answers",
                to="treaties.treatyaction",
                verbose_name="action",
            ),
        ),
        migrations.AddField(
            model_name="answer",
            name="target",
            field=models.ForeignKey(
                help_text="The action answered.",
                on_delete=django.db.models.deletion.PROTECT,
                related_name="answered_by",
                to="treaties.treatyaction",
                verbose_name="target",
            ),
        ),
        migrations.AddField(
            model_name="anomaly",
            name="action",
            field=models.ForeignKey(
                blank=True,
                help_text="The action concerned.",
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="anomalies",
                to="treaties.treatyaction",
                verbose_name="action",
            ),
        ),
        migrations.AddConstraint(
            model_name="publishedtotal",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("as_of__regex", "^\\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\\d|3[01]))?)?$")
                ),
                name="publishedtotal_as_of_is_partial_date",
                violation_error_message="Write YYYY, YYYY-MM or YYYY-MM-DD.",
            ),
        ),
        migrations.AddConstraint(
            model_name="publishedtotal",
            constraint=models.UniqueConstraint(
                fields=("treaty", "question", "as_of", "source"), name="publishedtotal_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="treaty",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("adopted_on__regex", "^\\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\\d|3[01]))?)?$")
                ),
                name="treaty_adopted_on_is_partial_date",
                violation_error_message="Write YYYY, YYYY-MM or YYYY-MM-DD.",
            ),
        ),
        migrations.AddConstraint(
            model_name="treaty",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "opened_for_signature_on__regex",
                        "^\\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\\d|3[01]))?)?$",
                    )
                ),
                name="treaty_opened_for_signature_on_is_partial_date",
                violation_error_message="Write YYYY, YYYY-MM or YYYY-MM-DD.",
            ),
        ),
        migrations.AddConstraint(
            model_name="treaty",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "closed_for_signature_on__regex",
                        "^\\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\\d|3[01]))?)?$",
                    )
                ),
                name="treaty_closed_for_signature_on_is_partial_date",
                violation_error_message="Write YYYY, YYYY-MM or YYYY-MM-DD.",
            ),
        ),
        migrations.AddConstraint(
            model_name="treaty",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "entered_into_force_on__regex",
                        "^\\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\\d|3[01]))?)?$",
                    )
                ),
                name="treaty_entered_into_force_on_is_partial_date",
                violation_error_message="Write YYYY, YYYY-MM or YYYY-MM-DD.",
            ),
        ),
        migrations.AddConstraint(
            model_name="treaty",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("ended_on__regex", "^\\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\\d|3[01]))?)?$")
                ),
                name="treaty_ended_on_is_partial_date",
                violation_error_message="Write YYYY, YYYY-MM or YYYY-MM-DD.",
            ),
        ),
        migrations.AddConstraint(
            model_name="treaty",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("parent__isnull", True),
                    models.Q(("parent", models.F("id")), _negated=True),
                    _connector="OR",
                ),
                name="treaty_is_not_its_own_parent",
            ),
        ),
        migrations.AddConstraint(
            model_name="provision",
            constraint=models.UniqueConstraint(
                fields=("treaty", "kind"),
                name="provision_once_a_kind",
                violation_error_message="The treaty has a provision of this kind already.",
            ),
        ),
        migrations.AddConstraint(
            model_name="state",
            constraint=models.CheckConstraint(
                condition=models.Q(("code__regex", "^[A-Z]{3}$")),
                name="state_code_is_three_capitals",
            ),
        ),
        migrations.AddConstraint(
            model_name="state",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("existed_from__isnull", True),
                    ("existed_until__isnull", True),
                    ("existed_from__lt", models.F("existed_until")),
                    _connector="OR",
                ),
                name="state_existed_from_before_until",
            ),
        ),
        migrations.AddIndex(
            model_name="standing",
            index=models.Index(fields=["state", "treaty"], name="standing_state_treaty"),
        ),
        migrations.AddConstraint(
            model_name="standing",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                expressions=[("treaty", "="), ("state", "="), ("period", "&&")],
                name="standing_one_status_at_a_time",
            ),
        ),
        migrations.AddConstraint(
            model_name="standing",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("since__regex", "^\\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\\d|3[01]))?)?$")
                ),
                name="standing_since_is_partial_date",
                violation_error_message="Write YYYY, YYYY-MM or YYYY-MM-DD.",
            ),
        ),
        migrations.AddConstraint(
            model_name="standing",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("until__regex", "^\\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\\d|3[01]))?)?$")
                ),
                name="standing_until_is_partial_date",
                violation_error_message="Write YYYY, YYYY-MM or YYYY-MM-DD.",
            ),
        ),
        migrations.AddConstraint(
            model_name="explanation",
            constraint=models.UniqueConstraint(
                fields=("check_code", "treaty", "state", "subject"),
                name="explanation_once",
                nulls_distinct=False,
            ),
        ),
        migrations.AddConstraint(
            model_name="statuscheck",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("as_of__regex", "^\\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\\d|3[01]))?)?$")
                ),
                name="statuscheck_as_of_is_partial_date",
                violation_error_message="Write YYYY, YYYY-MM or YYYY-MM-DD.",
            ),
        ),
        migrations.AddConstraint(
            model_name="statuscheck",
            constraint=models.UniqueConstraint(
                fields=("treaty", "source", "as_of"), name="statuscheck_once", nulls_distinct=False
            ),
        ),
        migrations.AddIndex(
            model_name="treatyaction",
            index=models.Index(
                fields=["treaty", "state", "acted_on"], name="treatyaction_treaty_state"
            ),
        ),
        migrations.AddIndex(
            model_name="treatyaction",
            index=models.Index(fields=["state", "acted_on"], name="treatyaction_state_acted"),
        ),
        migrations.AddIndex(
            model_name="treatyaction",
            index=models.Index(fields=["recorded_at"], name="treatyaction_recorded"),
        ),
        migrations.AddConstraint(
            model_name="treatyaction",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("acted_on__regex", "^\\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\\d|3[01]))?)?$")
                ),
                name="treatyaction_acted_on_is_partial_date",
                violation_error_message="Write YYYY, YYYY-MM or YYYY-MM-DD.",
            ),
        ),
        migrations.AddConstraint(
            model_name="treatyaction",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("effective_on__regex", "^\\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\\d|3[01]))?)?$")
                ),
                name="treatyaction_effective_on_is_partial_date",
                violation_error_message="Write YYYY, YYYY-MM or YYYY-MM-DD.",
            ),
        ),
        migrations.AddConstraint(
            model_name="treatyaction",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("kind", "succession"),
                    ("acted_on__isnull", True),
                    ("effective_on__isnull", True),
                    django.db.models.lookups.GreaterThanOrEqual(
                        django.db.models.functions.text.Left(
                            models.F("effective_on"),
                            django.db.models.functions.text.Length(models.F("acted_on")),
                        ),
                        django.db.models.functions.text.Left(
                            models.F("acted_on"),
                            django.db.models.functions.text.Length(models.F("effective_on")),
                        ),
                    ),
                    _connector="OR",
                ),
                name="treatyaction_effect_not_before_act",
                violation_error_message="Only a succession can take effect before it was notified.",
            ),
        ),
        migrations.AddConstraint(
            model_name="treatyaction",
            constraint=models.CheckConstraint(
                condition=models.Q(("void", False), ("corrects__isnull", False), _connector="OR"),
                name="treatyaction_void_needs_corrects",
                violation_error_message="Name the entry that is taken back.",
            ),
        ),
        migrations.AddConstraint(
            model_name="treatyaction",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("corrects__isnull", True),
                    models.Q(("corrects", models.F("id")), _negated=True),
                    _connector="OR",
                ),
                name="treatyaction_corrects_another",
                violation_error_message="An entry cannot correct itself.",
            ),
        ),
        migrations.AddConstraint(
            model_name="citation",
            constraint=models.UniqueConstraint(
                fields=("action", "source", "locator"),
                name="citation_once_a_place",
                violation_error_message="The action cites this place already.",
            ),
        ),
        migrations.AddConstraint(
            model_name="characterisation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("voiced_on__regex", "^\\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\\d|3[01]))?)?$")
                ),
                name="characterisation_voiced_on_is_partial_date",
                violation_error_message="Write YYYY, YYYY-MM or YYYY-MM-DD.",
            ),
        ),
        migrations.AddConstraint(
            model_name="characterisation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("effective_on__regex", "^\\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\\d|3[01]))?)?$")
                ),
                name="characterisation_effective_on_is_partial_date",
                violation_error_message="Write YYYY, YYYY-MM or YYYY-MM-DD.",
            ),
        ),
        migrations.AddConstraint(
            model_name="characterisation",
            constraint=models.UniqueConstraint(
                fields=("action", "holder", "opinion", "voiced_on"),
                name="characterisation_once",
                nulls_distinct=False,
            ),
        ),
        migrations.AddConstraint(
            model_name="answer",
            constraint=models.UniqueConstraint(fields=("action", "target"), name="answer_once"),
        ),
        migrations.AddConstraint(
            model_name="answer",
            constraint=models.CheckConstraint(
                condition=models.Q(("action", models.F("target")), _negated=True),
                name="answer_to_another",
            ),
        ),
        migrations.AddConstraint(
            model_name="anomaly",
            constraint=models.UniqueConstraint(
                fields=("check_code", "subject"), name="anomaly_once"
            ),
        ),
    ]
