import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
import django.db.models.deletion
import django.utils.timezone
import kit.database.terms
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

from kit.database.creation import CreateTables


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('commitments', '0001_initial'),
        ('members', '0001_initial'),
        ('pghistory', '0007_auto_20250421_0444'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        CreateTables([
            migrations.CreateModel(
                name='Agenda',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('state', models.CharField(choices=[('draft', 'En borrador'), ('consulted', 'A comentarios de la comisión'), ('published', 'Publicada')], default='draft', max_length=10, verbose_name='estado')),
                    ('comments_until', models.DateField(blank=True, null=True, verbose_name='comentarios hasta')),
                ],
                options={
                    'verbose_name': 'agenda',
                    'verbose_name_plural': 'agendas',
                },
            ),
            migrations.CreateModel(
                name='Activity',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('text', models.CharField(max_length=300, verbose_name='actividad')),
                    ('starts_on', models.DateField(blank=True, null=True, verbose_name='empieza')),
                    ('ends_on', models.DateField(blank=True, null=True, verbose_name='termina')),
                    ('expected', models.CharField(blank=True, max_length=300, verbose_name='resultado esperado')),
                    ('state', models.CharField(choices=[('planned', 'Por hacer'), ('going', 'En curso'), ('done', 'Hecha'), ('dropped', 'Ya no se hará')], default='planned', max_length=8, verbose_name='estado')),
                    ('version', models.PositiveIntegerField(default=1, editable=False)),
                    ('organization', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='members.organization', verbose_name='organización responsable')),
                    ('agenda', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='activities', to='commissions.agenda', verbose_name='agenda')),
                ],
                options={
                    'verbose_name': 'actividad del plan',
                    'verbose_name_plural': 'actividades del plan',
                    'ordering': ['starts_on', 'id'],
                },
            ),
            migrations.CreateModel(
                name='ActivityEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.BigIntegerField()),
                    ('text', models.CharField(max_length=300, verbose_name='actividad')),
                    ('starts_on', models.DateField(blank=True, null=True, verbose_name='empieza')),
                    ('ends_on', models.DateField(blank=True, null=True, verbose_name='termina')),
                    ('expected', models.CharField(blank=True, max_length=300, verbose_name='resultado esperado')),
                    ('state', models.CharField(choices=[('planned', 'Por hacer'), ('going', 'En curso'), ('done', 'Hecha'), ('dropped', 'Ya no se hará')], default='planned', max_length=8, verbose_name='estado')),
                    ('version', models.PositiveIntegerField(default=1, editable=False)),
                    ('organization', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='members.organization', verbose_name='organización responsable')),
                    ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='commissions.activity')),
                    ('agenda', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='commissions.agenda', verbose_name='agenda')),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='AgendaSection',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('kind', models.CharField(choices=[('goal', 'Meta'), ('objectives', 'Objetivos'), ('communication', 'Mecanismos de comunicación'), ('working', 'Mecanismos de trabajo'), ('additions', 'Otros acuerdos de la mesa')], max_length=14, verbose_name='sección')),
                    ('content', models.JSONField(default=dict, verbose_name='contenido')),
                    ('version', models.PositiveIntegerField(default=0, verbose_name='versión')),
                    ('saved_at', models.DateTimeField(editable=False, null=True, verbose_name='guardada el')),
                    ('agenda', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='sections', to='commissions.agenda', verbose_name='agenda')),
                    ('saved_by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='guardó')),
                ],
                options={
                    'verbose_name': 'sección de la agenda',
                    'verbose_name_plural': 'secciones de la agenda',
                },
            ),
            migrations.CreateModel(
                name='Commission',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('number', models.PositiveSmallIntegerField(unique=True, verbose_name='número')),
                    ('slug', models.SlugField(unique=True, verbose_name='dirección')),
                    ('name', models.CharField(max_length=120, verbose_name='nombre')),
                    ('description', models.TextField(blank=True, max_length=2000, verbose_name='qué hace')),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='creada el')),
                    ('closed_at', models.DateTimeField(editable=False, null=True, verbose_name='cerrada el')),
                    ('version', models.PositiveIntegerField(default=1, editable=False)),
                    ('closed_by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='cerró')),
                    ('commitments', models.ManyToManyField(related_name='commissions', to='commitments.commitment', verbose_name='compromisos')),
                ],
                options={
                    'verbose_name': 'comisión',
                    'verbose_name_plural': 'comisiones',
                    'ordering': ['number'],
                },
            ),
            migrations.AddField(
                model_name='agenda',
                name='commission',
                field=models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='agenda', to='commissions.commission', verbose_name='comisión'),
            ),
            migrations.CreateModel(
                name='CommissionEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.BigIntegerField()),
                    ('number', models.PositiveSmallIntegerField(verbose_name='número')),
                    ('slug', models.SlugField(db_index=False, verbose_name='dirección')),
                    ('name', models.CharField(max_length=120, verbose_name='nombre')),
                    ('description', models.TextField(blank=True, max_length=2000, verbose_name='qué hace')),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='creada el')),
                    ('closed_at', models.DateTimeField(editable=False, null=True, verbose_name='cerrada el')),
                    ('version', models.PositiveIntegerField(default=1, editable=False)),
                    ('closed_by', models.ForeignKey(db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='cerró')),
                    ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='commissions.commission')),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='Edition',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('number', models.PositiveSmallIntegerField(verbose_name='número')),
                    ('content', models.JSONField(verbose_name='contenido')),
                    ('published_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='publicada el')),
                    ('agenda', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='editions', to='commissions.agenda', verbose_name='agenda')),
                    ('published_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='publicó')),
                ],
                options={
                    'verbose_name': 'edición de la agenda',
                    'verbose_name_plural': 'ediciones de la agenda',
                    'ordering': ['-number'],
                },
            ),
            migrations.CreateModel(
                name='FocalPoint',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('term', django.contrib.postgres.fields.ranges.DateTimeRangeField(verbose_name='vigencia')),
                    ('kind', models.CharField(choices=[('titular', 'Punto focal'), ('alternate', 'Suplente')], max_length=10, verbose_name='papel')),
                    ('position', models.CharField(blank=True, max_length=120, verbose_name='cargo')),
                    ('office_phone', models.CharField(blank=True, max_length=60, verbose_name='teléfono institucional')),
                    ('mobile', models.CharField(blank=True, max_length=60, verbose_name='número celular')),
                    ('email', models.EmailField(blank=True, max_length=254, verbose_name='correo electrónico')),
                    ('may_pass_on', models.BooleanField(default=False, help_text='Al entregar la comisión, su teléfono y su correo aparecen en el expediente.', verbose_name='sus datos pueden pasar a quien le siga')),
                    ('origin', models.CharField(choices=[('elected', 'Elección de la comisión'), ('appointed', 'Designación de la Coordinación'), ('took_over', 'La suplencia asumió por silencio')], max_length=10, verbose_name='cómo llegó')),
                    ('note', models.CharField(blank=True, max_length=500, verbose_name='acta o motivo')),
                    ('acted_at', models.DateTimeField(editable=False, null=True, verbose_name='último acto en la comisión')),
                    ('version', models.PositiveIntegerField(default=1, editable=False)),
                    ('commission', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='focal_points', to='commissions.commission', verbose_name='comisión')),
                    ('ended_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='terminó')),
                    ('given_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='lo autorizó')),
                    ('organization', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='focal_points', to='members.organization', verbose_name='institución')),
                    ('user', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='focal_points', to=settings.AUTH_USER_MODEL, verbose_name='persona')),
                ],
                options={
                    'verbose_name': 'punto focal o suplente',
                    'verbose_name_plural': 'puntos focales y suplentes',
                },
            ),
            migrations.CreateModel(
                name='FocalPointEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.BigIntegerField()),
                    ('term', django.contrib.postgres.fields.ranges.DateTimeRangeField(verbose_name='vigencia')),
                    ('kind', models.CharField(choices=[('titular', 'Punto focal'), ('alternate', 'Suplente')], max_length=10, verbose_name='papel')),
                    ('position', models.CharField(blank=True, max_length=120, verbose_name='cargo')),
                    ('office_phone', models.CharField(blank=True, max_length=60, verbose_name='teléfono institucional')),
                    ('mobile', models.CharField(blank=True, max_length=60, verbose_name='número celular')),
                    ('email', models.EmailField(blank=True, max_length=254, verbose_name='correo electrónico')),
                    ('may_pass_on', models.BooleanField(default=False, help_text='Al entregar la comisión, su teléfono y su correo aparecen en el expediente.', verbose_name='sus datos pueden pasar a quien le siga')),
                    ('origin', models.CharField(choices=[('elected', 'Elección de la comisión'), ('appointed', 'Designación de la Coordinación'), ('took_over', 'La suplencia asumió por silencio')], max_length=10, verbose_name='cómo llegó')),
                    ('note', models.CharField(blank=True, max_length=500, verbose_name='acta o motivo')),
                    ('version', models.PositiveIntegerField(default=1, editable=False)),
                    ('commission', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='commissions.commission', verbose_name='comisión')),
                    ('ended_by', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='terminó')),
                    ('given_by', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='lo autorizó')),
                    ('organization', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='members.organization', verbose_name='institución')),
                    ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='commissions.focalpoint')),
                    ('user', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='persona')),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='Handover',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('dossier', models.JSONField(default=dict, verbose_name='expediente')),
                    ('made_at', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='el')),
                    ('after', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='commissions.focalpoint', verbose_name='quien recibe')),
                    ('before', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='commissions.focalpoint', verbose_name='quien entrega')),
                    ('commission', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='handovers', to='commissions.commission', verbose_name='comisión')),
                    ('made_by', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='por')),
                ],
                options={
                    'verbose_name': 'entrega de la comisión',
                    'verbose_name_plural': 'entregas de comisiones',
                    'ordering': ['-made_at'],
                },
            ),
            migrations.CreateModel(
                name='JoinRequest',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('failed_at', models.DateTimeField(editable=False, null=True, verbose_name='falló el')),
                    ('failure', models.CharField(blank=True, editable=False, max_length=300, verbose_name='qué falló')),
                    ('intention', models.CharField(choices=[('read', 'Enterarse'), ('contribute', 'Aportar'), ('coordinate', 'Coordinar')], default='contribute', max_length=10, verbose_name='intención')),
                    ('text', models.TextField(blank=True, max_length=1000, verbose_name='por qué')),
                    ('asked_at', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='pedida el')),
                    ('decided_at', models.DateTimeField(editable=False, null=True, verbose_name='decidida el')),
                    ('accepted', models.BooleanField(editable=False, null=True, verbose_name='aceptada')),
                    ('reason', models.CharField(blank=True, editable=False, max_length=500, verbose_name='motivo')),
                    ('asking_sent_at', models.DateTimeField(editable=False, null=True, verbose_name='avisada a quien coordina el')),
                    ('decision_sent_at', models.DateTimeField(editable=False, null=True, verbose_name='respuesta enviada el')),
                    ('asked_by', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='pidió')),
                    ('commission', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='requests', to='commissions.commission', verbose_name='comisión')),
                    ('decided_by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='decidió')),
                    ('delegate', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='persona delegada')),
                    ('organization', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='commission_requests', to='members.organization', verbose_name='organización')),
                ],
                options={
                    'verbose_name': 'solicitud de ingreso',
                    'verbose_name_plural': 'solicitudes de ingreso',
                    'ordering': ['asked_at'],
                },
            ),
            migrations.CreateModel(
                name='JoinRequestEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.BigIntegerField()),
                    ('failed_at', models.DateTimeField(editable=False, null=True, verbose_name='falló el')),
                    ('failure', models.CharField(blank=True, editable=False, max_length=300, verbose_name='qué falló')),
                    ('intention', models.CharField(choices=[('read', 'Enterarse'), ('contribute', 'Aportar'), ('coordinate', 'Coordinar')], default='contribute', max_length=10, verbose_name='intención')),
                    ('text', models.TextField(blank=True, max_length=1000, verbose_name='por qué')),
                    ('asked_at', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='pedida el')),
                    ('decided_at', models.DateTimeField(editable=False, null=True, verbose_name='decidida el')),
                    ('accepted', models.BooleanField(editable=False, null=True, verbose_name='aceptada')),
                    ('reason', models.CharField(blank=True, editable=False, max_length=500, verbose_name='motivo')),
                    ('asking_sent_at', models.DateTimeField(editable=False, null=True, verbose_name='avisada a quien coordina el')),
                    ('decision_sent_at', models.DateTimeField(editable=False, null=True, verbose_name='respuesta enviada el')),
                    ('asked_by', models.ForeignKey(db_constraint=False, editable=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='pidió')),
                    ('commission', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='commissions.commission', verbose_name='comisión')),
                    ('decided_by', models.ForeignKey(db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='decidió')),
                    ('delegate', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='persona delegada')),
                    ('organization', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='members.organization', verbose_name='organización')),
                    ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='commissions.joinrequest')),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='Revision',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('version', models.PositiveIntegerField(verbose_name='versión')),
                    ('content', models.JSONField(verbose_name='contenido')),
                    ('saved_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='guardada el')),
                    ('restores', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='commissions.revision', verbose_name='restaura')),
                    ('saved_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='guardó')),
                    ('section', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='revisions', to='commissions.agendasection', verbose_name='sección')),
                ],
                options={
                    'verbose_name': 'versión de una sección',
                    'verbose_name_plural': 'versiones de secciones',
                    'ordering': ['-version'],
                },
            ),
            migrations.CreateModel(
                name='Seat',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('term', django.contrib.postgres.fields.ranges.DateTimeRangeField(verbose_name='vigencia')),
                    ('intention', models.CharField(choices=[('read', 'Enterarse'), ('contribute', 'Aportar'), ('coordinate', 'Coordinar')], default='contribute', max_length=10, verbose_name='intención')),
                    ('is_editor', models.BooleanField(default=False, help_text='Su persona delegada escribe en la agenda.', verbose_name='edita la agenda')),
                    ('version', models.PositiveIntegerField(default=1, editable=False)),
                    ('commission', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='seats', to='commissions.commission', verbose_name='comisión')),
                    ('delegate', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='seats', to=settings.AUTH_USER_MODEL, verbose_name='persona delegada')),
                    ('ended_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='terminó')),
                    ('given_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='lo autorizó')),
                    ('organization', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='seats', to='members.organization', verbose_name='organización')),
                ],
                options={
                    'verbose_name': 'lugar en la comisión',
                    'verbose_name_plural': 'lugares en la comisión',
                },
            ),
            migrations.CreateModel(
                name='SeatEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.BigIntegerField()),
                    ('term', django.contrib.postgres.fields.ranges.DateTimeRangeField(verbose_name='vigencia')),
                    ('intention', models.CharField(choices=[('read', 'Enterarse'), ('contribute', 'Aportar'), ('coordinate', 'Coordinar')], default='contribute', max_length=10, verbose_name='intención')),
                    ('is_editor', models.BooleanField(default=False, help_text='Su persona delegada escribe en la agenda.', verbose_name='edita la agenda')),
                    ('version', models.PositiveIntegerField(default=1, editable=False)),
                    ('commission', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='commissions.commission', verbose_name='comisión')),
                    ('delegate', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='persona delegada')),
                    ('ended_by', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='terminó')),
                    ('given_by', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='lo autorizó')),
                    ('organization', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='members.organization', verbose_name='organización')),
                    ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='commissions.seat')),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='SectionComment',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('text', models.TextField(max_length=2000, verbose_name='comentario')),
                    ('made_at', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='el')),
                    ('resolved_at', models.DateTimeField(editable=False, null=True, verbose_name='resuelto el')),
                    ('made_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='por')),
                    ('organization', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='members.organization', verbose_name='organización')),
                    ('resolved_by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='resolvió')),
                    ('section', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='comments', to='commissions.agendasection', verbose_name='sección')),
                ],
                options={
                    'verbose_name': 'comentario a la agenda',
                    'verbose_name_plural': 'comentarios a la agenda',
                    'ordering': ['made_at'],
                },
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='activityevent',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='ebca6c02df10c0bce253733df0bd94b1fbd33b13', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_144e0', table='commissions_activityevent', when='BEFORE')),
            ),
            migrations.AddConstraint(
                model_name='activity',
                constraint=models.CheckConstraint(condition=models.Q(('starts_on__isnull', True), ('ends_on__isnull', True), ('ends_on__gte', models.F('starts_on')), _connector='OR'), name='activity_ends_after_it_starts', violation_error_message='La actividad no puede terminar antes de empezar.'),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='activity',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "commissions_activityevent" ("agenda_id", "ends_on", "expected", "id", "organization_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "starts_on", "state", "text", "version") VALUES (NEW."agenda_id", NEW."ends_on", NEW."expected", NEW."id", NEW."organization_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."starts_on", NEW."state", NEW."text", NEW."version"); RETURN NULL;', hash='596d8333fd73ee20c520c9e1053bb1b024da34ee', operation='INSERT', pgid='pgtrigger_insert_insert_68cf7', table='commissions_activity', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='activity',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "commissions_activityevent" ("agenda_id", "ends_on", "expected", "id", "organization_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "starts_on", "state", "text", "version") VALUES (NEW."agenda_id", NEW."ends_on", NEW."expected", NEW."id", NEW."organization_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."starts_on", NEW."state", NEW."text", NEW."version"); RETURN NULL;', hash='085c6d8257f6aec85ee1bfcd4d474fe2832e22d9', operation='UPDATE', pgid='pgtrigger_update_update_ac345', table='commissions_activity', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='activity',
                trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "commissions_activityevent" ("agenda_id", "ends_on", "expected", "id", "organization_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "starts_on", "state", "text", "version") VALUES (OLD."agenda_id", OLD."ends_on", OLD."expected", OLD."id", OLD."organization_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."starts_on", OLD."state", OLD."text", OLD."version"); RETURN NULL;', hash='f6eff22cfb27cdb62b8d08364824ffe04d7a4552', operation='DELETE', pgid='pgtrigger_delete_delete_1d217', table='commissions_activity', when='AFTER')),
            ),
            migrations.AddConstraint(
                model_name='agendasection',
                constraint=models.UniqueConstraint(fields=('agenda', 'kind'), name='section_once'),
            ),
            migrations.AddConstraint(
                model_name='commission',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('closed_at__isnull', True), ('closed_by__isnull', True)), models.Q(('closed_at__isnull', False), ('closed_by__isnull', False)), _connector='OR'), name='commission_closed_says_when_and_who'),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='commission',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "commissions_commissionevent" ("closed_at", "closed_by_id", "created_at", "description", "id", "name", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "slug", "version") VALUES (NEW."closed_at", NEW."closed_by_id", NEW."created_at", NEW."description", NEW."id", NEW."name", NEW."number", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."slug", NEW."version"); RETURN NULL;', hash='c1da87a7842d1cf2257b7f730a879d1eb18680a8', operation='INSERT', pgid='pgtrigger_insert_insert_c5b34', table='commissions_commission', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='commission',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "commissions_commissionevent" ("closed_at", "closed_by_id", "created_at", "description", "id", "name", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "slug", "version") VALUES (NEW."closed_at", NEW."closed_by_id", NEW."created_at", NEW."description", NEW."id", NEW."name", NEW."number", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."slug", NEW."version"); RETURN NULL;', hash='2c4646e802eb92d37ace72626aceb043dfb3727b', operation='UPDATE', pgid='pgtrigger_update_update_6d217', table='commissions_commission', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='commission',
                trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "commissions_commissionevent" ("closed_at", "closed_by_id", "created_at", "description", "id", "name", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "slug", "version") VALUES (OLD."closed_at", OLD."closed_by_id", OLD."created_at", OLD."description", OLD."id", OLD."name", OLD."number", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."slug", OLD."version"); RETURN NULL;', hash='622a9dd7c6753e8c84eb4d791b46a8fc97e290d4', operation='DELETE', pgid='pgtrigger_delete_delete_fe277', table='commissions_commission', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='commissionevent',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='d948199d8e5a5cd823a0cfb7c24b4d272e42e1e4', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_4b16d', table='commissions_commissionevent', when='BEFORE')),
            ),
            migrations.AddConstraint(
                model_name='edition',
                constraint=models.UniqueConstraint(fields=('agenda', 'number'), name='edition_once'),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='edition',
                trigger=pgtrigger.compiler.Trigger(name='edition_frozen', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='7c1c6839a420b8c263d35d96109c6c9a08b8f732', operation='UPDATE OR DELETE', pgid='pgtrigger_edition_frozen_a83b4', table='commissions_edition', when='BEFORE')),
            ),
            migrations.AddConstraint(
                model_name='focalpoint',
                constraint=django.contrib.postgres.constraints.ExclusionConstraint(condition=models.Q(('kind', 'titular')), expressions=[(kit.database.terms.Equal('commission_id'), '&&'), ('term', '&&')], name='focal_point_one_titular', violation_error_message='La comisión ya tiene a alguien en ese papel en esas fechas.'),
            ),
            migrations.AddConstraint(
                model_name='focalpoint',
                constraint=django.contrib.postgres.constraints.ExclusionConstraint(condition=models.Q(('kind', 'alternate')), expressions=[(kit.database.terms.Equal('commission_id'), '&&'), ('term', '&&')], name='focal_point_one_alternate', violation_error_message='La comisión ya tiene a alguien en ese papel en esas fechas.'),
            ),
            migrations.AddConstraint(
                model_name='focalpoint',
                constraint=django.contrib.postgres.constraints.ExclusionConstraint(expressions=[(kit.database.terms.Equal('commission_id'), '&&'), (kit.database.terms.Equal('user_id'), '&&'), ('term', '&&')], name='focal_point_one_role_a_person', violation_error_message='Esa persona ya tiene un papel en la comisión en esas fechas.'),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='focalpoint',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "commissions_focalpointevent" ("commission_id", "email", "ended_by_id", "given_by_id", "id", "kind", "may_pass_on", "mobile", "note", "office_phone", "organization_id", "origin", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "term", "user_id", "version") VALUES (NEW."commission_id", NEW."email", NEW."ended_by_id", NEW."given_by_id", NEW."id", NEW."kind", NEW."may_pass_on", NEW."mobile", NEW."note", NEW."office_phone", NEW."organization_id", NEW."origin", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."position", NEW."term", NEW."user_id", NEW."version"); RETURN NULL;', hash='a4a5f1f01ff042bfeba26ed33f048b27eb8262b1', operation='INSERT', pgid='pgtrigger_insert_insert_34952', table='commissions_focalpoint', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='focalpoint',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."commission_id" IS DISTINCT FROM (NEW."commission_id") OR OLD."email" IS DISTINCT FROM (NEW."email") OR OLD."ended_by_id" IS DISTINCT FROM (NEW."ended_by_id") OR OLD."given_by_id" IS DISTINCT FROM (NEW."given_by_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."may_pass_on" IS DISTINCT FROM (NEW."may_pass_on") OR OLD."mobile" IS DISTINCT FROM (NEW."mobile") OR OLD."note" IS DISTINCT FROM (NEW."note") OR OLD."office_phone" IS DISTINCT FROM (NEW."office_phone") OR OLD."organization_id" IS DISTINCT FROM (NEW."organization_id") OR OLD."origin" IS DISTINCT FROM (NEW."origin") OR OLD."position" IS DISTINCT FROM (NEW."position") OR OLD."term" IS DISTINCT FROM (NEW."term") OR OLD."user_id" IS DISTINCT FROM (NEW."user_id") OR OLD."version" IS DISTINCT FROM (NEW."version"))', func='INSERT INTO "commissions_focalpointevent" ("commission_id", "email", "ended_by_id", "given_by_id", "id", "kind", "may_pass_on", "mobile", "note", "office_phone", "organization_id", "origin", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "term", "user_id", "version") VALUES (NEW."commission_id", NEW."email", NEW."ended_by_id", NEW."given_by_id", NEW."id", NEW."kind", NEW."may_pass_on", NEW."mobile", NEW."note", NEW."office_phone", NEW."organization_id", NEW."origin", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."position", NEW."term", NEW."user_id", NEW."version"); RETURN NULL;', hash='0e52bde4e540d09fd8f33019ef95e0c6f15ad0ed', operation='UPDATE', pgid='pgtrigger_update_update_59bab', table='commissions_focalpoint', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='focalpoint',
                trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "commissions_focalpointevent" ("commission_id", "email", "ended_by_id", "given_by_id", "id", "kind", "may_pass_on", "mobile", "note", "office_phone", "organization_id", "origin", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "term", "user_id", "version") VALUES (OLD."commission_id", OLD."email", OLD."ended_by_id", OLD."given_by_id", OLD."id", OLD."kind", OLD."may_pass_on", OLD."mobile", OLD."note", OLD."office_phone", OLD."organization_id", OLD."origin", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."position", OLD."term", OLD."user_id", OLD."version"); RETURN NULL;', hash='418f5b58f0c049dea7a6d9dc31df370df0a686a8', operation='DELETE', pgid='pgtrigger_delete_delete_ccfee', table='commissions_focalpoint', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='focalpointevent',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='7b1b7bc75735b1d55ac761ed9e6b7a1cc0312842', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_d3602', table='commissions_focalpointevent', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='handover',
                trigger=pgtrigger.compiler.Trigger(name='handover_frozen', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='bcbfe8f5ff688c4555a2108dbd0cb7a767e5e981', operation='UPDATE OR DELETE', pgid='pgtrigger_handover_frozen_34235', table='commissions_handover', when='BEFORE')),
            ),
            migrations.AddConstraint(
                model_name='joinrequest',
                constraint=models.UniqueConstraint(condition=models.Q(('decided_at__isnull', True)), fields=('commission', 'organization'), name='join_request_open_once', violation_error_message='Su organización ya pidió entrar y espera respuesta.'),
            ),
            migrations.AddConstraint(
                model_name='joinrequest',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('accepted__isnull', True), ('decided_at__isnull', True), ('decided_by__isnull', True)), models.Q(('accepted__isnull', False), ('decided_at__isnull', False), ('decided_by__isnull', False)), _connector='OR'), name='join_request_decided_says_when_and_who'),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='joinrequest',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "commissions_joinrequestevent" ("accepted", "asked_at", "asked_by_id", "asking_sent_at", "commission_id", "decided_at", "decided_by_id", "decision_sent_at", "delegate_id", "failed_at", "failure", "id", "intention", "organization_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "text") VALUES (NEW."accepted", NEW."asked_at", NEW."asked_by_id", NEW."asking_sent_at", NEW."commission_id", NEW."decided_at", NEW."decided_by_id", NEW."decision_sent_at", NEW."delegate_id", NEW."failed_at", NEW."failure", NEW."id", NEW."intention", NEW."organization_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."reason", NEW."text"); RETURN NULL;', hash='7f1f317fcc1773fa142e29825c5118b0d43c680a', operation='INSERT', pgid='pgtrigger_insert_insert_3a83d', table='commissions_joinrequest', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='joinrequest',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "commissions_joinrequestevent" ("accepted", "asked_at", "asked_by_id", "asking_sent_at", "commission_id", "decided_at", "decided_by_id", "decision_sent_at", "delegate_id", "failed_at", "failure", "id", "intention", "organization_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "text") VALUES (NEW."accepted", NEW."asked_at", NEW."asked_by_id", NEW."asking_sent_at", NEW."commission_id", NEW."decided_at", NEW."decided_by_id", NEW."decision_sent_at", NEW."delegate_id", NEW."failed_at", NEW."failure", NEW."id", NEW."intention", NEW."organization_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."reason", NEW."text"); RETURN NULL;', hash='91004f0bf5e0f8b931b57ccffaccf167da092dd1', operation='UPDATE', pgid='pgtrigger_update_update_d8569', table='commissions_joinrequest', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='joinrequest',
                trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "commissions_joinrequestevent" ("accepted", "asked_at", "asked_by_id", "asking_sent_at", "commission_id", "decided_at", "decided_by_id", "decision_sent_at", "delegate_id", "failed_at", "failure", "id", "intention", "organization_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "text") VALUES (OLD."accepted", OLD."asked_at", OLD."asked_by_id", OLD."asking_sent_at", OLD."commission_id", OLD."decided_at", OLD."decided_by_id", OLD."decision_sent_at", OLD."delegate_id", OLD."failed_at", OLD."failure", OLD."id", OLD."intention", OLD."organization_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."reason", OLD."text"); RETURN NULL;', hash='31222d622f7a1f6fbe09d215ed8c3f503878b23b', operation='DELETE', pgid='pgtrigger_delete_delete_57c28', table='commissions_joinrequest', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='joinrequestevent',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='4088dda2e9f54a87a947aa3eea2e52735f98f7e2', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_dbcd9', table='commissions_joinrequestevent', when='BEFORE')),
            ),
            migrations.AddConstraint(
                model_name='revision',
                constraint=models.UniqueConstraint(fields=('section', 'version'), name='revision_once'),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='revision',
                trigger=pgtrigger.compiler.Trigger(name='revision_append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='ba3a4e1dc4e2ffcabf168677554ff5ce91d08af1', operation='UPDATE OR DELETE', pgid='pgtrigger_revision_append_only_8acd6', table='commissions_revision', when='BEFORE')),
            ),
            migrations.AddConstraint(
                model_name='seat',
                constraint=django.contrib.postgres.constraints.ExclusionConstraint(expressions=[(kit.database.terms.Equal('commission_id'), '&&'), (kit.database.terms.Equal('organization_id'), '&&'), ('term', '&&')], name='seat_once', violation_error_message='La organización ya está en la comisión en esas fechas.'),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='seat',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "commissions_seatevent" ("commission_id", "delegate_id", "ended_by_id", "given_by_id", "id", "intention", "is_editor", "organization_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "term", "version") VALUES (NEW."commission_id", NEW."delegate_id", NEW."ended_by_id", NEW."given_by_id", NEW."id", NEW."intention", NEW."is_editor", NEW."organization_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."term", NEW."version"); RETURN NULL;', hash='ecbf2f298734980fde8b01de6815789f2a426590', operation='INSERT', pgid='pgtrigger_insert_insert_17604', table='commissions_seat', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='seat',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "commissions_seatevent" ("commission_id", "delegate_id", "ended_by_id", "given_by_id", "id", "intention", "is_editor", "organization_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "term", "version") VALUES (NEW."commission_id", NEW."delegate_id", NEW."ended_by_id", NEW."given_by_id", NEW."id", NEW."intention", NEW."is_editor", NEW."organization_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."term", NEW."version"); RETURN NULL;', hash='77b773addce2682cb2bafa07649e357c8bd86333', operation='UPDATE', pgid='pgtrigger_update_update_ec895', table='commissions_seat', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='seat',
                trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "commissions_seatevent" ("commission_id", "delegate_id", "ended_by_id", "given_by_id", "id", "intention", "is_editor", "organization_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "term", "version") VALUES (OLD."commission_id", OLD."delegate_id", OLD."ended_by_id", OLD."given_by_id", OLD."id", OLD."intention", OLD."is_editor", OLD."organization_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."term", OLD."version"); RETURN NULL;', hash='d2cc2a811f5794233404c209fe48e3daa2618ee1', operation='DELETE', pgid='pgtrigger_delete_delete_8ab61', table='commissions_seat', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='seatevent',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='856c5fb640079c7a4b609764814998dcf924f1b2', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_b3b82', table='commissions_seatevent', when='BEFORE')),
            ),
            migrations.AddConstraint(
                model_name='sectioncomment',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('resolved_at__isnull', True), ('resolved_by__isnull', True)), models.Q(('resolved_at__isnull', False), ('resolved_by__isnull', False)), _connector='OR'), name='section_comment_resolved_says_when_and_who'),
            ),
        ]),
    ]
