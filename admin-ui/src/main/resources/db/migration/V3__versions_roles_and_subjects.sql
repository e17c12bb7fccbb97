-- Each thing that staff edit counts its changes: whoever edits an older state is told so.
alter table access.integrator add column version bigint not null default 0;
alter table access.api_key add column version bigint not null default 0;

alter table access.staff
    add column version bigint not null default 0,
    add column role    text   not null default 'ADMIN' check (role in ('VIEWER', 'OPERATOR', 'ADMIN'));

-- Sessions end when they are not used, too.
alter table access.session
    add column opened_at timestamptz not null default now(),
    add column used_at   timestamptz not null default now();
-- The token of a form is quarkus-rest-csrf's.
alter table access.session drop column csrf_token;

-- What an entry is about, such as account:01J..., so that a conflict can name who changed it.
alter table access.audit add column subject text;
create index audit_by_subject on access.audit (subject, id desc);
