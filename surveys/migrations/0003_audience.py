import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('surveys', '0002_catalogue'),
    ]

    operations = [
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
            name='WaveState',
            fields=[
            ],
            options={
                'proxy': True,
                'indexes': [],
                'constraints': [],
            },
            bases=('surveys.wave_states',),
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
            model_name='wavestate',
            trigger=pgtrigger.compiler.Trigger(name='wave_state_asked_stands', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF TG_OP = 'UPDATE' AND NEW IS NOT DISTINCT FROM OLD THEN\n                RETURN NEW;\n            END IF;\n            IF TG_OP <> 'INSERT' THEN\n                IF EXISTS (SELECT 1 FROM surveys_wave w WHERE w.opened_at IS NOT NULL AND w.id IN (SELECT OLD.wave_id)) THEN\n                    RAISE EXCEPTION 'the questions of an open wave stand as they are' USING ERRCODE = 'check_violation';\n                END IF;\n            END IF;\n            IF TG_OP = 'DELETE' THEN\n                RETURN OLD;\n            END IF;\n            IF EXISTS (SELECT 1 FROM surveys_wave w WHERE w.opened_at IS NOT NULL AND w.id IN (SELECT NEW.wave_id)) THEN\n                RAISE EXCEPTION 'the questions of an open wave stand as they are' USING ERRCODE = 'check_violation';\n            END IF;\n            RETURN NEW;\n        ", hash='c1d07f7b25a9b4dba2abc1883f5c7d9e934b2b25', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_wave_state_asked_stands_0857a', table='surveys_wave_states', when='BEFORE')),
        ),
    ]
