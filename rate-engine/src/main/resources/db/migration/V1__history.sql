-- What was published, appended and never updated. Months are partitions, made and dropped by the service.
CREATE TABLE ticks (
    at               timestamptz NOT NULL,
    rate_id          text        NOT NULL,
    kind             text        NOT NULL CHECK (kind IN ('rate', 'cross_rate')),
    subject          text        NOT NULL,
    source           text        NOT NULL,
    platform         text,
    rate             numeric,
    raw_rate         numeric,
    reason           text,
    settings_version bigint      NOT NULL,
    heartbeat        boolean     NOT NULL,
    derivation       jsonb,
    books            jsonb       NOT NULL
) PARTITION BY RANGE (at);
CREATE INDEX ticks_by_subject ON ticks (subject, source, at, rate_id);
CREATE INDEX ticks_by_rate ON ticks (rate_id);

-- A unique key of a partitioned table must hold the partition's column; a second delivery has another instant. So the
-- digests stand apart, for as long as a delivery can be repeated.
CREATE TABLE tick_digests (
    digest text        PRIMARY KEY,
    at     timestamptz NOT NULL
);
CREATE INDEX tick_digests_by_age ON tick_digests (at);

CREATE TABLE alerts (
    id              text        PRIMARY KEY,
    kind            text        NOT NULL,
    key             text        NOT NULL,
    message         text        NOT NULL,
    raised_at       timestamptz NOT NULL,
    acknowledged_at timestamptz,
    acknowledged_by text
);
CREATE INDEX alerts_newest ON alerts (raised_at DESC);

CREATE TABLE quotes (
    id              text        PRIMARY KEY,
    account         text        NOT NULL,
    idempotency_key text        NOT NULL,
    request         jsonb       NOT NULL,
    quote           jsonb       NOT NULL,
    created_at      timestamptz NOT NULL,
    expires_at      timestamptz NOT NULL,
    UNIQUE (account, idempotency_key)
);
