import django.db.models.deletion
import django.utils.timezone
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

from commitments import catalogue
from kit.database.creation import CreateTables


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('members', '0001_initial'),
        ('pghistory', '0007_auto_20250421_0444'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        # Libraries first: each of their many steps builds anew the models that stand by then.
        ('account', '0009_emailaddress_unique_primary_email'),
        ('auth', '0012_alter_user_first_name_max_length'),
        ('mfa', '0003_authenticator_type_uniq'),
        ('usersessions', '0001_initial'),
    ]

    operations = [
        CreateTables([
            migrations.CreateModel(
                name='Commitment',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('slug', models.SlugField(unique=True, verbose_name='dirección')),
                    ('name', models.CharField(max_length=80, verbose_name='nombre')),
                    ('summary', models.CharField(max_length=200, verbose_name='en una frase')),
                    ('place', models.PositiveSmallIntegerField(unique=True, verbose_name='orden')),
                ],
                options={
                    'verbose_name': 'compromiso',
                    'verbose_name_plural': 'compromisos',
                    'ordering': ['place'],
                },
            ),
            migrations.CreateModel(
                name='CommitmentEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.BigIntegerField()),
                    ('slug', models.SlugField(db_index=False, verbose_name='dirección')),
                    ('name', models.CharField(max_length=80, verbose_name='nombre')),
                    ('summary', models.CharField(max_length=200, verbose_name='en una frase')),
                    ('place', models.PositiveSmallIntegerField(verbose_name='orden')),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='Condition',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('number', models.PositiveSmallIntegerField(unique=True, verbose_name='número')),
                    ('name', models.CharField(max_length=120, verbose_name='nombre')),
                    ('text', models.TextField(verbose_name='texto')),
                    ('is_damaged', models.BooleanField(default=False, help_text='Se muestra con una advertencia.', verbose_name='texto dañado en la fuente')),
                    ('source', models.TextField(verbose_name='fuente')),
                ],
                options={
                    'verbose_name': 'condición estructural',
                    'verbose_name_plural': 'condiciones estructurales',
                    'ordering': ['number'],
                },
            ),
            migrations.CreateModel(
                name='ConditionEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.BigIntegerField()),
                    ('number', models.PositiveSmallIntegerField(verbose_name='número')),
                    ('name', models.CharField(max_length=120, verbose_name='nombre')),
                    ('text', models.TextField(verbose_name='texto')),
                    ('is_damaged', models.BooleanField(default=False, help_text='Se muestra con una advertencia.', verbose_name='texto dañado en la fuente')),
                    ('source', models.TextField(verbose_name='fuente')),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='ConditionReview',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('state', models.CharField(choices=[('pending', 'Pendiente'), ('partial', 'En parte'), ('met', 'Cumplida'), ('lost', 'Se perdió')], max_length=8, verbose_name='estado')),
                    ('evidence', models.TextField(max_length=2000, verbose_name='evidencia')),
                    ('url', models.URLField(blank=True, max_length=500, verbose_name='dirección de la evidencia')),
                    ('made_at', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='el')),
                ],
                options={
                    'verbose_name': 'revisión de una condición',
                    'verbose_name_plural': 'revisiones de condiciones',
                    'ordering': ['-made_at'],
                },
            ),
            migrations.CreateModel(
                name='ContextNote',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('place', models.CharField(blank=True, max_length=120, verbose_name='lugar')),
                    ('period', models.CharField(blank=True, max_length=80, verbose_name='año, como viene')),
                    ('value', models.CharField(max_length=80, verbose_name='valor, como viene')),
                    ('source', models.CharField(max_length=300, verbose_name='fuente')),
                    ('url', models.TextField(blank=True, verbose_name='dirección de la fuente')),
                    ('note', models.TextField(blank=True, verbose_name='advertencia')),
                ],
                options={
                    'verbose_name': 'nota de contexto',
                    'verbose_name_plural': 'notas de contexto',
                    'ordering': ['indicator', 'place', 'id'],
                },
            ),
            migrations.CreateModel(
                name='Figure',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('year', models.PositiveSmallIntegerField(verbose_name='año')),
                    ('value', models.DecimalField(blank=True, decimal_places=5, max_digits=14, null=True, verbose_name='valor')),
                    ('source', models.CharField(max_length=300, verbose_name='fuente')),
                    ('url', models.TextField(blank=True, verbose_name='dirección de la fuente')),
                    ('retrieved_on', models.DateField(blank=True, null=True, verbose_name='consultada el')),
                    ('note', models.TextField(blank=True, verbose_name='advertencia')),
                    ('detail', models.TextField(blank=True, verbose_name='detalle')),
                    ('is_break', models.BooleanField(default=False, help_text='No se compara con los años anteriores.', verbose_name='rompe la serie')),
                ],
                options={
                    'verbose_name': 'cifra',
                    'verbose_name_plural': 'cifras',
                    'ordering': ['indicator', 'state', 'year', 'id'],
                },
            ),
            migrations.CreateModel(
                name='Focus',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='desde')),
                ],
                options={
                    'verbose_name': 'compromiso en que trabaja',
                    'verbose_name_plural': 'compromisos en que trabaja',
                    'ordering': ['commitment'],
                },
            ),
            migrations.CreateModel(
                name='FocusEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.BigIntegerField()),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='desde')),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='FocusStateEvent',
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
                name='Generation',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('slug', models.SlugField(help_text='El año: 2024.', unique=True, verbose_name='clave')),
                    ('name', models.CharField(max_length=120, verbose_name='nombre')),
                    ('adopted_on', models.DateField(unique=True, verbose_name='en vigor desde')),
                    ('horizon', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='horizonte')),
                    ('source', models.TextField(verbose_name='fuente')),
                ],
                options={
                    'verbose_name': 'generación de compromisos',
                    'verbose_name_plural': 'generaciones de compromisos',
                    'ordering': ['adopted_on'],
                },
            ),
            migrations.CreateModel(
                name='GenerationEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.BigIntegerField()),
                    ('slug', models.SlugField(db_index=False, help_text='El año: 2024.', verbose_name='clave')),
                    ('name', models.CharField(max_length=120, verbose_name='nombre')),
                    ('adopted_on', models.DateField(verbose_name='en vigor desde')),
                    ('horizon', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='horizonte')),
                    ('source', models.TextField(verbose_name='fuente')),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='Indicator',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('code', models.SlugField(max_length=80, unique=True, verbose_name='clave')),
                    ('name', models.CharField(max_length=160, verbose_name='nombre')),
                    ('population', models.CharField(blank=True, max_length=80, verbose_name='población')),
                    ('place', models.PositiveSmallIntegerField(default=100, verbose_name='orden')),
                    ('definition', models.TextField(verbose_name='definición')),
                    ('unit', models.CharField(choices=[('percent', '%'), ('gross', '% bruto'), ('per_thousand', 'por mil nacidos vivos'), ('points', 'puntos porcentuales'), ('persons', 'personas'), ('millions', 'millones de personas'), ('files', 'carpetas de investigación')], default='percent', max_length=12, verbose_name='unidad')),
                    ('direction', models.CharField(blank=True, choices=[('higher', 'Mientras más alto, mejor'), ('lower', 'Mientras más bajo, mejor'), ('', 'Es contexto: ni mejor ni peor')], max_length=6, verbose_name='sentido')),
                    ('source', models.CharField(max_length=300, verbose_name='fuente habitual')),
                    ('baseline_year', models.PositiveSmallIntegerField(blank=True, help_text='Se usa la primera cifra de ese año o de uno posterior.', null=True, verbose_name='año de la línea base')),
                    ('every_months', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='se publica cada (meses)')),
                    ('next_due_on', models.DateField(blank=True, null=True, verbose_name='próxima actualización esperada')),
                    ('warning', models.TextField(blank=True, help_text='Se muestra junto a cada cifra.', verbose_name='advertencia')),
                ],
                options={
                    'verbose_name': 'indicador',
                    'verbose_name_plural': 'indicadores',
                    'ordering': ['commitment__place', 'place', 'name'],
                },
            ),
            migrations.CreateModel(
                name='IndicatorEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.BigIntegerField()),
                    ('code', models.SlugField(db_index=False, max_length=80, verbose_name='clave')),
                    ('name', models.CharField(max_length=160, verbose_name='nombre')),
                    ('population', models.CharField(blank=True, max_length=80, verbose_name='población')),
                    ('place', models.PositiveSmallIntegerField(default=100, verbose_name='orden')),
                    ('definition', models.TextField(verbose_name='definición')),
                    ('unit', models.CharField(choices=[('percent', '%'), ('gross', '% bruto'), ('per_thousand', 'por mil nacidos vivos'), ('points', 'puntos porcentuales'), ('persons', 'personas'), ('millions', 'millones de personas'), ('files', 'carpetas de investigación')], default='percent', max_length=12, verbose_name='unidad')),
                    ('direction', models.CharField(blank=True, choices=[('higher', 'Mientras más alto, mejor'), ('lower', 'Mientras más bajo, mejor'), ('', 'Es contexto: ni mejor ni peor')], max_length=6, verbose_name='sentido')),
                    ('source', models.CharField(max_length=300, verbose_name='fuente habitual')),
                    ('baseline_year', models.PositiveSmallIntegerField(blank=True, help_text='Se usa la primera cifra de ese año o de uno posterior.', null=True, verbose_name='año de la línea base')),
                    ('every_months', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='se publica cada (meses)')),
                    ('next_due_on', models.DateField(blank=True, null=True, verbose_name='próxima actualización esperada')),
                    ('warning', models.TextField(blank=True, help_text='Se muestra junto a cada cifra.', verbose_name='advertencia')),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='Judgement',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('verdict', models.CharField(choices=[('achieved', 'Meta alcanzada'), ('on_track', 'En camino'), ('slow', 'Avanza, pero debe acelerar'), ('limited', 'Avance limitado'), ('worse', 'Retrocede'), ('unknown', 'Sin datos suficientes')], max_length=10, verbose_name='juicio')),
                    ('reason', models.TextField(max_length=1000, verbose_name='motivo')),
                    ('made_at', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='el')),
                ],
                options={
                    'verbose_name': 'juicio sobre una meta',
                    'verbose_name_plural': 'juicios sobre metas',
                    'ordering': ['-made_at'],
                },
            ),
            migrations.CreateModel(
                name='Pledge',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('number', models.PositiveSmallIntegerField(verbose_name='número')),
                    ('text', models.TextField(verbose_name='texto')),
                    ('source', models.TextField(blank=True, verbose_name='fuente')),
                    ('remark', models.TextField(blank=True, help_text='Se muestra junto al texto.', verbose_name='advertencia')),
                ],
                options={
                    'verbose_name': 'promesa',
                    'verbose_name_plural': 'promesas',
                    'ordering': ['generation__adopted_on', 'number'],
                },
            ),
            migrations.CreateModel(
                name='PledgeCommitmentEvent',
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
                name='PledgeEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.BigIntegerField()),
                    ('number', models.PositiveSmallIntegerField(verbose_name='número')),
                    ('text', models.TextField(verbose_name='texto')),
                    ('source', models.TextField(blank=True, verbose_name='fuente')),
                    ('remark', models.TextField(blank=True, help_text='Se muestra junto al texto.', verbose_name='advertencia')),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='Release',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('problem', models.TextField(blank=True, editable=False, verbose_name='problema')),
                    ('title', models.CharField(max_length=255, verbose_name='qué trae')),
                    ('content', models.BinaryField(null=True)),
                    ('digest', models.CharField(editable=False, max_length=64, verbose_name='huella de lo leído')),
                    ('state', models.CharField(choices=[('preview', 'Espera a otra persona'), ('refused', 'Sin nada que publicar'), ('published', 'Publicada'), ('discarded', 'Descartada')], editable=False, max_length=10, verbose_name='estado')),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='preparada el')),
                    ('published_at', models.DateTimeField(editable=False, null=True, verbose_name='publicada el')),
                    ('is_alone', models.BooleanField(default=False, editable=False, verbose_name='confirmada por una sola persona')),
                ],
                options={
                    'verbose_name': 'entrega de cifras',
                    'verbose_name_plural': 'entregas de cifras',
                    'ordering': ['-created_at'],
                },
            ),
            migrations.CreateModel(
                name='ReleaseRow',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('number', models.PositiveIntegerField(verbose_name='fila')),
                    ('reason', models.TextField(blank=True, verbose_name='por qué')),
                    ('values', models.JSONField(default=dict, verbose_name='valores leídos')),
                    ('verdict', models.CharField(choices=[('new', 'Nueva'), ('revision', 'Corrige'), ('withdrawn', 'Retira'), ('unchanged', 'Sin cambios'), ('note', 'Nota de contexto'), ('refused', 'Rechazada'), ('left_out', 'Se deja fuera')], max_length=10, verbose_name='veredicto')),
                    ('before', models.CharField(blank=True, max_length=40, verbose_name='valor publicado')),
                ],
                options={
                    'verbose_name': 'fila de cifras',
                    'verbose_name_plural': 'filas de cifras',
                    'ordering': ['number'],
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='ReportDraft',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('year', models.PositiveSmallIntegerField(unique=True, verbose_name='año')),
                    ('summary', models.TextField(help_text='Lo que la Coordinación quiere decir del año. Lo demás se toma de lo que hay en el portal.', max_length=5000, verbose_name='presentación')),
                    ('prepared_at', models.DateTimeField(editable=False, verbose_name='preparado el')),
                    ('version', models.PositiveIntegerField(default=1, editable=False)),
                ],
                options={
                    'verbose_name': 'informe en preparación',
                    'verbose_name_plural': 'informes en preparación',
                    'ordering': ['-year'],
                },
            ),
            migrations.CreateModel(
                name='ReportFile',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('name', models.CharField(max_length=40, verbose_name='archivo')),
                    ('media_type', models.CharField(max_length=60, verbose_name='tipo')),
                    ('content', models.BinaryField()),
                    ('sha256', models.CharField(max_length=64, verbose_name='SHA-256')),
                ],
                options={
                    'verbose_name': 'archivo del informe',
                    'verbose_name_plural': 'archivos del informe',
                    'ordering': ['name'],
                },
            ),
            migrations.CreateModel(
                name='Target',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('place', models.PositiveSmallIntegerField(verbose_name='orden')),
                    ('text', models.CharField(max_length=200, verbose_name='meta')),
                    ('operator', models.CharField(blank=True, choices=[('at_least', 'al menos'), ('at_most', 'a lo más'), ('increase_by', 'aumentar en % respecto de la línea base'), ('reduce_by', 'reducir en % respecto de la línea base'), ('increase', 'aumentar, sin cifra'), ('not_increase', 'que no aumente')], max_length=12, verbose_name='operador')),
                    ('value', models.DecimalField(blank=True, decimal_places=5, max_digits=14, null=True, verbose_name='valor')),
                    ('unit', models.CharField(choices=[('percent', '%'), ('gross', '% bruto'), ('per_thousand', 'por mil nacidos vivos'), ('points', 'puntos porcentuales'), ('persons', 'personas'), ('millions', 'millones de personas'), ('files', 'carpetas de investigación')], default='percent', max_length=12, verbose_name='unidad')),
                    ('horizon', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='horizonte')),
                    ('source', models.TextField(verbose_name='fuente')),
                    ('remark', models.TextField(blank=True, help_text='Se muestra junto a la meta.', verbose_name='advertencia')),
                ],
                options={
                    'verbose_name': 'meta',
                    'verbose_name_plural': 'metas',
                    'ordering': ['pledge__generation__adopted_on', 'pledge__number', 'place'],
                },
            ),
            migrations.CreateModel(
                name='TargetEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.BigIntegerField()),
                    ('place', models.PositiveSmallIntegerField(verbose_name='orden')),
                    ('text', models.CharField(max_length=200, verbose_name='meta')),
                    ('operator', models.CharField(blank=True, choices=[('at_least', 'al menos'), ('at_most', 'a lo más'), ('increase_by', 'aumentar en % respecto de la línea base'), ('reduce_by', 'reducir en % respecto de la línea base'), ('increase', 'aumentar, sin cifra'), ('not_increase', 'que no aumente')], max_length=12, verbose_name='operador')),
                    ('value', models.DecimalField(blank=True, decimal_places=5, max_digits=14, null=True, verbose_name='valor')),
                    ('unit', models.CharField(choices=[('percent', '%'), ('gross', '% bruto'), ('per_thousand', 'por mil nacidos vivos'), ('points', 'puntos porcentuales'), ('persons', 'personas'), ('millions', 'millones de personas'), ('files', 'carpetas de investigación')], default='percent', max_length=12, verbose_name='unidad')),
                    ('horizon', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='horizonte')),
                    ('source', models.TextField(verbose_name='fuente')),
                    ('remark', models.TextField(blank=True, help_text='Se muestra junto a la meta.', verbose_name='advertencia')),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='YearOpening',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('year', models.PositiveSmallIntegerField(verbose_name='año')),
                    ('reason', models.CharField(max_length=500, verbose_name='motivo')),
                    ('opened_at', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='reabierto el')),
                    ('closed_at', models.DateTimeField(editable=False, null=True, verbose_name='cerrado el')),
                ],
                options={
                    'verbose_name': 'año reabierto',
                    'verbose_name_plural': 'años reabiertos',
                    'ordering': ['-opened_at'],
                },
            ),
            migrations.CreateModel(
                name='ActivityReport',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('year', models.PositiveSmallIntegerField(verbose_name='año')),
                    ('text', models.TextField(max_length=2000, verbose_name='qué hicieron')),
                    ('girls', models.PositiveIntegerField(blank=True, null=True, verbose_name='niñas')),
                    ('boys', models.PositiveIntegerField(blank=True, null=True, verbose_name='niños')),
                    ('evidence', models.TextField(blank=True, max_length=1000, verbose_name='evidencia')),
                    ('url', models.URLField(blank=True, max_length=500, verbose_name='dirección de la evidencia')),
                    ('version', models.PositiveIntegerField(default=1, editable=False)),
                    ('reported_at', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='informada el')),
                    ('organization', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='activity_reports', to='members.organization', verbose_name='organización')),
                    ('reported_by', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='informó')),
                    ('states', models.ManyToManyField(blank=True, related_name='+', to='members.state', verbose_name='dónde')),
                    ('commitment', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='activity_reports', to='commitments.commitment', verbose_name='compromiso')),
                ],
                options={
                    'verbose_name': 'aportación del año',
                    'verbose_name_plural': 'aportaciones del año',
                    'ordering': ['-year', 'commitment'],
                },
            ),
            migrations.CreateModel(
                name='AnnualReport',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('year', models.PositiveSmallIntegerField(unique=True, verbose_name='año')),
                    ('summary', models.TextField(max_length=5000, verbose_name='presentación')),
                    ('published_at', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='publicado el')),
                    ('is_alone', models.BooleanField(default=False, editable=False, verbose_name='publicado por quien lo preparó')),
                    ('prepared_by', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='preparó')),
                    ('published_by', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='publicó')),
                ],
                options={
                    'verbose_name': 'informe anual',
                    'verbose_name_plural': 'informes anuales',
                    'ordering': ['-year'],
                },
            ),
            migrations.CreateModel(
                name='ActivityReportEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.BigIntegerField()),
                    ('year', models.PositiveSmallIntegerField(verbose_name='año')),
                    ('text', models.TextField(max_length=2000, verbose_name='qué hicieron')),
                    ('girls', models.PositiveIntegerField(blank=True, null=True, verbose_name='niñas')),
                    ('boys', models.PositiveIntegerField(blank=True, null=True, verbose_name='niños')),
                    ('evidence', models.TextField(blank=True, max_length=1000, verbose_name='evidencia')),
                    ('url', models.URLField(blank=True, max_length=500, verbose_name='dirección de la evidencia')),
                    ('version', models.PositiveIntegerField(default=1, editable=False)),
                    ('reported_at', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='informada el')),
                    ('organization', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='members.organization', verbose_name='organización')),
                    ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='commitments.activityreport')),
                    ('reported_by', models.ForeignKey(db_constraint=False, editable=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='informó')),
                    ('commitment', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='commitments.commitment', verbose_name='compromiso')),
                ],
                options={
                    'abstract': False,
                },
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='commitment',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "commitments_commitmentevent" ("id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "slug", "summary") VALUES (NEW."id", NEW."name", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."place", NEW."slug", NEW."summary"); RETURN NULL;', hash='931f24647bf0afaf01adf3750d54ac761d76c9e6', operation='INSERT', pgid='pgtrigger_insert_insert_67480', table='commitments_commitment', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='commitment',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "commitments_commitmentevent" ("id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "slug", "summary") VALUES (NEW."id", NEW."name", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."place", NEW."slug", NEW."summary"); RETURN NULL;', hash='41b02da85c1adc43cc81f5a50f31e7dc8609092d', operation='UPDATE', pgid='pgtrigger_update_update_56e76', table='commitments_commitment', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='commitment',
                trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "commitments_commitmentevent" ("id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "slug", "summary") VALUES (OLD."id", OLD."name", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."place", OLD."slug", OLD."summary"); RETURN NULL;', hash='a573f6387db3fc70c42952c8f89efcbc4974a76b', operation='DELETE', pgid='pgtrigger_delete_delete_e31be', table='commitments_commitment', when='AFTER')),
            ),
            migrations.AddField(
                model_name='commitmentevent',
                name='pgh_context',
                field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
            ),
            migrations.AddField(
                model_name='commitmentevent',
                name='pgh_obj',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='commitments.commitment'),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='condition',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "commitments_conditionevent" ("id", "is_damaged", "name", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "text") VALUES (NEW."id", NEW."is_damaged", NEW."name", NEW."number", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."source", NEW."text"); RETURN NULL;', hash='cbafcc488634d7b35733bfd26b801dd446e91866', operation='INSERT', pgid='pgtrigger_insert_insert_ee3fc', table='commitments_condition', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='condition',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "commitments_conditionevent" ("id", "is_damaged", "name", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "text") VALUES (NEW."id", NEW."is_damaged", NEW."name", NEW."number", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."source", NEW."text"); RETURN NULL;', hash='04c04de347debf5b8976102f76e8fecccd876e87', operation='UPDATE', pgid='pgtrigger_update_update_a2dd3', table='commitments_condition', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='condition',
                trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "commitments_conditionevent" ("id", "is_damaged", "name", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "text") VALUES (OLD."id", OLD."is_damaged", OLD."name", OLD."number", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."source", OLD."text"); RETURN NULL;', hash='7ce95c240c0242865f7d26a306ee006f0a1377a5', operation='DELETE', pgid='pgtrigger_delete_delete_e1cc4', table='commitments_condition', when='AFTER')),
            ),
            migrations.AddField(
                model_name='conditionevent',
                name='pgh_context',
                field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
            ),
            migrations.AddField(
                model_name='conditionevent',
                name='pgh_obj',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='commitments.condition'),
            ),
            migrations.AddField(
                model_name='conditionreview',
                name='condition',
                field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='reviews', to='commitments.condition', verbose_name='condición'),
            ),
            migrations.AddField(
                model_name='conditionreview',
                name='made_by',
                field=models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='por'),
            ),
            migrations.AddField(
                model_name='figure',
                name='state',
                field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='members.state', verbose_name='estado'),
            ),
            migrations.AddField(
                model_name='focus',
                name='commitment',
                field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='focuses', to='commitments.commitment', verbose_name='compromiso'),
            ),
            migrations.AddField(
                model_name='focus',
                name='organization',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='focuses', to='members.organization', verbose_name='organización'),
            ),
            migrations.AddField(
                model_name='focus',
                name='states',
                field=models.ManyToManyField(blank=True, related_name='+', to='members.state', verbose_name='estados'),
            ),
            migrations.AddField(
                model_name='focusevent',
                name='commitment',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='commitments.commitment', verbose_name='compromiso'),
            ),
            migrations.AddField(
                model_name='focusevent',
                name='organization',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='members.organization', verbose_name='organización'),
            ),
            migrations.AddField(
                model_name='focusevent',
                name='pgh_context',
                field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
            ),
            migrations.AddField(
                model_name='focusevent',
                name='pgh_obj',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='commitments.focus'),
            ),
            migrations.AddField(
                model_name='focusstateevent',
                name='focus',
                field=models.ForeignKey(db_constraint=False, db_tablespace='', on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='commitments.focus'),
            ),
            migrations.AddField(
                model_name='focusstateevent',
                name='pgh_context',
                field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
            ),
            migrations.AddField(
                model_name='focusstateevent',
                name='state',
                field=models.ForeignKey(db_constraint=False, db_tablespace='', on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='members.state'),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='generation',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "commitments_generationevent" ("adopted_on", "horizon", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "slug", "source") VALUES (NEW."adopted_on", NEW."horizon", NEW."id", NEW."name", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."slug", NEW."source"); RETURN NULL;', hash='cefc67951ff6750028a931ee1b77c0181f8c0233', operation='INSERT', pgid='pgtrigger_insert_insert_d89b9', table='commitments_generation', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='generation',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "commitments_generationevent" ("adopted_on", "horizon", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "slug", "source") VALUES (NEW."adopted_on", NEW."horizon", NEW."id", NEW."name", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."slug", NEW."source"); RETURN NULL;', hash='60941f476b6bdd1c7191e3e20c389afc85742334', operation='UPDATE', pgid='pgtrigger_update_update_3797f', table='commitments_generation', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='generation',
                trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "commitments_generationevent" ("adopted_on", "horizon", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "slug", "source") VALUES (OLD."adopted_on", OLD."horizon", OLD."id", OLD."name", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."slug", OLD."source"); RETURN NULL;', hash='ce8b950a7aac1f588d518605bea3443b2483a841', operation='DELETE', pgid='pgtrigger_delete_delete_52211', table='commitments_generation', when='AFTER')),
            ),
            migrations.AddField(
                model_name='generationevent',
                name='pgh_context',
                field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
            ),
            migrations.AddField(
                model_name='generationevent',
                name='pgh_obj',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='commitments.generation'),
            ),
            migrations.AddField(
                model_name='indicator',
                name='commitment',
                field=models.ForeignKey(blank=True, help_text='Vacío: contexto de todos.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='indicators', to='commitments.commitment', verbose_name='compromiso'),
            ),
            migrations.AddField(
                model_name='figure',
                name='indicator',
                field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='figures', to='commitments.indicator', verbose_name='indicador'),
            ),
            migrations.AddField(
                model_name='contextnote',
                name='indicator',
                field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='notes', to='commitments.indicator', verbose_name='indicador'),
            ),
            migrations.AddField(
                model_name='indicatorevent',
                name='commitment',
                field=models.ForeignKey(blank=True, db_constraint=False, help_text='Vacío: contexto de todos.', null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='commitments.commitment', verbose_name='compromiso'),
            ),
            migrations.AddField(
                model_name='indicatorevent',
                name='pgh_context',
                field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
            ),
            migrations.AddField(
                model_name='indicatorevent',
                name='pgh_obj',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='commitments.indicator'),
            ),
            migrations.AddField(
                model_name='judgement',
                name='made_by',
                field=models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='por'),
            ),
            migrations.AddField(
                model_name='pledge',
                name='commitments',
                field=models.ManyToManyField(related_name='pledges', to='commitments.commitment', verbose_name='compromisos'),
            ),
            migrations.AddField(
                model_name='pledge',
                name='generation',
                field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='pledges', to='commitments.generation', verbose_name='generación'),
            ),
            migrations.AddField(
                model_name='pledgecommitmentevent',
                name='commitment',
                field=models.ForeignKey(db_constraint=False, db_tablespace='', on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='commitments.commitment'),
            ),
            migrations.AddField(
                model_name='pledgecommitmentevent',
                name='pgh_context',
                field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
            ),
            migrations.AddField(
                model_name='pledgecommitmentevent',
                name='pledge',
                field=models.ForeignKey(db_constraint=False, db_tablespace='', on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='commitments.pledge'),
            ),
            migrations.AddField(
                model_name='pledgeevent',
                name='generation',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='commitments.generation', verbose_name='generación'),
            ),
            migrations.AddField(
                model_name='pledgeevent',
                name='pgh_context',
                field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
            ),
            migrations.AddField(
                model_name='pledgeevent',
                name='pgh_obj',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='commitments.pledge'),
            ),
            migrations.AddField(
                model_name='release',
                name='created_by',
                field=models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='preparó'),
            ),
            migrations.AddField(
                model_name='release',
                name='expected',
                field=models.ForeignKey(blank=True, help_text='Opcional: las filas de cualquier otro se rechazan.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='commitments.indicator', verbose_name='debe ser de este indicador'),
            ),
            migrations.AddField(
                model_name='release',
                name='published_by',
                field=models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='publicó'),
            ),
            migrations.AddField(
                model_name='figure',
                name='release',
                field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='figures', to='commitments.release', verbose_name='entrega'),
            ),
            migrations.AddField(
                model_name='contextnote',
                name='release',
                field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='notes', to='commitments.release', verbose_name='entrega'),
            ),
            migrations.AddField(
                model_name='releaserow',
                name='indicator',
                field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='commitments.indicator', verbose_name='indicador'),
            ),
            migrations.AddField(
                model_name='releaserow',
                name='release',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='rows', to='commitments.release', verbose_name='entrega'),
            ),
            migrations.AddField(
                model_name='reportdraft',
                name='prepared_by',
                field=models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='preparó'),
            ),
            migrations.AddField(
                model_name='reportfile',
                name='report',
                field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='files', to='commitments.annualreport', verbose_name='informe'),
            ),
            migrations.AddField(
                model_name='target',
                name='commitment',
                field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='targets', to='commitments.commitment', verbose_name='compromiso al que toca'),
            ),
            migrations.AddField(
                model_name='target',
                name='indicator',
                field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='targets', to='commitments.indicator', verbose_name='indicador'),
            ),
            migrations.AddField(
                model_name='target',
                name='pledge',
                field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='targets', to='commitments.pledge', verbose_name='promesa'),
            ),
            migrations.AddField(
                model_name='judgement',
                name='target',
                field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='judgements', to='commitments.target', verbose_name='meta'),
            ),
            migrations.AddField(
                model_name='targetevent',
                name='commitment',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='commitments.commitment', verbose_name='compromiso al que toca'),
            ),
            migrations.AddField(
                model_name='targetevent',
                name='indicator',
                field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='commitments.indicator', verbose_name='indicador'),
            ),
            migrations.AddField(
                model_name='targetevent',
                name='pgh_context',
                field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
            ),
            migrations.AddField(
                model_name='targetevent',
                name='pgh_obj',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='commitments.target'),
            ),
            migrations.AddField(
                model_name='targetevent',
                name='pledge',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='commitments.pledge', verbose_name='promesa'),
            ),
            migrations.AddField(
                model_name='yearopening',
                name='indicator',
                field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='openings', to='commitments.indicator', verbose_name='indicador'),
            ),
            migrations.AddField(
                model_name='yearopening',
                name='opened_by',
                field=models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='reabrió'),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='annualreport',
                trigger=pgtrigger.compiler.Trigger(name='report_frozen', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='00013219bc78b69faade5bee03cb738d1ea9b436', operation='UPDATE OR DELETE', pgid='pgtrigger_report_frozen_893cd', table='commitments_annualreport', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='activityreportevent',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='eff34d6510b24a5175f6d6ad2a204b2645135592', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_f75ce', table='commitments_activityreportevent', when='BEFORE')),
            ),
            migrations.AddConstraint(
                model_name='activityreport',
                constraint=models.UniqueConstraint(fields=('organization', 'commitment', 'year'), name='activity_report_once', violation_error_message='Ya hay una aportación de ese año para ese compromiso: corrija esa.'),
            ),
            migrations.AddConstraint(
                model_name='activityreport',
                constraint=models.CheckConstraint(condition=models.Q(('year__gte', 2000)), name='activity_report_year'),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='activityreport',
                trigger=pgtrigger.compiler.Trigger(name='activity_report_of_an_open_year', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n                IF EXISTS (SELECT FROM commitments_annualreport WHERE year IN (OLD.year, NEW.year)) THEN\n                    RAISE EXCEPTION 'the report of % is published: its activity reports are closed',\n                        COALESCE(NEW.year, OLD.year);\n                END IF;\n                RETURN COALESCE(NEW, OLD);\n                ", hash='233c7bdeab54c52e52626d6e3325bc2f322cb00b', operation='INSERT OR UPDATE OF "year", "commitment_id", "text", "girls", "boys", "evidence", "url" OR DELETE', pgid='pgtrigger_activity_report_of_an_open_year_074c5', table='commitments_activityreport', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='activityreport',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "commitments_activityreportevent" ("boys", "commitment_id", "evidence", "girls", "id", "organization_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reported_at", "reported_by_id", "text", "url", "version", "year") VALUES (NEW."boys", NEW."commitment_id", NEW."evidence", NEW."girls", NEW."id", NEW."organization_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."reported_at", NEW."reported_by_id", NEW."text", NEW."url", NEW."version", NEW."year"); RETURN NULL;', hash='e962653961ca1a21e00f948a13a37755dd7dc247', operation='INSERT', pgid='pgtrigger_insert_insert_5318a', table='commitments_activityreport', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='activityreport',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "commitments_activityreportevent" ("boys", "commitment_id", "evidence", "girls", "id", "organization_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reported_at", "reported_by_id", "text", "url", "version", "year") VALUES (NEW."boys", NEW."commitment_id", NEW."evidence", NEW."girls", NEW."id", NEW."organization_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."reported_at", NEW."reported_by_id", NEW."text", NEW."url", NEW."version", NEW."year"); RETURN NULL;', hash='bce8e5556120bf7f0bef65fd9abbaa9eeac840ee', operation='UPDATE', pgid='pgtrigger_update_update_74323', table='commitments_activityreport', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='activityreport',
                trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "commitments_activityreportevent" ("boys", "commitment_id", "evidence", "girls", "id", "organization_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reported_at", "reported_by_id", "text", "url", "version", "year") VALUES (OLD."boys", OLD."commitment_id", OLD."evidence", OLD."girls", OLD."id", OLD."organization_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."reported_at", OLD."reported_by_id", OLD."text", OLD."url", OLD."version", OLD."year"); RETURN NULL;', hash='4cc0657f629f0a11e98b52036c9d5c81fbc34854', operation='DELETE', pgid='pgtrigger_delete_delete_5e3d0', table='commitments_activityreport', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='commitmentevent',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='62d19e12707e223428603d544a903ecf8d802b81', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_7961c', table='commitments_commitmentevent', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='conditionevent',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='e0fb1431ed21e8be2379acca6b75b6882a753917', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_a7910', table='commitments_conditionevent', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='conditionreview',
                trigger=pgtrigger.compiler.Trigger(name='review_append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='f6daa33f1566ea3cb279ad4e338f47b4ebdaac95', operation='UPDATE OR DELETE', pgid='pgtrigger_review_append_only_16784', table='commitments_conditionreview', when='BEFORE')),
            ),
            migrations.AddConstraint(
                model_name='focus',
                constraint=models.UniqueConstraint(fields=('organization', 'commitment'), name='focus_once'),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='focus',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "commitments_focusevent" ("commitment_id", "created_at", "id", "organization_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."commitment_id", NEW."created_at", NEW."id", NEW."organization_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id"); RETURN NULL;', hash='54ac770e4eb49b84b62a19c60d2cef184c9ae60f', operation='INSERT', pgid='pgtrigger_insert_insert_b4a6d', table='commitments_focus', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='focus',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "commitments_focusevent" ("commitment_id", "created_at", "id", "organization_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."commitment_id", NEW."created_at", NEW."id", NEW."organization_id", _pgh_attach_context(), NOW(), \'update\', NEW."id"); RETURN NULL;', hash='ffbd4ddfa10bdc71e2e07cd5f80417764afa1c9f', operation='UPDATE', pgid='pgtrigger_update_update_44d6f', table='commitments_focus', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='focus',
                trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "commitments_focusevent" ("commitment_id", "created_at", "id", "organization_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."commitment_id", OLD."created_at", OLD."id", OLD."organization_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id"); RETURN NULL;', hash='66b014f79b28c200eea969eb87a60d8d50d2b59f', operation='DELETE', pgid='pgtrigger_delete_delete_b0dd3', table='commitments_focus', when='AFTER')),
            ),
            migrations.CreateModel(
                name='FocusState',
                fields=[
                ],
                options={
                    'proxy': True,
                    'indexes': [],
                    'constraints': [],
                },
                bases=('commitments.focus_states',),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='focusevent',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='4d77cdba138a9cc000dfb8a77d0102487b506a52', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_bdac0', table='commitments_focusevent', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='generationevent',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='e07fb7411bbeb1bd7314bd7743b10b991da5fcac', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_ab55c', table='commitments_generationevent', when='BEFORE')),
            ),
            migrations.AddConstraint(
                model_name='indicator',
                constraint=models.UniqueConstraint(fields=('name', 'population'), name='indicator_once'),
            ),
            migrations.AddConstraint(
                model_name='indicator',
                constraint=models.CheckConstraint(condition=models.Q(('every_months__isnull', True), ('every_months__gt', 0), _connector='OR'), name='indicator_periodicity_positive'),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='indicator',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "commitments_indicatorevent" ("baseline_year", "code", "commitment_id", "definition", "direction", "every_months", "id", "name", "next_due_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "population", "source", "unit", "warning") VALUES (NEW."baseline_year", NEW."code", NEW."commitment_id", NEW."definition", NEW."direction", NEW."every_months", NEW."id", NEW."name", NEW."next_due_on", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."place", NEW."population", NEW."source", NEW."unit", NEW."warning"); RETURN NULL;', hash='bbdf6e6c7a6d75cd0079c615ec4a3f59e43dbaa0', operation='INSERT', pgid='pgtrigger_insert_insert_1adcf', table='commitments_indicator', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='indicator',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "commitments_indicatorevent" ("baseline_year", "code", "commitment_id", "definition", "direction", "every_months", "id", "name", "next_due_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "population", "source", "unit", "warning") VALUES (NEW."baseline_year", NEW."code", NEW."commitment_id", NEW."definition", NEW."direction", NEW."every_months", NEW."id", NEW."name", NEW."next_due_on", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."place", NEW."population", NEW."source", NEW."unit", NEW."warning"); RETURN NULL;', hash='70e98c7a94e252bc4785aea03e57c7ab1e55e653', operation='UPDATE', pgid='pgtrigger_update_update_9c95e', table='commitments_indicator', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='indicator',
                trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "commitments_indicatorevent" ("baseline_year", "code", "commitment_id", "definition", "direction", "every_months", "id", "name", "next_due_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "population", "source", "unit", "warning") VALUES (OLD."baseline_year", OLD."code", OLD."commitment_id", OLD."definition", OLD."direction", OLD."every_months", OLD."id", OLD."name", OLD."next_due_on", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."place", OLD."population", OLD."source", OLD."unit", OLD."warning"); RETURN NULL;', hash='a9b778bc9e8f1a1297ff26cd16355e76ed9aa7a4', operation='DELETE', pgid='pgtrigger_delete_delete_8163c', table='commitments_indicator', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='indicatorevent',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='a92057f50e474ab59fca3a2f8e4c846d09fea62c', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_224e2', table='commitments_indicatorevent', when='BEFORE')),
            ),
            migrations.CreateModel(
                name='PledgeCommitment',
                fields=[
                ],
                options={
                    'proxy': True,
                    'indexes': [],
                    'constraints': [],
                },
                bases=('commitments.pledge_commitments',),
            ),
            migrations.AddConstraint(
                model_name='pledge',
                constraint=models.UniqueConstraint(fields=('generation', 'number'), name='pledge_once'),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='pledge',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "commitments_pledgeevent" ("generation_id", "id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "remark", "source", "text") VALUES (NEW."generation_id", NEW."id", NEW."number", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."remark", NEW."source", NEW."text"); RETURN NULL;', hash='9b065449d4ba3b759f08d8a16bb99d0819f9183c', operation='INSERT', pgid='pgtrigger_insert_insert_c5a3d', table='commitments_pledge', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='pledge',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "commitments_pledgeevent" ("generation_id", "id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "remark", "source", "text") VALUES (NEW."generation_id", NEW."id", NEW."number", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."remark", NEW."source", NEW."text"); RETURN NULL;', hash='6f7919eee055ced7343d836b3f8e61ae0be93d56', operation='UPDATE', pgid='pgtrigger_update_update_d30b4', table='commitments_pledge', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='pledge',
                trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "commitments_pledgeevent" ("generation_id", "id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "remark", "source", "text") VALUES (OLD."generation_id", OLD."id", OLD."number", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."remark", OLD."source", OLD."text"); RETURN NULL;', hash='14e1e88ca046821fa557acb99249735ccd7abaa8', operation='DELETE', pgid='pgtrigger_delete_delete_860b6', table='commitments_pledge', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='pledgeevent',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='773f0f71056d55700ababb85ba250be5c5c34ca7', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_76a78', table='commitments_pledgeevent', when='BEFORE')),
            ),
            migrations.AddConstraint(
                model_name='release',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('published_at__isnull', False), ('state', 'published')), models.Q(models.Q(('state', 'published'), _negated=True), ('published_at__isnull', True)), _connector='OR'), name='release_published_says_when'),
            ),
            migrations.AddConstraint(
                model_name='release',
                constraint=models.UniqueConstraint(condition=models.Q(('state', 'preview')), fields=('digest',), name='release_waits_once'),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='release',
                trigger=pgtrigger.compiler.Trigger(name='release_published_stays', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."state" = \'published\')', func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='dc880de1daf78876fc246e29e1d76e8c0edf9d1c', operation='UPDATE OR DELETE', pgid='pgtrigger_release_published_stays_91478', table='commitments_release', when='BEFORE')),
            ),
            migrations.AddIndex(
                model_name='figure',
                index=models.Index(fields=['indicator', 'state', 'year'], name='figure_series'),
            ),
            migrations.AddConstraint(
                model_name='figure',
                constraint=models.UniqueConstraint(fields=('release', 'indicator', 'state', 'year'), name='figure_once_a_release', nulls_distinct=False),
            ),
            migrations.AddConstraint(
                model_name='figure',
                constraint=models.CheckConstraint(condition=models.Q(('source', ''), _negated=True), name='figure_has_source'),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='figure',
                trigger=pgtrigger.compiler.Trigger(name='figure_append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='8554ada495f98f41a1b52c32ba33ad897ff45371', operation='UPDATE OR DELETE', pgid='pgtrigger_figure_append_only_42cc2', table='commitments_figure', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='contextnote',
                trigger=pgtrigger.compiler.Trigger(name='note_append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='e2ed358edcf77d718e0ddab785a1e75f1a8e1446', operation='UPDATE OR DELETE', pgid='pgtrigger_note_append_only_309c1', table='commitments_contextnote', when='BEFORE')),
            ),
            migrations.AddConstraint(
                model_name='releaserow',
                constraint=models.UniqueConstraint(fields=('release', 'number'), name='release_row_once'),
            ),
            migrations.AddConstraint(
                model_name='reportfile',
                constraint=models.UniqueConstraint(fields=('report', 'name'), name='report_file_once'),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='reportfile',
                trigger=pgtrigger.compiler.Trigger(name='report_file_frozen', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='439437ca1bd900f4bc5e1627e92c152b273a887e', operation='UPDATE OR DELETE', pgid='pgtrigger_report_file_frozen_89b1f', table='commitments_reportfile', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='reportfile',
                trigger=pgtrigger.compiler.Trigger(name='report_files_come_together', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n                IF EXISTS (\n                    SELECT FROM commitments_reportfile JOIN added USING (report_id)\n                    WHERE commitments_reportfile.id NOT IN (SELECT id FROM added)\n                ) THEN\n                    RAISE EXCEPTION 'a published report takes no further file';\n                END IF;\n                RETURN NULL;\n                ", hash='45182ebd73e0041b8c5cbe7ad43fd39d55089c5b', level='STATEMENT', operation='INSERT', pgid='pgtrigger_report_files_come_together_f61e9', referencing='REFERENCING NEW TABLE AS added ', table='commitments_reportfile', when='AFTER')),
            ),
            migrations.AddConstraint(
                model_name='target',
                constraint=models.UniqueConstraint(fields=('pledge', 'place'), name='target_place_once'),
            ),
            migrations.AddConstraint(
                model_name='target',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('operator__in', ('at_least', 'at_most', 'increase_by', 'reduce_by')), ('value__isnull', False)), models.Q(models.Q(('operator__in', ('at_least', 'at_most', 'increase_by', 'reduce_by')), _negated=True), ('value__isnull', True)), _connector='OR'), name='target_value_where_the_operator_needs_one', violation_error_message='Este operador lleva un valor; los demás, ninguno.'),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='target',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "commitments_targetevent" ("commitment_id", "horizon", "id", "indicator_id", "operator", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "pledge_id", "remark", "source", "text", "unit", "value") VALUES (NEW."commitment_id", NEW."horizon", NEW."id", NEW."indicator_id", NEW."operator", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."place", NEW."pledge_id", NEW."remark", NEW."source", NEW."text", NEW."unit", NEW."value"); RETURN NULL;', hash='c81a800a7503368cf66164ec1fbf646d4c92afba', operation='INSERT', pgid='pgtrigger_insert_insert_67334', table='commitments_target', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='target',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "commitments_targetevent" ("commitment_id", "horizon", "id", "indicator_id", "operator", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "pledge_id", "remark", "source", "text", "unit", "value") VALUES (NEW."commitment_id", NEW."horizon", NEW."id", NEW."indicator_id", NEW."operator", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."place", NEW."pledge_id", NEW."remark", NEW."source", NEW."text", NEW."unit", NEW."value"); RETURN NULL;', hash='07a166697f7338882c92f05b6907daea637a9389', operation='UPDATE', pgid='pgtrigger_update_update_68256', table='commitments_target', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='target',
                trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "commitments_targetevent" ("commitment_id", "horizon", "id", "indicator_id", "operator", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "pledge_id", "remark", "source", "text", "unit", "value") VALUES (OLD."commitment_id", OLD."horizon", OLD."id", OLD."indicator_id", OLD."operator", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."place", OLD."pledge_id", OLD."remark", OLD."source", OLD."text", OLD."unit", OLD."value"); RETURN NULL;', hash='4152be8184c9a5343823beb524c5b2b9ad2644dd', operation='DELETE', pgid='pgtrigger_delete_delete_9d7f8', table='commitments_target', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='judgement',
                trigger=pgtrigger.compiler.Trigger(name='judgement_append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='dfa39ac1926cc34c1fd05586d9fb253bde748355', operation='UPDATE OR DELETE', pgid='pgtrigger_judgement_append_only_19893', table='commitments_judgement', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='targetevent',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='dcf414165562b0fe46102fb773e385a7c42d461a', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_41436', table='commitments_targetevent', when='BEFORE')),
            ),
            migrations.AddConstraint(
                model_name='yearopening',
                constraint=models.UniqueConstraint(condition=models.Q(('closed_at__isnull', True)), fields=('indicator', 'year'), name='year_open_once'),
            ),
            migrations.AddField(
                model_name='focusstateevent',
                name='pgh_obj',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='commitments.focusstate'),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='focusstate',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "commitments_focusstateevent" ("focus_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "state_id") VALUES (NEW."focus_id", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."state_id"); RETURN NULL;', hash='531f1dad3909cd94ab476387babd1b5a9a90d3cf', operation='INSERT', pgid='pgtrigger_insert_insert_716a7', table='commitments_focus_states', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='focusstate',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "commitments_focusstateevent" ("focus_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "state_id") VALUES (NEW."focus_id", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."state_id"); RETURN NULL;', hash='9861045c93cacb994caae9e5e9a22b6bd10a843e', operation='UPDATE', pgid='pgtrigger_update_update_20b01', table='commitments_focus_states', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='focusstate',
                trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "commitments_focusstateevent" ("focus_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "state_id") VALUES (OLD."focus_id", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."state_id"); RETURN NULL;', hash='1150e33bf3e918ae53039f2fcf351c6d0d1551e7', operation='DELETE', pgid='pgtrigger_delete_delete_30130', table='commitments_focus_states', when='AFTER')),
            ),
            migrations.AddField(
                model_name='pledgecommitmentevent',
                name='pgh_obj',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='commitments.pledgecommitment'),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='pledgecommitment',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "commitments_pledgecommitmentevent" ("commitment_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "pledge_id") VALUES (NEW."commitment_id", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."pledge_id"); RETURN NULL;', hash='3c6965375e026b6a2eb460fa44df4e84d1a42a47', operation='INSERT', pgid='pgtrigger_insert_insert_95f4e', table='commitments_pledge_commitments', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='pledgecommitment',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "commitments_pledgecommitmentevent" ("commitment_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "pledge_id") VALUES (NEW."commitment_id", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."pledge_id"); RETURN NULL;', hash='77078fe7c3823857b61803b3389bc29d0f9bd267', operation='UPDATE', pgid='pgtrigger_update_update_0b3d6', table='commitments_pledge_commitments', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='pledgecommitment',
                trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "commitments_pledgecommitmentevent" ("commitment_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "pledge_id") VALUES (OLD."commitment_id", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."pledge_id"); RETURN NULL;', hash='4ff668460043b1954fab4d761a3224b9c96fdc08', operation='DELETE', pgid='pgtrigger_delete_delete_5cd0f', table='commitments_pledge_commitments', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='focusstateevent',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='29060472b76df379ea2c2e22c31380160bc8a152', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_75205', table='commitments_focusstateevent', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='pledgecommitmentevent',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='a615c29962efa6003c384b9bb970bf21520a730e', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_65f89', table='commitments_pledgecommitmentevent', when='BEFORE')),
            ),
        ]),
        migrations.RunPython(catalogue.load, migrations.RunPython.noop),
    ]
