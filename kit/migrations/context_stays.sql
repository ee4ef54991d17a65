-- Who made a change stays written. A request that learns who asks (a login) adds it while it lasts; what is known is
-- never taken back nor replaced, by nobody.
CREATE FUNCTION context_stays() RETURNS trigger LANGUAGE plpgsql
SET search_path = public, pg_temp
AS $$
BEGIN
    NEW.metadata := OLD.metadata || jsonb_strip_nulls(NEW.metadata);
    IF (NEW.id, NEW.created_at) IS DISTINCT FROM (OLD.id, OLD.created_at)
        OR NOT NEW.metadata @> jsonb_strip_nulls(OLD.metadata)
        OR NEW.metadata <> OLD.metadata AND OLD.created_at < now() - interval '15 minutes'
    THEN
        RAISE EXCEPTION 'who made a change stays written';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER context_stays BEFORE UPDATE ON pghistory_context FOR EACH ROW EXECUTE FUNCTION context_stays();
