"""Give the role of web, worker and beat what they need and no more: history is written and read, never changed.

Triggers alone do not hold: whoever owns a table drops them or truncates it, and a session may tell pgtrigger to look
away. So the tables belong to another role, and looking away is believed of that role only. And a table of the same
name in pg_temp would catch what a trigger writes: so nobody makes temporary tables, and functions look there last.
"""

import os
from urllib.parse import unquote, urlsplit

from django.core.management.base import BaseCommand, CommandError
from django.db import connection, transaction
from pghistory.models import Context
from psycopg import sql

from kit.database.audit import history_tables

LOOK_AWAY = """
CREATE OR REPLACE FUNCTION public._pgtrigger_should_ignore(trigger_name NAME) RETURNS BOOLEAN LANGUAGE sql STABLE
SET search_path = pg_catalog, pg_temp AS $$
    SELECT current_user = {owner} AND trigger_name = ANY(nullif(current_setting('pgtrigger.ignore', true), '')::text[])
$$
"""
# What a page may ask of the database; the worker says its own limits (STATEMENT_SECONDS in the settings).
LIMITS = {"statement_timeout": "30s", "lock_timeout": "20s", "idle_in_transaction_session_timeout": "60s"}
# Said after each migration: a function that is made anew has forgotten it.
PUBLIC_FIRST = """
DO $$
DECLARE
    made regprocedure;
BEGIN
    FOR made IN SELECT oid FROM pg_proc WHERE pronamespace = 'public'::regnamespace AND prokind = 'f'
        AND proowner = current_user::regrole AND (prorettype = 'trigger'::regtype OR proname = '_pgh_attach_context')
    LOOP
        EXECUTE format('ALTER FUNCTION %s SET search_path = public, pg_temp', made);
    END LOOP;
END $$
"""


class Command(BaseCommand):
    help = "Da sus permisos al rol de APP_DATABASE_URL, y lo crea si falta. Se corre tras migrate, con el mismo rol."

    def handle(self, **options):
        parts = urlsplit(os.environ.get("APP_DATABASE_URL", ""))
        role, password = unquote(parts.username or ""), unquote(parts.password or "")
        if not role or not password:
            raise CommandError("Falta APP_DATABASE_URL, la de web, worker y beat: postgres://rol:clave@servidor/base")
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SELECT current_user")
            (owner,) = cursor.fetchone()
            if role == owner:
                raise CommandError(f"«{role}» es dueño de las tablas: los procesos necesitan otro rol.")
            cursor.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [role])
            verb = "ALTER" if cursor.fetchone() else "CREATE"
            base = sql.Identifier(connection.settings_dict["NAME"])
            names = {"role": sql.Identifier(role), "owner": sql.Literal(owner), "base": base}
            for statement in (
                f"{verb} ROLE {{role}} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE PASSWORD {{password}}",
                *statements(),
            ):
                cursor.execute(sql.SQL(statement).format(**names, password=sql.Literal(password)))
        self.stdout.write(f"El rol «{role}» tiene sus permisos.")


def statements() -> list[str]:
    """What the role may do, said anew each time so that nothing granted before stays."""
    history = set(history_tables())
    free = ", ".join(sorted({*connection.introspection.django_table_names(only_existing=True)} - history))
    return [
        *(f"ALTER ROLE {{role}} SET {name} = '{limit}'" for name, limit in LIMITS.items()),
        "REVOKE ALL ON DATABASE {base} FROM PUBLIC, {role}",
        "GRANT CONNECT ON DATABASE {base} TO {role}",
        "REVOKE CREATE ON SCHEMA public FROM PUBLIC, {role}",
        "REVOKE ALL ON ALL TABLES IN SCHEMA public FROM {role}",
        "GRANT SELECT ON ALL TABLES IN SCHEMA public TO {role}",
        "GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO {role}",
        f"GRANT INSERT, UPDATE, DELETE ON {free} TO {{role}}",
        f"GRANT INSERT ON {', '.join(sorted(history))} TO {{role}}",
        # A request that learns who asks (a login) writes it into its context afterwards; the trigger `context_stays`
        # lets nothing else be written there.
        f"GRANT UPDATE (metadata, updated_at) ON {Context._meta.db_table} TO {{role}}",
        "GRANT EXECUTE ON FUNCTION erase_history(text, integer) TO {role}",
        LOOK_AWAY,
        PUBLIC_FIRST,
    ]
