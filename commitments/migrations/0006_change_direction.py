from django.db import migrations

CHANGES = ("cambio-de-la-pobreza-2020-2022", "cambio-de-la-pobreza-extrema-2020-2022")


def fall_is_better(apps, schema_editor):
    """The catalogue first came without it; what the coordination chose since stays."""
    apps.get_model("commitments", "Indicator").objects.filter(code__in=CHANGES, direction="").update(direction="lower")


class Migration(migrations.Migration):

    dependencies = [
        ("commitments", "0005_figure_detail"),
    ]

    operations = [migrations.RunPython(fall_is_better, migrations.RunPython.noop)]
