"""What a message is about becomes a row of its own: until now a delivery named its one row itself."""

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


MOVE = """
    UPDATE mailings_delivery SET state = 'suppressed', reason = 'not_needed' WHERE state = 'dropped';
    INSERT INTO mailings_item (rule, object_id, period, email, due_at, reason, delivery_id, user_id)
    SELECT kind, subject_id, number::text, email, created_at, '', id, user_id FROM mailings_delivery;
    SET CONSTRAINTS ALL IMMEDIATE;
"""


class Migration(migrations.Migration):

    dependencies = [
        ('mailings', '0003_office_acts'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Item',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('rule', models.CharField(max_length=40, verbose_name='regla')),
                ('object_id', models.BigIntegerField(verbose_name='sobre la fila')),
                ('period', models.CharField(max_length=20, verbose_name='vez')),
                ('email', models.EmailField(max_length=254, verbose_name='correo')),
                ('due_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='debía salir el')),
                ('reason', models.CharField(blank=True, choices=[('not_needed', 'Ya no hizo falta'), ('opted_out', 'Pidió no recibirlo'), ('bounces', 'Su dirección rebota'), ('bad_address', 'Su dirección no sirve'), ('same_address', 'Otra persona recibe en la misma dirección'), ('cancelled', 'El envío se canceló'), ('too_old', 'Se pasó su momento')], max_length=20, verbose_name='por qué no')),
            ],
            options={
                'verbose_name': 'asunto de un envío',
                'verbose_name_plural': 'asuntos de envíos',
            },
        ),
        migrations.AddField(
            model_name="item",
            name="delivery",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="items",
                to="mailings.delivery",
                verbose_name="envío",
            ),
        ),
        migrations.AddField(
            model_name='item',
            name='user',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='persona'),
        ),
        migrations.AddField(
            model_name='delivery',
            name='reason',
            field=models.CharField(blank=True, choices=[('not_needed', 'Ya no hizo falta'), ('opted_out', 'Pidió no recibirlo'), ('bounces', 'Su dirección rebota'), ('bad_address', 'Su dirección no sirve'), ('same_address', 'Otra persona recibe en la misma dirección'), ('cancelled', 'El envío se canceló'), ('too_old', 'Se pasó su momento')], max_length=20, verbose_name='por qué no'),
        ),
        migrations.RemoveConstraint(
            model_name='delivery',
            name='delivery_once',
        ),
        migrations.RemoveConstraint(
            model_name='delivery',
            name='delivery_open_once',
        ),
        migrations.RemoveIndex(
            model_name='delivery',
            name='delivery_due',
        ),
        migrations.AlterField(
            model_name='delivery',
            name='state',
            field=models.CharField(choices=[('queued', 'Por enviar'), ('sending', 'Enviándose'), ('sent', 'Enviado'), ('failed', 'Falló'), ('uncertain', 'Incierto'), ('suppressed', 'No se envió')], default='queued', max_length=10, verbose_name='estado'),
        ),
        migrations.RunSQL(MOVE, migrations.RunSQL.noop),
        migrations.RemoveField(
            model_name='delivery',
            name='number',
        ),
        migrations.RemoveField(
            model_name='delivery',
            name='subject_id',
        ),
        migrations.AddIndex(
            model_name='delivery',
            index=models.Index(condition=models.Q(('state', 'queued')), fields=['due_at', 'id'], name='delivery_due'),
        ),
        migrations.AddIndex(
            model_name='delivery',
            index=models.Index(condition=models.Q(('state__in', ['sending', 'uncertain'])), fields=['state'], name='delivery_claimed'),
        ),
        migrations.AddConstraint(
            model_name='delivery',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'suppressed'), models.Q(('reason', ''), _negated=True)), models.Q(models.Q(('state', 'suppressed'), _negated=True), ('reason', '')), _connector='OR'), name='delivery_suppressed_says_why'),
        ),
        migrations.AddConstraint(
            model_name='item',
            constraint=models.UniqueConstraint(condition=models.Q(('user__isnull', False)), fields=('rule', 'object_id', 'period', 'user'), name='item_once_a_person'),
        ),
        migrations.AddConstraint(
            model_name='item',
            constraint=models.UniqueConstraint(condition=models.Q(('user__isnull', True)), fields=('rule', 'object_id', 'period', 'email'), name='item_once_an_address'),
        ),
        migrations.AddConstraint(
            model_name='item',
            constraint=models.CheckConstraint(condition=models.Q(('delivery__isnull', False), models.Q(('reason', ''), _negated=True), _connector='OR'), name='item_is_sent_or_says_why'),
        ),
    ]
