import django.db.models.deletion
import django.db.models.functions.datetime
import django.utils.timezone
import pgtrigger.compiler
import pgtrigger.migrations
import uuid
from django.conf import settings
from django.db import migrations, models

from kit.database.creation import CreateTables


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('commissions', '0001_initial'),
        ('members', '0001_initial'),
        ('pghistory', '0007_auto_20250421_0444'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        CreateTables([
            migrations.CreateModel(
                name='Agreement',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('year', models.PositiveSmallIntegerField(editable=False, verbose_name='año')),
                    ('sequence', models.PositiveSmallIntegerField(editable=False, verbose_name='consecutivo')),
                    ('text', models.TextField(max_length=1000, verbose_name='acuerdo')),
                    ('due_on', models.DateField(blank=True, null=True, verbose_name='fecha compromiso')),
                    ('state', models.CharField(choices=[('pending', 'Pendiente'), ('going', 'En proceso'), ('done', 'Cumplido'), ('cancelled', 'Cancelado')], default='pending', editable=False, max_length=10, verbose_name='estatus')),
                    ('evidence', models.TextField(blank=True, editable=False, max_length=1000, verbose_name='evidencia')),
                    ('key', models.CharField(editable=False, max_length=32, unique=True)),
                    ('uid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                    ('version', models.PositiveIntegerField(default=1, editable=False)),
                    ('made_at', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='acordado el')),
                    ('claimed_at', models.DateTimeField(editable=False, null=True, verbose_name='marcado como hecho el')),
                    ('closed_at', models.DateTimeField(editable=False, null=True, verbose_name='cerrado el')),
                    ('cancel_reason', models.CharField(blank=True, editable=False, max_length=500, verbose_name='motivo de cancelación')),
                    ('claimed_by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='lo marcó como hecho')),
                    ('closed_by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='cerró')),
                    ('made_by', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='anotó')),
                    ('organization', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='agreements', to='members.organization', verbose_name='organización responsable')),
                    ('responsible', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='agreements', to=settings.AUTH_USER_MODEL, verbose_name='persona responsable')),
                    ('verifier', models.ForeignKey(blank=True, help_text='Otra persona que la responsable. Vacío: el punto focal.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='quien verifica')),
                ],
                options={
                    'verbose_name': 'acuerdo',
                    'verbose_name_plural': 'acuerdos',
                    'ordering': ['due_on', 'id'],
                },
            ),
            migrations.CreateModel(
                name='AgreementComment',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('text', models.TextField(max_length=2000, verbose_name='comentario')),
                    ('made_at', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='el')),
                    ('agreement', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='comments', to='meetings.agreement', verbose_name='acuerdo')),
                    ('made_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='por')),
                ],
                options={
                    'verbose_name': 'comentario a un acuerdo',
                    'verbose_name_plural': 'comentarios a acuerdos',
                    'ordering': ['made_at'],
                },
            ),
            migrations.CreateModel(
                name='Body',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('kind', models.CharField(choices=[('commission', 'Comisión'), ('assembly', 'Asamblea'), ('board', 'Consejo Directivo'), ('briefing', 'Reunión informativa')], default='commission', max_length=10, verbose_name='tipo')),
                    ('name', models.CharField(blank=True, max_length=120, verbose_name='nombre')),
                    ('series', models.CharField(blank=True, help_text='Por ejemplo ASM: ASM/2026-01.', max_length=12, verbose_name='clave de sus acuerdos')),
                    ('commission', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='body', to='commissions.commission', verbose_name='comisión')),
                ],
                options={
                    'verbose_name': 'órgano',
                    'verbose_name_plural': 'órganos',
                },
            ),
            migrations.AddField(
                model_name='agreement',
                name='body',
                field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='agreements', to='meetings.body', verbose_name='comisión'),
            ),
            migrations.CreateModel(
                name='BodyEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.BigIntegerField()),
                    ('kind', models.CharField(choices=[('commission', 'Comisión'), ('assembly', 'Asamblea'), ('board', 'Consejo Directivo'), ('briefing', 'Reunión informativa')], default='commission', max_length=10, verbose_name='tipo')),
                    ('name', models.CharField(blank=True, max_length=120, verbose_name='nombre')),
                    ('series', models.CharField(blank=True, help_text='Por ejemplo ASM: ASM/2026-01.', max_length=12, verbose_name='clave de sus acuerdos')),
                    ('commission', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='commissions.commission', verbose_name='comisión')),
                    ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='meetings.body')),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='CalendarFeed',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('key', models.CharField(editable=False, max_length=32, unique=True)),
                    ('made_at', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='desde')),
                    ('user', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='agreement_calendar', to=settings.AUTH_USER_MODEL, verbose_name='persona')),
                ],
                options={
                    'verbose_name': 'calendario personal de acuerdos',
                    'verbose_name_plural': 'calendarios personales de acuerdos',
                },
            ),
            migrations.CreateModel(
                name='CommissionNotice',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('subject', models.CharField(max_length=150, verbose_name='asunto')),
                    ('text', models.TextField(max_length=5000, verbose_name='mensaje')),
                    ('made_at', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='el')),
                    ('withdrawn_at', models.DateTimeField(editable=False, null=True, verbose_name='retirado el')),
                    ('commission', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='notices', to='commissions.commission', verbose_name='comisión')),
                    ('made_by', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='por')),
                    ('withdrawn_by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='retiró')),
                ],
                options={
                    'verbose_name': 'aviso a la comisión',
                    'verbose_name_plural': 'avisos a las comisiones',
                    'ordering': ['-made_at'],
                },
            ),
            migrations.CreateModel(
                name='Meeting',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('status', models.CharField(choices=[('planned', 'Convocada'), ('held', 'Celebrada'), ('cancelled', 'Cancelada')], default='held', editable=False, max_length=9, verbose_name='situación')),
                    ('held_on', models.DateField(verbose_name='fecha')),
                    ('starts_at', models.DateTimeField(editable=False, null=True, verbose_name='empieza')),
                    ('ends_at', models.DateTimeField(editable=False, null=True, verbose_name='termina')),
                    ('place', models.CharField(blank=True, editable=False, max_length=500, verbose_name='lugar o enlace')),
                    ('is_virtual', models.BooleanField(default=True, verbose_name='virtual')),
                    ('minutes_sent_on', models.DateField(blank=True, null=True, verbose_name='minuta enviada el')),
                    ('link', models.URLField(blank=True, max_length=500, verbose_name='enlace a la minuta')),
                    ('version', models.PositiveIntegerField(default=1, editable=False)),
                    ('uid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                    ('sequence', models.PositiveIntegerField(default=0, editable=False)),
                    ('sequence_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('made_at', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='anotada el')),
                    ('body', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='meetings', to='meetings.body', verbose_name='comisión')),
                    ('made_by', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='anotó')),
                    ('organizations', models.ManyToManyField(blank=True, related_name='+', to='members.organization', verbose_name='quién vino')),
                ],
                options={
                    'verbose_name': 'reunión de la comisión',
                    'verbose_name_plural': 'reuniones de las comisiones',
                    'ordering': ['-held_on'],
                },
            ),
            migrations.AddField(
                model_name='agreement',
                name='meeting',
                field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='agreements', to='meetings.meeting', verbose_name='reunión'),
            ),
            migrations.CreateModel(
                name='MeetingEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.BigIntegerField()),
                    ('status', models.CharField(choices=[('planned', 'Convocada'), ('held', 'Celebrada'), ('cancelled', 'Cancelada')], default='held', editable=False, max_length=9, verbose_name='situación')),
                    ('held_on', models.DateField(verbose_name='fecha')),
                    ('starts_at', models.DateTimeField(editable=False, null=True, verbose_name='empieza')),
                    ('ends_at', models.DateTimeField(editable=False, null=True, verbose_name='termina')),
                    ('place', models.CharField(blank=True, editable=False, max_length=500, verbose_name='lugar o enlace')),
                    ('is_virtual', models.BooleanField(default=True, verbose_name='virtual')),
                    ('minutes_sent_on', models.DateField(blank=True, null=True, verbose_name='minuta enviada el')),
                    ('link', models.URLField(blank=True, max_length=500, verbose_name='enlace a la minuta')),
                    ('version', models.PositiveIntegerField(default=1, editable=False)),
                    ('uid', models.UUIDField(default=uuid.uuid4, editable=False)),
                    ('sequence', models.PositiveIntegerField(default=0, editable=False)),
                    ('sequence_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('made_at', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='anotada el')),
                    ('body', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='meetings.body', verbose_name='comisión')),
                    ('made_by', models.ForeignKey(db_constraint=False, editable=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='anotó')),
                    ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='meetings.meeting')),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='NoticeCopy',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('failed_at', models.DateTimeField(editable=False, null=True, verbose_name='falló el')),
                    ('failure', models.CharField(blank=True, editable=False, max_length=300, verbose_name='qué falló')),
                    ('sent_at', models.DateTimeField(editable=False, null=True, verbose_name='enviado el')),
                    ('notice', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='copies', to='meetings.commissionnotice', verbose_name='aviso')),
                    ('user', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='persona')),
                ],
                options={
                    'verbose_name': 'copia de un aviso',
                    'verbose_name_plural': 'copias de avisos',
                },
            ),
            migrations.CreateModel(
                name='Proposal',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('text', models.TextField(max_length=2000, verbose_name='propuesta')),
                    ('opened_at', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='abierta el')),
                    ('closes_at', models.DateTimeField(verbose_name='cierra el')),
                    ('outcome', models.TextField(blank=True, editable=False, max_length=2000, verbose_name='resultado, en palabras')),
                    ('concluded_at', models.DateTimeField(editable=False, null=True, verbose_name='concluida el')),
                    ('needs_ratifying', models.BooleanField(default=False, verbose_name='se ratifica en reunión')),
                    ('ratified_at', models.DateTimeField(editable=False, null=True, verbose_name='ratificada el')),
                    ('commission', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='proposals', to='commissions.commission', verbose_name='comisión')),
                    ('concluded_by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='concluyó')),
                    ('opened_by', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='propuso')),
                    ('ratified_by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='ratificó')),
                ],
                options={
                    'verbose_name': 'propuesta',
                    'verbose_name_plural': 'propuestas',
                    'ordering': ['-opened_at'],
                },
            ),
            migrations.CreateModel(
                name='AgreementEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.BigIntegerField()),
                    ('year', models.PositiveSmallIntegerField(editable=False, verbose_name='año')),
                    ('sequence', models.PositiveSmallIntegerField(editable=False, verbose_name='consecutivo')),
                    ('text', models.TextField(max_length=1000, verbose_name='acuerdo')),
                    ('due_on', models.DateField(blank=True, null=True, verbose_name='fecha compromiso')),
                    ('state', models.CharField(choices=[('pending', 'Pendiente'), ('going', 'En proceso'), ('done', 'Cumplido'), ('cancelled', 'Cancelado')], default='pending', editable=False, max_length=10, verbose_name='estatus')),
                    ('evidence', models.TextField(blank=True, editable=False, max_length=1000, verbose_name='evidencia')),
                    ('version', models.PositiveIntegerField(default=1, editable=False)),
                    ('made_at', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='acordado el')),
                    ('claimed_at', models.DateTimeField(editable=False, null=True, verbose_name='marcado como hecho el')),
                    ('closed_at', models.DateTimeField(editable=False, null=True, verbose_name='cerrado el')),
                    ('cancel_reason', models.CharField(blank=True, editable=False, max_length=500, verbose_name='motivo de cancelación')),
                    ('claimed_by', models.ForeignKey(db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='lo marcó como hecho')),
                    ('closed_by', models.ForeignKey(db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='cerró')),
                    ('made_by', models.ForeignKey(db_constraint=False, editable=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='anotó')),
                    ('organization', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='members.organization', verbose_name='organización responsable')),
                    ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='meetings.agreement')),
                    ('responsible', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='persona responsable')),
                    ('verifier', models.ForeignKey(blank=True, db_constraint=False, help_text='Otra persona que la responsable. Vacío: el punto focal.', null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='quien verifica')),
                    ('body', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='meetings.body', verbose_name='comisión')),
                    ('meeting', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='meetings.meeting', verbose_name='reunión')),
                    ('proposal', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='meetings.proposal', verbose_name='propuesta')),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.AddField(
                model_name='agreement',
                name='proposal',
                field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='agreements', to='meetings.proposal', verbose_name='propuesta'),
            ),
            migrations.CreateModel(
                name='ProposalEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.BigIntegerField()),
                    ('text', models.TextField(max_length=2000, verbose_name='propuesta')),
                    ('opened_at', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='abierta el')),
                    ('closes_at', models.DateTimeField(verbose_name='cierra el')),
                    ('outcome', models.TextField(blank=True, editable=False, max_length=2000, verbose_name='resultado, en palabras')),
                    ('concluded_at', models.DateTimeField(editable=False, null=True, verbose_name='concluida el')),
                    ('needs_ratifying', models.BooleanField(default=False, verbose_name='se ratifica en reunión')),
                    ('ratified_at', models.DateTimeField(editable=False, null=True, verbose_name='ratificada el')),
                    ('commission', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='commissions.commission', verbose_name='comisión')),
                    ('concluded_by', models.ForeignKey(db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='concluyó')),
                    ('opened_by', models.ForeignKey(db_constraint=False, editable=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='propuso')),
                    ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='meetings.proposal')),
                    ('ratified_by', models.ForeignKey(db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='ratificó')),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='SilenceCall',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('failed_at', models.DateTimeField(editable=False, null=True, verbose_name='falló el')),
                    ('failure', models.CharField(blank=True, editable=False, max_length=300, verbose_name='qué falló')),
                    ('silent_since', models.DateTimeField(verbose_name='sin actividad desde')),
                    ('asked_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='preguntada el')),
                    ('sent_at', models.DateTimeField(editable=False, null=True, verbose_name='aviso enviado el')),
                    ('ended_at', models.DateTimeField(editable=False, null=True, verbose_name='terminó el')),
                    ('took_over', models.BooleanField(editable=False, null=True, verbose_name='asumió')),
                    ('alternate', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='commissions.focalpoint', verbose_name='a quien se pregunta')),
                    ('commission', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='silences', to='commissions.commission', verbose_name='comisión')),
                    ('focal_point', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='commissions.focalpoint', verbose_name='quien calla')),
                ],
                options={
                    'verbose_name': 'silencio del punto focal',
                    'verbose_name_plural': 'silencios de puntos focales',
                    'ordering': ['-asked_at'],
                },
            ),
            migrations.CreateModel(
                name='Voice',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('stance', models.CharField(choices=[('agree', 'De acuerdo'), ('reserved', 'Con reservas'), ('object', 'Me opongo')], max_length=8, verbose_name='postura')),
                    ('reason', models.TextField(blank=True, max_length=1000, verbose_name='motivo')),
                    ('given_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='el')),
                    ('given_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='por')),
                    ('organization', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='members.organization', verbose_name='organización')),
                    ('proposal', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='voices', to='meetings.proposal', verbose_name='propuesta')),
                ],
                options={
                    'verbose_name': 'voz',
                    'verbose_name_plural': 'voces',
                    'ordering': ['given_at'],
                },
            ),
            migrations.CreateModel(
                name='VoiceEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.BigIntegerField()),
                    ('stance', models.CharField(choices=[('agree', 'De acuerdo'), ('reserved', 'Con reservas'), ('object', 'Me opongo')], max_length=8, verbose_name='postura')),
                    ('reason', models.TextField(blank=True, max_length=1000, verbose_name='motivo')),
                    ('given_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='el')),
                    ('given_by', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='por')),
                    ('organization', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='members.organization', verbose_name='organización')),
                    ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='meetings.voice')),
                    ('proposal', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='meetings.proposal', verbose_name='propuesta')),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='AgreementAnswer',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('kind', models.CharField(choices=[('done', 'Hecho'), ('help', 'Necesito ayuda'), ('time', 'Más tiempo')], max_length=5, verbose_name='respuesta')),
                    ('text', models.TextField(blank=True, max_length=1000, verbose_name='comentario o evidencia')),
                    ('until', models.DateField(blank=True, null=True, verbose_name='nueva fecha que pide')),
                    ('due_on', models.DateField(editable=False, null=True, verbose_name='fecha que tenía el acuerdo')),
                    ('made_at', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='el')),
                    ('by_link', models.BooleanField(default=False, verbose_name='desde el enlace')),
                    ('settled_at', models.DateTimeField(editable=False, null=True, verbose_name='atendida el')),
                    ('agreement', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='answers', to='meetings.agreement', verbose_name='acuerdo')),
                    ('made_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='por')),
                    ('passed_on_by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='el enlace lo pasó')),
                    ('settled_by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='atendió')),
                ],
                options={
                    'verbose_name': 'respuesta a un acuerdo',
                    'verbose_name_plural': 'respuestas a acuerdos',
                    'ordering': ['made_at'],
                    'constraints': [models.UniqueConstraint(condition=models.Q(('settled_at__isnull', True)), fields=('agreement', 'made_by'), name='agreement_answer_open_once')],
                },
            ),
            migrations.AddConstraint(
                model_name='body',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('commission__isnull', False), ('kind', 'commission'), ('name', ''), ('series', '')), models.Q(('commission__isnull', True), models.Q(('kind', 'commission'), _negated=True), models.Q(('name', ''), _negated=True), models.Q(('series', ''), _negated=True)), _connector='OR'), name='body_is_a_commission_or_says_its_name'),
            ),
            migrations.AddConstraint(
                model_name='body',
                constraint=models.CheckConstraint(condition=models.Q(('series__startswith', 'COM-'), _negated=True), name='body_series_is_no_commission', violation_error_message='Las claves que empiezan con COM- son de las comisiones.'),
            ),
            migrations.AddConstraint(
                model_name='body',
                constraint=models.UniqueConstraint(condition=models.Q(('series', ''), _negated=True), fields=('series',), name='body_series_once'),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='body',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "meetings_bodyevent" ("commission_id", "id", "kind", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "series") VALUES (NEW."commission_id", NEW."id", NEW."kind", NEW."name", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."series"); RETURN NULL;', hash='e4dadd56d1b117f7be611ccfe3eb2a4165076581', operation='INSERT', pgid='pgtrigger_insert_insert_09850', table='meetings_body', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='body',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "meetings_bodyevent" ("commission_id", "id", "kind", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "series") VALUES (NEW."commission_id", NEW."id", NEW."kind", NEW."name", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."series"); RETURN NULL;', hash='60d7a1507a1ecd7ee39f619089bc6ddbf6be6864', operation='UPDATE', pgid='pgtrigger_update_update_5edc6', table='meetings_body', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='body',
                trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "meetings_bodyevent" ("commission_id", "id", "kind", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "series") VALUES (OLD."commission_id", OLD."id", OLD."kind", OLD."name", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."series"); RETURN NULL;', hash='11ff43077e9b73fbbd5c11d9985fafb71fec01c7', operation='DELETE', pgid='pgtrigger_delete_delete_ba16a', table='meetings_body', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='bodyevent',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='5482a46e6fba1a67897f883d805f7cb3e4d966f8', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_c0bdb', table='meetings_bodyevent', when='BEFORE')),
            ),
            migrations.AddConstraint(
                model_name='commissionnotice',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('withdrawn_at__isnull', True), ('withdrawn_by__isnull', True)), models.Q(('withdrawn_at__isnull', False), ('withdrawn_by__isnull', False)), _connector='OR'), name='notice_withdrawn_says_when_and_who'),
            ),
            migrations.AddConstraint(
                model_name='meeting',
                constraint=models.CheckConstraint(condition=models.Q(('minutes_sent_on__isnull', True), ('minutes_sent_on__gte', models.F('held_on')), _connector='OR'), name='meeting_minutes_after_it', violation_error_message='La minuta no puede haberse enviado antes de la reunión.'),
            ),
            migrations.AddConstraint(
                model_name='meeting',
                constraint=models.CheckConstraint(condition=models.Q(('ends_at__isnull', True), models.Q(('ends_at__gt', models.F('starts_at')), ('starts_at__isnull', False)), _connector='OR'), name='meeting_ends_after_it_starts'),
            ),
            migrations.AddConstraint(
                model_name='meeting',
                constraint=models.CheckConstraint(condition=models.Q(('starts_at__isnull', True), ('held_on', django.db.models.functions.datetime.TruncDate('starts_at')), _connector='OR'), name='meeting_is_held_on_the_day_it_starts'),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='meeting',
                trigger=pgtrigger.compiler.Trigger(name='meeting_sequence_rises', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n    IF (NEW.held_on, NEW.starts_at, NEW.ends_at, NEW.place, NEW.status)\n        IS DISTINCT FROM (OLD.held_on, OLD.starts_at, OLD.ends_at, OLD.place, OLD.status)\n    THEN\n        NEW.sequence := OLD.sequence + 1;\n        NEW.sequence_at := statement_timestamp();\n    ELSE\n        NEW.sequence := OLD.sequence;\n        NEW.sequence_at := OLD.sequence_at;\n    END IF;\n    NEW.uid := OLD.uid;\n    RETURN NEW;\n', hash='38b5ac7c8dc4ec28d106e89fc484779de449ecc6', operation='UPDATE', pgid='pgtrigger_meeting_sequence_rises_9a1df', table='meetings_meeting', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='meeting',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "meetings_meetingevent" ("body_id", "ends_at", "held_on", "id", "is_virtual", "link", "made_at", "made_by_id", "minutes_sent_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "sequence", "sequence_at", "starts_at", "status", "uid", "version") VALUES (NEW."body_id", NEW."ends_at", NEW."held_on", NEW."id", NEW."is_virtual", NEW."link", NEW."made_at", NEW."made_by_id", NEW."minutes_sent_on", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."place", NEW."sequence", NEW."sequence_at", NEW."starts_at", NEW."status", NEW."uid", NEW."version"); RETURN NULL;', hash='0e8addf8810bf1f619832d54aff03dc3c479fbe0', operation='INSERT', pgid='pgtrigger_insert_insert_61d9e', table='meetings_meeting', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='meeting',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "meetings_meetingevent" ("body_id", "ends_at", "held_on", "id", "is_virtual", "link", "made_at", "made_by_id", "minutes_sent_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "sequence", "sequence_at", "starts_at", "status", "uid", "version") VALUES (NEW."body_id", NEW."ends_at", NEW."held_on", NEW."id", NEW."is_virtual", NEW."link", NEW."made_at", NEW."made_by_id", NEW."minutes_sent_on", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."place", NEW."sequence", NEW."sequence_at", NEW."starts_at", NEW."status", NEW."uid", NEW."version"); RETURN NULL;', hash='0931d4b824c715397937aef80aef6bdb97a8367b', operation='UPDATE', pgid='pgtrigger_update_update_495b8', table='meetings_meeting', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='meeting',
                trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "meetings_meetingevent" ("body_id", "ends_at", "held_on", "id", "is_virtual", "link", "made_at", "made_by_id", "minutes_sent_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "sequence", "sequence_at", "starts_at", "status", "uid", "version") VALUES (OLD."body_id", OLD."ends_at", OLD."held_on", OLD."id", OLD."is_virtual", OLD."link", OLD."made_at", OLD."made_by_id", OLD."minutes_sent_on", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."place", OLD."sequence", OLD."sequence_at", OLD."starts_at", OLD."status", OLD."uid", OLD."version"); RETURN NULL;', hash='a82bf2e9752cdac1c9be3479979d9181d6c48e19', operation='DELETE', pgid='pgtrigger_delete_delete_4bf26', table='meetings_meeting', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='meetingevent',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='161adc4dee7601797a02097cded16f6fce0bad5d', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_2b4ce', table='meetings_meetingevent', when='BEFORE')),
            ),
            migrations.AddConstraint(
                model_name='noticecopy',
                constraint=models.UniqueConstraint(fields=('notice', 'user'), name='notice_copy_once'),
            ),
            migrations.AddConstraint(
                model_name='proposal',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('concluded_at__isnull', True), ('concluded_by__isnull', True), ('outcome', '')), models.Q(('concluded_at__isnull', False), ('concluded_by__isnull', False), models.Q(('outcome', ''), _negated=True)), _connector='OR'), name='proposal_concluded_says_what_when_and_who'),
            ),
            migrations.AddConstraint(
                model_name='proposal',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('ratified_at__isnull', True), ('ratified_by__isnull', True)), models.Q(('concluded_at__isnull', False), ('ratified_at__isnull', False), ('ratified_by__isnull', False)), _connector='OR'), name='proposal_ratified_after_it_concluded'),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='proposal',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "meetings_proposalevent" ("closes_at", "commission_id", "concluded_at", "concluded_by_id", "id", "needs_ratifying", "opened_at", "opened_by_id", "outcome", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "ratified_at", "ratified_by_id", "text") VALUES (NEW."closes_at", NEW."commission_id", NEW."concluded_at", NEW."concluded_by_id", NEW."id", NEW."needs_ratifying", NEW."opened_at", NEW."opened_by_id", NEW."outcome", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."ratified_at", NEW."ratified_by_id", NEW."text"); RETURN NULL;', hash='5b53530e7e6f3c531ec1145666da18799d928a40', operation='INSERT', pgid='pgtrigger_insert_insert_0c87c', table='meetings_proposal', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='proposal',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "meetings_proposalevent" ("closes_at", "commission_id", "concluded_at", "concluded_by_id", "id", "needs_ratifying", "opened_at", "opened_by_id", "outcome", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "ratified_at", "ratified_by_id", "text") VALUES (NEW."closes_at", NEW."commission_id", NEW."concluded_at", NEW."concluded_by_id", NEW."id", NEW."needs_ratifying", NEW."opened_at", NEW."opened_by_id", NEW."outcome", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."ratified_at", NEW."ratified_by_id", NEW."text"); RETURN NULL;', hash='3c6eca656e17ec46e41c79833f552006d4b3510d', operation='UPDATE', pgid='pgtrigger_update_update_bc9b4', table='meetings_proposal', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='proposal',
                trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "meetings_proposalevent" ("closes_at", "commission_id", "concluded_at", "concluded_by_id", "id", "needs_ratifying", "opened_at", "opened_by_id", "outcome", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "ratified_at", "ratified_by_id", "text") VALUES (OLD."closes_at", OLD."commission_id", OLD."concluded_at", OLD."concluded_by_id", OLD."id", OLD."needs_ratifying", OLD."opened_at", OLD."opened_by_id", OLD."outcome", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."ratified_at", OLD."ratified_by_id", OLD."text"); RETURN NULL;', hash='c8db56db2ae9b091c7752aa2ebbdf840090382f1', operation='DELETE', pgid='pgtrigger_delete_delete_16e73', table='meetings_proposal', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='agreementevent',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='7fba5b4c84e1eb0a17ee5cb3c178ed8e3744996b', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_39c63', table='meetings_agreementevent', when='BEFORE')),
            ),
            migrations.AddIndex(
                model_name='agreement',
                index=models.Index(condition=models.Q(('state__in', ('pending', 'going'))), fields=['due_on'], name='agreement_due'),
            ),
            migrations.AddIndex(
                model_name='agreement',
                index=models.Index(fields=['body', 'state'], name='agreement_of_body'),
            ),
            migrations.AddConstraint(
                model_name='agreement',
                constraint=models.UniqueConstraint(fields=('body', 'year', 'sequence'), name='agreement_number_once'),
            ),
            migrations.AddConstraint(
                model_name='agreement',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('closed_at__isnull', True), ('closed_by__isnull', True), ('state__in', ('pending', 'going'))), models.Q(('closed_at__isnull', False), ('closed_by__isnull', False), ('state__in', ['done', 'cancelled'])), _connector='OR'), name='agreement_closed_says_when_and_who'),
            ),
            migrations.AddConstraint(
                model_name='agreement',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'done'), _negated=True), models.Q(('claimed_by__isnull', False), models.Q(('closed_by', models.F('claimed_by')), _negated=True)), _connector='OR'), name='agreement_closed_by_another_than_its_doer', violation_error_message='Quien lo hizo no puede verificarlo: toca a otra persona.'),
            ),
            migrations.AddConstraint(
                model_name='agreement',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'done'), _negated=True), ('responsible__isnull', True), models.Q(('closed_by', models.F('responsible')), _negated=True), _connector='OR'), name='agreement_closed_by_another_than_responsible', violation_error_message='Quien lo hizo no puede verificarlo: toca a otra persona.'),
            ),
            migrations.AddConstraint(
                model_name='agreement',
                constraint=models.CheckConstraint(condition=models.Q(('responsible__isnull', True), ('organization__isnull', False), _connector='OR'), name='agreement_person_of_an_organization', violation_error_message='Elija también la organización responsable.'),
            ),
            migrations.AddConstraint(
                model_name='agreement',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'done'), _negated=True), models.Q(('evidence', ''), _negated=True), _connector='OR'), name='agreement_done_has_evidence'),
            ),
            migrations.AddConstraint(
                model_name='agreement',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'cancelled'), _negated=True), models.Q(('cancel_reason', ''), _negated=True), _connector='OR'), name='agreement_cancelled_has_reason'),
            ),
            migrations.AddConstraint(
                model_name='agreement',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('claimed_at__isnull', True), ('claimed_by__isnull', True)), models.Q(('claimed_at__isnull', False), ('claimed_by__isnull', False)), _connector='OR'), name='agreement_claimed_says_when_and_who'),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='agreement',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "meetings_agreementevent" ("body_id", "cancel_reason", "claimed_at", "claimed_by_id", "closed_at", "closed_by_id", "due_on", "evidence", "id", "made_at", "made_by_id", "meeting_id", "organization_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposal_id", "responsible_id", "sequence", "state", "text", "verifier_id", "version", "year") VALUES (NEW."body_id", NEW."cancel_reason", NEW."claimed_at", NEW."claimed_by_id", NEW."closed_at", NEW."closed_by_id", NEW."due_on", NEW."evidence", NEW."id", NEW."made_at", NEW."made_by_id", NEW."meeting_id", NEW."organization_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."proposal_id", NEW."responsible_id", NEW."sequence", NEW."state", NEW."text", NEW."verifier_id", NEW."version", NEW."year"); RETURN NULL;', hash='b380e1bc681def72df17dd2266fe1201ee180fd2', operation='INSERT', pgid='pgtrigger_insert_insert_f8592', table='meetings_agreement', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='agreement',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."body_id" IS DISTINCT FROM (NEW."body_id") OR OLD."cancel_reason" IS DISTINCT FROM (NEW."cancel_reason") OR OLD."claimed_at" IS DISTINCT FROM (NEW."claimed_at") OR OLD."claimed_by_id" IS DISTINCT FROM (NEW."claimed_by_id") OR OLD."closed_at" IS DISTINCT FROM (NEW."closed_at") OR OLD."closed_by_id" IS DISTINCT FROM (NEW."closed_by_id") OR OLD."due_on" IS DISTINCT FROM (NEW."due_on") OR OLD."evidence" IS DISTINCT FROM (NEW."evidence") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."made_at" IS DISTINCT FROM (NEW."made_at") OR OLD."made_by_id" IS DISTINCT FROM (NEW."made_by_id") OR OLD."meeting_id" IS DISTINCT FROM (NEW."meeting_id") OR OLD."organization_id" IS DISTINCT FROM (NEW."organization_id") OR OLD."proposal_id" IS DISTINCT FROM (NEW."proposal_id") OR OLD."responsible_id" IS DISTINCT FROM (NEW."responsible_id") OR OLD."sequence" IS DISTINCT FROM (NEW."sequence") OR OLD."state" IS DISTINCT FROM (NEW."state") OR OLD."text" IS DISTINCT FROM (NEW."text") OR OLD."verifier_id" IS DISTINCT FROM (NEW."verifier_id") OR OLD."version" IS DISTINCT FROM (NEW."version") OR OLD."year" IS DISTINCT FROM (NEW."year"))', func='INSERT INTO "meetings_agreementevent" ("body_id", "cancel_reason", "claimed_at", "claimed_by_id", "closed_at", "closed_by_id", "due_on", "evidence", "id", "made_at", "made_by_id", "meeting_id", "organization_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposal_id", "responsible_id", "sequence", "state", "text", "verifier_id", "version", "year") VALUES (NEW."body_id", NEW."cancel_reason", NEW."claimed_at", NEW."claimed_by_id", NEW."closed_at", NEW."closed_by_id", NEW."due_on", NEW."evidence", NEW."id", NEW."made_at", NEW."made_by_id", NEW."meeting_id", NEW."organization_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."proposal_id", NEW."responsible_id", NEW."sequence", NEW."state", NEW."text", NEW."verifier_id", NEW."version", NEW."year"); RETURN NULL;', hash='f10175cb22d6b22560d42d369d9ef0556a4909c5', operation='UPDATE', pgid='pgtrigger_update_update_255dc', table='meetings_agreement', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='agreement',
                trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "meetings_agreementevent" ("body_id", "cancel_reason", "claimed_at", "claimed_by_id", "closed_at", "closed_by_id", "due_on", "evidence", "id", "made_at", "made_by_id", "meeting_id", "organization_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposal_id", "responsible_id", "sequence", "state", "text", "verifier_id", "version", "year") VALUES (OLD."body_id", OLD."cancel_reason", OLD."claimed_at", OLD."claimed_by_id", OLD."closed_at", OLD."closed_by_id", OLD."due_on", OLD."evidence", OLD."id", OLD."made_at", OLD."made_by_id", OLD."meeting_id", OLD."organization_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."proposal_id", OLD."responsible_id", OLD."sequence", OLD."state", OLD."text", OLD."verifier_id", OLD."version", OLD."year"); RETURN NULL;', hash='c0f32d17b38af3b149844dd2088de582b1ea1e27', operation='DELETE', pgid='pgtrigger_delete_delete_b1b48', table='meetings_agreement', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='proposalevent',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='52acfefcbb12c384af32ab94889a1e825e3a6a5a', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_3b034', table='meetings_proposalevent', when='BEFORE')),
            ),
            migrations.AddConstraint(
                model_name='silencecall',
                constraint=models.UniqueConstraint(condition=models.Q(('ended_at__isnull', True)), fields=('commission',), name='silence_open_once'),
            ),
            migrations.AddConstraint(
                model_name='silencecall',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('ended_at__isnull', True), ('took_over__isnull', True)), models.Q(('ended_at__isnull', False), ('took_over__isnull', False)), _connector='OR'), name='silence_ended_says_how'),
            ),
            migrations.AddConstraint(
                model_name='voice',
                constraint=models.UniqueConstraint(fields=('proposal', 'organization'), name='voice_one_an_organization'),
            ),
            migrations.AddConstraint(
                model_name='voice',
                constraint=models.CheckConstraint(condition=models.Q(('stance', 'agree'), models.Q(('reason', ''), _negated=True), _connector='OR'), name='voice_reserved_or_objecting_says_why', violation_error_message='Diga por qué, para que la comisión pueda atenderlo.'),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='voice',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "meetings_voiceevent" ("given_at", "given_by_id", "id", "organization_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposal_id", "reason", "stance") VALUES (NEW."given_at", NEW."given_by_id", NEW."id", NEW."organization_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."proposal_id", NEW."reason", NEW."stance"); RETURN NULL;', hash='220f05ecae8f3aeba94d2e08ce5f5e67b7b20857', operation='INSERT', pgid='pgtrigger_insert_insert_c71da', table='meetings_voice', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='voice',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "meetings_voiceevent" ("given_at", "given_by_id", "id", "organization_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposal_id", "reason", "stance") VALUES (NEW."given_at", NEW."given_by_id", NEW."id", NEW."organization_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."proposal_id", NEW."reason", NEW."stance"); RETURN NULL;', hash='b9b25c98035c621c24d0c04a4533f9c18d9bd605', operation='UPDATE', pgid='pgtrigger_update_update_f23a2', table='meetings_voice', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='voice',
                trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "meetings_voiceevent" ("given_at", "given_by_id", "id", "organization_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposal_id", "reason", "stance") VALUES (OLD."given_at", OLD."given_by_id", OLD."id", OLD."organization_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."proposal_id", OLD."reason", OLD."stance"); RETURN NULL;', hash='be9fc889a4f724428a571a34380a21cc9dd2bfc9', operation='DELETE', pgid='pgtrigger_delete_delete_f55ba', table='meetings_voice', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='voiceevent',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='9a1470823800e5a263f6f20a953baffe09b2e26a', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_fb817', table='meetings_voiceevent', when='BEFORE')),
            ),
        ]),
    ]
