-- After every migration: where the service works as a role of its own (deploy/docker/postgres/roles.sql), that role only
-- adds to the audit log and to the versions of the settings.
do $$
begin
    if exists (select from pg_roles where rolname = 'admin_ui') and current_user <> 'admin_ui' then
        revoke update, delete, truncate on access.audit, settings.version from admin_ui;
    end if;
end $$;
