"""Sections of the editors' admin."""

from django.db import migrations


class Migration(migrations.Migration):
    """Show the actions and anomalies to editors by section and by what needs work."""

    dependencies = [
        ("treaties", "0004_history"),
    ]

    operations = [
        migrations.CreateModel(
            name="Consent",
            fields=[],
            options={
                "verbose_name": "consent",
                "verbose_name_plural": "consents",
                "proxy": True,
                "indexes": [],
                "constraints": [],
            },
            bases=("treaties.treatyaction",),
        ),
        migrations.CreateModel(
            name="EffectDiffers",
            fields=[],
            options={
                "verbose_name": "effect computed and stated",
                "verbose_name_plural": "worklist: effects computed ≠ stated",
                "proxy": True,
                "indexes": [],
                "constraints": [],
            },
            bases=("treaties.anomaly",),
        ),
        migrations.CreateModel(
            name="ExplainedAnomaly",
            fields=[],
            options={
                "verbose_name": "explained anomaly",
                "verbose_name_plural": "worklist: anomalies, explained",
                "proxy": True,
                "indexes": [],
                "constraints": [],
            },
            bases=("treaties.anomaly",),
        ),
        migrations.CreateModel(
            name="OpenAnomaly",
            fields=[],
            options={
                "verbose_name": "open anomaly",
                "verbose_name_plural": "worklist: anomalies, open",
                "proxy": True,
                "indexes": [],
                "constraints": [],
            },
            bases=("treaties.anomaly",),
        ),
        migrations.CreateModel(
            name="OtherAction",
            fields=[],
            options={
                "verbose_name": "other action",
                "verbose_name_plural": "other actions",
                "proxy": True,
                "indexes": [],
                "constraints": [],
            },
            bases=("treaties.treatyaction",),
        ),
        migrations.CreateModel(
            name="Signature",
            fields=[],
            options={
                "verbose_name": "signature",
                "verbose_name_plural": "signatures",
                "proxy": True,
                "indexes": [],
                "constraints": [],
            },
            bases=("treaties.treatyaction",),
        ),
        migrations.CreateModel(
            name="UnsourcedAction",
            fields=[],
            options={
                "verbose_name": "unsourced action",
                "verbose_name_plural": "worklist: unsourced actions",
                "proxy": True,
                "indexes": [],
                "constraints": [],
            },
            bases=("treaties.treatyaction",),
        ),
        migrations.CreateModel(
            name="UnverifiedAction",
            fields=[],
            options={
                "verbose_name": "unverified action",
                "verbose_name_plural": "worklist: unverified actions",
                "proxy": True,
                "indexes": [],
                "constraints": [],
            },
            bases=("treaties.treatyaction",),
        ),
        migrations.CreateModel(
            name="Withdrawal",
            fields=[],
            options={
                "verbose_name": "withdrawal",
                "verbose_name_plural": "withdrawals",
                "proxy": True,
                "indexes": [],
                "constraints": [],
            },
            bases=("treaties.treatyaction",),
        ),
    ]
