-- When each account last called with each key; key_id is '' for calls with a JWT. Of earlier calls only the day is known.
CREATE TABLE key_use (
    account_id text        NOT NULL,
    key_id     text        NOT NULL,
    used_at    timestamptz NOT NULL,
    PRIMARY KEY (account_id, key_id)
);
INSERT INTO key_use (account_id, key_id, used_at)
SELECT account_id, key_id, max(day)::timestamp AT TIME ZONE 'UTC' FROM usage_by_day GROUP BY account_id, key_id;
