-- The keys that sign access tokens, shared by all gateways.
CREATE TABLE signing_key (
    kid         text        PRIMARY KEY,
    private_key bytea       NOT NULL,
    public_key  bytea       NOT NULL,
    created_at  timestamptz NOT NULL,
    signs_from  timestamptz NOT NULL
);

-- Calls of a caller by day; key_id is '' for calls with a JWT.
CREATE TABLE usage_by_day (
    day        date   NOT NULL,
    account_id text   NOT NULL,
    key_id     text   NOT NULL,
    calls      bigint NOT NULL,
    PRIMARY KEY (day, account_id, key_id)
);

-- Counters that were already added: a second arrival changes nothing.
CREATE TABLE usage_batch (
    id       text        PRIMARY KEY,
    added_at timestamptz NOT NULL DEFAULT now()
);
