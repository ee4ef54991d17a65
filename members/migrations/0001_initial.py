import django.contrib.postgres.constraints
import django.contrib.postgres.fields
import django.contrib.postgres.fields.ranges
import django.contrib.postgres.indexes
import django.contrib.postgres.search
import django.core.validators
import django.db.models.deletion
import django.db.models.functions.text
import django.utils.timezone
import kit.database.terms
import kit.text.collation
import kit.text.websites
import members.models.applications
import members.models.invitations
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

from kit.database.creation import CreateTables
from members import catalogue


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('pghistory', '0007_auto_20250421_0444'),
    ]

    operations = [
        CreateTables([
            migrations.CreateModel(
                name='AddressChange',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('former', models.EmailField(max_length=254, verbose_name='correo anterior')),
                    ('changed_at', models.DateTimeField(verbose_name='cambiado el')),
                    ('taken_back_at', models.DateTimeField(null=True, verbose_name='deshecho el')),
                ],
                options={
                    'verbose_name': 'cambio de correo',
                    'verbose_name_plural': 'cambios de correo',
                    'ordering': ['-pk'],
                },
            ),
            migrations.CreateModel(
                name='Application',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('failed_at', models.DateTimeField(editable=False, null=True, verbose_name='falló el')),
                    ('failure', models.CharField(blank=True, editable=False, max_length=300, verbose_name='qué falló')),
                    ('key', models.CharField(default=members.models.applications.new_key, editable=False, max_length=32, unique=True)),
                    ('name', models.CharField(max_length=200, verbose_name='nombre de la organización')),
                    ('legal_name', models.CharField(blank=True, max_length=250, verbose_name='razón social')),
                    ('acronym', models.CharField(blank=True, max_length=30, verbose_name='siglas')),
                    ('kind', models.CharField(choices=[('organization', 'Organización de la sociedad civil'), ('network', 'Red, colectivo o alianza'), ('academic', 'Institución académica'), ('private', 'Empresa o fundación empresarial'), ('other', 'Otra')], default='organization', max_length=12, verbose_name='tipo')),
                    ('legal_form', models.CharField(blank=True, choices=[('ac', 'A.C. (asociación civil)'), ('iap', 'I.A.P. (institución de asistencia privada)'), ('ibp', 'I.B.P. (institución de beneficencia privada)'), ('abp', 'A.B.P. (asociación de beneficencia privada)'), ('sc', 'S.C. (sociedad civil)'), ('foundation', 'Fundación, otra figura'), ('none', 'Sin figura jurídica')], max_length=12, verbose_name='figura jurídica')),
                    ('rfc', models.CharField(blank=True, max_length=12, validators=[django.core.validators.RegexValidator('^[A-ZÑ&]{3}\\d{6}[A-Z\\d]{3}$', 'Escriba el RFC de la organización: 12 caracteres, por ejemplo ABC010203XY9.')], verbose_name='RFC')),
                    ('cluni', models.CharField(blank=True, max_length=16, validators=[django.core.validators.RegexValidator('^[A-ZÑ&\\d]{10,16}$', 'Escriba la CLUNI como aparece en su constancia: solo letras y números.')], verbose_name='CLUNI')),
                    ('donee', models.CharField(blank=True, choices=[('', 'Sin dato'), ('no', 'No'), ('yes', 'Sí'), ('applying', 'En proceso'), ('recovering', 'En recuperación')], max_length=10, verbose_name='donataria autorizada')),
                    ('municipality', models.CharField(blank=True, max_length=100, verbose_name='municipio o alcaldía')),
                    ('website', models.URLField(blank=True, max_length=300, validators=[kit.text.websites.refuse_user_part], verbose_name='sitio web')),
                    ('description', models.TextField(max_length=2000, verbose_name='qué hace por la primera infancia')),
                    ('contact_name', models.CharField(max_length=150, verbose_name='nombre de contacto')),
                    ('contact_position', models.CharField(blank=True, max_length=120, verbose_name='cargo')),
                    ('contact_email', models.EmailField(max_length=254, verbose_name='correo de contacto')),
                    ('contact_phone', models.CharField(blank=True, max_length=60, verbose_name='teléfono de contacto')),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='enviada el')),
                    ('confirmation_sent_at', models.DateTimeField(editable=False, null=True)),
                    ('confirmed_at', models.DateTimeField(editable=False, null=True, verbose_name='correo confirmado el')),
                    ('decision', models.CharField(blank=True, choices=[('', 'Sin decidir'), ('approved', 'Aprobada'), ('declined', 'No aprobada')], editable=False, max_length=10, verbose_name='decisión')),
                    ('decided_at', models.DateTimeField(editable=False, null=True, verbose_name='decidida el')),
                    ('reason', models.TextField(blank=True, editable=False, max_length=2000, verbose_name='motivo')),
                    ('decision_sent_at', models.DateTimeField(editable=False, null=True)),
                ],
                options={
                    'verbose_name': 'solicitud de adhesión',
                    'verbose_name_plural': 'solicitudes de adhesión',
                    'ordering': ['-created_at'],
                },
            ),
            migrations.CreateModel(
                name='ApplicationEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.BigIntegerField()),
                    ('failed_at', models.DateTimeField(editable=False, null=True, verbose_name='falló el')),
                    ('failure', models.CharField(blank=True, editable=False, max_length=300, verbose_name='qué falló')),
                    ('name', models.CharField(max_length=200, verbose_name='nombre de la organización')),
                    ('legal_name', models.CharField(blank=True, max_length=250, verbose_name='razón social')),
                    ('acronym', models.CharField(blank=True, max_length=30, verbose_name='siglas')),
                    ('kind', models.CharField(choices=[('organization', 'Organización de la sociedad civil'), ('network', 'Red, colectivo o alianza'), ('academic', 'Institución académica'), ('private', 'Empresa o fundación empresarial'), ('other', 'Otra')], default='organization', max_length=12, verbose_name='tipo')),
                    ('legal_form', models.CharField(blank=True, choices=[('ac', 'A.C. (asociación civil)'), ('iap', 'I.A.P. (institución de asistencia privada)'), ('ibp', 'I.B.P. (institución de beneficencia privada)'), ('abp', 'A.B.P. (asociación de beneficencia privada)'), ('sc', 'S.C. (sociedad civil)'), ('foundation', 'Fundación, otra figura'), ('none', 'Sin figura jurídica')], max_length=12, verbose_name='figura jurídica')),
                    ('rfc', models.CharField(blank=True, max_length=12, validators=[django.core.validators.RegexValidator('^[A-ZÑ&]{3}\\d{6}[A-Z\\d]{3}$', 'Escriba el RFC de la organización: 12 caracteres, por ejemplo ABC010203XY9.')], verbose_name='RFC')),
                    ('cluni', models.CharField(blank=True, max_length=16, validators=[django.core.validators.RegexValidator('^[A-ZÑ&\\d]{10,16}$', 'Escriba la CLUNI como aparece en su constancia: solo letras y números.')], verbose_name='CLUNI')),
                    ('donee', models.CharField(blank=True, choices=[('', 'Sin dato'), ('no', 'No'), ('yes', 'Sí'), ('applying', 'En proceso'), ('recovering', 'En recuperación')], max_length=10, verbose_name='donataria autorizada')),
                    ('municipality', models.CharField(blank=True, max_length=100, verbose_name='municipio o alcaldía')),
                    ('website', models.URLField(blank=True, max_length=300, validators=[kit.text.websites.refuse_user_part], verbose_name='sitio web')),
                    ('description', models.TextField(max_length=2000, verbose_name='qué hace por la primera infancia')),
                    ('contact_name', models.CharField(max_length=150, verbose_name='nombre de contacto')),
                    ('contact_position', models.CharField(blank=True, max_length=120, verbose_name='cargo')),
                    ('contact_email', models.EmailField(max_length=254, verbose_name='correo de contacto')),
                    ('contact_phone', models.CharField(blank=True, max_length=60, verbose_name='teléfono de contacto')),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='enviada el')),
                    ('confirmation_sent_at', models.DateTimeField(editable=False, null=True)),
                    ('confirmed_at', models.DateTimeField(editable=False, null=True, verbose_name='correo confirmado el')),
                    ('decision', models.CharField(blank=True, choices=[('', 'Sin decidir'), ('approved', 'Aprobada'), ('declined', 'No aprobada')], editable=False, max_length=10, verbose_name='decisión')),
                    ('decided_at', models.DateTimeField(editable=False, null=True, verbose_name='decidida el')),
                    ('reason', models.TextField(blank=True, editable=False, max_length=2000, verbose_name='motivo')),
                    ('decision_sent_at', models.DateTimeField(editable=False, null=True)),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='ConfirmationRequest',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('failed_at', models.DateTimeField(editable=False, null=True, verbose_name='falló el')),
                    ('failure', models.CharField(blank=True, editable=False, max_length=300, verbose_name='qué falló')),
                    ('year', models.PositiveSmallIntegerField(verbose_name='año')),
                    ('key', models.CharField(default=members.models.applications.new_key, editable=False, max_length=32, unique=True)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='creada el')),
                    ('asked_at', models.DateTimeField(editable=False, null=True, verbose_name='pedida el')),
                    ('sent_at', models.DateTimeField(editable=False, null=True, verbose_name='enviada el')),
                    ('answered_at', models.DateTimeField(editable=False, null=True, verbose_name='contestada el')),
                ],
                options={
                    'verbose_name': 'pregunta anual',
                    'verbose_name_plural': 'preguntas anuales',
                },
            ),
            migrations.CreateModel(
                name='Consent',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('given_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='aceptado el')),
                ],
                options={
                    'verbose_name': 'consentimiento',
                    'verbose_name_plural': 'consentimientos',
                },
            ),
            migrations.CreateModel(
                name='Correction',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('changes', models.JSONField(help_text='Campo → valor nuevo.', verbose_name='cambios')),
                    ('before', models.JSONField(default=dict, help_text='Campo → valor que tenía.', verbose_name='antes')),
                    ('comment', models.TextField(blank=True, max_length=2000, verbose_name='comentario')),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='recibida el')),
                    ('decided_at', models.DateTimeField(editable=False, null=True, verbose_name='decidida el')),
                    ('accepted', models.BooleanField(editable=False, null=True, verbose_name='aplicada')),
                ],
                options={
                    'verbose_name': 'corrección de datos',
                    'verbose_name_plural': 'correcciones de datos',
                    'ordering': ['created_at'],
                },
            ),
            migrations.CreateModel(
                name='EndProposal',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('reason', models.CharField(max_length=500, verbose_name='motivo')),
                    ('proposed_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='propuesto el')),
                    ('settled_at', models.DateTimeField(null=True, verbose_name='resuelto el')),
                    ('is_carried_out', models.BooleanField(default=False, verbose_name='se cumplió')),
                ],
                options={
                    'verbose_name': 'propuesta de terminar un cargo',
                    'verbose_name_plural': 'propuestas de terminar un cargo',
                },
            ),
            migrations.CreateModel(
                name='EndProposalEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.BigIntegerField()),
                    ('reason', models.CharField(max_length=500, verbose_name='motivo')),
                    ('proposed_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='propuesto el')),
                    ('settled_at', models.DateTimeField(null=True, verbose_name='resuelto el')),
                    ('is_carried_out', models.BooleanField(default=False, verbose_name='se cumplió')),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='Export',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='el')),
                    ('reason', models.CharField(max_length=300, verbose_name='para qué')),
                    ('filters', models.CharField(blank=True, editable=False, max_length=2000, verbose_name='filtros')),
                    ('file_format', models.CharField(choices=[('csv', 'CSV'), ('xlsx', 'XLSX')], max_length=4, verbose_name='formato')),
                    ('rows', models.PositiveIntegerField(editable=False, verbose_name='filas')),
                    ('organizations', django.contrib.postgres.fields.ArrayField(base_field=models.BigIntegerField(), default=list, editable=False, size=None, verbose_name='organizaciones')),
                ],
                options={
                    'verbose_name': 'exportación',
                    'verbose_name_plural': 'exportaciones',
                    'ordering': ['-created_at'],
                },
            ),
            migrations.CreateModel(
                name='ImportRow',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('number', models.PositiveIntegerField(verbose_name='fila')),
                    ('verdict', models.CharField(choices=[('new', 'Nueva'), ('updated', 'Cambia'), ('unchanged', 'Sin cambios'), ('suspect', 'Posible duplicada'), ('refused', 'Rechazada')], max_length=10, verbose_name='veredicto')),
                    ('reason', models.TextField(blank=True, verbose_name='por qué')),
                    ('values', models.JSONField(default=dict, verbose_name='valores leídos')),
                    ('name', models.CharField(blank=True, max_length=250, verbose_name='nombre')),
                    ('changes', models.JSONField(default=dict, help_text='Campo → [antes, después].', verbose_name='cambios')),
                    ('notices', models.JSONField(default=list, help_text='Lo que se dejó fuera o se interpretó.', verbose_name='avisos')),
                    ('decision', models.CharField(blank=True, choices=[('', 'Sin decidir'), ('new', 'Es otra: incorporar como nueva'), ('same', 'Es la misma: actualizar'), ('out', 'Dejar fuera')], max_length=4, verbose_name='decisión')),
                    ('outcome', models.CharField(blank=True, choices=[('', 'Sin guardar'), ('applied', 'Guardada'), ('left', 'No se guardó'), ('undone', 'Deshecha'), ('kept', 'No se deshizo, o solo en parte')], max_length=8, verbose_name='resultado')),
                    ('remark', models.TextField(blank=True, verbose_name='qué pasó al guardar o deshacer')),
                ],
                options={
                    'verbose_name': 'fila',
                    'verbose_name_plural': 'filas',
                    'ordering': ['number'],
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='Invitation',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('failed_at', models.DateTimeField(editable=False, null=True, verbose_name='falló el')),
                    ('failure', models.CharField(blank=True, editable=False, max_length=300, verbose_name='qué falló')),
                    ('email', models.EmailField(max_length=254, verbose_name='correo electrónico')),
                    ('name', models.CharField(blank=True, max_length=150, verbose_name='nombre')),
                    ('kind', models.CharField(choices=[('titular', 'Titular'), ('alternate', 'Suplente'), ('contact', 'Contacto')], default='titular', max_length=10, verbose_name='tipo')),
                    ('position', models.CharField(blank=True, max_length=120, verbose_name='cargo')),
                    ('key', models.CharField(default=members.models.applications.new_key, editable=False, max_length=32, unique=True)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='creada el')),
                    ('expires_at', models.DateTimeField(default=members.models.invitations.default_expiry, verbose_name='vence el')),
                    ('sent_at', models.DateTimeField(editable=False, null=True, verbose_name='enviada el')),
                    ('accepted_at', models.DateTimeField(editable=False, null=True, verbose_name='aceptada el')),
                    ('revoked_at', models.DateTimeField(editable=False, null=True, verbose_name='cancelada el')),
                ],
                options={
                    'verbose_name': 'invitación',
                    'verbose_name_plural': 'invitaciones',
                    'ordering': ['-created_at'],
                },
            ),
            migrations.CreateModel(
                name='InvitationEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.BigIntegerField()),
                    ('failed_at', models.DateTimeField(editable=False, null=True, verbose_name='falló el')),
                    ('failure', models.CharField(blank=True, editable=False, max_length=300, verbose_name='qué falló')),
                    ('email', models.EmailField(max_length=254, verbose_name='correo electrónico')),
                    ('name', models.CharField(blank=True, max_length=150, verbose_name='nombre')),
                    ('kind', models.CharField(choices=[('titular', 'Titular'), ('alternate', 'Suplente'), ('contact', 'Contacto')], default='titular', max_length=10, verbose_name='tipo')),
                    ('position', models.CharField(blank=True, max_length=120, verbose_name='cargo')),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='creada el')),
                    ('expires_at', models.DateTimeField(default=members.models.invitations.default_expiry, verbose_name='vence el')),
                    ('sent_at', models.DateTimeField(editable=False, null=True, verbose_name='enviada el')),
                    ('accepted_at', models.DateTimeField(editable=False, null=True, verbose_name='aceptada el')),
                    ('revoked_at', models.DateTimeField(editable=False, null=True, verbose_name='cancelada el')),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='MandateChange',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('kind', models.CharField(choices=[('began', 'Alguien empezó a representarla'), ('ended', 'Alguien dejó de representarla'), ('left', 'La organización dejó el Pacto'), ('returned', 'La organización volvió al Pacto'), ('merged', 'Se unió con otro registro'), ('parted', 'Se separó de otro registro')], max_length=10, verbose_name='qué cambió')),
                    ('reason', models.TextField(blank=True, verbose_name='motivo')),
                    ('made_at', models.DateTimeField(verbose_name='el')),
                    ('told_at', models.DateTimeField(editable=False, null=True, verbose_name='avisado el')),
                ],
                options={
                    'verbose_name': 'cambio de representantes',
                    'verbose_name_plural': 'cambios de representantes',
                    'ordering': ['made_at', 'pk'],
                },
            ),
            migrations.CreateModel(
                name='MemberImport',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('content', models.BinaryField()),
                    ('problem', models.TextField(blank=True, editable=False, verbose_name='problema')),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='subida el')),
                    ('file_name', models.CharField(max_length=255, verbose_name='archivo')),
                    ('state', models.CharField(choices=[('waiting', 'Por leer'), ('reading', 'Leyendo'), ('preview', 'Vista previa lista'), ('refused', 'No se pudo leer'), ('applying', 'Guardando'), ('applied', 'Importada'), ('undoing', 'Deshaciendo'), ('undone', 'Deshecha'), ('discarded', 'Descartada')], default='waiting', editable=False, max_length=10, verbose_name='estado')),
                    ('claimed_at', models.DateTimeField(editable=False, null=True)),
                    ('attempts', models.PositiveSmallIntegerField(default=0, editable=False)),
                    ('progress', models.PositiveIntegerField(default=0, editable=False, verbose_name='filas leídas')),
                    ('report', models.JSONField(default=dict, editable=False, verbose_name='informe de lectura')),
                    ('applied_at', models.DateTimeField(editable=False, null=True, verbose_name='importada el')),
                    ('undone_at', models.DateTimeField(editable=False, null=True, verbose_name='deshecha el')),
                ],
                options={
                    'verbose_name': 'importación',
                    'verbose_name_plural': 'importaciones',
                    'ordering': ['-created_at'],
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='Merge',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('moved', models.JSONField(default=dict, help_text='Modelo y campo → fila → valores de antes.', verbose_name='qué se movió')),
                    ('filled', models.JSONField(default=dict, help_text='Campo → [antes, después].', verbose_name='qué se completó')),
                    ('absorbed_status', models.CharField(default='active', editable=False, max_length=10)),
                    ('merged_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='fusionada el')),
                    ('undone_at', models.DateTimeField(null=True, verbose_name='deshecha el')),
                ],
                options={
                    'verbose_name': 'fusión',
                    'verbose_name_plural': 'fusiones',
                    'ordering': ['-merged_at'],
                },
            ),
            migrations.CreateModel(
                name='Office',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('term', django.contrib.postgres.fields.ranges.DateTimeRangeField(verbose_name='vigencia')),
                    ('kind', models.CharField(choices=[('coordination', 'Coordinación'), ('board', 'Consejo Directivo')], max_length=12, verbose_name='órgano')),
                    ('position', models.CharField(blank=True, max_length=120, verbose_name='cargo')),
                    ('confirmed_at', models.DateTimeField(editable=False, null=True, verbose_name='confirmado el')),
                    ('objected_at', models.DateTimeField(editable=False, null=True, verbose_name='objetado el')),
                    ('objection', models.CharField(blank=True, editable=False, max_length=500, verbose_name='por qué no')),
                ],
                options={
                    'verbose_name': 'cargo en el Pacto',
                    'verbose_name_plural': 'cargos en el Pacto',
                },
            ),
            migrations.CreateModel(
                name='OfficeEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.BigIntegerField()),
                    ('term', django.contrib.postgres.fields.ranges.DateTimeRangeField(verbose_name='vigencia')),
                    ('kind', models.CharField(choices=[('coordination', 'Coordinación'), ('board', 'Consejo Directivo')], max_length=12, verbose_name='órgano')),
                    ('position', models.CharField(blank=True, max_length=120, verbose_name='cargo')),
                    ('confirmed_at', models.DateTimeField(editable=False, null=True, verbose_name='confirmado el')),
                    ('objected_at', models.DateTimeField(editable=False, null=True, verbose_name='objetado el')),
                    ('objection', models.CharField(blank=True, editable=False, max_length=500, verbose_name='por qué no')),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='OfficeNotice',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('failed_at', models.DateTimeField(editable=False, null=True, verbose_name='falló el')),
                    ('failure', models.CharField(blank=True, editable=False, max_length=300, verbose_name='qué falló')),
                    ('event', models.CharField(choices=[('appointed', 'Nombramiento'), ('confirmed', 'Nombramiento confirmado'), ('objected', 'Nombramiento objetado'), ('end_proposed', 'Se propone terminar un cargo'), ('end_withdrawn', 'Ya no se propone terminar un cargo'), ('ended', 'Cargo terminado')], max_length=16, verbose_name='qué pasó')),
                    ('reason', models.CharField(blank=True, max_length=500, verbose_name='motivo')),
                    ('made_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='hecho el')),
                    ('sent_at', models.DateTimeField(null=True, verbose_name='enviado el')),
                ],
                options={
                    'verbose_name': 'aviso sobre un cargo',
                    'verbose_name_plural': 'avisos sobre cargos',
                },
            ),
            migrations.CreateModel(
                name='Organization',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('name', models.CharField(help_text='Como quiere que la conozcan.', max_length=200, verbose_name='nombre')),
                    ('legal_name', models.CharField(blank=True, max_length=250, verbose_name='razón social')),
                    ('acronym', models.CharField(blank=True, max_length=30, verbose_name='siglas')),
                    ('slug', models.SlugField(editable=False, max_length=80, unique=True, verbose_name='dirección')),
                    ('kind', models.CharField(choices=[('organization', 'Organización de la sociedad civil'), ('network', 'Red, colectivo o alianza'), ('academic', 'Institución académica'), ('private', 'Empresa o fundación empresarial'), ('other', 'Otra')], default='organization', max_length=12, verbose_name='tipo')),
                    ('size', models.CharField(blank=True, choices=[('up_to_5', 'De 1 a 5 personas'), ('up_to_15', 'De 6 a 15 personas'), ('up_to_50', 'De 16 a 50 personas'), ('over_50', 'Más de 50 personas')], help_text='Cuántas personas trabajan en ella, con sueldo o sin él.', max_length=8, verbose_name='tamaño')),
                    ('legal_form', models.CharField(blank=True, choices=[('ac', 'A.C. (asociación civil)'), ('iap', 'I.A.P. (institución de asistencia privada)'), ('ibp', 'I.B.P. (institución de beneficencia privada)'), ('abp', 'A.B.P. (asociación de beneficencia privada)'), ('sc', 'S.C. (sociedad civil)'), ('foundation', 'Fundación, otra figura'), ('none', 'Sin figura jurídica')], max_length=12, verbose_name='figura jurídica')),
                    ('rfc', models.CharField(blank=True, max_length=12, validators=[django.core.validators.RegexValidator('^[A-ZÑ&]{3}\\d{6}[A-Z\\d]{3}$', 'Escriba el RFC de la organización: 12 caracteres, por ejemplo ABC010203XY9.')], verbose_name='RFC')),
                    ('cluni', models.CharField(blank=True, max_length=16, validators=[django.core.validators.RegexValidator('^[A-ZÑ&\\d]{10,16}$', 'Escriba la CLUNI como aparece en su constancia: solo letras y números.')], verbose_name='CLUNI')),
                    ('donee', models.CharField(blank=True, choices=[('', 'Sin dato'), ('no', 'No'), ('yes', 'Sí'), ('applying', 'En proceso'), ('recovering', 'En recuperación')], max_length=10, verbose_name='donataria autorizada')),
                    ('municipality', models.CharField(blank=True, max_length=100, verbose_name='municipio o alcaldía')),
                    ('description', models.TextField(blank=True, help_text='Dos o tres frases sobre su trabajo con la primera infancia.', max_length=2000, verbose_name='qué hace')),
                    ('website', models.URLField(blank=True, max_length=300, validators=[kit.text.websites.refuse_user_part], verbose_name='sitio web')),
                    ('email', models.EmailField(blank=True, max_length=254, verbose_name='correo de contacto')),
                    ('email_audience', models.CharField(choices=[('public', 'Cualquier persona'), ('members', 'Solo integrantes'), ('coordination', 'Solo la Coordinación')], default='members', max_length=12, verbose_name='quién ve el correo')),
                    ('phone', models.CharField(blank=True, max_length=60, verbose_name='teléfono')),
                    ('phone_audience', models.CharField(choices=[('public', 'Cualquier persona'), ('members', 'Solo integrantes'), ('coordination', 'Solo la Coordinación')], default='coordination', max_length=12, verbose_name='quién ve el teléfono')),
                    ('whatsapp', models.CharField(blank=True, max_length=60, verbose_name='WhatsApp')),
                    ('whatsapp_audience', models.CharField(choices=[('public', 'Cualquier persona'), ('members', 'Solo integrantes'), ('coordination', 'Solo la Coordinación')], default='coordination', max_length=12, verbose_name='quién ve el WhatsApp')),
                    ('address', models.CharField(blank=True, max_length=300, verbose_name='domicilio')),
                    ('address_audience', models.CharField(choices=[('public', 'Cualquier persona'), ('members', 'Solo integrantes'), ('coordination', 'Solo la Coordinación')], default='coordination', max_length=12, verbose_name='quién ve el domicilio')),
                    ('joined_on', models.DateField(blank=True, null=True, verbose_name='integrante desde')),
                    ('status', models.CharField(choices=[('active', 'Integrante'), ('withdrawn', 'De baja'), ('merged', 'Fusionada')], default='active', editable=False, max_length=10, verbose_name='estatus')),
                    ('status_at', models.DateTimeField(editable=False, null=True, verbose_name='estatus desde')),
                    ('status_reason', models.CharField(blank=True, editable=False, max_length=500, verbose_name='motivo del estatus')),
                    ('confirmed_at', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='datos confirmados el')),
                    ('version', models.PositiveIntegerField(default=1, editable=False)),
                    ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='registrada el')),
                    ('sort_key', models.GeneratedField(db_persist=True, expression=kit.text.collation.SortKey(models.F('name')), output_field=models.TextField(db_collation='C'))),
                    ('search', models.GeneratedField(db_persist=True, expression=kit.text.collation.WordVector(kit.text.collation.Folded(django.db.models.functions.text.Concat('name', models.Value(' '), 'legal_name', models.Value(' '), 'acronym', models.Value(' '), output_field=models.TextField()))), output_field=django.contrib.postgres.search.SearchVectorField())),
                    ('words', models.GeneratedField(db_persist=True, expression=kit.text.collation.WordVector(kit.text.collation.Folded(django.db.models.functions.text.Concat('name', models.Value(' '), 'legal_name', models.Value(' '), 'acronym', models.Value(' '), 'municipality', models.Value(' '), 'description', models.Value(' '), output_field=models.TextField()))), output_field=django.contrib.postgres.search.SearchVectorField())),
                ],
                options={
                    'verbose_name': 'organización',
                    'verbose_name_plural': 'organizaciones',
                    'ordering': ['sort_key', 'id'],
                },
            ),
            migrations.CreateModel(
                name='OrganizationEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.BigIntegerField()),
                    ('name', models.CharField(help_text='Como quiere que la conozcan.', max_length=200, verbose_name='nombre')),
                    ('legal_name', models.CharField(blank=True, max_length=250, verbose_name='razón social')),
                    ('acronym', models.CharField(blank=True, max_length=30, verbose_name='siglas')),
                    ('slug', models.SlugField(db_index=False, editable=False, max_length=80, verbose_name='dirección')),
                    ('kind', models.CharField(choices=[('organization', 'Organización de la sociedad civil'), ('network', 'Red, colectivo o alianza'), ('academic', 'Institución académica'), ('private', 'Empresa o fundación empresarial'), ('other', 'Otra')], default='organization', max_length=12, verbose_name='tipo')),
                    ('size', models.CharField(blank=True, choices=[('up_to_5', 'De 1 a 5 personas'), ('up_to_15', 'De 6 a 15 personas'), ('up_to_50', 'De 16 a 50 personas'), ('over_50', 'Más de 50 personas')], help_text='Cuántas personas trabajan en ella, con sueldo o sin él.', max_length=8, verbose_name='tamaño')),
                    ('legal_form', models.CharField(blank=True, choices=[('ac', 'A.C. (asociación civil)'), ('iap', 'I.A.P. (institución de asistencia privada)'), ('ibp', 'I.B.P. (institución de beneficencia privada)'), ('abp', 'A.B.P. (asociación de beneficencia privada)'), ('sc', 'S.C. (sociedad civil)'), ('foundation', 'Fundación, otra figura'), ('none', 'Sin figura jurídica')], max_length=12, verbose_name='figura jurídica')),
                    ('rfc', models.CharField(blank=True, max_length=12, validators=[django.core.validators.RegexValidator('^[A-ZÑ&]{3}\\d{6}[A-Z\\d]{3}$', 'Escriba el RFC de la organización: 12 caracteres, por ejemplo ABC010203XY9.')], verbose_name='RFC')),
                    ('cluni', models.CharField(blank=True, max_length=16, validators=[django.core.validators.RegexValidator('^[A-ZÑ&\\d]{10,16}$', 'Escriba la CLUNI como aparece en su constancia: solo letras y números.')], verbose_name='CLUNI')),
                    ('donee', models.CharField(blank=True, choices=[('', 'Sin dato'), ('no', 'No'), ('yes', 'Sí'), ('applying', 'En proceso'), ('recovering', 'En recuperación')], max_length=10, verbose_name='donataria autorizada')),
                    ('municipality', models.CharField(blank=True, max_length=100, verbose_name='municipio o alcaldía')),
                    ('description', models.TextField(blank=True, help_text='Dos o tres frases sobre su trabajo con la primera infancia.', max_length=2000, verbose_name='qué hace')),
                    ('website', models.URLField(blank=True, max_length=300, validators=[kit.text.websites.refuse_user_part], verbose_name='sitio web')),
                    ('email', models.EmailField(blank=True, max_length=254, verbose_name='correo de contacto')),
                    ('email_audience', models.CharField(choices=[('public', 'Cualquier persona'), ('members', 'Solo integrantes'), ('coordination', 'Solo la Coordinación')], default='members', max_length=12, verbose_name='quién ve el correo')),
                    ('phone', models.CharField(blank=True, max_length=60, verbose_name='teléfono')),
                    ('phone_audience', models.CharField(choices=[('public', 'Cualquier persona'), ('members', 'Solo integrantes'), ('coordination', 'Solo la Coordinación')], default='coordination', max_length=12, verbose_name='quién ve el teléfono')),
                    ('whatsapp', models.CharField(blank=True, max_length=60, verbose_name='WhatsApp')),
                    ('whatsapp_audience', models.CharField(choices=[('public', 'Cualquier persona'), ('members', 'Solo integrantes'), ('coordination', 'Solo la Coordinación')], default='coordination', max_length=12, verbose_name='quién ve el WhatsApp')),
                    ('address', models.CharField(blank=True, max_length=300, verbose_name='domicilio')),
                    ('address_audience', models.CharField(choices=[('public', 'Cualquier persona'), ('members', 'Solo integrantes'), ('coordination', 'Solo la Coordinación')], default='coordination', max_length=12, verbose_name='quién ve el domicilio')),
                    ('joined_on', models.DateField(blank=True, null=True, verbose_name='integrante desde')),
                    ('status', models.CharField(choices=[('active', 'Integrante'), ('withdrawn', 'De baja'), ('merged', 'Fusionada')], default='active', editable=False, max_length=10, verbose_name='estatus')),
                    ('status_at', models.DateTimeField(editable=False, null=True, verbose_name='estatus desde')),
                    ('status_reason', models.CharField(blank=True, editable=False, max_length=500, verbose_name='motivo del estatus')),
                    ('confirmed_at', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='datos confirmados el')),
                    ('version', models.PositiveIntegerField(default=1, editable=False)),
                    ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='registrada el')),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='PeerMessage',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('text', models.TextField(max_length=2000, verbose_name='mensaje')),
                    ('shows_email', models.BooleanField(default=False, verbose_name='con su correo')),
                    ('written_at', models.DateTimeField(editable=False, verbose_name='escrito el')),
                    ('reported_at', models.DateTimeField(editable=False, null=True, verbose_name='reportado el')),
                    ('reviewed_at', models.DateTimeField(editable=False, null=True, verbose_name='revisado el')),
                ],
                options={
                    'verbose_name': 'mensaje entre organizaciones',
                    'verbose_name_plural': 'mensajes entre organizaciones',
                    'ordering': ['-written_at', '-pk'],
                },
            ),
            migrations.CreateModel(
                name='PeerMessageCopy',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('failed_at', models.DateTimeField(editable=False, null=True, verbose_name='falló el')),
                    ('failure', models.CharField(blank=True, editable=False, max_length=300, verbose_name='qué falló')),
                    ('email', models.EmailField(blank=True, max_length=254, verbose_name='correo')),
                    ('sent_at', models.DateTimeField(editable=False, null=True, verbose_name='enviado el')),
                ],
                options={
                    'verbose_name': 'copia de un mensaje entre organizaciones',
                    'verbose_name_plural': 'copias de mensajes entre organizaciones',
                },
            ),
            migrations.CreateModel(
                name='PrivacyNotice',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('version', models.CharField(max_length=20, unique=True, verbose_name='versión')),
                    ('simplified', models.TextField(verbose_name='aviso simplificado')),
                    ('text', models.TextField(verbose_name='aviso integral')),
                    ('published_at', models.DateTimeField(blank=True, null=True, verbose_name='publicado el')),
                ],
                options={
                    'verbose_name': 'aviso de privacidad',
                    'verbose_name_plural': 'avisos de privacidad',
                    'ordering': ['-published_at'],
                },
            ),
            migrations.CreateModel(
                name='Representation',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('term', django.contrib.postgres.fields.ranges.DateTimeRangeField(verbose_name='vigencia')),
                    ('kind', models.CharField(choices=[('titular', 'Titular'), ('alternate', 'Suplente'), ('contact', 'Contacto')], max_length=10, verbose_name='tipo')),
                    ('position', models.CharField(blank=True, max_length=120, verbose_name='cargo')),
                    ('audience', models.CharField(choices=[('public', 'Cualquier persona'), ('members', 'Solo integrantes'), ('coordination', 'Solo la Coordinación')], default='members', max_length=12, verbose_name='quién ve su nombre')),
                ],
                options={
                    'verbose_name': 'representación',
                    'verbose_name_plural': 'representaciones',
                },
            ),
            migrations.CreateModel(
                name='RepresentationEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.BigIntegerField()),
                    ('term', django.contrib.postgres.fields.ranges.DateTimeRangeField(verbose_name='vigencia')),
                    ('kind', models.CharField(choices=[('titular', 'Titular'), ('alternate', 'Suplente'), ('contact', 'Contacto')], max_length=10, verbose_name='tipo')),
                    ('position', models.CharField(blank=True, max_length=120, verbose_name='cargo')),
                    ('audience', models.CharField(choices=[('public', 'Cualquier persona'), ('members', 'Solo integrantes'), ('coordination', 'Solo la Coordinación')], default='members', max_length=12, verbose_name='quién ve su nombre')),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='State',
                fields=[
                    ('code', models.CharField(max_length=2, primary_key=True, serialize=False, verbose_name='clave INEGI')),
                    ('name', models.CharField(max_length=40, unique=True, verbose_name='nombre')),
                    ('official_name', models.CharField(max_length=60, unique=True, verbose_name='nombre oficial')),
                    ('slug', models.SlugField(unique=True, verbose_name='dirección')),
                    ('abbreviation', models.CharField(max_length=12, verbose_name='abreviatura')),
                    ('sort_key', models.CharField(db_collation='C', editable=False, max_length=60)),
                ],
                options={
                    'verbose_name': 'entidad federativa',
                    'verbose_name_plural': 'entidades federativas',
                    'ordering': ['sort_key'],
                },
            ),
            migrations.CreateModel(
                name='SuspectedPair',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('score', models.PositiveSmallIntegerField(help_text='De 0 a 100.', verbose_name='parecido')),
                    ('reasons', models.JSONField(default=list, verbose_name='por qué')),
                    ('found_at', models.DateTimeField(verbose_name='encontrada el')),
                    ('dismissed_at', models.DateTimeField(null=True, verbose_name='descartada el')),
                ],
                options={
                    'verbose_name': 'posible duplicada',
                    'verbose_name_plural': 'posibles duplicadas',
                    'ordering': ['-score', 'id'],
                },
            ),
            migrations.CreateModel(
                name='UnprovenMail',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('cause', models.CharField(choices=[('application', 'Solicitud de adhesión'), ('invitation', 'Invitación a representar'), ('appointment', 'Nombramiento en la Coordinación')], max_length=12, verbose_name='causa')),
                    ('about', models.BigIntegerField(verbose_name='sobre la fila')),
                    ('email', models.EmailField(max_length=254, verbose_name='correo')),
                    ('asked_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='pedido el')),
                ],
                options={
                    'verbose_name': 'correo a una dirección sin confirmar',
                    'verbose_name_plural': 'correos a direcciones sin confirmar',
                },
            ),
            migrations.CreateModel(
                name='UserEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.BigIntegerField()),
                    ('email', models.EmailField(max_length=254, verbose_name='correo electrónico')),
                    ('name', models.CharField(blank=True, max_length=150, verbose_name='nombre')),
                    ('phone', models.CharField(blank=True, max_length=60, verbose_name='teléfono')),
                    ('is_active', models.BooleanField(default=True, verbose_name='puede entrar')),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='registrada el')),
                    ('links_closed_at', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='cerró sus enlaces el')),
                    ('welcomed_at', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='primeros pasos terminados el')),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='WorkingState',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ],
                options={
                    'verbose_name': 'estado donde trabaja',
                    'verbose_name_plural': 'estados donde trabaja',
                },
            ),
            migrations.CreateModel(
                name='WorkingStateEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.BigIntegerField()),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='WritingBlock',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('made_at', models.DateTimeField(editable=False, verbose_name='desde')),
                    ('ended_at', models.DateTimeField(editable=False, null=True, verbose_name='hasta')),
                ],
                options={
                    'verbose_name': 'bloqueo de mensajes',
                    'verbose_name_plural': 'bloqueos de mensajes',
                    'ordering': ['-made_at'],
                },
            ),
            migrations.CreateModel(
                name='User',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('password', models.CharField(max_length=128, verbose_name='password')),
                    ('last_login', models.DateTimeField(blank=True, null=True, verbose_name='last login')),
                    ('email', models.EmailField(max_length=254, unique=True, verbose_name='correo electrónico')),
                    ('name', models.CharField(blank=True, max_length=150, verbose_name='nombre')),
                    ('phone', models.CharField(blank=True, max_length=60, verbose_name='teléfono')),
                    ('is_active', models.BooleanField(default=True, verbose_name='puede entrar')),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='registrada el')),
                    ('links_closed_at', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='cerró sus enlaces el')),
                    ('devices_forgotten_at', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='aparatos olvidados el')),
                    ('welcomed_at', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='primeros pasos terminados el')),
                ],
                options={
                    'verbose_name': 'persona',
                    'verbose_name_plural': 'personas',
                    'ordering': ['email'],
                    'constraints': [models.CheckConstraint(condition=models.Q(('email', django.db.models.functions.text.Lower('email'))), name='user_email_in_lower_case', violation_error_message='El correo se guarda en minúsculas.')],
                },
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='user',
                trigger=pgtrigger.compiler.Trigger(name='user_links_closed_stay_closed', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."links_closed_at" IS NOT NULL AND (NEW."links_closed_at" IS NULL OR NEW."links_closed_at" < (OLD."links_closed_at")))', func='NEW.links_closed_at := OLD.links_closed_at; RETURN NEW;', hash='f52481234f985018ece471fa7f4b0b115f34a509', operation='UPDATE OF "links_closed_at"', pgid='pgtrigger_user_links_closed_stay_closed_e98a9', table='members_user', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='user',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "members_userevent" ("created_at", "email", "id", "is_active", "links_closed_at", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "welcomed_at") VALUES (NEW."created_at", NEW."email", NEW."id", NEW."is_active", NEW."links_closed_at", NEW."name", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."phone", NEW."welcomed_at"); RETURN NULL;', hash='cb2e5f03f6c25e9a023325cbac94959954ee629d', operation='INSERT', pgid='pgtrigger_insert_insert_ad80e', table='members_user', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='user',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."email" IS DISTINCT FROM (NEW."email") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."is_active" IS DISTINCT FROM (NEW."is_active") OR OLD."links_closed_at" IS DISTINCT FROM (NEW."links_closed_at") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."phone" IS DISTINCT FROM (NEW."phone") OR OLD."welcomed_at" IS DISTINCT FROM (NEW."welcomed_at"))', func='INSERT INTO "members_userevent" ("created_at", "email", "id", "is_active", "links_closed_at", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "welcomed_at") VALUES (NEW."created_at", NEW."email", NEW."id", NEW."is_active", NEW."links_closed_at", NEW."name", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."phone", NEW."welcomed_at"); RETURN NULL;', hash='8c9d3211f738979dffa917af283a7a339b8699dc', operation='UPDATE', pgid='pgtrigger_update_update_3d12e', table='members_user', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='user',
                trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "members_userevent" ("created_at", "email", "id", "is_active", "links_closed_at", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "welcomed_at") VALUES (OLD."created_at", OLD."email", OLD."id", OLD."is_active", OLD."links_closed_at", OLD."name", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."phone", OLD."welcomed_at"); RETURN NULL;', hash='a1f3805aded18c2c37ac254abecdd4e3672b081a', operation='DELETE', pgid='pgtrigger_delete_delete_d335d', table='members_user', when='AFTER')),
            ),
            migrations.AddField(
                model_name='addresschange',
                name='user',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='persona'),
            ),
            migrations.AddField(
                model_name='application',
                name='decided_by',
                field=models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='decidió'),
            ),
            migrations.AddField(
                model_name='applicationevent',
                name='decided_by',
                field=models.ForeignKey(db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='decidió'),
            ),
            migrations.AddField(
                model_name='applicationevent',
                name='pgh_context',
                field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
            ),
            migrations.AddField(
                model_name='applicationevent',
                name='pgh_obj',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='members.application'),
            ),
            migrations.AddField(
                model_name='confirmationrequest',
                name='asked_by',
                field=models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='la pidió'),
            ),
            migrations.AddField(
                model_name='confirmationrequest',
                name='user',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='persona'),
            ),
            migrations.AddField(
                model_name='consent',
                name='application',
                field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='consents', to='members.application', verbose_name='solicitud'),
            ),
            migrations.AddField(
                model_name='consent',
                name='user',
                field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='consents', to=settings.AUTH_USER_MODEL, verbose_name='persona'),
            ),
            migrations.AddField(
                model_name='correction',
                name='decided_by',
                field=models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='decidió'),
            ),
            migrations.AddField(
                model_name='correction',
                name='request',
                field=models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, to='members.confirmationrequest', verbose_name='pregunta'),
            ),
            migrations.AddField(
                model_name='endproposal',
                name='proposed_by',
                field=models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='propuso'),
            ),
            migrations.AddField(
                model_name='endproposal',
                name='settled_by',
                field=models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='resolvió'),
            ),
            migrations.AddField(
                model_name='endproposalevent',
                name='pgh_context',
                field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
            ),
            migrations.AddField(
                model_name='endproposalevent',
                name='pgh_obj',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='members.endproposal'),
            ),
            migrations.AddField(
                model_name='endproposalevent',
                name='proposed_by',
                field=models.ForeignKey(db_constraint=False, editable=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='propuso'),
            ),
            migrations.AddField(
                model_name='endproposalevent',
                name='settled_by',
                field=models.ForeignKey(db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='resolvió'),
            ),
            migrations.AddField(
                model_name='export',
                name='created_by',
                field=models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='por'),
            ),
            migrations.AddField(
                model_name='invitation',
                name='accepted_by',
                field=models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='aceptó'),
            ),
            migrations.AddField(
                model_name='invitation',
                name='invited_by',
                field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='invitó'),
            ),
            migrations.AddField(
                model_name='invitation',
                name='revoked_by',
                field=models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='canceló'),
            ),
            migrations.AddField(
                model_name='invitationevent',
                name='accepted_by',
                field=models.ForeignKey(db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='aceptó'),
            ),
            migrations.AddField(
                model_name='invitationevent',
                name='invited_by',
                field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='invitó'),
            ),
            migrations.AddField(
                model_name='invitationevent',
                name='pgh_context',
                field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
            ),
            migrations.AddField(
                model_name='invitationevent',
                name='pgh_obj',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='members.invitation'),
            ),
            migrations.AddField(
                model_name='invitationevent',
                name='revoked_by',
                field=models.ForeignKey(db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='canceló'),
            ),
            migrations.AddField(
                model_name='mandatechange',
                name='made_by',
                field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='quién'),
            ),
            migrations.AddField(
                model_name='memberimport',
                name='applied_by',
                field=models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='importó'),
            ),
            migrations.AddField(
                model_name='memberimport',
                name='created_by',
                field=models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='subió'),
            ),
            migrations.AddField(
                model_name='memberimport',
                name='undone_by',
                field=models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='deshizo'),
            ),
            migrations.AddField(
                model_name='importrow',
                name='member_import',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='rows', to='members.memberimport', verbose_name='importación'),
            ),
            migrations.AddField(
                model_name='merge',
                name='merged_by',
                field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='fusionó'),
            ),
            migrations.AddField(
                model_name='merge',
                name='undone_by',
                field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='deshizo'),
            ),
            migrations.AddField(
                model_name='mandatechange',
                name='merge',
                field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='members.merge', verbose_name='fusión'),
            ),
            migrations.AddField(
                model_name='office',
                name='confirmed_by',
                field=models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='confirmó'),
            ),
            migrations.AddField(
                model_name='office',
                name='ended_by',
                field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='terminó'),
            ),
            migrations.AddField(
                model_name='office',
                name='given_by',
                field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='lo autorizó'),
            ),
            migrations.AddField(
                model_name='office',
                name='objected_by',
                field=models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='objetó'),
            ),
            migrations.AddField(
                model_name='office',
                name='user',
                field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='offices', to=settings.AUTH_USER_MODEL, verbose_name='persona'),
            ),
            migrations.AddField(
                model_name='endproposalevent',
                name='office',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='members.office', verbose_name='cargo'),
            ),
            migrations.AddField(
                model_name='endproposal',
                name='office',
                field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='end_proposals', to='members.office', verbose_name='cargo'),
            ),
            migrations.AddField(
                model_name='officeevent',
                name='confirmed_by',
                field=models.ForeignKey(db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='confirmó'),
            ),
            migrations.AddField(
                model_name='officeevent',
                name='ended_by',
                field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='terminó'),
            ),
            migrations.AddField(
                model_name='officeevent',
                name='given_by',
                field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='lo autorizó'),
            ),
            migrations.AddField(
                model_name='officeevent',
                name='objected_by',
                field=models.ForeignKey(db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='objetó'),
            ),
            migrations.AddField(
                model_name='officeevent',
                name='pgh_context',
                field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
            ),
            migrations.AddField(
                model_name='officeevent',
                name='pgh_obj',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='members.office'),
            ),
            migrations.AddField(
                model_name='officeevent',
                name='user',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='persona'),
            ),
            migrations.AddField(
                model_name='officenotice',
                name='made_by',
                field=models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='lo hizo'),
            ),
            migrations.AddField(
                model_name='officenotice',
                name='office',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='notices', to='members.office', verbose_name='cargo'),
            ),
            migrations.AddField(
                model_name='officenotice',
                name='user',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='a quien se le dice'),
            ),
            migrations.AddField(
                model_name='organization',
                name='merged_into',
                field=models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='absorbed', to='members.organization', verbose_name='fusionada en'),
            ),
            migrations.AddField(
                model_name='organization',
                name='status_by',
                field=models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='quién lo cambió'),
            ),
            migrations.AddField(
                model_name='merge',
                name='absorbed',
                field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='members.organization', verbose_name='se fusiona'),
            ),
            migrations.AddField(
                model_name='merge',
                name='kept',
                field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='members.organization', verbose_name='permanece'),
            ),
            migrations.AddField(
                model_name='mandatechange',
                name='organization',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='mandate_changes', to='members.organization', verbose_name='organización'),
            ),
            migrations.AddField(
                model_name='invitationevent',
                name='organization',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='members.organization', verbose_name='organización'),
            ),
            migrations.AddField(
                model_name='invitation',
                name='organization',
                field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='invitations', to='members.organization', verbose_name='organización'),
            ),
            migrations.AddField(
                model_name='importrow',
                name='organization',
                field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='members.organization', verbose_name='organización'),
            ),
            migrations.AddField(
                model_name='correction',
                name='organization',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='corrections', to='members.organization', verbose_name='organización'),
            ),
            migrations.AddField(
                model_name='confirmationrequest',
                name='organization',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='confirmation_requests', to='members.organization', verbose_name='organización'),
            ),
            migrations.AddField(
                model_name='applicationevent',
                name='organization',
                field=models.ForeignKey(db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='members.organization', verbose_name='organización'),
            ),
            migrations.AddField(
                model_name='application',
                name='organization',
                field=models.OneToOneField(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='application', to='members.organization', verbose_name='organización'),
            ),
            migrations.AddField(
                model_name='organizationevent',
                name='merged_into',
                field=models.ForeignKey(db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='members.organization', verbose_name='fusionada en'),
            ),
            migrations.AddField(
                model_name='organizationevent',
                name='pgh_context',
                field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
            ),
            migrations.AddField(
                model_name='organizationevent',
                name='pgh_obj',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='members.organization'),
            ),
            migrations.AddField(
                model_name='organizationevent',
                name='status_by',
                field=models.ForeignKey(db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='quién lo cambió'),
            ),
            migrations.AddField(
                model_name='peermessage',
                name='recipient',
                field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='members.organization', verbose_name='para'),
            ),
            migrations.AddField(
                model_name='peermessage',
                name='reported_by',
                field=models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='reportó'),
            ),
            migrations.AddField(
                model_name='peermessage',
                name='reviewed_by',
                field=models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='revisó'),
            ),
            migrations.AddField(
                model_name='peermessage',
                name='sender',
                field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='members.organization', verbose_name='de'),
            ),
            migrations.AddField(
                model_name='peermessage',
                name='written_by',
                field=models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='escribió'),
            ),
            migrations.AddField(
                model_name='peermessagecopy',
                name='peer_message',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='copies', to='members.peermessage', verbose_name='mensaje entre organizaciones'),
            ),
            migrations.AddField(
                model_name='peermessagecopy',
                name='user',
                field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='persona'),
            ),
            migrations.AddField(
                model_name='consent',
                name='notice',
                field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='consents', to='members.privacynotice', verbose_name='aviso'),
            ),
            migrations.AddField(
                model_name='representation',
                name='ended_by',
                field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='terminó'),
            ),
            migrations.AddField(
                model_name='representation',
                name='given_by',
                field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='lo autorizó'),
            ),
            migrations.AddField(
                model_name='representation',
                name='organization',
                field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='representations', to='members.organization', verbose_name='organización'),
            ),
            migrations.AddField(
                model_name='representation',
                name='user',
                field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='representations', to=settings.AUTH_USER_MODEL, verbose_name='persona'),
            ),
            migrations.AddField(
                model_name='mandatechange',
                name='representation',
                field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='members.representation', verbose_name='representación'),
            ),
            migrations.AddField(
                model_name='representationevent',
                name='ended_by',
                field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='terminó'),
            ),
            migrations.AddField(
                model_name='representationevent',
                name='given_by',
                field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='lo autorizó'),
            ),
            migrations.AddField(
                model_name='representationevent',
                name='organization',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='members.organization', verbose_name='organización'),
            ),
            migrations.AddField(
                model_name='representationevent',
                name='pgh_context',
                field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
            ),
            migrations.AddField(
                model_name='representationevent',
                name='pgh_obj',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='members.representation'),
            ),
            migrations.AddField(
                model_name='representationevent',
                name='user',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='persona'),
            ),
            migrations.AddField(
                model_name='organizationevent',
                name='state',
                field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='members.state', verbose_name='estado de la sede'),
            ),
            migrations.AddField(
                model_name='organization',
                name='state',
                field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='organizations', to='members.state', verbose_name='estado de la sede'),
            ),
            migrations.AddField(
                model_name='applicationevent',
                name='state',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='members.state', verbose_name='estado de la sede'),
            ),
            migrations.AddField(
                model_name='application',
                name='state',
                field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='members.state', verbose_name='estado de la sede'),
            ),
            migrations.AddField(
                model_name='suspectedpair',
                name='dismissed_by',
                field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='descartó'),
            ),
            migrations.AddField(
                model_name='suspectedpair',
                name='first',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='members.organization', verbose_name='una'),
            ),
            migrations.AddField(
                model_name='suspectedpair',
                name='second',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='members.organization', verbose_name='otra'),
            ),
            migrations.AddField(
                model_name='unprovenmail',
                name='caused_by',
                field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='lo causó'),
            ),
            migrations.AddField(
                model_name='userevent',
                name='pgh_context',
                field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
            ),
            migrations.AddField(
                model_name='userevent',
                name='pgh_obj',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='workingstate',
                name='organization',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='members.organization'),
            ),
            migrations.AddField(
                model_name='workingstate',
                name='state',
                field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='members.state', verbose_name='estado'),
            ),
            migrations.AddField(
                model_name='organization',
                name='working_states',
                field=models.ManyToManyField(blank=True, related_name='working_organizations', through='members.WorkingState', to='members.state', verbose_name='otros estados donde trabaja'),
            ),
            migrations.AddField(
                model_name='workingstateevent',
                name='organization',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='members.organization'),
            ),
            migrations.AddField(
                model_name='workingstateevent',
                name='pgh_context',
                field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
            ),
            migrations.AddField(
                model_name='workingstateevent',
                name='pgh_obj',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='members.workingstate'),
            ),
            migrations.AddField(
                model_name='workingstateevent',
                name='state',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='members.state', verbose_name='estado'),
            ),
            migrations.AddField(
                model_name='writingblock',
                name='ended_by',
                field=models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='lo quitó'),
            ),
            migrations.AddField(
                model_name='writingblock',
                name='made_by',
                field=models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='lo pidió'),
            ),
            migrations.AddField(
                model_name='writingblock',
                name='recipient',
                field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='members.organization', verbose_name='a quién'),
            ),
            migrations.AddField(
                model_name='writingblock',
                name='sender',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='members.organization', verbose_name='quién no escribe'),
            ),
            migrations.AddIndex(
                model_name='export',
                index=django.contrib.postgres.indexes.GinIndex(fields=['organizations'], name='export_of_organization'),
            ),
            migrations.AddConstraint(
                model_name='office',
                constraint=django.contrib.postgres.constraints.ExclusionConstraint(condition=models.Q(('kind', 'coordination'), ('objected_at', None)), expressions=[(kit.database.terms.Equal('user_id'), '&&'), ('term', '&&')], name='office_once_coordination', violation_error_message='Esa persona ya tiene ese cargo en esas fechas.'),
            ),
            migrations.AddConstraint(
                model_name='office',
                constraint=django.contrib.postgres.constraints.ExclusionConstraint(condition=models.Q(('kind', 'board'), ('objected_at', None)), expressions=[(kit.database.terms.Equal('user_id'), '&&'), ('term', '&&')], name='office_once_board', violation_error_message='Esa persona ya tiene ese cargo en esas fechas.'),
            ),
            migrations.AddConstraint(
                model_name='office',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('confirmed_at__isnull', True), ('confirmed_by__isnull', True)), models.Q(('confirmed_at__isnull', False), ('confirmed_by__isnull', False)), _connector='OR'), name='office_confirmed_says_when_and_who'),
            ),
            migrations.AddConstraint(
                model_name='office',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('objected_at__isnull', True), ('objected_by__isnull', True)), models.Q(('objected_at__isnull', False), ('objected_by__isnull', False)), _connector='OR'), name='office_objected_says_when_and_who'),
            ),
            migrations.AddConstraint(
                model_name='office',
                constraint=models.CheckConstraint(condition=models.Q(('confirmed_at__isnull', True), ('objected_at__isnull', True), _connector='OR'), name='office_confirmed_or_objected'),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='office',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "members_officeevent" ("confirmed_at", "confirmed_by_id", "ended_by_id", "given_by_id", "id", "kind", "objected_at", "objected_by_id", "objection", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "term", "user_id") VALUES (NEW."confirmed_at", NEW."confirmed_by_id", NEW."ended_by_id", NEW."given_by_id", NEW."id", NEW."kind", NEW."objected_at", NEW."objected_by_id", NEW."objection", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."position", NEW."term", NEW."user_id"); RETURN NULL;', hash='9cf68812c64c793bb6502c5759a78f4c89c8b35f', operation='INSERT', pgid='pgtrigger_insert_insert_d3446', table='members_office', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='office',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "members_officeevent" ("confirmed_at", "confirmed_by_id", "ended_by_id", "given_by_id", "id", "kind", "objected_at", "objected_by_id", "objection", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "term", "user_id") VALUES (NEW."confirmed_at", NEW."confirmed_by_id", NEW."ended_by_id", NEW."given_by_id", NEW."id", NEW."kind", NEW."objected_at", NEW."objected_by_id", NEW."objection", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."position", NEW."term", NEW."user_id"); RETURN NULL;', hash='4d61fec4b77170ece148fbb882221e2de626ac98', operation='UPDATE', pgid='pgtrigger_update_update_8d8ea', table='members_office', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='office',
                trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "members_officeevent" ("confirmed_at", "confirmed_by_id", "ended_by_id", "given_by_id", "id", "kind", "objected_at", "objected_by_id", "objection", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "term", "user_id") VALUES (OLD."confirmed_at", OLD."confirmed_by_id", OLD."ended_by_id", OLD."given_by_id", OLD."id", OLD."kind", OLD."objected_at", OLD."objected_by_id", OLD."objection", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."position", OLD."term", OLD."user_id"); RETURN NULL;', hash='226ea042fd8d33df1f45e5d364e088554f3452c1', operation='DELETE', pgid='pgtrigger_delete_delete_b9b48', table='members_office', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='endproposalevent',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='c1fc238965a287faba0d966ec95f61a267492567', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_0b19e', table='members_endproposalevent', when='BEFORE')),
            ),
            migrations.AddConstraint(
                model_name='endproposal',
                constraint=models.UniqueConstraint(condition=models.Q(('settled_at__isnull', True)), fields=('office',), name='end_proposal_open_once'),
            ),
            migrations.AddConstraint(
                model_name='endproposal',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('settled_at__isnull', True), ('settled_by__isnull', True)), models.Q(('settled_at__isnull', False), ('settled_by__isnull', False)), _connector='OR'), name='end_proposal_settled_says_when_and_who'),
            ),
            migrations.AddConstraint(
                model_name='endproposal',
                constraint=models.CheckConstraint(condition=models.Q(('is_carried_out', False), models.Q(('settled_by', models.F('proposed_by')), _negated=True), _connector='OR'), name='end_proposal_by_two'),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='endproposal',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "members_endproposalevent" ("id", "is_carried_out", "office_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposed_at", "proposed_by_id", "reason", "settled_at", "settled_by_id") VALUES (NEW."id", NEW."is_carried_out", NEW."office_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."proposed_at", NEW."proposed_by_id", NEW."reason", NEW."settled_at", NEW."settled_by_id"); RETURN NULL;', hash='7382e410f9cd1423542f04c88f77c45c10d785b1', operation='INSERT', pgid='pgtrigger_insert_insert_4bceb', table='members_endproposal', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='endproposal',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "members_endproposalevent" ("id", "is_carried_out", "office_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposed_at", "proposed_by_id", "reason", "settled_at", "settled_by_id") VALUES (NEW."id", NEW."is_carried_out", NEW."office_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."proposed_at", NEW."proposed_by_id", NEW."reason", NEW."settled_at", NEW."settled_by_id"); RETURN NULL;', hash='6ef1f02ebecbef16e2e0e6daa960056413cde39d', operation='UPDATE', pgid='pgtrigger_update_update_3b617', table='members_endproposal', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='endproposal',
                trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "members_endproposalevent" ("id", "is_carried_out", "office_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposed_at", "proposed_by_id", "reason", "settled_at", "settled_by_id") VALUES (OLD."id", OLD."is_carried_out", OLD."office_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."proposed_at", OLD."proposed_by_id", OLD."reason", OLD."settled_at", OLD."settled_by_id"); RETURN NULL;', hash='cda9a642f2f0e933bfcf75cef54cfbc759bf8220', operation='DELETE', pgid='pgtrigger_delete_delete_b9f39', table='members_endproposal', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='officeevent',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='2db8a2ece3f60b87579306203944ffcca70a62f5', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_983c8', table='members_officeevent', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='invitationevent',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='a68b0e3264645b25a21ed76086bcf923c027bc1e', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_a2d3b', table='members_invitationevent', when='BEFORE')),
            ),
            migrations.AddConstraint(
                model_name='invitation',
                constraint=models.UniqueConstraint(condition=models.Q(('accepted_at__isnull', True), ('revoked_at__isnull', True)), fields=('organization', 'email'), name='invitation_open_once', violation_error_message='Ya hay una invitación para ese correo; reenvíela o revóquela.'),
            ),
            migrations.AddConstraint(
                model_name='invitation',
                constraint=models.CheckConstraint(condition=models.Q(('accepted_at__isnull', True), ('revoked_at__isnull', True), _connector='OR'), name='invitation_accepted_or_revoked'),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='invitation',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "members_invitationevent" ("accepted_at", "accepted_by_id", "created_at", "email", "expires_at", "failed_at", "failure", "id", "invited_by_id", "kind", "name", "organization_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "revoked_at", "revoked_by_id", "sent_at") VALUES (NEW."accepted_at", NEW."accepted_by_id", NEW."created_at", NEW."email", NEW."expires_at", NEW."failed_at", NEW."failure", NEW."id", NEW."invited_by_id", NEW."kind", NEW."name", NEW."organization_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."position", NEW."revoked_at", NEW."revoked_by_id", NEW."sent_at"); RETURN NULL;', hash='70f4c02b095b77f3e7d9dacaaf4da3c2d30c3ea4', operation='INSERT', pgid='pgtrigger_insert_insert_df347', table='members_invitation', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='invitation',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."accepted_at" IS DISTINCT FROM (NEW."accepted_at") OR OLD."accepted_by_id" IS DISTINCT FROM (NEW."accepted_by_id") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."email" IS DISTINCT FROM (NEW."email") OR OLD."expires_at" IS DISTINCT FROM (NEW."expires_at") OR OLD."failed_at" IS DISTINCT FROM (NEW."failed_at") OR OLD."failure" IS DISTINCT FROM (NEW."failure") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."invited_by_id" IS DISTINCT FROM (NEW."invited_by_id") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."organization_id" IS DISTINCT FROM (NEW."organization_id") OR OLD."position" IS DISTINCT FROM (NEW."position") OR OLD."revoked_at" IS DISTINCT FROM (NEW."revoked_at") OR OLD."revoked_by_id" IS DISTINCT FROM (NEW."revoked_by_id") OR OLD."sent_at" IS DISTINCT FROM (NEW."sent_at"))', func='INSERT INTO "members_invitationevent" ("accepted_at", "accepted_by_id", "created_at", "email", "expires_at", "failed_at", "failure", "id", "invited_by_id", "kind", "name", "organization_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "revoked_at", "revoked_by_id", "sent_at") VALUES (NEW."accepted_at", NEW."accepted_by_id", NEW."created_at", NEW."email", NEW."expires_at", NEW."failed_at", NEW."failure", NEW."id", NEW."invited_by_id", NEW."kind", NEW."name", NEW."organization_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."position", NEW."revoked_at", NEW."revoked_by_id", NEW."sent_at"); RETURN NULL;', hash='da6611a4403ccae28fc3a3ad83521da785f3f01a', operation='UPDATE', pgid='pgtrigger_update_update_34c15', table='members_invitation', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='invitation',
                trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "members_invitationevent" ("accepted_at", "accepted_by_id", "created_at", "email", "expires_at", "failed_at", "failure", "id", "invited_by_id", "kind", "name", "organization_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "revoked_at", "revoked_by_id", "sent_at") VALUES (OLD."accepted_at", OLD."accepted_by_id", OLD."created_at", OLD."email", OLD."expires_at", OLD."failed_at", OLD."failure", OLD."id", OLD."invited_by_id", OLD."kind", OLD."name", OLD."organization_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."position", OLD."revoked_at", OLD."revoked_by_id", OLD."sent_at"); RETURN NULL;', hash='6055b4211eefb3df78e4794f2f24f1549092ec4e', operation='DELETE', pgid='pgtrigger_delete_delete_1089f', table='members_invitation', when='AFTER')),
            ),
            migrations.AddConstraint(
                model_name='importrow',
                constraint=models.UniqueConstraint(fields=('member_import', 'number'), name='import_row_once'),
            ),
            migrations.AddConstraint(
                model_name='correction',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('accepted__isnull', True), ('decided_at__isnull', True), ('decided_by__isnull', True)), models.Q(('accepted__isnull', False), ('decided_at__isnull', False), ('decided_by__isnull', False)), _connector='OR'), name='correction_decided_says_when_and_who'),
            ),
            migrations.AddConstraint(
                model_name='confirmationrequest',
                constraint=models.UniqueConstraint(fields=('organization', 'user', 'year'), name='confirmation_once'),
            ),
            migrations.AddConstraint(
                model_name='confirmationrequest',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('asked_at__isnull', True), ('asked_by__isnull', True)), models.Q(('asked_at__isnull', False), ('asked_by__isnull', False)), _connector='OR'), name='confirmation_asked_says_when_and_who'),
            ),
            migrations.AddIndex(
                model_name='peermessage',
                index=models.Index(fields=['sender', 'written_at'], name='peer_message_sent'),
            ),
            migrations.AddIndex(
                model_name='peermessage',
                index=models.Index(fields=['recipient', 'written_at'], name='peer_message_received'),
            ),
            migrations.AddIndex(
                model_name='peermessage',
                index=models.Index(condition=models.Q(('reported_at__isnull', False)), fields=['reported_at'], name='peer_message_reported'),
            ),
            migrations.AddConstraint(
                model_name='peermessage',
                constraint=models.CheckConstraint(condition=models.Q(('sender', models.F('recipient')), _negated=True), name='peer_message_to_another'),
            ),
            migrations.AddConstraint(
                model_name='peermessage',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('reported_at__isnull', True), ('reported_by__isnull', True)), models.Q(('reported_at__isnull', False), ('reported_by__isnull', False)), _connector='OR'), name='peer_message_reported_says_when_and_who'),
            ),
            migrations.AddConstraint(
                model_name='peermessage',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('reviewed_at__isnull', True), ('reviewed_by__isnull', True)), models.Q(('reviewed_at__isnull', False), ('reviewed_by__isnull', False)), _connector='OR'), name='peer_message_reviewed_says_when_and_who'),
            ),
            migrations.AddConstraint(
                model_name='peermessagecopy',
                constraint=models.UniqueConstraint(fields=('peer_message', 'user'), name='peer_message_copy_once'),
            ),
            migrations.AddConstraint(
                model_name='peermessagecopy',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('email', ''), ('user__isnull', False)), models.Q(('user__isnull', True), models.Q(('email', ''), _negated=True)), _connector='OR'), name='peer_message_copy_has_one_reader'),
            ),
            migrations.AddConstraint(
                model_name='consent',
                constraint=models.UniqueConstraint(fields=('notice', 'user'), name='consent_once_per_user'),
            ),
            migrations.AddConstraint(
                model_name='consent',
                constraint=models.UniqueConstraint(fields=('notice', 'application'), name='consent_once_per_application'),
            ),
            migrations.AddConstraint(
                model_name='consent',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('application__isnull', True), ('user__isnull', False)), models.Q(('application__isnull', False), ('user__isnull', True)), _connector='OR'), name='consent_of_somebody'),
            ),
            migrations.AddIndex(
                model_name='representation',
                index=models.Index(fields=['organization', 'kind'], name='members_rep_organiz_323880_idx'),
            ),
            migrations.AddIndex(
                model_name='representation',
                index=models.Index(fields=['user'], name='members_rep_user_id_1faccb_idx'),
            ),
            migrations.AddConstraint(
                model_name='representation',
                constraint=django.contrib.postgres.constraints.ExclusionConstraint(expressions=[(kit.database.terms.Equal('organization_id'), '&&'), (kit.database.terms.Equal('user_id'), '&&'), ('term', '&&')], name='representation_one_per_person', violation_error_message='Esa persona ya representa a la organización en esas fechas.'),
            ),
            migrations.AddConstraint(
                model_name='representation',
                constraint=django.contrib.postgres.constraints.ExclusionConstraint(condition=models.Q(('kind', 'titular')), expressions=[(kit.database.terms.Equal('organization_id'), '&&'), ('term', '&&')], name='representation_one_titular', violation_error_message='La organización ya tiene titular en esas fechas; termine primero esa representación.'),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='representation',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "members_representationevent" ("audience", "ended_by_id", "given_by_id", "id", "kind", "organization_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "term", "user_id") VALUES (NEW."audience", NEW."ended_by_id", NEW."given_by_id", NEW."id", NEW."kind", NEW."organization_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."position", NEW."term", NEW."user_id"); RETURN NULL;', hash='796ed143b4fd327f220eb764b5d0c3d82d91745c', operation='INSERT', pgid='pgtrigger_insert_insert_9d4bc', table='members_representation', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='representation',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "members_representationevent" ("audience", "ended_by_id", "given_by_id", "id", "kind", "organization_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "term", "user_id") VALUES (NEW."audience", NEW."ended_by_id", NEW."given_by_id", NEW."id", NEW."kind", NEW."organization_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."position", NEW."term", NEW."user_id"); RETURN NULL;', hash='af9850c6c3bdc3093c88aa4e53cd60708a03ae14', operation='UPDATE', pgid='pgtrigger_update_update_46302', table='members_representation', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='representation',
                trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "members_representationevent" ("audience", "ended_by_id", "given_by_id", "id", "kind", "organization_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "term", "user_id") VALUES (OLD."audience", OLD."ended_by_id", OLD."given_by_id", OLD."id", OLD."kind", OLD."organization_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."position", OLD."term", OLD."user_id"); RETURN NULL;', hash='00aca873aaa2c90c6e84d0e8952eb4ca8fb27653', operation='DELETE', pgid='pgtrigger_delete_delete_09b24', table='members_representation', when='AFTER')),
            ),
            migrations.AddIndex(
                model_name='mandatechange',
                index=models.Index(condition=models.Q(('told_at__isnull', True)), fields=['made_at'], name='mandate_change_untold'),
            ),
            migrations.AddIndex(
                model_name='mandatechange',
                index=models.Index(fields=['organization', 'told_at'], name='mandate_change_told'),
            ),
            migrations.AddConstraint(
                model_name='mandatechange',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('kind__in', ['began', 'ended']), ('merge__isnull', True), ('representation__isnull', False)), models.Q(('kind__in', ['left', 'returned']), ('merge__isnull', True), ('representation__isnull', True)), models.Q(('kind__in', ['merged', 'parted']), ('merge__isnull', False), ('representation__isnull', True)), _connector='OR'), name='mandate_change_says_whose'),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='representationevent',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='7aaae7ba0bdcc88a292b8e8508a7f34731835c28', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_a5352', table='members_representationevent', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='organizationevent',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='6f96885f18408e405e7cccbfe89b07886843b49e', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_920c8', table='members_organizationevent', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='applicationevent',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='1f200de0ec71fb96d159d119c965384ccdedb371', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_eed14', table='members_applicationevent', when='BEFORE')),
            ),
            migrations.AddConstraint(
                model_name='application',
                constraint=models.UniqueConstraint(models.F('contact_email'), django.db.models.functions.text.Lower('name'), condition=models.Q(('decision', '')), name='application_open_once', violation_error_message='Ya hay una solicitud abierta con ese nombre y ese correo.'),
            ),
            migrations.AddConstraint(
                model_name='application',
                constraint=models.CheckConstraint(condition=models.Q(('contact_email', django.db.models.functions.text.Lower('contact_email'))), name='application_email_in_lower_case', violation_error_message='El correo se guarda en minúsculas.'),
            ),
            migrations.AddConstraint(
                model_name='application',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('decided_at__isnull', True), ('decided_by__isnull', True), ('decision', '')), models.Q(models.Q(('decision', ''), _negated=True), ('decided_at__isnull', False), ('decided_by__isnull', False)), _connector='OR'), name='application_decided_says_when_and_who'),
            ),
            migrations.AddConstraint(
                model_name='application',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('decision', 'declined'), _negated=True), models.Q(('reason', ''), _negated=True), _connector='OR'), name='application_declined_says_why'),
            ),
            migrations.AddConstraint(
                model_name='application',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('decision', 'approved'), _negated=True), ('organization__isnull', False), _connector='OR'), name='application_approved_made_an_organization'),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='application',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "members_applicationevent" ("acronym", "cluni", "confirmation_sent_at", "confirmed_at", "contact_email", "contact_name", "contact_phone", "contact_position", "created_at", "decided_at", "decided_by_id", "decision", "decision_sent_at", "description", "donee", "failed_at", "failure", "id", "kind", "legal_form", "legal_name", "municipality", "name", "organization_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "rfc", "state_id", "website") VALUES (NEW."acronym", NEW."cluni", NEW."confirmation_sent_at", NEW."confirmed_at", NEW."contact_email", NEW."contact_name", NEW."contact_phone", NEW."contact_position", NEW."created_at", NEW."decided_at", NEW."decided_by_id", NEW."decision", NEW."decision_sent_at", NEW."description", NEW."donee", NEW."failed_at", NEW."failure", NEW."id", NEW."kind", NEW."legal_form", NEW."legal_name", NEW."municipality", NEW."name", NEW."organization_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."reason", NEW."rfc", NEW."state_id", NEW."website"); RETURN NULL;', hash='1375c6e47f8906d7f5e60d5fde9d66bdccabfefb', operation='INSERT', pgid='pgtrigger_insert_insert_1f4b2', table='members_application', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='application',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."acronym" IS DISTINCT FROM (NEW."acronym") OR OLD."cluni" IS DISTINCT FROM (NEW."cluni") OR OLD."confirmation_sent_at" IS DISTINCT FROM (NEW."confirmation_sent_at") OR OLD."confirmed_at" IS DISTINCT FROM (NEW."confirmed_at") OR OLD."contact_email" IS DISTINCT FROM (NEW."contact_email") OR OLD."contact_name" IS DISTINCT FROM (NEW."contact_name") OR OLD."contact_phone" IS DISTINCT FROM (NEW."contact_phone") OR OLD."contact_position" IS DISTINCT FROM (NEW."contact_position") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."decided_at" IS DISTINCT FROM (NEW."decided_at") OR OLD."decided_by_id" IS DISTINCT FROM (NEW."decided_by_id") OR OLD."decision" IS DISTINCT FROM (NEW."decision") OR OLD."decision_sent_at" IS DISTINCT FROM (NEW."decision_sent_at") OR OLD."description" IS DISTINCT FROM (NEW."description") OR OLD."donee" IS DISTINCT FROM (NEW."donee") OR OLD."failed_at" IS DISTINCT FROM (NEW."failed_at") OR OLD."failure" IS DISTINCT FROM (NEW."failure") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."legal_form" IS DISTINCT FROM (NEW."legal_form") OR OLD."legal_name" IS DISTINCT FROM (NEW."legal_name") OR OLD."municipality" IS DISTINCT FROM (NEW."municipality") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."organization_id" IS DISTINCT FROM (NEW."organization_id") OR OLD."reason" IS DISTINCT FROM (NEW."reason") OR OLD."rfc" IS DISTINCT FROM (NEW."rfc") OR OLD."state_id" IS DISTINCT FROM (NEW."state_id") OR OLD."website" IS DISTINCT FROM (NEW."website"))', func='INSERT INTO "members_applicationevent" ("acronym", "cluni", "confirmation_sent_at", "confirmed_at", "contact_email", "contact_name", "contact_phone", "contact_position", "created_at", "decided_at", "decided_by_id", "decision", "decision_sent_at", "description", "donee", "failed_at", "failure", "id", "kind", "legal_form", "legal_name", "municipality", "name", "organization_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "rfc", "state_id", "website") VALUES (NEW."acronym", NEW."cluni", NEW."confirmation_sent_at", NEW."confirmed_at", NEW."contact_email", NEW."contact_name", NEW."contact_phone", NEW."contact_position", NEW."created_at", NEW."decided_at", NEW."decided_by_id", NEW."decision", NEW."decision_sent_at", NEW."description", NEW."donee", NEW."failed_at", NEW."failure", NEW."id", NEW."kind", NEW."legal_form", NEW."legal_name", NEW."municipality", NEW."name", NEW."organization_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."reason", NEW."rfc", NEW."state_id", NEW."website"); RETURN NULL;', hash='e076b99c5b443a79871977dcf16d08ac9a0193c4', operation='UPDATE', pgid='pgtrigger_update_update_da26f', table='members_application', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='application',
                trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "members_applicationevent" ("acronym", "cluni", "confirmation_sent_at", "confirmed_at", "contact_email", "contact_name", "contact_phone", "contact_position", "created_at", "decided_at", "decided_by_id", "decision", "decision_sent_at", "description", "donee", "failed_at", "failure", "id", "kind", "legal_form", "legal_name", "municipality", "name", "organization_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "rfc", "state_id", "website") VALUES (OLD."acronym", OLD."cluni", OLD."confirmation_sent_at", OLD."confirmed_at", OLD."contact_email", OLD."contact_name", OLD."contact_phone", OLD."contact_position", OLD."created_at", OLD."decided_at", OLD."decided_by_id", OLD."decision", OLD."decision_sent_at", OLD."description", OLD."donee", OLD."failed_at", OLD."failure", OLD."id", OLD."kind", OLD."legal_form", OLD."legal_name", OLD."municipality", OLD."name", OLD."organization_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."reason", OLD."rfc", OLD."state_id", OLD."website"); RETURN NULL;', hash='3970efc9734b4ad33db14e56f65790a8605520bf', operation='DELETE', pgid='pgtrigger_delete_delete_31d6a', table='members_application', when='AFTER')),
            ),
            migrations.AddConstraint(
                model_name='suspectedpair',
                constraint=models.UniqueConstraint(fields=('first', 'second'), name='suspected_pair_once'),
            ),
            migrations.AddConstraint(
                model_name='suspectedpair',
                constraint=models.CheckConstraint(condition=models.Q(('first__lt', models.F('second'))), name='suspected_pair_in_order'),
            ),
            migrations.AddConstraint(
                model_name='suspectedpair',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('dismissed_at__isnull', True), ('dismissed_by__isnull', True)), models.Q(('dismissed_at__isnull', False), ('dismissed_by__isnull', False)), _connector='OR'), name='suspected_pair_dismissed_says_when_and_who'),
            ),
            migrations.AddIndex(
                model_name='unprovenmail',
                index=models.Index(fields=['cause', 'asked_at'], name='unproven_mail_asked'),
            ),
            migrations.AddIndex(
                model_name='unprovenmail',
                index=models.Index(fields=['email', 'asked_at'], name='unproven_mail_address'),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='userevent',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='6e6f445c10124e522221cc62ca1718ae3df25912', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_6ec1d', table='members_userevent', when='BEFORE')),
            ),
            migrations.AddConstraint(
                model_name='workingstate',
                constraint=models.UniqueConstraint(fields=('organization', 'state'), name='working_state_once'),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='workingstate',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "members_workingstateevent" ("id", "organization_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "state_id") VALUES (NEW."id", NEW."organization_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."state_id"); RETURN NULL;', hash='b434789a60bb3b7d104a6bca1a09586617b12192', operation='INSERT', pgid='pgtrigger_insert_insert_607dc', table='members_workingstate', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='workingstate',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "members_workingstateevent" ("id", "organization_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "state_id") VALUES (NEW."id", NEW."organization_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."state_id"); RETURN NULL;', hash='7ffb1c16f6442e7bea81be49fc00e22cd3600bf1', operation='UPDATE', pgid='pgtrigger_update_update_43522', table='members_workingstate', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='workingstate',
                trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "members_workingstateevent" ("id", "organization_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "state_id") VALUES (OLD."id", OLD."organization_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."state_id"); RETURN NULL;', hash='b79182d7036656ef53b422800b6facac0704dffb', operation='DELETE', pgid='pgtrigger_delete_delete_3977a', table='members_workingstate', when='AFTER')),
            ),
            migrations.AddIndex(
                model_name='organization',
                index=models.Index(condition=models.Q(('status', 'active')), fields=['sort_key', 'id'], name='organization_active'),
            ),
            migrations.AddIndex(
                model_name='organization',
                index=models.Index(condition=models.Q(('status', 'active')), fields=['state', 'sort_key', 'id'], name='organization_by_state'),
            ),
            migrations.AddIndex(
                model_name='organization',
                index=models.Index(condition=models.Q(('status', 'active')), fields=['kind', 'sort_key', 'id'], name='organization_by_kind'),
            ),
            migrations.AddIndex(
                model_name='organization',
                index=models.Index(condition=models.Q(('status', 'active')), fields=['state', 'kind'], name='organization_cells'),
            ),
            migrations.AddIndex(
                model_name='organization',
                index=django.contrib.postgres.indexes.GinIndex(fields=['search'], name='organization_search'),
            ),
            migrations.AddIndex(
                model_name='organization',
                index=django.contrib.postgres.indexes.GinIndex(fields=['words'], name='organization_words'),
            ),
            migrations.AddConstraint(
                model_name='organization',
                constraint=models.UniqueConstraint(condition=models.Q(models.Q(('rfc', ''), _negated=True), models.Q(('status', 'merged'), _negated=True)), fields=('rfc',), name='organization_rfc_once', violation_error_message='Ya hay una organización con ese RFC.'),
            ),
            migrations.AddConstraint(
                model_name='organization',
                constraint=models.UniqueConstraint(condition=models.Q(models.Q(('cluni', ''), _negated=True), models.Q(('status', 'merged'), _negated=True)), fields=('cluni',), name='organization_cluni_once', violation_error_message='Ya hay una organización con esa CLUNI.'),
            ),
            migrations.AddConstraint(
                model_name='organization',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('merged_into__isnull', False), ('status', 'merged')), models.Q(models.Q(('status', 'merged'), _negated=True), ('merged_into__isnull', True)), _connector='OR'), name='organization_merged_into_another'),
            ),
            migrations.AddConstraint(
                model_name='organization',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('status', 'withdrawn'), _negated=True), models.Q(('status_at__isnull', False), models.Q(('status_reason', ''), _negated=True)), _connector='OR'), name='organization_withdrawn_says_when_and_why'),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='organization',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "members_organizationevent" ("acronym", "address", "address_audience", "cluni", "confirmed_at", "created_at", "description", "donee", "email", "email_audience", "id", "joined_on", "kind", "legal_form", "legal_name", "merged_into_id", "municipality", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "phone_audience", "rfc", "size", "slug", "state_id", "status", "status_at", "status_by_id", "status_reason", "version", "website", "whatsapp", "whatsapp_audience") VALUES (NEW."acronym", NEW."address", NEW."address_audience", NEW."cluni", NEW."confirmed_at", NEW."created_at", NEW."description", NEW."donee", NEW."email", NEW."email_audience", NEW."id", NEW."joined_on", NEW."kind", NEW."legal_form", NEW."legal_name", NEW."merged_into_id", NEW."municipality", NEW."name", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."phone", NEW."phone_audience", NEW."rfc", NEW."size", NEW."slug", NEW."state_id", NEW."status", NEW."status_at", NEW."status_by_id", NEW."status_reason", NEW."version", NEW."website", NEW."whatsapp", NEW."whatsapp_audience"); RETURN NULL;', hash='84bc4d5851d9fe78538bf05c1cd4069940ac22ae', operation='INSERT', pgid='pgtrigger_insert_insert_5fbf2', table='members_organization', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='organization',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."acronym" IS DISTINCT FROM (NEW."acronym") OR OLD."address" IS DISTINCT FROM (NEW."address") OR OLD."address_audience" IS DISTINCT FROM (NEW."address_audience") OR OLD."cluni" IS DISTINCT FROM (NEW."cluni") OR OLD."confirmed_at" IS DISTINCT FROM (NEW."confirmed_at") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."description" IS DISTINCT FROM (NEW."description") OR OLD."donee" IS DISTINCT FROM (NEW."donee") OR OLD."email" IS DISTINCT FROM (NEW."email") OR OLD."email_audience" IS DISTINCT FROM (NEW."email_audience") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."joined_on" IS DISTINCT FROM (NEW."joined_on") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."legal_form" IS DISTINCT FROM (NEW."legal_form") OR OLD."legal_name" IS DISTINCT FROM (NEW."legal_name") OR OLD."merged_into_id" IS DISTINCT FROM (NEW."merged_into_id") OR OLD."municipality" IS DISTINCT FROM (NEW."municipality") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."phone" IS DISTINCT FROM (NEW."phone") OR OLD."phone_audience" IS DISTINCT FROM (NEW."phone_audience") OR OLD."rfc" IS DISTINCT FROM (NEW."rfc") OR OLD."size" IS DISTINCT FROM (NEW."size") OR OLD."slug" IS DISTINCT FROM (NEW."slug") OR OLD."state_id" IS DISTINCT FROM (NEW."state_id") OR OLD."status" IS DISTINCT FROM (NEW."status") OR OLD."status_at" IS DISTINCT FROM (NEW."status_at") OR OLD."status_by_id" IS DISTINCT FROM (NEW."status_by_id") OR OLD."status_reason" IS DISTINCT FROM (NEW."status_reason") OR OLD."version" IS DISTINCT FROM (NEW."version") OR OLD."website" IS DISTINCT FROM (NEW."website") OR OLD."whatsapp" IS DISTINCT FROM (NEW."whatsapp") OR OLD."whatsapp_audience" IS DISTINCT FROM (NEW."whatsapp_audience"))', func='INSERT INTO "members_organizationevent" ("acronym", "address", "address_audience", "cluni", "confirmed_at", "created_at", "description", "donee", "email", "email_audience", "id", "joined_on", "kind", "legal_form", "legal_name", "merged_into_id", "municipality", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "phone_audience", "rfc", "size", "slug", "state_id", "status", "status_at", "status_by_id", "status_reason", "version", "website", "whatsapp", "whatsapp_audience") VALUES (NEW."acronym", NEW."address", NEW."address_audience", NEW."cluni", NEW."confirmed_at", NEW."created_at", NEW."description", NEW."donee", NEW."email", NEW."email_audience", NEW."id", NEW."joined_on", NEW."kind", NEW."legal_form", NEW."legal_name", NEW."merged_into_id", NEW."municipality", NEW."name", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."phone", NEW."phone_audience", NEW."rfc", NEW."size", NEW."slug", NEW."state_id", NEW."status", NEW."status_at", NEW."status_by_id", NEW."status_reason", NEW."version", NEW."website", NEW."whatsapp", NEW."whatsapp_audience"); RETURN NULL;', hash='669f4dca2ca1bcbd7b43899219c5ab78c51c069d', operation='UPDATE', pgid='pgtrigger_update_update_af66e', table='members_organization', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='organization',
                trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "members_organizationevent" ("acronym", "address", "address_audience", "cluni", "confirmed_at", "created_at", "description", "donee", "email", "email_audience", "id", "joined_on", "kind", "legal_form", "legal_name", "merged_into_id", "municipality", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "phone_audience", "rfc", "size", "slug", "state_id", "status", "status_at", "status_by_id", "status_reason", "version", "website", "whatsapp", "whatsapp_audience") VALUES (OLD."acronym", OLD."address", OLD."address_audience", OLD."cluni", OLD."confirmed_at", OLD."created_at", OLD."description", OLD."donee", OLD."email", OLD."email_audience", OLD."id", OLD."joined_on", OLD."kind", OLD."legal_form", OLD."legal_name", OLD."merged_into_id", OLD."municipality", OLD."name", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."phone", OLD."phone_audience", OLD."rfc", OLD."size", OLD."slug", OLD."state_id", OLD."status", OLD."status_at", OLD."status_by_id", OLD."status_reason", OLD."version", OLD."website", OLD."whatsapp", OLD."whatsapp_audience"); RETURN NULL;', hash='9659d3e14c7c3c38f0d8e5a8fc8239b01541eb1f', operation='DELETE', pgid='pgtrigger_delete_delete_e843d', table='members_organization', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='workingstateevent',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='2dd796b8e197d88cd61a8a46cf6af6b1c2231272', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_644f8', table='members_workingstateevent', when='BEFORE')),
            ),
            migrations.AddConstraint(
                model_name='writingblock',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('ended_at__isnull', True), ('ended_by__isnull', True)), models.Q(('ended_at__isnull', False), ('ended_by__isnull', False)), _connector='OR'), name='writing_block_ended_says_when_and_who'),
            ),
            migrations.AddConstraint(
                model_name='writingblock',
                constraint=models.UniqueConstraint(condition=models.Q(('ended_at__isnull', True)), fields=('sender', 'recipient'), name='writing_block_once', nulls_distinct=False),
            ),
        ]),
        migrations.RunPython(catalogue.load, migrations.RunPython.noop),
    ]
