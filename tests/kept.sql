-- The rows of the migrations a second time, and the procedure that puts them back.
CREATE SCHEMA kept;

DO $$
DECLARE
    name text;
BEGIN
    FOR name IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' LOOP
        EXECUTE format('CREATE TABLE kept.%1$I AS TABLE public.%1$I', name);
    END LOOP;
END $$;

CREATE PROCEDURE kept.restore() LANGUAGE plpgsql AS $$
DECLARE
    name text;
    fields text;
BEGIN
    SET LOCAL session_replication_role = replica; -- no trigger refuses, none writes history
    FOR name IN SELECT tablename FROM pg_tables WHERE schemaname = 'kept' ORDER BY tablename LOOP
        SELECT string_agg(quote_ident(attname), ', ') INTO fields FROM pg_attribute
            WHERE attrelid = format('public.%I', name)::regclass AND attnum > 0
            AND NOT attisdropped AND attgenerated = '';
        EXECUTE format('LOCK TABLE public.%I', name); -- waits, as TRUNCATE does, for what is still under way
        EXECUTE format('DELETE FROM public.%I', name);
        EXECUTE format(
            'INSERT INTO public.%1$I (%2$s) OVERRIDING SYSTEM VALUE SELECT %2$s FROM kept.%1$I', name, fields
        );
    END LOOP;
END $$;
