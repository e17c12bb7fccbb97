-- From where a change was made; empty for what the service did by itself, and for entries of before.
alter table access.audit add column address text;
create index audit_by_person on access.audit (who, id desc);
create index audit_by_time on access.audit (at);
