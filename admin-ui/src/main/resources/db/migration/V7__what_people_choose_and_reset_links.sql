-- What a person chose for the pages; empty: as the browser says, and Africa/Abidjan.
alter table access.staff
    add column language  text check (language in ('en', 'fr')),
    add column time_zone text;

-- Links that an admin hands to somebody who lost a password: kept by their digest, used once.
create table access.password_reset (
    token_digest text primary key,
    staff_id     text        not null references access.staff,
    made_by      text        not null,
    made_at      timestamptz not null,
    expires_at   timestamptz not null
);
