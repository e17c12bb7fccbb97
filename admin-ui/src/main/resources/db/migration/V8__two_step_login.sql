-- The secret of the second step is sealed with TWO_STEP_SECRET. One that waits for its first code is not asked for yet.
-- The step is the time of the last code that was taken: no code is taken twice.
alter table access.staff
    add column two_step_pending bytea,
    add column two_step_secret  bytea,
    add column two_step_last    bigint;

create table access.recovery_code (
    code_digest text primary key,
    staff_id    text not null references access.staff
);
create index recovery_code_of on access.recovery_code (staff_id);
