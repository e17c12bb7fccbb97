-- Settings: every version that ever was in force; the newest is. Rows are only added.
create table settings.version (
    version    bigint primary key,
    body       jsonb       not null,
    changed_by text        not null,
    changed_at timestamptz not null default now(),
    reason     text        not null
);

create table access.staff (
    id            text primary key,
    username      text        not null unique,
    password_hash text        not null,
    active        boolean     not null default true,
    created_at    timestamptz not null default now()
);

-- Sessions are kept here, so that logging out ends them.
create table access.session (
    token_digest text primary key,
    staff_id     text        not null references access.staff,
    csrf_token   text        not null,
    expires_at   timestamptz not null
);

create table access.integrator (
    id            text primary key,
    username      text        not null unique,
    password_hash text        not null,
    groups        text[]      not null,
    active        boolean     not null default true,
    quota         jsonb       not null,
    created_at    timestamptz not null default now()
);

-- Of a key only its SHA-256 digest and its first characters are kept.
create table access.api_key (
    id            text primary key,
    integrator_id text        not null references access.integrator,
    name          text        not null,
    digest        text        not null unique,
    prefix        text        not null,
    active        boolean     not null default true,
    created_at    timestamptz not null default now(),
    revoked_at    timestamptz
);

-- The version of the snapshot that the gateway gets; it only grows.
create table access.snapshot (
    only_row boolean primary key default true check (only_row),
    version  bigint not null
);
insert into access.snapshot (version) values (1);

create table access.audit (
    id     bigint generated always as identity primary key,
    at     timestamptz not null default now(),
    who    text        not null,
    what   text        not null,
    reason text        not null,
    detail jsonb       not null
);

create function access.refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'the audit log is only added to';
end $$;

create trigger audit_is_only_added_to before update or delete or truncate on access.audit
    for each statement execute function access.refuse_change();
create trigger versions_are_only_added before update or delete or truncate on settings.version
    for each statement execute function access.refuse_change();
