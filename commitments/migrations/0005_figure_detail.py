from django.db import migrations, models

# Rows read before, of releases that still wait, have no detail.
WAITING_ROWS = """
UPDATE commitments_releaserow SET "values" = "values" || '{"detail": ""}' WHERE NOT jsonb_exists("values", 'detail')
"""


class Migration(migrations.Migration):

    dependencies = [
        ('commitments', '0004_links_audited'),
    ]

    operations = [
        migrations.AddField(
            model_name='figure',
            name='detail',
            field=models.TextField(blank=True, verbose_name='detalle'),
        ),
        migrations.RunSQL(WAITING_ROWS, migrations.RunSQL.noop),
    ]
