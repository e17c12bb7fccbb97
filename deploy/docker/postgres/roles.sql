-- One role for each service, which reaches its own schema and nothing else. Run by the superuser in the set's database: by
-- PostgreSQL's image at its first start, or by hand (psql -f), again and again if need be. The passwords are files.
\set engine_password `cat /run/secrets/postgres_engine`
\set gateway_password `cat /run/secrets/postgres_gateway`
\set admin_password `cat /run/secrets/postgres_admin`
\set admin_owner_password `cat /run/secrets/postgres_admin_owner`

SELECT format('CREATE ROLE %I LOGIN', name)
FROM unnest(ARRAY['rate_engine', 'api_gateway', 'admin_ui', 'admin_ui_owner']) AS name
WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = name)
\gexec
ALTER ROLE rate_engine PASSWORD :'engine_password';
ALTER ROLE api_gateway PASSWORD :'gateway_password';
ALTER ROLE admin_ui PASSWORD :'admin_password';
ALTER ROLE admin_ui_owner PASSWORD :'admin_owner_password';

REVOKE ALL ON DATABASE :"DBNAME" FROM PUBLIC;
REVOKE ALL ON SCHEMA public FROM PUBLIC;
GRANT CONNECT ON DATABASE :"DBNAME" TO rate_engine, api_gateway, admin_ui, admin_ui_owner;
-- The engine's migrations sort history by way of temporary tables.
GRANT TEMPORARY ON DATABASE :"DBNAME" TO rate_engine;

-- The engine and the gateway make and drop partitions of their own tables, so that each owns its schema.
CREATE SCHEMA IF NOT EXISTS rates AUTHORIZATION rate_engine;
CREATE SCHEMA IF NOT EXISTS gateway AUTHORIZATION api_gateway;

-- admin-ui migrates as the owner and works as a role that owns nothing: what its migration takes back (changing the audit
-- log and the versions of the settings) it cannot give itself again.
CREATE SCHEMA IF NOT EXISTS settings AUTHORIZATION admin_ui_owner;
CREATE SCHEMA IF NOT EXISTS access AUTHORIZATION admin_ui_owner;
GRANT USAGE ON SCHEMA settings, access TO admin_ui;
ALTER DEFAULT PRIVILEGES FOR ROLE admin_ui_owner IN SCHEMA settings, access
    GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO admin_ui;
ALTER DEFAULT PRIVILEGES FOR ROLE admin_ui_owner IN SCHEMA settings, access
    GRANT USAGE ON SEQUENCES TO admin_ui;
