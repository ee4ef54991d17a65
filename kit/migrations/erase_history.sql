-- The triggers that make history append-only let nobody by but the owner of this function; it runs with the owner's
-- rights and decides itself what is old enough, so that a process that may call it can erase nothing else. Table and
-- history must be the owner's too: a process may make tables in pg_temp, and a trigger on one of those would run with
-- the owner's rights.
CREATE FUNCTION erase_history(history text, most integer) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp
SET pgtrigger.ignore = '{}'
AS $$
DECLARE
    subject text := left(history, -5);
    forgotten integer;
BEGIN
    IF history = 'pghistory_context' THEN
        DELETE FROM public.pghistory_context WHERE id IN (
            SELECT id FROM public.pghistory_context WHERE created_at < now() - interval '5 years' LIMIT most
        );
    ELSE
        IF history NOT LIKE '%event' OR 2 <> (
            SELECT count(*) FROM pg_class WHERE relname IN (history, subject) AND relkind = 'r'
            AND relnamespace = 'public'::regnamespace AND relowner = current_user::regrole
        )
        THEN
            RAISE EXCEPTION '% is no history', history;
        END IF;
        PERFORM set_config('pgtrigger.ignore', array_agg(tgname)::text, true)
        FROM pg_trigger WHERE tgrelid = format('public.%I', history)::regclass
        AND tgname LIKE 'pgtrigger_append_only_%';
        EXECUTE format(
            'DELETE FROM public.%1$I WHERE pgh_id IN ('
            ' SELECT pgh_id FROM public.%1$I AS event WHERE pgh_created_at < now() - interval ''5 years'''
            ' OR pgh_created_at < now() - interval ''1 year'''
            ' AND NOT EXISTS (SELECT 1 FROM public.%2$I AS subject WHERE subject.id = event.pgh_obj_id)'
            ' LIMIT $1)', history, subject
        ) USING most;
    END IF;
    GET DIAGNOSTICS forgotten = ROW_COUNT;
    RETURN forgotten;
END $$;
REVOKE EXECUTE ON FUNCTION erase_history(text, integer) FROM PUBLIC;
