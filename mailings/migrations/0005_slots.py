"""Senders take slots; what waits for a person is told apart from what the portal still finds out by itself."""

from django.conf import settings
from django.db import migrations, models

KNOWN = """
    UPDATE mailings_delivery SET held_at = coalesce(claimed_at, created_at) WHERE state = 'uncertain';
    UPDATE mailings_delivery SET slot = 0, claimed_at = coalesce(claimed_at, created_at) WHERE state = 'sending';
"""


class Migration(migrations.Migration):

    dependencies = [
        ('mailings', '0004_items'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name='delivery',
            name='held_at',
            field=models.DateTimeField(editable=False, null=True, verbose_name='espera a una persona desde'),
        ),
        migrations.AddField(
            model_name='delivery',
            name='recoveries',
            field=models.PositiveSmallIntegerField(default=0, editable=False, verbose_name='recuperaciones'),
        ),
        migrations.AddField(
            model_name='delivery',
            name='slot',
            field=models.PositiveSmallIntegerField(editable=False, null=True, verbose_name='lo lleva el lugar'),
        ),
        migrations.RunSQL(KNOWN, migrations.RunSQL.noop),
        migrations.AddIndex(
            model_name='delivery',
            index=models.Index(condition=models.Q(('slot__isnull', False), ('state__in', ['queued', 'sending'])), fields=['slot'], name='delivery_taken'),
        ),
        migrations.AddConstraint(
            model_name='delivery',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'sending'), _negated=True), models.Q(('claimed_at__isnull', False), ('slot__isnull', False)), _connector='OR'), name='delivery_sending_says_who_and_when'),
        ),
        migrations.AddConstraint(
            model_name='delivery',
            constraint=models.CheckConstraint(condition=models.Q(('held_at__isnull', True), ('state', 'uncertain'), _connector='OR'), name='delivery_held_is_uncertain'),
        ),
    ]
