import django.contrib.postgres.fields
import django.db.models.deletion
import django.db.models.functions.text
import django.utils.timezone
import kit.messages.topic
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

from kit.database.creation import CreateTables


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('pghistory', '0007_auto_20250421_0444'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        CreateTables([
            migrations.CreateModel(
                name='Subscriber',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('failed_at', models.DateTimeField(editable=False, null=True, verbose_name='falló el')),
                    ('failure', models.CharField(blank=True, editable=False, max_length=300, verbose_name='qué falló')),
                    ('email', models.EmailField(max_length=254, unique=True, verbose_name='correo')),
                    ('asked_at', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='la pidió el')),
                    ('sent_at', models.DateTimeField(editable=False, null=True, verbose_name='se le escribió el')),
                    ('confirmed_at', models.DateTimeField(editable=False, null=True, verbose_name='confirmó el')),
                    ('ended_at', models.DateTimeField(editable=False, null=True, verbose_name='se dio de baja el')),
                ],
                options={
                    'verbose_name': 'suscripción al boletín',
                    'verbose_name_plural': 'suscripciones al boletín',
                    'ordering': ['email'],
                },
            ),
            migrations.CreateModel(
                name='Bulletin',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('month', models.DateField(editable=False, null=True, unique=True, verbose_name='mes')),
                    ('audience', models.CharField(blank=True, editable=False, max_length=40, verbose_name='a quiénes')),
                    ('audience_values', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=40), blank=True, default=list, size=None, verbose_name='a cuáles')),
                    ('subject', models.CharField(max_length=150, verbose_name='asunto')),
                    ('intro', models.TextField(blank=True, max_length=3000, verbose_name='saludo de entrada')),
                    ('short_text', models.TextField(blank=True, help_text='Si lo deja vacío, se arma con los títulos.', max_length=1500, verbose_name='texto para WhatsApp')),
                    ('drafted_at', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='borrador del')),
                    ('prepared_at', models.DateTimeField(editable=False, null=True, verbose_name='preparado el')),
                    ('approved_at', models.DateTimeField(editable=False, null=True, verbose_name='aprobado el')),
                    ('is_alone', models.BooleanField(default=False, editable=False, verbose_name='aprobado por quien lo preparó')),
                    ('starts_at', models.DateTimeField(editable=False, null=True, verbose_name='sale el')),
                    ('scheduled_at', models.DateTimeField(editable=False, null=True, verbose_name='programado el')),
                    ('started_at', models.DateTimeField(editable=False, null=True, verbose_name='empezó a salir el')),
                    ('paused_at', models.DateTimeField(editable=False, null=True, verbose_name='en pausa desde')),
                    ('cancelled_at', models.DateTimeField(editable=False, null=True, verbose_name='cancelado el')),
                    ('cancel_reason', models.CharField(blank=True, editable=False, max_length=500, verbose_name='motivo de la cancelación')),
                    ('version', models.PositiveIntegerField(default=1, editable=False)),
                    ('approved_by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='aprobó')),
                    ('cancelled_by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='canceló')),
                    ('paused_by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='lo puso en pausa')),
                    ('prepared_by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='preparó')),
                    ('scheduled_by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='programó')),
                ],
                options={
                    'verbose_name': 'boletín o circular',
                    'verbose_name_plural': 'boletines y circulares',
                    'ordering': ['-month'],
                },
            ),
            migrations.CreateModel(
                name='BulletinEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.BigIntegerField()),
                    ('month', models.DateField(editable=False, null=True, verbose_name='mes')),
                    ('audience', models.CharField(blank=True, editable=False, max_length=40, verbose_name='a quiénes')),
                    ('audience_values', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=40), blank=True, default=list, size=None, verbose_name='a cuáles')),
                    ('subject', models.CharField(max_length=150, verbose_name='asunto')),
                    ('intro', models.TextField(blank=True, max_length=3000, verbose_name='saludo de entrada')),
                    ('short_text', models.TextField(blank=True, help_text='Si lo deja vacío, se arma con los títulos.', max_length=1500, verbose_name='texto para WhatsApp')),
                    ('drafted_at', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='borrador del')),
                    ('prepared_at', models.DateTimeField(editable=False, null=True, verbose_name='preparado el')),
                    ('approved_at', models.DateTimeField(editable=False, null=True, verbose_name='aprobado el')),
                    ('is_alone', models.BooleanField(default=False, editable=False, verbose_name='aprobado por quien lo preparó')),
                    ('starts_at', models.DateTimeField(editable=False, null=True, verbose_name='sale el')),
                    ('scheduled_at', models.DateTimeField(editable=False, null=True, verbose_name='programado el')),
                    ('started_at', models.DateTimeField(editable=False, null=True, verbose_name='empezó a salir el')),
                    ('paused_at', models.DateTimeField(editable=False, null=True, verbose_name='en pausa desde')),
                    ('cancelled_at', models.DateTimeField(editable=False, null=True, verbose_name='cancelado el')),
                    ('cancel_reason', models.CharField(blank=True, editable=False, max_length=500, verbose_name='motivo de la cancelación')),
                    ('version', models.PositiveIntegerField(default=1, editable=False)),
                    ('approved_by', models.ForeignKey(db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='aprobó')),
                    ('cancelled_by', models.ForeignKey(db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='canceló')),
                    ('paused_by', models.ForeignKey(db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='lo puso en pausa')),
                    ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='mailings.bulletin')),
                    ('prepared_by', models.ForeignKey(db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='preparó')),
                    ('scheduled_by', models.ForeignKey(db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='programó')),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='Delivery',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('kind', models.CharField(max_length=40, verbose_name='tipo')),
                    ('email', models.EmailField(max_length=254, verbose_name='correo')),
                    ('subject', models.CharField(blank=True, editable=False, max_length=200, verbose_name='asunto')),
                    ('words', models.TextField(blank=True, editable=False, verbose_name='lo que decía')),
                    ('state', models.CharField(choices=[('queued', 'Por enviar'), ('sending', 'Enviándose'), ('sent', 'Enviado'), ('failed', 'Falló'), ('uncertain', 'Incierto'), ('suppressed', 'No se envió')], default='queued', max_length=10, verbose_name='estado')),
                    ('reason', models.CharField(blank=True, choices=[('not_needed', 'Ya no hizo falta'), ('opted_out', 'Pidió no recibirlo'), ('bounces', 'Su dirección rebota'), ('invalid_address', 'Su correo está mal escrito'), ('changed_address', 'Cambió de correo'), ('same_address', 'Otra persona recibe en la misma dirección'), ('cancelled', 'El envío se canceló'), ('too_old', 'Se pasó su momento'), ('too_many', 'Ya se le escribió demasiadas veces ese día')], max_length=20, verbose_name='por qué no')),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='creado el')),
                    ('due_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='enviar desde')),
                    ('day', models.DateField(blank=True, editable=False, null=True, verbose_name='recordatorios del')),
                    ('slot', models.PositiveSmallIntegerField(editable=False, null=True, verbose_name='lo lleva el lugar')),
                    ('claimed_at', models.DateTimeField(blank=True, null=True, verbose_name='tomado el')),
                    ('sent_at', models.DateTimeField(blank=True, null=True, verbose_name='enviado el')),
                    ('attempts', models.PositiveSmallIntegerField(default=0, verbose_name='intentos')),
                    ('recoveries', models.PositiveSmallIntegerField(default=0, editable=False, verbose_name='recuperaciones')),
                    ('answer', models.CharField(blank=True, max_length=300, verbose_name='respuesta del servidor')),
                    ('held_at', models.DateTimeField(editable=False, null=True, verbose_name='espera a una persona desde')),
                    ('resolved_at', models.DateTimeField(editable=False, null=True, verbose_name='resuelto el')),
                    ('bulletin', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='deliveries', to='mailings.bulletin', verbose_name='boletín')),
                    ('resolved_by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='lo resolvió')),
                    ('user', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='deliveries', to=settings.AUTH_USER_MODEL, verbose_name='persona')),
                ],
                options={
                    'verbose_name': 'correo',
                    'verbose_name_plural': 'correos',
                    'ordering': ['-created_at'],
                },
            ),
            migrations.CreateModel(
                name='Copy',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('content', models.JSONField(verbose_name='lo suyo')),
                    ('delivery', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='own_part', to='mailings.delivery', verbose_name='correo')),
                ],
                options={
                    'verbose_name': 'copia de un boletín',
                    'verbose_name_plural': 'copias de boletines',
                },
            ),
            migrations.CreateModel(
                name='Bounce',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('cause', models.CharField(choices=[('unknown', 'La dirección no existe.'), ('disabled', 'Ese buzón está desactivado.'), ('full', 'Ese buzón está lleno.'), ('unreached', 'El servidor de esa dirección no responde.'), ('refused', 'El servidor lo rechazó.'), ('blocked', 'Lo rechazó su filtro de correo no deseado.'), ('identity', 'Ese servidor no acepta nuestro remitente o nuestro dominio.'), ('too_big', 'El correo pesa demasiado para ese buzón.'), ('too_many', 'Ese servidor dice que le mandamos demasiados correos a la vez.'), ('delayed', 'Todavía no llega: su servidor lo sigue intentando.'), ('complaint', 'Quien lo recibió lo marcó como correo no deseado.'), ('unread', 'Volvió, y no se entiende por qué.')], max_length=10, verbose_name='por qué')),
                    ('code', models.CharField(blank=True, max_length=12, verbose_name='código')),
                    ('answer', models.CharField(blank=True, max_length=300, verbose_name='respuesta del servidor')),
                    ('received_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='recibido el')),
                    ('attended_at', models.DateTimeField(editable=False, null=True, verbose_name='atendido el')),
                    ('attended_by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='lo atendió')),
                    ('delivery', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='bounces', to='mailings.delivery', verbose_name='correo')),
                ],
                options={
                    'verbose_name': 'rebote',
                    'verbose_name_plural': 'rebotes',
                },
            ),
            migrations.CreateModel(
                name='Entry',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('place', models.PositiveSmallIntegerField(default=50, verbose_name='lugar')),
                    ('title', models.CharField(max_length=150, verbose_name='título')),
                    ('text', models.TextField(blank=True, max_length=6000, verbose_name='texto')),
                    ('is_shown', models.BooleanField(default=True, verbose_name='va en el boletín')),
                    ('bulletin', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='entries', to='mailings.bulletin', verbose_name='boletín')),
                ],
                options={
                    'verbose_name': 'parte del boletín',
                    'verbose_name_plural': 'partes del boletín',
                    'ordering': ['place', 'id'],
                },
            ),
            migrations.CreateModel(
                name='EntryEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.BigIntegerField()),
                    ('place', models.PositiveSmallIntegerField(default=50, verbose_name='lugar')),
                    ('title', models.CharField(max_length=150, verbose_name='título')),
                    ('text', models.TextField(blank=True, max_length=6000, verbose_name='texto')),
                    ('is_shown', models.BooleanField(default=True, verbose_name='va en el boletín')),
                    ('bulletin', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='mailings.bulletin', verbose_name='boletín')),
                    ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='mailings.entry')),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='MailItem',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('kind', models.CharField(max_length=40, verbose_name='regla')),
                    ('object_id', models.BigIntegerField(verbose_name='sobre la fila')),
                    ('period', models.CharField(max_length=20, verbose_name='vez')),
                    ('email', models.EmailField(max_length=254, verbose_name='correo')),
                    ('due_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='debía salir el')),
                    ('reason', models.CharField(blank=True, choices=[('not_needed', 'Ya no hizo falta'), ('opted_out', 'Pidió no recibirlo'), ('bounces', 'Su dirección rebota'), ('invalid_address', 'Su correo está mal escrito'), ('changed_address', 'Cambió de correo'), ('same_address', 'Otra persona recibe en la misma dirección'), ('cancelled', 'El envío se canceló'), ('too_old', 'Se pasó su momento'), ('too_many', 'Ya se le escribió demasiadas veces ese día')], max_length=20, verbose_name='por qué no')),
                    ('delivery', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='items', to='mailings.delivery', verbose_name='correo')),
                    ('user', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='persona')),
                ],
                options={
                    'verbose_name': 'asunto de un correo',
                    'verbose_name_plural': 'asuntos de correos',
                },
            ),
            migrations.CreateModel(
                name='OptOut',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('topic', models.CharField(choices=kit.messages.topic.topic_choices, max_length=20, verbose_name='tema')),
                    ('made_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='desde')),
                    ('ended_at', models.DateTimeField(blank=True, null=True, verbose_name='hasta')),
                    ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='opt_outs', to=settings.AUTH_USER_MODEL, verbose_name='persona')),
                ],
                options={
                    'verbose_name': 'baja de un tema de correo',
                    'verbose_name_plural': 'bajas de temas de correo',
                },
            ),
            migrations.CreateModel(
                name='Picture',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('content', models.BinaryField()),
                    ('media_type', models.CharField(max_length=20)),
                    ('width', models.PositiveSmallIntegerField()),
                    ('height', models.PositiveSmallIntegerField()),
                    ('alt', models.CharField(max_length=300, verbose_name='qué se ve en la imagen')),
                    ('entry', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='picture', to='mailings.entry', verbose_name='parte')),
                ],
                options={
                    'verbose_name': 'imagen del boletín',
                    'verbose_name_plural': 'imágenes del boletín',
                },
            ),
            migrations.CreateModel(
                name='ReminderPause',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('reminder', models.CharField(max_length=40, verbose_name='regla')),
                    ('made_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='desde')),
                    ('ended_at', models.DateTimeField(blank=True, null=True, verbose_name='hasta')),
                    ('ended_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='la encendió')),
                    ('made_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='la apagó')),
                ],
                options={
                    'verbose_name': 'pausa de un recordatorio',
                    'verbose_name_plural': 'recordatorios',
                },
            ),
            migrations.CreateModel(
                name='ReminderRun',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('reminder', models.CharField(max_length=40, verbose_name='regla')),
                    ('day', models.DateField(verbose_name='día')),
                    ('ran_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='a las')),
                    ('new_items', models.PositiveIntegerField(default=0, verbose_name='asuntos nuevos')),
                ],
                options={
                    'verbose_name': 'vuelta de una regla',
                    'verbose_name_plural': 'vueltas de las reglas',
                    'constraints': [models.UniqueConstraint(fields=('reminder', 'day'), name='reminder_runs_once_a_day')],
                },
            ),
            migrations.CreateModel(
                name='BadAddress',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('email', models.EmailField(max_length=254, verbose_name='correo')),
                    ('since_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='desde')),
                    ('code', models.CharField(max_length=12, verbose_name='código')),
                    ('answer', models.CharField(blank=True, max_length=300, verbose_name='respuesta del servidor')),
                    ('lifted_at', models.DateTimeField(editable=False, null=True, verbose_name='ya funciona desde')),
                    ('lifted_by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='lo dijo')),
                ],
                options={
                    'verbose_name': 'dirección que rebota',
                    'verbose_name_plural': 'direcciones que rebotan',
                    'ordering': ['-since_at'],
                    'constraints': [models.UniqueConstraint(django.db.models.functions.text.Lower('email'), condition=models.Q(('lifted_at__isnull', True)), name='bad_address_once'), models.CheckConstraint(condition=models.Q(models.Q(('lifted_at__isnull', True), ('lifted_by__isnull', True)), models.Q(('lifted_at__isnull', False), ('lifted_by__isnull', False)), _connector='OR'), name='bad_address_lifted_says_when_and_who')],
                },
            ),
            migrations.AddConstraint(
                model_name='bulletin',
                constraint=models.CheckConstraint(condition=models.Q(('month__day', 1)), name='bulletin_month_is_its_first_day'),
            ),
            migrations.AddConstraint(
                model_name='bulletin',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('audience', ''), ('month__isnull', False)), models.Q(('month__isnull', True), models.Q(('audience', ''), _negated=True)), _connector='OR'), name='bulletin_of_a_month_or_to_an_audience'),
            ),
            migrations.AddConstraint(
                model_name='bulletin',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('prepared_at__isnull', True), ('prepared_by__isnull', True)), models.Q(('prepared_at__isnull', False), ('prepared_by__isnull', False)), _connector='OR'), name='bulletin_prepared_says_when_and_who'),
            ),
            migrations.AddConstraint(
                model_name='bulletin',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('approved_at__isnull', True), ('approved_by__isnull', True)), models.Q(('approved_at__isnull', False), ('approved_by__isnull', False)), _connector='OR'), name='bulletin_approved_says_when_and_who'),
            ),
            migrations.AddConstraint(
                model_name='bulletin',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('scheduled_at__isnull', True), ('scheduled_by__isnull', True), ('starts_at__isnull', True)), models.Q(('scheduled_at__isnull', False), ('scheduled_by__isnull', False), ('starts_at__isnull', False)), _connector='OR'), name='bulletin_scheduled_says_when_and_who'),
            ),
            migrations.AddConstraint(
                model_name='bulletin',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('paused_at__isnull', True), ('paused_by__isnull', True)), models.Q(('paused_at__isnull', False), ('paused_by__isnull', False)), _connector='OR'), name='bulletin_paused_says_when_and_who'),
            ),
            migrations.AddConstraint(
                model_name='bulletin',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('cancel_reason', ''), ('cancelled_at__isnull', True), ('cancelled_by__isnull', True)), models.Q(('cancelled_at__isnull', False), ('cancelled_by__isnull', False), models.Q(('cancel_reason', ''), _negated=True)), _connector='OR'), name='bulletin_cancelled_says_when_who_and_why'),
            ),
            migrations.AddConstraint(
                model_name='bulletin',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('approved_at__isnull', True), ('started_at__isnull', True), ('starts_at__isnull', True)), models.Q(('approved_at__isnull', False), ('prepared_at__isnull', False), models.Q(('started_at__isnull', True), ('starts_at__isnull', False), _connector='OR')), _connector='OR'), name='bulletin_goes_step_by_step'),
            ),
            migrations.AddConstraint(
                model_name='bulletin',
                constraint=models.CheckConstraint(condition=models.Q(('approved_at__isnull', True), ('is_alone', True), models.Q(('approved_by', models.F('prepared_by')), _negated=True), _connector='OR'), name='bulletin_approved_by_another'),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='bulletin',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "mailings_bulletinevent" ("approved_at", "approved_by_id", "audience", "audience_values", "cancel_reason", "cancelled_at", "cancelled_by_id", "drafted_at", "id", "intro", "is_alone", "month", "paused_at", "paused_by_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "prepared_at", "prepared_by_id", "scheduled_at", "scheduled_by_id", "short_text", "started_at", "starts_at", "subject", "version") VALUES (NEW."approved_at", NEW."approved_by_id", NEW."audience", NEW."audience_values", NEW."cancel_reason", NEW."cancelled_at", NEW."cancelled_by_id", NEW."drafted_at", NEW."id", NEW."intro", NEW."is_alone", NEW."month", NEW."paused_at", NEW."paused_by_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."prepared_at", NEW."prepared_by_id", NEW."scheduled_at", NEW."scheduled_by_id", NEW."short_text", NEW."started_at", NEW."starts_at", NEW."subject", NEW."version"); RETURN NULL;', hash='7aa94d5b4ef69fdb9a98c6b487a9259e2c2e1c6c', operation='INSERT', pgid='pgtrigger_insert_insert_6d752', table='mailings_bulletin', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='bulletin',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "mailings_bulletinevent" ("approved_at", "approved_by_id", "audience", "audience_values", "cancel_reason", "cancelled_at", "cancelled_by_id", "drafted_at", "id", "intro", "is_alone", "month", "paused_at", "paused_by_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "prepared_at", "prepared_by_id", "scheduled_at", "scheduled_by_id", "short_text", "started_at", "starts_at", "subject", "version") VALUES (NEW."approved_at", NEW."approved_by_id", NEW."audience", NEW."audience_values", NEW."cancel_reason", NEW."cancelled_at", NEW."cancelled_by_id", NEW."drafted_at", NEW."id", NEW."intro", NEW."is_alone", NEW."month", NEW."paused_at", NEW."paused_by_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."prepared_at", NEW."prepared_by_id", NEW."scheduled_at", NEW."scheduled_by_id", NEW."short_text", NEW."started_at", NEW."starts_at", NEW."subject", NEW."version"); RETURN NULL;', hash='51df21fa40376ed66ffd20480bad47517d024563', operation='UPDATE', pgid='pgtrigger_update_update_e04ba', table='mailings_bulletin', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='bulletin',
                trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "mailings_bulletinevent" ("approved_at", "approved_by_id", "audience", "audience_values", "cancel_reason", "cancelled_at", "cancelled_by_id", "drafted_at", "id", "intro", "is_alone", "month", "paused_at", "paused_by_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "prepared_at", "prepared_by_id", "scheduled_at", "scheduled_by_id", "short_text", "started_at", "starts_at", "subject", "version") VALUES (OLD."approved_at", OLD."approved_by_id", OLD."audience", OLD."audience_values", OLD."cancel_reason", OLD."cancelled_at", OLD."cancelled_by_id", OLD."drafted_at", OLD."id", OLD."intro", OLD."is_alone", OLD."month", OLD."paused_at", OLD."paused_by_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."prepared_at", OLD."prepared_by_id", OLD."scheduled_at", OLD."scheduled_by_id", OLD."short_text", OLD."started_at", OLD."starts_at", OLD."subject", OLD."version"); RETURN NULL;', hash='96006a88f17e82ac718114a5eb4f9d73f8e61f40', operation='DELETE', pgid='pgtrigger_delete_delete_ff2fa', table='mailings_bulletin', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='bulletinevent',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='a63efb6f1c62330aee2ce9c9e0b6d3eaa3161190', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_ed095', table='mailings_bulletinevent', when='BEFORE')),
            ),
            migrations.AddIndex(
                model_name='delivery',
                index=models.Index(condition=models.Q(('state', 'queued')), fields=['due_at', 'id'], name='delivery_due'),
            ),
            migrations.AddIndex(
                model_name='delivery',
                index=models.Index(condition=models.Q(('state__in', ['sending', 'uncertain'])), fields=['state'], name='delivery_claimed'),
            ),
            migrations.AddIndex(
                model_name='delivery',
                index=models.Index(condition=models.Q(('slot__isnull', False), ('state__in', ['queued', 'sending'])), fields=['slot'], name='delivery_taken'),
            ),
            migrations.AddConstraint(
                model_name='delivery',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('sent_at__isnull', False), ('state', 'sent')), models.Q(models.Q(('state', 'sent'), _negated=True), ('sent_at__isnull', True)), _connector='OR'), name='delivery_sent_says_when'),
            ),
            migrations.AddConstraint(
                model_name='delivery',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'suppressed'), models.Q(('reason', ''), _negated=True)), models.Q(models.Q(('state', 'suppressed'), _negated=True), ('reason', '')), _connector='OR'), name='delivery_suppressed_says_why'),
            ),
            migrations.AddConstraint(
                model_name='delivery',
                constraint=models.UniqueConstraint(condition=models.Q(('day__isnull', False)), fields=('user', 'day'), name='delivery_one_digest_a_day'),
            ),
            migrations.AddConstraint(
                model_name='delivery',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'sending'), _negated=True), models.Q(('claimed_at__isnull', False), ('slot__isnull', False)), _connector='OR'), name='delivery_sending_says_who_and_when'),
            ),
            migrations.AddConstraint(
                model_name='delivery',
                constraint=models.CheckConstraint(condition=models.Q(('held_at__isnull', True), ('state', 'uncertain'), _connector='OR'), name='delivery_held_is_uncertain'),
            ),
            migrations.AddConstraint(
                model_name='delivery',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('resolved_at__isnull', True), ('resolved_by__isnull', True)), models.Q(('resolved_at__isnull', False), ('resolved_by__isnull', False)), _connector='OR'), name='delivery_resolved_says_when_and_who'),
            ),
            migrations.AddConstraint(
                model_name='bounce',
                constraint=models.UniqueConstraint(fields=('delivery', 'cause'), name='bounce_once_a_cause'),
            ),
            migrations.AddConstraint(
                model_name='bounce',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('attended_at__isnull', True), ('attended_by__isnull', True)), models.Q(('attended_at__isnull', False), ('attended_by__isnull', False)), _connector='OR'), name='bounce_attended_says_when_and_who'),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='entry',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "mailings_entryevent" ("bulletin_id", "id", "is_shown", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "text", "title") VALUES (NEW."bulletin_id", NEW."id", NEW."is_shown", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."place", NEW."text", NEW."title"); RETURN NULL;', hash='c9fb79fc4ae8df708b02abc6242e58e013ba6938', operation='INSERT', pgid='pgtrigger_insert_insert_8dd1b', table='mailings_entry', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='entry',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "mailings_entryevent" ("bulletin_id", "id", "is_shown", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "text", "title") VALUES (NEW."bulletin_id", NEW."id", NEW."is_shown", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."place", NEW."text", NEW."title"); RETURN NULL;', hash='0e18d3f2d2efa29b0c228ec336ec4b8d20497441', operation='UPDATE', pgid='pgtrigger_update_update_0f899', table='mailings_entry', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='entry',
                trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "mailings_entryevent" ("bulletin_id", "id", "is_shown", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "text", "title") VALUES (OLD."bulletin_id", OLD."id", OLD."is_shown", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."place", OLD."text", OLD."title"); RETURN NULL;', hash='fdb42b1f7aeafa701b2236dd382f7c43d3d6802c', operation='DELETE', pgid='pgtrigger_delete_delete_0f353', table='mailings_entry', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='entryevent',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='35f59e33fc140a1934c623f317936e0a76324daf', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_4492e', table='mailings_entryevent', when='BEFORE')),
            ),
            migrations.AddIndex(
                model_name='mailitem',
                index=models.Index(fields=['kind', 'object_id'], name='item_about'),
            ),
            migrations.AddIndex(
                model_name='mailitem',
                index=models.Index(fields=['due_at'], name='item_due'),
            ),
            migrations.AddConstraint(
                model_name='mailitem',
                constraint=models.UniqueConstraint(condition=models.Q(('user__isnull', False)), fields=('kind', 'object_id', 'period', 'user'), name='item_once_a_person'),
            ),
            migrations.AddConstraint(
                model_name='mailitem',
                constraint=models.UniqueConstraint(condition=models.Q(('user__isnull', True)), fields=('kind', 'object_id', 'period', 'email'), name='item_once_an_address'),
            ),
            migrations.AddConstraint(
                model_name='mailitem',
                constraint=models.CheckConstraint(condition=models.Q(('delivery__isnull', False), models.Q(('reason', ''), _negated=True), _connector='OR'), name='item_is_sent_or_says_why'),
            ),
            migrations.AddConstraint(
                model_name='optout',
                constraint=models.UniqueConstraint(condition=models.Q(('ended_at__isnull', True)), fields=('user', 'topic'), name='opt_out_once'),
            ),
            migrations.AddConstraint(
                model_name='reminderpause',
                constraint=models.UniqueConstraint(condition=models.Q(('ended_at__isnull', True)), fields=('reminder',), name='reminder_pause_once'),
            ),
            migrations.AddConstraint(
                model_name='reminderpause',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('ended_at__isnull', True), ('ended_by__isnull', True)), models.Q(('ended_at__isnull', False), ('ended_by__isnull', False)), _connector='OR'), name='reminder_pause_ended_says_when_and_who'),
            ),
        ]),
    ]
