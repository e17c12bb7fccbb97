-- Gives schemas that one user made to the roles of roles.sql, which is run first. It may be run again.
SELECT format('ALTER SCHEMA %I OWNER TO %I', schema, owner)
FROM (VALUES ('rates', 'rate_engine'), ('gateway', 'api_gateway'), ('settings', 'admin_ui_owner'), ('access', 'admin_ui_owner'))
    AS owned (schema, owner)
\gexec
-- Indexes, and sequences of identity columns, go with their tables.
SELECT format('ALTER %s %I.%I OWNER TO %I',
    CASE relation.relkind WHEN 'S' THEN 'SEQUENCE' WHEN 'v' THEN 'VIEW' ELSE 'TABLE' END,
    owned.schema, relation.relname, owned.owner)
FROM (VALUES ('rates', 'rate_engine'), ('gateway', 'api_gateway'), ('settings', 'admin_ui_owner'), ('access', 'admin_ui_owner'))
    AS owned (schema, owner)
JOIN pg_class AS relation ON relation.relnamespace = owned.schema::regnamespace
WHERE relation.relkind IN ('r', 'p', 'v', 'S')
  AND NOT EXISTS (SELECT FROM pg_depend WHERE objid = relation.oid AND deptype IN ('a', 'i') AND relation.relkind = 'S')
\gexec
SELECT format('ALTER FUNCTION %s OWNER TO %I', routine.oid::regprocedure, owned.owner)
FROM (VALUES ('rates', 'rate_engine'), ('gateway', 'api_gateway'), ('settings', 'admin_ui_owner'), ('access', 'admin_ui_owner'))
    AS owned (schema, owner)
JOIN pg_proc AS routine ON routine.pronamespace = owned.schema::regnamespace
\gexec
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA settings, access TO admin_ui;
GRANT USAGE ON ALL SEQUENCES IN SCHEMA settings, access TO admin_ui;
REVOKE UPDATE, DELETE, TRUNCATE ON access.audit, settings.version FROM admin_ui;
