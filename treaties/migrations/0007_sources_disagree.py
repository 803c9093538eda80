"""A worklist of acts on which sources disagree; the others named as an editor reads them."""

from django.db import migrations


class Migration(migrations.Migration):
    """Show what sources disagree on, and name the worklists without a prefix."""

    dependencies = [
        ("treaties", "0006_amends"),
    ]

    operations = [
        migrations.CreateModel(
            name="SourcesDisagree",
            fields=[],
            options={
                "verbose_name": "action on which sources disagree",
                "verbose_name_plural": "actions on which sources disagree",
                "proxy": True,
                "indexes": [],
                "constraints": [],
            },
            bases=("treaties.treatyaction",),
        ),
        migrations.AlterModelOptions(
            name="effectdiffers",
            options={
                "verbose_name": "effect computed and stated",
                "verbose_name_plural": "effects computed ≠ stated",
            },
        ),
        migrations.AlterModelOptions(
            name="explainedanomaly",
            options={
                "verbose_name": "explained anomaly",
                "verbose_name_plural": "explained anomalies",
            },
        ),
        migrations.AlterModelOptions(
            name="openanomaly",
            options={"verbose_name": "open anomaly", "verbose_name_plural": "open anomalies"},
        ),
        migrations.AlterModelOptions(
            name="unsourcedaction",
            options={
                "verbose_name": "unsourced action",
                "verbose_name_plural": "unsourced actions",
            },
        ),
        migrations.AlterModelOptions(
            name="unverifiedaction",
            options={
                "verbose_name": "unverified action",
                "verbose_name_plural": "unverified actions",
            },
        ),
    ]
