import django.utils.timezone
from django.db import migrations, models
from pathlib import Path

from kit.database.creation import CreateTables

SQL = Path(__file__).parent


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        # Libraries first: the functions of the database are about their tables.
        ('pghistory', '0007_auto_20250421_0444'),
    ]

    operations = [
        CreateTables([
            migrations.CreateModel(
                name='TaskRun',
                fields=[
                    ('task', models.CharField(max_length=100, primary_key=True, serialize=False, verbose_name='tarea')),
                    ('started_at', models.DateTimeField(verbose_name='empezó')),
                    ('succeeded_at', models.DateTimeField(null=True, verbose_name='terminó bien')),
                    ('failed_at', models.DateTimeField(null=True, verbose_name='falló')),
                    ('error', models.CharField(blank=True, max_length=300, verbose_name='qué falló')),
                ],
                options={
                    'verbose_name': 'ejecución de una tarea',
                    'verbose_name_plural': 'ejecuciones de tareas',
                },
            ),
            migrations.CreateModel(
                name='SentForm',
                fields=[
                    ('key', models.CharField(max_length=64, primary_key=True, serialize=False)),
                    ('content', models.CharField(max_length=64)),
                    ('url', models.CharField(blank=True, max_length=2000)),
                    ('sent_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='enviado el')),
                ],
                options={
                    'verbose_name': 'formulario recibido',
                    'verbose_name_plural': 'formularios recibidos',
                    'indexes': [models.Index(fields=['sent_at'], name='sent_form_sent_at')],
                },
            ),
        ]),
        migrations.RunSQL(
            (SQL / "erase_history.sql").read_text(encoding="utf-8"),
            reverse_sql="DROP FUNCTION erase_history(text, integer);",
        ),
        migrations.RunSQL(
            (SQL / "context_stays.sql").read_text(encoding="utf-8"),
            reverse_sql="DROP TRIGGER context_stays ON pghistory_context; DROP FUNCTION context_stays();",
        ),
    ]
