

from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('mailings', '0005_slots'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddIndex(
            model_name='item',
            index=models.Index(fields=['rule', 'object_id'], name='item_about'),
        ),
        migrations.AddIndex(
            model_name='item',
            index=models.Index(fields=['due_at'], name='item_due'),
        ),
    ]
