-- From where a session was opened, so that its owner sees one that is not theirs.
alter table access.session add column address text;
