import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

CAUSES = [
    ("unknown", "La dirección no existe."),
    ("disabled", "Ese buzón está desactivado."),
    ("full", "Ese buzón está lleno."),
    ("unreached", "El servidor de esa dirección no responde."),
    ("refused", "El servidor lo rechazó."),
    ("blocked", "Lo rechazó su filtro de correo no deseado."),
    ("identity", "Ese servidor no acepta nuestro remitente o nuestro dominio."),
    ("too_big", "El correo pesa demasiado para ese buzón."),
    ("too_many", "Ese servidor dice que le mandamos demasiados correos a la vez."),
    ("delayed", "Todavía no llega: su servidor lo sigue intentando."),
    ("complaint", "Quien lo recibió lo marcó como correo no deseado."),
    ("unread", "Volvió, y no se entiende por qué."),
]


def from_codes(apps, schema_editor):
    """A bounce for good stays one of the address; of the others nothing but the code is known."""
    bounces = apps.get_model("mailings", "Bounce").objects
    bounces.filter(is_hard=True).update(cause="unknown")
    bounces.filter(is_hard=False, code__regex=r"\.2\.2$").update(cause="full")
    bounces.filter(is_hard=False, code__regex=r"^5\.[67]\.").update(cause="blocked")


class Migration(migrations.Migration):
    dependencies = [
        ("mailings", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="delivery",
            name="subject",
            field=models.CharField(blank=True, editable=False, max_length=200, verbose_name="asunto"),
        ),
        migrations.AddField(
            model_name="bounce",
            name="cause",
            field=models.CharField(choices=CAUSES, default="delayed", max_length=10, verbose_name="por qué"),
            preserve_default=False,
        ),
        migrations.RunPython(from_codes, migrations.RunPython.noop, elidable=True),
        migrations.RemoveConstraint(model_name="bounce", name="bounce_once"),
        migrations.RemoveField(model_name="bounce", name="is_hard"),
        migrations.AddField(
            model_name="bounce",
            name="attended_at",
            field=models.DateTimeField(editable=False, null=True, verbose_name="atendido el"),
        ),
        migrations.AddField(
            model_name="bounce",
            name="attended_by",
            field=models.ForeignKey(
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="lo atendió",
            ),
        ),
        migrations.AlterField(
            model_name="bounce",
            name="code",
            field=models.CharField(blank=True, max_length=12, verbose_name="código"),
        ),
        migrations.AddConstraint(
            model_name="bounce",
            constraint=models.UniqueConstraint(fields=("delivery", "cause"), name="bounce_once_a_cause"),
        ),
        migrations.AddConstraint(
            model_name="bounce",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("attended_at__isnull", True), ("attended_by__isnull", True)),
                    models.Q(("attended_at__isnull", False), ("attended_by__isnull", False)),
                    _connector="OR",
                ),
                name="bounce_attended_says_when_and_who",
            ),
        ),
    ]
