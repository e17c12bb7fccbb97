-- Changes of the settings that wait for a second person.
create table settings.proposal (
    id          text primary key,
    body        jsonb       not null,
    proposed_by text        not null,
    proposed_at timestamptz not null,
    expires_at  timestamptz not null,
    reason      text        not null,
    state       text        not null check (state in ('WAITING', 'APPROVED', 'REFUSED', 'WITHDRAWN')),
    decided_by  text,
    decided_at  timestamptz,
    version     bigint      not null default 0
);
