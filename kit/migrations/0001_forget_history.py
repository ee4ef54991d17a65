from django.db import migrations

# The triggers that make history append-only let nobody by but the owner of this function; it runs with the owner's
# rights and decides itself what is old enough, so that a process that may call it can erase nothing else.
FORGET_HISTORY = """
CREATE FUNCTION forget_history(history text, most integer) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp
SET pgtrigger.ignore = '{}'
AS $$
DECLARE
    subject text := left(history, -5);
    forgotten integer;
BEGIN
    IF history = 'pghistory_context' THEN
        DELETE FROM pghistory_context WHERE id IN (
            SELECT id FROM pghistory_context WHERE created_at < now() - interval '5 years' LIMIT most
        );
    ELSE
        IF history NOT LIKE '%event' OR to_regclass(quote_ident(history)) IS NULL
            OR to_regclass(quote_ident(subject)) IS NULL
        THEN
            RAISE EXCEPTION '% is no history', history;
        END IF;
        PERFORM set_config('pgtrigger.ignore', array_agg(tgname)::text, true)
        FROM pg_trigger WHERE tgrelid = quote_ident(history)::regclass AND tgname LIKE 'pgtrigger_append_only_%';
        EXECUTE format(
            'DELETE FROM %1$I WHERE pgh_id IN ('
            ' SELECT pgh_id FROM %1$I AS event WHERE pgh_created_at < now() - interval ''5 years'''
            ' OR pgh_created_at < now() - interval ''1 year'''
            ' AND NOT EXISTS (SELECT 1 FROM %2$I AS subject WHERE subject.id = event.pgh_obj_id)'
            ' LIMIT $1)', history, subject
        ) USING most;
    END IF;
    GET DIAGNOSTICS forgotten = ROW_COUNT;
    RETURN forgotten;
END $$;
REVOKE EXECUTE ON FUNCTION forget_history(text, integer) FROM PUBLIC;
"""


class Migration(migrations.Migration):
    dependencies = [("pghistory", "0007_auto_20250421_0444")]

    operations = [
        migrations.RunSQL(FORGET_HISTORY, reverse_sql="DROP FUNCTION forget_history(text, integer);"),
    ]
