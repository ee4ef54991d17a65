import django.contrib.postgres.fields
import django.core.validators
import django.db.models.constraints
import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
import uuid
from django.conf import settings
from django.db import migrations, models

from kit.database.creation import CreateTables
from surveys import catalogue


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('commissions', '0001_initial'),
        ('commitments', '0001_initial'),
        ('members', '0001_initial'),
        ('pghistory', '0007_auto_20250421_0444'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        CreateTables([
            migrations.CreateModel(
                name='Answer',
                fields=[
                    ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('chosen', django.contrib.postgres.fields.ArrayField(base_field=models.PositiveSmallIntegerField(), default=list, size=None, verbose_name='opciones elegidas')),
                    ('number', models.IntegerField(null=True, verbose_name='número')),
                    ('text', models.TextField(blank=True, verbose_name='texto')),
                    ('tone', models.CharField(blank=True, choices=[('positive', 'Favorable'), ('mixed', 'Con matices'), ('negative', 'Crítico')], max_length=8, verbose_name='tono')),
                ],
                options={
                    'verbose_name': 'respuesta',
                    'verbose_name_plural': 'respuestas',
                    'ordering': ['id'],
                },
            ),
            migrations.CreateModel(
                name='Cell',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('breakdown', models.CharField(choices=[('all', 'Todas'), ('state', 'Estado'), ('size', 'Tamaño'), ('commission', 'Comisión')], max_length=10, verbose_name='por')),
                    ('group', models.CharField(blank=True, max_length=80, verbose_name='grupo')),
                    ('place', models.PositiveSmallIntegerField(verbose_name='orden')),
                    ('options', django.contrib.postgres.fields.ArrayField(base_field=models.SmallIntegerField(null=True), size=None, verbose_name='opciones')),
                    ('count', models.PositiveIntegerField(verbose_name='personas')),
                    ('base', models.PositiveIntegerField(verbose_name='de cuántas')),
                ],
                options={
                    'verbose_name': 'celda de resultados',
                    'verbose_name_plural': 'celdas de resultados',
                    'ordering': ['question', 'breakdown', 'group', 'place'],
                },
            ),
            migrations.CreateModel(
                name='Draft',
                fields=[
                    ('blind', models.BinaryField(max_length=32, primary_key=True, serialize=False)),
                    ('sealed', models.BinaryField()),
                ],
                options={
                    'verbose_name': 'borrador sellado',
                    'verbose_name_plural': 'borradores sellados',
                },
            ),
            migrations.CreateModel(
                name='Item',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('kind', models.CharField(choices=[('agreement', 'De acuerdo o no (1 a 5)'), ('one', 'Una opción'), ('several', 'Varias opciones'), ('scale', 'De 0 a 10'), ('number', 'Un número'), ('short', 'Texto corto'), ('long', 'Texto largo')], default='agreement', max_length=10, verbose_name='tipo')),
                    ('options', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=160), blank=True, default=list, help_text='Una por línea.', size=None, verbose_name='opciones')),
                    ('code', models.SlugField(max_length=40, unique=True, verbose_name='clave')),
                    ('wording', models.CharField(max_length=400, verbose_name='pregunta')),
                    ('version', models.PositiveIntegerField(default=1, editable=False)),
                ],
                options={
                    'verbose_name': 'pregunta del banco',
                    'verbose_name_plural': 'banco de preguntas',
                    'ordering': ['code'],
                },
            ),
            migrations.CreateModel(
                name='ItemEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.BigIntegerField()),
                    ('kind', models.CharField(choices=[('agreement', 'De acuerdo o no (1 a 5)'), ('one', 'Una opción'), ('several', 'Varias opciones'), ('scale', 'De 0 a 10'), ('number', 'Un número'), ('short', 'Texto corto'), ('long', 'Texto largo')], default='agreement', max_length=10, verbose_name='tipo')),
                    ('options', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=160), blank=True, default=list, help_text='Una por línea.', size=None, verbose_name='opciones')),
                    ('code', models.SlugField(db_index=False, max_length=40, verbose_name='clave')),
                    ('wording', models.CharField(max_length=400, verbose_name='pregunta')),
                    ('version', models.PositiveIntegerField(default=1, editable=False)),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='NamedAnswer',
                fields=[
                    ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('chosen', django.contrib.postgres.fields.ArrayField(base_field=models.PositiveSmallIntegerField(), default=list, size=None, verbose_name='opciones elegidas')),
                    ('number', models.IntegerField(null=True, verbose_name='número')),
                    ('text', models.TextField(blank=True, verbose_name='texto')),
                    ('tone', models.CharField(blank=True, choices=[('positive', 'Favorable'), ('mixed', 'Con matices'), ('negative', 'Crítico')], max_length=8, verbose_name='tono')),
                ],
                options={
                    'verbose_name': 'respuesta con nombre',
                    'verbose_name_plural': 'respuestas con nombre',
                },
            ),
            migrations.CreateModel(
                name='Question',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('kind', models.CharField(choices=[('agreement', 'De acuerdo o no (1 a 5)'), ('one', 'Una opción'), ('several', 'Varias opciones'), ('scale', 'De 0 a 10'), ('number', 'Un número'), ('short', 'Texto corto'), ('long', 'Texto largo')], default='agreement', max_length=10, verbose_name='tipo')),
                    ('wording', models.CharField(blank=True, max_length=400, verbose_name='pregunta')),
                    ('options', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=160), blank=True, default=list, help_text='Una por línea.', size=None, verbose_name='opciones')),
                    ('position', models.PositiveSmallIntegerField(verbose_name='orden')),
                    ('help', models.CharField(blank=True, max_length=300, verbose_name='ayuda')),
                    ('is_required', models.BooleanField(default=False, verbose_name='obligatoria')),
                    ('lowest', models.IntegerField(blank=True, null=True, validators=[django.core.validators.MinValueValidator(0), django.core.validators.MaxValueValidator(1000000000)], verbose_name='mínimo')),
                    ('highest', models.IntegerField(blank=True, null=True, validators=[django.core.validators.MinValueValidator(0), django.core.validators.MaxValueValidator(1000000000)], verbose_name='máximo')),
                    ('shown_values', django.contrib.postgres.fields.ArrayField(base_field=models.PositiveSmallIntegerField(), blank=True, default=list, help_text='Los números de las opciones, separados por comas.', size=None, verbose_name='se eligió')),
                ],
                options={
                    'verbose_name': 'pregunta',
                    'verbose_name_plural': 'preguntas',
                    'ordering': ['section__position', 'position'],
                },
            ),
            migrations.CreateModel(
                name='QuestionEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.BigIntegerField()),
                    ('kind', models.CharField(choices=[('agreement', 'De acuerdo o no (1 a 5)'), ('one', 'Una opción'), ('several', 'Varias opciones'), ('scale', 'De 0 a 10'), ('number', 'Un número'), ('short', 'Texto corto'), ('long', 'Texto largo')], default='agreement', max_length=10, verbose_name='tipo')),
                    ('wording', models.CharField(blank=True, max_length=400, verbose_name='pregunta')),
                    ('options', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=160), blank=True, default=list, help_text='Una por línea.', size=None, verbose_name='opciones')),
                    ('position', models.PositiveSmallIntegerField(verbose_name='orden')),
                    ('help', models.CharField(blank=True, max_length=300, verbose_name='ayuda')),
                    ('is_required', models.BooleanField(default=False, verbose_name='obligatoria')),
                    ('lowest', models.IntegerField(blank=True, null=True, validators=[django.core.validators.MinValueValidator(0), django.core.validators.MaxValueValidator(1000000000)], verbose_name='mínimo')),
                    ('highest', models.IntegerField(blank=True, null=True, validators=[django.core.validators.MinValueValidator(0), django.core.validators.MaxValueValidator(1000000000)], verbose_name='máximo')),
                    ('shown_values', django.contrib.postgres.fields.ArrayField(base_field=models.PositiveSmallIntegerField(), blank=True, default=list, help_text='Los números de las opciones, separados por comas.', size=None, verbose_name='se eligió')),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='Section',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('position', models.PositiveSmallIntegerField(verbose_name='orden')),
                    ('title', models.CharField(max_length=160, verbose_name='título')),
                    ('text', models.TextField(blank=True, max_length=1000, verbose_name='explicación')),
                    ('version', models.PositiveIntegerField(default=1, editable=False)),
                ],
                options={
                    'verbose_name': 'sección',
                    'verbose_name_plural': 'secciones',
                    'ordering': ['position'],
                },
            ),
            migrations.CreateModel(
                name='SectionEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.BigIntegerField()),
                    ('position', models.PositiveSmallIntegerField(verbose_name='orden')),
                    ('title', models.CharField(max_length=160, verbose_name='título')),
                    ('text', models.TextField(blank=True, max_length=1000, verbose_name='explicación')),
                    ('version', models.PositiveIntegerField(default=1, editable=False)),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='Survey',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('slug', models.SlugField(max_length=60, unique=True, verbose_name='dirección')),
                    ('name', models.CharField(max_length=120, verbose_name='nombre')),
                    ('purpose', models.TextField(blank=True, max_length=1000, verbose_name='para qué')),
                    ('version', models.PositiveIntegerField(default=1, editable=False)),
                ],
                options={
                    'verbose_name': 'encuesta',
                    'verbose_name_plural': 'encuestas',
                    'ordering': ['name'],
                },
            ),
            migrations.CreateModel(
                name='SurveyEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.BigIntegerField()),
                    ('slug', models.SlugField(db_index=False, max_length=60, verbose_name='dirección')),
                    ('name', models.CharField(max_length=120, verbose_name='nombre')),
                    ('purpose', models.TextField(blank=True, max_length=1000, verbose_name='para qué')),
                    ('version', models.PositiveIntegerField(default=1, editable=False)),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='Theme',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('code', models.SlugField(max_length=40, unique=True, verbose_name='clave')),
                    ('name', models.CharField(max_length=120, verbose_name='nombre')),
                ],
                options={
                    'verbose_name': 'tema',
                    'verbose_name_plural': 'temas',
                    'ordering': ['name'],
                },
            ),
            migrations.CreateModel(
                name='Turnout',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('breakdown', models.CharField(choices=[('all', 'Todas'), ('state', 'Estado'), ('size', 'Tamaño'), ('commission', 'Comisión')], max_length=10, verbose_name='por')),
                    ('group', models.CharField(blank=True, max_length=80, verbose_name='grupo')),
                    ('invited_count', models.PositiveIntegerField(verbose_name='invitadas')),
                    ('response_count', models.PositiveIntegerField(null=True, verbose_name='respondieron')),
                ],
                options={
                    'verbose_name': 'participación',
                    'verbose_name_plural': 'participación',
                    'ordering': ['breakdown', 'group'],
                },
            ),
            migrations.CreateModel(
                name='Wave',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('slug', models.SlugField(max_length=80, unique=True, verbose_name='dirección')),
                    ('title', models.CharField(max_length=160, verbose_name='título')),
                    ('text', models.TextField(blank=True, max_length=2000, verbose_name='presentación')),
                    ('minutes', models.PositiveSmallIntegerField(default=7, verbose_name='minutos que toma')),
                    ('unit', models.CharField(choices=[('organization', 'Una respuesta por organización'), ('person', 'Una respuesta por persona')], default='organization', max_length=12, verbose_name='quién responde')),
                    ('is_named', models.BooleanField(default=False, help_text='La Coordinación verá quién respondió qué. Si no, es anónima.', verbose_name='con nombre')),
                    ('is_baseline', models.BooleanField(default=False, editable=False, verbose_name='línea base')),
                    ('opens_at', models.DateTimeField(blank=True, null=True, verbose_name='abre el')),
                    ('closes_at', models.DateTimeField(blank=True, null=True, verbose_name='cierra el')),
                    ('opened_at', models.DateTimeField(editable=False, null=True, verbose_name='preparada el')),
                    ('sealed_size', models.PositiveIntegerField(default=0, editable=False)),
                    ('closed_at', models.DateTimeField(editable=False, null=True, verbose_name='contada el')),
                    ('response_count', models.PositiveIntegerField(default=0, editable=False, verbose_name='respuestas')),
                    ('published_at', models.DateTimeField(editable=False, null=True, verbose_name='publicada el')),
                    ('version', models.PositiveIntegerField(default=1, editable=False)),
                ],
                options={
                    'verbose_name': 'ola',
                    'verbose_name_plural': 'olas',
                    'ordering': ['-opens_at', '-pk'],
                },
            ),
            migrations.CreateModel(
                name='WaveEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.BigIntegerField()),
                    ('slug', models.SlugField(db_index=False, max_length=80, verbose_name='dirección')),
                    ('title', models.CharField(max_length=160, verbose_name='título')),
                    ('text', models.TextField(blank=True, max_length=2000, verbose_name='presentación')),
                    ('minutes', models.PositiveSmallIntegerField(default=7, verbose_name='minutos que toma')),
                    ('unit', models.CharField(choices=[('organization', 'Una respuesta por organización'), ('person', 'Una respuesta por persona')], default='organization', max_length=12, verbose_name='quién responde')),
                    ('is_named', models.BooleanField(default=False, help_text='La Coordinación verá quién respondió qué. Si no, es anónima.', verbose_name='con nombre')),
                    ('is_baseline', models.BooleanField(default=False, editable=False, verbose_name='línea base')),
                    ('opens_at', models.DateTimeField(blank=True, null=True, verbose_name='abre el')),
                    ('closes_at', models.DateTimeField(blank=True, null=True, verbose_name='cierra el')),
                    ('opened_at', models.DateTimeField(editable=False, null=True, verbose_name='preparada el')),
                    ('sealed_size', models.PositiveIntegerField(default=0, editable=False)),
                    ('closed_at', models.DateTimeField(editable=False, null=True, verbose_name='contada el')),
                    ('response_count', models.PositiveIntegerField(default=0, editable=False, verbose_name='respuestas')),
                    ('published_at', models.DateTimeField(editable=False, null=True, verbose_name='publicada el')),
                    ('version', models.PositiveIntegerField(default=1, editable=False)),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='Finding',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('position', models.PositiveSmallIntegerField(default=1, verbose_name='orden')),
                    ('text', models.TextField(max_length=600, verbose_name='ustedes dijeron')),
                    ('due_on', models.DateField(blank=True, null=True, verbose_name='para el')),
                    ('state', models.CharField(choices=[('open', 'Sin respuesta todavía'), ('done', 'Lo hicimos'), ('doing', 'Lo estamos haciendo'), ('no', 'No lo haremos, y por qué')], default='open', max_length=6, verbose_name='respuesta')),
                    ('answer', models.TextField(blank=True, max_length=1500, verbose_name='hicimos')),
                    ('answered_at', models.DateTimeField(editable=False, null=True, verbose_name='respondido el')),
                    ('version', models.PositiveIntegerField(default=1, editable=False)),
                    ('answered_by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='respondió')),
                    ('organization', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='members.organization', verbose_name='organización a cargo')),
                    ('owner', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='a cargo de')),
                ],
                options={
                    'verbose_name': 'hallazgo',
                    'verbose_name_plural': 'hallazgos',
                    'ordering': ['wave', 'position', 'pk'],
                },
            ),
            migrations.CreateModel(
                name='FindingEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.BigIntegerField()),
                    ('position', models.PositiveSmallIntegerField(default=1, verbose_name='orden')),
                    ('text', models.TextField(max_length=600, verbose_name='ustedes dijeron')),
                    ('due_on', models.DateField(blank=True, null=True, verbose_name='para el')),
                    ('state', models.CharField(choices=[('open', 'Sin respuesta todavía'), ('done', 'Lo hicimos'), ('doing', 'Lo estamos haciendo'), ('no', 'No lo haremos, y por qué')], default='open', max_length=6, verbose_name='respuesta')),
                    ('answer', models.TextField(blank=True, max_length=1500, verbose_name='hicimos')),
                    ('answered_at', models.DateTimeField(editable=False, null=True, verbose_name='respondido el')),
                    ('version', models.PositiveIntegerField(default=1, editable=False)),
                    ('answered_by', models.ForeignKey(db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='respondió')),
                    ('organization', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='members.organization', verbose_name='organización a cargo')),
                    ('owner', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='a cargo de')),
                    ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='surveys.finding')),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='Invitee',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('answered_on', models.DateField(blank=True, editable=False, null=True, verbose_name='respondió el')),
                    ('declined_on', models.DateField(blank=True, editable=False, null=True, verbose_name='no responderá')),
                    ('reminders', models.PositiveSmallIntegerField(default=0, editable=False, verbose_name='recordatorios')),
                    ('reminded_on', models.DateField(editable=False, null=True, verbose_name='se le recordó el')),
                    ('again_on', models.DateField(editable=False, null=True, verbose_name='se le envía otra vez el')),
                    ('entered_by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='capturó (papel o teléfono)')),
                    ('organization', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='members.organization', verbose_name='organización')),
                    ('user', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='persona')),
                ],
                options={
                    'verbose_name': 'invitada a responder',
                    'verbose_name_plural': 'invitadas a responder',
                },
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='item',
                trigger=pgtrigger.compiler.Trigger(name='item_asked_stands', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF TG_OP = 'UPDATE' AND NEW IS NOT DISTINCT FROM OLD THEN\n                RETURN NEW;\n            END IF;\n            IF TG_OP <> 'INSERT' THEN\n                IF EXISTS (SELECT 1 FROM surveys_wave w WHERE w.opened_at IS NOT NULL AND w.id IN (SELECT s.wave_id FROM surveys_section s JOIN surveys_question q ON q.section_id = s.id\n                   WHERE q.item_id = OLD.id)) THEN\n                    RAISE EXCEPTION 'the questions of an open wave stand as they are' USING ERRCODE = 'check_violation';\n                END IF;\n            END IF;\n            IF TG_OP = 'DELETE' THEN\n                RETURN OLD;\n            END IF;\n            IF EXISTS (SELECT 1 FROM surveys_wave w WHERE w.opened_at IS NOT NULL AND w.id IN (SELECT s.wave_id FROM surveys_section s JOIN surveys_question q ON q.section_id = s.id\n                   WHERE q.item_id = NEW.id)) THEN\n                RAISE EXCEPTION 'the questions of an open wave stand as they are' USING ERRCODE = 'check_violation';\n            END IF;\n            RETURN NEW;\n        ", hash='b13ff3d69426440d3e3644f597b4b075690ffd97', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_item_asked_stands_f8971', table='surveys_item', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='item',
                trigger=pgtrigger.compiler.Trigger(name='item_in_the_same_words_everywhere', sql=pgtrigger.compiler.UpsertTriggerSql(func='UPDATE surveys_question SET item_id = item_id WHERE item_id = NEW.id; RETURN NEW;', hash='57c5455cb24d64cc9561d1aee8cadf9ac1b17e78', operation='UPDATE', pgid='pgtrigger_item_in_the_same_words_everywhere_2446d', table='surveys_item', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='item',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "surveys_itemevent" ("code", "id", "kind", "options", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "version", "wording") VALUES (NEW."code", NEW."id", NEW."kind", NEW."options", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."version", NEW."wording"); RETURN NULL;', hash='f79cdd092ed82e6a46ca329a158b795032f5a110', operation='INSERT', pgid='pgtrigger_insert_insert_8857e', table='surveys_item', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='item',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "surveys_itemevent" ("code", "id", "kind", "options", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "version", "wording") VALUES (NEW."code", NEW."id", NEW."kind", NEW."options", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."version", NEW."wording"); RETURN NULL;', hash='ea09d663e39301e9928aa0171d8aebaccf4b66a8', operation='UPDATE', pgid='pgtrigger_update_update_77fa9', table='surveys_item', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='item',
                trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "surveys_itemevent" ("code", "id", "kind", "options", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "version", "wording") VALUES (OLD."code", OLD."id", OLD."kind", OLD."options", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."version", OLD."wording"); RETURN NULL;', hash='02c0240da30fcaccef816146f9b4999aecc15873', operation='DELETE', pgid='pgtrigger_delete_delete_b3b1e', table='surveys_item', when='AFTER')),
            ),
            migrations.AddField(
                model_name='itemevent',
                name='pgh_context',
                field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
            ),
            migrations.AddField(
                model_name='itemevent',
                name='pgh_obj',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='surveys.item'),
            ),
            migrations.AddField(
                model_name='namedanswer',
                name='invitee',
                field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='answers', to='surveys.invitee', verbose_name='quién'),
            ),
            migrations.AddField(
                model_name='question',
                name='item',
                field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='questions', to='surveys.item', verbose_name='pregunta del banco'),
            ),
            migrations.AddField(
                model_name='question',
                name='shown_if',
                field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='surveys.question', verbose_name='se muestra si en'),
            ),
            migrations.AddField(
                model_name='namedanswer',
                name='question',
                field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='surveys.question', verbose_name='pregunta'),
            ),
            migrations.AddField(
                model_name='cell',
                name='question',
                field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='cells', to='surveys.question', verbose_name='pregunta'),
            ),
            migrations.AddField(
                model_name='answer',
                name='question',
                field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='surveys.question', verbose_name='pregunta'),
            ),
            migrations.AddField(
                model_name='questionevent',
                name='item',
                field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='surveys.item', verbose_name='pregunta del banco'),
            ),
            migrations.AddField(
                model_name='questionevent',
                name='pgh_context',
                field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
            ),
            migrations.AddField(
                model_name='questionevent',
                name='pgh_obj',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='surveys.question'),
            ),
            migrations.AddField(
                model_name='questionevent',
                name='shown_if',
                field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='surveys.question', verbose_name='se muestra si en'),
            ),
            migrations.AddField(
                model_name='questionevent',
                name='section',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='surveys.section', verbose_name='sección'),
            ),
            migrations.AddField(
                model_name='question',
                name='section',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='questions', to='surveys.section', verbose_name='sección'),
            ),
            migrations.AddField(
                model_name='sectionevent',
                name='pgh_context',
                field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
            ),
            migrations.AddField(
                model_name='sectionevent',
                name='pgh_obj',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='surveys.section'),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='survey',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "surveys_surveyevent" ("id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "purpose", "slug", "version") VALUES (NEW."id", NEW."name", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."purpose", NEW."slug", NEW."version"); RETURN NULL;', hash='347e3a00f415694ed13afc757f3eaa522179cdfe', operation='INSERT', pgid='pgtrigger_insert_insert_472a1', table='surveys_survey', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='survey',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "surveys_surveyevent" ("id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "purpose", "slug", "version") VALUES (NEW."id", NEW."name", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."purpose", NEW."slug", NEW."version"); RETURN NULL;', hash='2b9c83999cf3c0783d947a9ff102896d6305bf14', operation='UPDATE', pgid='pgtrigger_update_update_7c6a9', table='surveys_survey', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='survey',
                trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "surveys_surveyevent" ("id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "purpose", "slug", "version") VALUES (OLD."id", OLD."name", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."purpose", OLD."slug", OLD."version"); RETURN NULL;', hash='759e910bdc9cca51e3d81b051045d3cf7649902b', operation='DELETE', pgid='pgtrigger_delete_delete_0ba4d', table='surveys_survey', when='AFTER')),
            ),
            migrations.AddField(
                model_name='surveyevent',
                name='pgh_context',
                field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
            ),
            migrations.AddField(
                model_name='surveyevent',
                name='pgh_obj',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='surveys.survey'),
            ),
            migrations.AddField(
                model_name='namedanswer',
                name='themes',
                field=models.ManyToManyField(blank=True, related_name='+', to='surveys.theme', verbose_name='temas'),
            ),
            migrations.AddField(
                model_name='answer',
                name='themes',
                field=models.ManyToManyField(blank=True, related_name='+', to='surveys.theme', verbose_name='temas'),
            ),
            migrations.AddField(
                model_name='wave',
                name='commissions',
                field=models.ManyToManyField(blank=True, related_name='+', to='commissions.commission', verbose_name='comisiones'),
            ),
            migrations.AddField(
                model_name='wave',
                name='commitments',
                field=models.ManyToManyField(blank=True, related_name='+', to='commitments.commitment', verbose_name='compromisos'),
            ),
            migrations.AddField(
                model_name='wave',
                name='opened_by',
                field=models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='abrió'),
            ),
            migrations.AddField(
                model_name='wave',
                name='published_by',
                field=models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='publicó'),
            ),
            migrations.AddField(
                model_name='wave',
                name='states',
                field=models.ManyToManyField(blank=True, related_name='+', to='members.state', verbose_name='estados'),
            ),
            migrations.AddField(
                model_name='wave',
                name='survey',
                field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='waves', to='surveys.survey', verbose_name='encuesta'),
            ),
            migrations.AddField(
                model_name='turnout',
                name='wave',
                field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='turnout', to='surveys.wave', verbose_name='ola'),
            ),
            migrations.AddField(
                model_name='sectionevent',
                name='wave',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='surveys.wave', verbose_name='ola'),
            ),
            migrations.AddField(
                model_name='section',
                name='wave',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='sections', to='surveys.wave', verbose_name='ola'),
            ),
            migrations.AddField(
                model_name='invitee',
                name='wave',
                field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='invitees', to='surveys.wave', verbose_name='ola'),
            ),
            migrations.AddField(
                model_name='findingevent',
                name='wave',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='surveys.wave', verbose_name='ola'),
            ),
            migrations.AddField(
                model_name='finding',
                name='wave',
                field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='findings', to='surveys.wave', verbose_name='ola'),
            ),
            migrations.AddField(
                model_name='draft',
                name='wave',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='surveys.wave', verbose_name='ola'),
            ),
            migrations.AddField(
                model_name='waveevent',
                name='opened_by',
                field=models.ForeignKey(db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='abrió'),
            ),
            migrations.AddField(
                model_name='waveevent',
                name='pgh_context',
                field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
            ),
            migrations.AddField(
                model_name='waveevent',
                name='pgh_obj',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='surveys.wave'),
            ),
            migrations.AddField(
                model_name='waveevent',
                name='published_by',
                field=models.ForeignKey(db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='publicó'),
            ),
            migrations.AddField(
                model_name='waveevent',
                name='survey',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='surveys.survey', verbose_name='encuesta'),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='itemevent',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='badb914d078e3c4c102272f989be9e90285d86be', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_105ed', table='surveys_itemevent', when='BEFORE')),
            ),
            migrations.AddConstraint(
                model_name='cell',
                constraint=models.UniqueConstraint(fields=('question', 'breakdown', 'group', 'place'), name='cell_once'),
            ),
            migrations.AddConstraint(
                model_name='cell',
                constraint=models.CheckConstraint(condition=models.Q(('count__gte', 5)), name='cell_never_below_five'),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='questionevent',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='21971b0a0a8cdd410ac6315022a86fd407163d44', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_882f1', table='surveys_questionevent', when='BEFORE')),
            ),
            migrations.AddConstraint(
                model_name='question',
                constraint=models.UniqueConstraint(deferrable=django.db.models.constraints.Deferrable['DEFERRED'], fields=('section', 'position'), name='question_one_a_position'),
            ),
            migrations.AddConstraint(
                model_name='question',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('shown_if__isnull', True), ('shown_values', [])), models.Q(('shown_if__isnull', False), models.Q(('shown_values', []), _negated=True)), _connector='OR'), name='question_condition_is_whole', violation_error_message='La condición necesita la pregunta y al menos una de sus opciones.'),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='question',
                trigger=pgtrigger.compiler.Trigger(name='question_asked_stands', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF TG_OP = 'UPDATE' AND NEW IS NOT DISTINCT FROM OLD THEN\n                RETURN NEW;\n            END IF;\n            IF TG_OP <> 'INSERT' THEN\n                IF EXISTS (SELECT 1 FROM surveys_wave w WHERE w.opened_at IS NOT NULL AND w.id IN (SELECT s.wave_id FROM surveys_section s WHERE s.id = OLD.section_id)) THEN\n                    RAISE EXCEPTION 'the questions of an open wave stand as they are' USING ERRCODE = 'check_violation';\n                END IF;\n            END IF;\n            IF TG_OP = 'DELETE' THEN\n                RETURN OLD;\n            END IF;\n            IF EXISTS (SELECT 1 FROM surveys_wave w WHERE w.opened_at IS NOT NULL AND w.id IN (SELECT s.wave_id FROM surveys_section s WHERE s.id = NEW.section_id)) THEN\n                RAISE EXCEPTION 'the questions of an open wave stand as they are' USING ERRCODE = 'check_violation';\n            END IF;\n            RETURN NEW;\n        ", hash='20bf38f9707b2242d88adf2574f8db0f965b5ccd', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_question_asked_stands_6f55d', table='surveys_question', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='question',
                trigger=pgtrigger.compiler.Trigger(name='question_in_the_words_of_its_item', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (NEW."item_id" IS NOT NULL)', func='\n                    SELECT kind, wording, options INTO NEW.kind, NEW.wording, NEW.options\n                    FROM surveys_item WHERE id = NEW.item_id;\n                    RETURN NEW;\n                ', hash='1c613c0ea597734bb66833e9c8109b6113fb70e3', operation='INSERT OR UPDATE', pgid='pgtrigger_question_in_the_words_of_its_item_bf621', table='surveys_question', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='question',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "surveys_questionevent" ("help", "highest", "id", "is_required", "item_id", "kind", "lowest", "options", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "section_id", "shown_if_id", "shown_values", "wording") VALUES (NEW."help", NEW."highest", NEW."id", NEW."is_required", NEW."item_id", NEW."kind", NEW."lowest", NEW."options", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."position", NEW."section_id", NEW."shown_if_id", NEW."shown_values", NEW."wording"); RETURN NULL;', hash='a885b432f133668d91bef9e9af2cae4dff9f3c38', operation='INSERT', pgid='pgtrigger_insert_insert_6efa9', table='surveys_question', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='question',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "surveys_questionevent" ("help", "highest", "id", "is_required", "item_id", "kind", "lowest", "options", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "section_id", "shown_if_id", "shown_values", "wording") VALUES (NEW."help", NEW."highest", NEW."id", NEW."is_required", NEW."item_id", NEW."kind", NEW."lowest", NEW."options", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."position", NEW."section_id", NEW."shown_if_id", NEW."shown_values", NEW."wording"); RETURN NULL;', hash='58037ed9bd965037b10b931545fbd6b68d49f431', operation='UPDATE', pgid='pgtrigger_update_update_ad28c', table='surveys_question', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='question',
                trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "surveys_questionevent" ("help", "highest", "id", "is_required", "item_id", "kind", "lowest", "options", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "section_id", "shown_if_id", "shown_values", "wording") VALUES (OLD."help", OLD."highest", OLD."id", OLD."is_required", OLD."item_id", OLD."kind", OLD."lowest", OLD."options", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."position", OLD."section_id", OLD."shown_if_id", OLD."shown_values", OLD."wording"); RETURN NULL;', hash='181c4af09f6b3a04e27fd311d3e88dfc121d43d1', operation='DELETE', pgid='pgtrigger_delete_delete_9b1a3', table='surveys_question', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='surveyevent',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='d0d1fbe54fbc62899407b97876154bc396324dbd', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_ef4ac', table='surveys_surveyevent', when='BEFORE')),
            ),
            migrations.AddConstraint(
                model_name='namedanswer',
                constraint=models.UniqueConstraint(fields=('invitee', 'question'), name='named_answer_once'),
            ),
            migrations.CreateModel(
                name='WaveCommission',
                fields=[
                ],
                options={
                    'proxy': True,
                    'indexes': [],
                    'constraints': [],
                },
                bases=('surveys.wave_commissions',),
            ),
            migrations.CreateModel(
                name='WaveCommitment',
                fields=[
                ],
                options={
                    'proxy': True,
                    'indexes': [],
                    'constraints': [],
                },
                bases=('surveys.wave_commitments',),
            ),
            migrations.CreateModel(
                name='WaveTerritory',
                fields=[
                ],
                options={
                    'proxy': True,
                    'indexes': [],
                    'constraints': [],
                },
                bases=('surveys.wave_states',),
            ),
            migrations.AddConstraint(
                model_name='wave',
                constraint=models.CheckConstraint(condition=models.Q(('closes_at__isnull', True), ('opens_at__isnull', True), ('closes_at__gt', models.F('opens_at')), _connector='OR'), name='wave_closes_after_it_opens', violation_error_message='El cierre va después de la apertura.'),
            ),
            migrations.AddConstraint(
                model_name='wave',
                constraint=models.CheckConstraint(condition=models.Q(('opened_at__isnull', True), ('is_baseline', True), models.Q(('closes_at__isnull', False), ('opened_by__isnull', False), ('opens_at__isnull', False)), _connector='OR'), name='wave_opened_has_its_hours'),
            ),
            migrations.AddConstraint(
                model_name='wave',
                constraint=models.CheckConstraint(condition=models.Q(('published_at__isnull', True), models.Q(('closed_at__isnull', False), ('is_baseline', True)), models.Q(('closed_at__isnull', False), ('published_by__isnull', False)), _connector='OR'), name='wave_published_is_counted', violation_error_message='Los resultados se publican después del cierre.'),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='wave',
                trigger=pgtrigger.compiler.Trigger(name='wave_asked_stands', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.opened_at IS NOT NULL AND (\n            (OLD.survey_id, OLD.unit, OLD.is_named, OLD.sealed_size)\n                IS DISTINCT FROM (NEW.survey_id, NEW.unit, NEW.is_named, NEW.sealed_size)\n            OR OLD.opened_at <> NEW.opened_at\n            OR OLD.closed_at IS NOT NULL AND (NEW.opened_at IS NULL OR OLD.closed_at IS DISTINCT FROM NEW.closed_at)\n        ))', func="RAISE EXCEPTION 'what an open wave asks stands as it is' USING ERRCODE = 'check_violation';", hash='68d778c6433d6b4bf21f16312c2c5f5040bf21e8', operation='UPDATE', pgid='pgtrigger_wave_asked_stands_42c58', table='surveys_wave', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='wave',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "surveys_waveevent" ("closed_at", "closes_at", "id", "is_baseline", "is_named", "minutes", "opened_at", "opened_by_id", "opens_at", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_at", "published_by_id", "response_count", "sealed_size", "slug", "survey_id", "text", "title", "unit", "version") VALUES (NEW."closed_at", NEW."closes_at", NEW."id", NEW."is_baseline", NEW."is_named", NEW."minutes", NEW."opened_at", NEW."opened_by_id", NEW."opens_at", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."published_at", NEW."published_by_id", NEW."response_count", NEW."sealed_size", NEW."slug", NEW."survey_id", NEW."text", NEW."title", NEW."unit", NEW."version"); RETURN NULL;', hash='08d9f93480ca6dc6cfaf8720f6096702711d2916', operation='INSERT', pgid='pgtrigger_insert_insert_eafbd', table='surveys_wave', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='wave',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "surveys_waveevent" ("closed_at", "closes_at", "id", "is_baseline", "is_named", "minutes", "opened_at", "opened_by_id", "opens_at", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_at", "published_by_id", "response_count", "sealed_size", "slug", "survey_id", "text", "title", "unit", "version") VALUES (NEW."closed_at", NEW."closes_at", NEW."id", NEW."is_baseline", NEW."is_named", NEW."minutes", NEW."opened_at", NEW."opened_by_id", NEW."opens_at", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."published_at", NEW."published_by_id", NEW."response_count", NEW."sealed_size", NEW."slug", NEW."survey_id", NEW."text", NEW."title", NEW."unit", NEW."version"); RETURN NULL;', hash='85eddd0310cb0210a871071361a04c03efe58784', operation='UPDATE', pgid='pgtrigger_update_update_644ad', table='surveys_wave', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='wave',
                trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "surveys_waveevent" ("closed_at", "closes_at", "id", "is_baseline", "is_named", "minutes", "opened_at", "opened_by_id", "opens_at", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_at", "published_by_id", "response_count", "sealed_size", "slug", "survey_id", "text", "title", "unit", "version") VALUES (OLD."closed_at", OLD."closes_at", OLD."id", OLD."is_baseline", OLD."is_named", OLD."minutes", OLD."opened_at", OLD."opened_by_id", OLD."opens_at", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."published_at", OLD."published_by_id", OLD."response_count", OLD."sealed_size", OLD."slug", OLD."survey_id", OLD."text", OLD."title", OLD."unit", OLD."version"); RETURN NULL;', hash='405d95e60bdb85639692f9da51610c5a2915564f', operation='DELETE', pgid='pgtrigger_delete_delete_22fe2', table='surveys_wave', when='AFTER')),
            ),
            migrations.AddConstraint(
                model_name='turnout',
                constraint=models.UniqueConstraint(fields=('wave', 'breakdown', 'group'), name='turnout_once'),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='sectionevent',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='7b090cd5ad765589703b6669c2a2e647d0d1802e', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_ad032', table='surveys_sectionevent', when='BEFORE')),
            ),
            migrations.AddConstraint(
                model_name='section',
                constraint=models.UniqueConstraint(deferrable=django.db.models.constraints.Deferrable['DEFERRED'], fields=('wave', 'position'), name='section_one_a_position'),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='section',
                trigger=pgtrigger.compiler.Trigger(name='section_asked_stands', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF TG_OP = 'UPDATE' AND NEW IS NOT DISTINCT FROM OLD THEN\n                RETURN NEW;\n            END IF;\n            IF TG_OP <> 'INSERT' THEN\n                IF EXISTS (SELECT 1 FROM surveys_wave w WHERE w.opened_at IS NOT NULL AND w.id IN (SELECT OLD.wave_id)) THEN\n                    RAISE EXCEPTION 'the questions of an open wave stand as they are' USING ERRCODE = 'check_violation';\n                END IF;\n            END IF;\n            IF TG_OP = 'DELETE' THEN\n                RETURN OLD;\n            END IF;\n            IF EXISTS (SELECT 1 FROM surveys_wave w WHERE w.opened_at IS NOT NULL AND w.id IN (SELECT NEW.wave_id)) THEN\n                RAISE EXCEPTION 'the questions of an open wave stand as they are' USING ERRCODE = 'check_violation';\n            END IF;\n            RETURN NEW;\n        ", hash='6e32408ad2993fc3574366691b033de1333b40cc', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_section_asked_stands_73a97', table='surveys_section', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='section',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "surveys_sectionevent" ("id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "text", "title", "version", "wave_id") VALUES (NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."position", NEW."text", NEW."title", NEW."version", NEW."wave_id"); RETURN NULL;', hash='411d251bd35eca439c3a7988b20bf1c78747b023', operation='INSERT', pgid='pgtrigger_insert_insert_13171', table='surveys_section', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='section',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "surveys_sectionevent" ("id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "text", "title", "version", "wave_id") VALUES (NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."position", NEW."text", NEW."title", NEW."version", NEW."wave_id"); RETURN NULL;', hash='9b43f257729a47c010d1e88a964f11d352da293c', operation='UPDATE', pgid='pgtrigger_update_update_686d2', table='surveys_section', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='section',
                trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "surveys_sectionevent" ("id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "text", "title", "version", "wave_id") VALUES (OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."position", OLD."text", OLD."title", OLD."version", OLD."wave_id"); RETURN NULL;', hash='8c5d94d9bfe5c501f20bb859225e3153216679ef', operation='DELETE', pgid='pgtrigger_delete_delete_483dd', table='surveys_section', when='AFTER')),
            ),
            migrations.AddConstraint(
                model_name='invitee',
                constraint=models.UniqueConstraint(fields=('wave', 'organization', 'user'), name='invitee_once_a_wave', nulls_distinct=False),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='findingevent',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='2e0d4990923274a135fc6ff83abbcbf181cffd8b', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_76a9c', table='surveys_findingevent', when='BEFORE')),
            ),
            migrations.AddConstraint(
                model_name='finding',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('answered_at__isnull', True), ('answered_by__isnull', True), ('state', 'open')), models.Q(models.Q(('state', 'open'), _negated=True), models.Q(('answer', ''), _negated=True), ('answered_at__isnull', False), ('answered_by__isnull', False)), _connector='OR'), name='finding_answered_says_what_when_and_who', violation_error_message='Escriba la respuesta en palabras, también cuando es un «no».'),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='finding',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "surveys_findingevent" ("answer", "answered_at", "answered_by_id", "due_on", "id", "organization_id", "owner_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "state", "text", "version", "wave_id") VALUES (NEW."answer", NEW."answered_at", NEW."answered_by_id", NEW."due_on", NEW."id", NEW."organization_id", NEW."owner_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."position", NEW."state", NEW."text", NEW."version", NEW."wave_id"); RETURN NULL;', hash='ebdde5e529baaea8fd1c50cd5926d0bd664b7e4f', operation='INSERT', pgid='pgtrigger_insert_insert_506b7', table='surveys_finding', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='finding',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "surveys_findingevent" ("answer", "answered_at", "answered_by_id", "due_on", "id", "organization_id", "owner_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "state", "text", "version", "wave_id") VALUES (NEW."answer", NEW."answered_at", NEW."answered_by_id", NEW."due_on", NEW."id", NEW."organization_id", NEW."owner_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."position", NEW."state", NEW."text", NEW."version", NEW."wave_id"); RETURN NULL;', hash='414680c166cbc370b7ebc5e3dedf18c2b577b427', operation='UPDATE', pgid='pgtrigger_update_update_e6d80', table='surveys_finding', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='finding',
                trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "surveys_findingevent" ("answer", "answered_at", "answered_by_id", "due_on", "id", "organization_id", "owner_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "state", "text", "version", "wave_id") VALUES (OLD."answer", OLD."answered_at", OLD."answered_by_id", OLD."due_on", OLD."id", OLD."organization_id", OLD."owner_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."position", OLD."state", OLD."text", OLD."version", OLD."wave_id"); RETURN NULL;', hash='13f26bd3349e8869970b5362f07bebbc12ef870c', operation='DELETE', pgid='pgtrigger_delete_delete_248ff', table='surveys_finding', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='waveevent',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='9c9cc74047517ce42ff19e0737306690c307cc15', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_f3478', table='surveys_waveevent', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='wavecommission',
                trigger=pgtrigger.compiler.Trigger(name='wave_commission_asked_stands', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF TG_OP = 'UPDATE' AND NEW IS NOT DISTINCT FROM OLD THEN\n                RETURN NEW;\n            END IF;\n            IF TG_OP <> 'INSERT' THEN\n                IF EXISTS (SELECT 1 FROM surveys_wave w WHERE w.opened_at IS NOT NULL AND w.id IN (SELECT OLD.wave_id)) THEN\n                    RAISE EXCEPTION 'the questions of an open wave stand as they are' USING ERRCODE = 'check_violation';\n                END IF;\n            END IF;\n            IF TG_OP = 'DELETE' THEN\n                RETURN OLD;\n            END IF;\n            IF EXISTS (SELECT 1 FROM surveys_wave w WHERE w.opened_at IS NOT NULL AND w.id IN (SELECT NEW.wave_id)) THEN\n                RAISE EXCEPTION 'the questions of an open wave stand as they are' USING ERRCODE = 'check_violation';\n            END IF;\n            RETURN NEW;\n        ", hash='a3b9524c132eb4d3416c80801e5f76296981d106', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_wave_commission_asked_stands_8578d', table='surveys_wave_commissions', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='wavecommitment',
                trigger=pgtrigger.compiler.Trigger(name='wave_commitment_asked_stands', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF TG_OP = 'UPDATE' AND NEW IS NOT DISTINCT FROM OLD THEN\n                RETURN NEW;\n            END IF;\n            IF TG_OP <> 'INSERT' THEN\n                IF EXISTS (SELECT 1 FROM surveys_wave w WHERE w.opened_at IS NOT NULL AND w.id IN (SELECT OLD.wave_id)) THEN\n                    RAISE EXCEPTION 'the questions of an open wave stand as they are' USING ERRCODE = 'check_violation';\n                END IF;\n            END IF;\n            IF TG_OP = 'DELETE' THEN\n                RETURN OLD;\n            END IF;\n            IF EXISTS (SELECT 1 FROM surveys_wave w WHERE w.opened_at IS NOT NULL AND w.id IN (SELECT NEW.wave_id)) THEN\n                RAISE EXCEPTION 'the questions of an open wave stand as they are' USING ERRCODE = 'check_violation';\n            END IF;\n            RETURN NEW;\n        ", hash='cc305d45351e342066068a52dda237fbef04477d', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_wave_commitment_asked_stands_38e93', table='surveys_wave_commitments', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='waveterritory',
                trigger=pgtrigger.compiler.Trigger(name='wave_territory_asked_stands', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF TG_OP = 'UPDATE' AND NEW IS NOT DISTINCT FROM OLD THEN\n                RETURN NEW;\n            END IF;\n            IF TG_OP <> 'INSERT' THEN\n                IF EXISTS (SELECT 1 FROM surveys_wave w WHERE w.opened_at IS NOT NULL AND w.id IN (SELECT OLD.wave_id)) THEN\n                    RAISE EXCEPTION 'the questions of an open wave stand as they are' USING ERRCODE = 'check_violation';\n                END IF;\n            END IF;\n            IF TG_OP = 'DELETE' THEN\n                RETURN OLD;\n            END IF;\n            IF EXISTS (SELECT 1 FROM surveys_wave w WHERE w.opened_at IS NOT NULL AND w.id IN (SELECT NEW.wave_id)) THEN\n                RAISE EXCEPTION 'the questions of an open wave stand as they are' USING ERRCODE = 'check_violation';\n            END IF;\n            RETURN NEW;\n        ", hash='26a269efc1f524c947281700beb1df1cb86f5b3d', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_wave_territory_asked_stands_d65a0', table='surveys_wave_states', when='BEFORE')),
            ),
        ]),
        migrations.RunPython(catalogue.load, migrations.RunPython.noop),
    ]
