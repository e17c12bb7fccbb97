-- One row for each published change of a rate, and at least one an hour. Rows are only added.
create table rates.tick (
    rate_id   text primary key,
    at        timestamptz not null,
    subject   text        not null,
    source    text        not null,
    kind      text        not null,
    rate      numeric,
    value     jsonb       not null,
    made_from text        not null
);

-- What arrives twice adds nothing: the same subject made from the same books, settings and hour.
create unique index tick_once on rates.tick (subject, source, made_from);
create index tick_by_subject on rates.tick (subject, source, at, rate_id);

create function rates.refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'ticks are only added';
end $$;
create trigger ticks_are_only_added before update or delete or truncate on rates.tick
    for each statement execute function rates.refuse_change();
