-- The schemas of the last release as its own migrations made them, and the months that its engine had made.

CREATE SCHEMA IF NOT EXISTS settings;
CREATE SCHEMA IF NOT EXISTS access;
SET search_path = settings;

-- V1__settings_and_access.sql of admin-ui
-- Settings: every version that ever was in force; the newest is. Rows are only added.
create table settings.version (
    version    bigint primary key,
    body       jsonb       not null,
    changed_by text        not null,
    changed_at timestamptz not null default now(),
    reason     text        not null
);

create table access.staff (
    id            text primary key,
    username      text        not null unique,
    password_hash text        not null,
    active        boolean     not null default true,
    created_at    timestamptz not null default now()
);

-- Sessions are kept here, so that logging out ends them.
create table access.session (
    token_digest text primary key,
    staff_id     text        not null references access.staff,
    csrf_token   text        not null,
    expires_at   timestamptz not null
);

create table access.integrator (
    id            text primary key,
    username      text        not null unique,
    password_hash text        not null,
    groups        text[]      not null,
    active        boolean     not null default true,
    quota         jsonb       not null,
    created_at    timestamptz not null default now()
);

-- Of a key only its SHA-256 digest and its first characters are kept.
create table access.api_key (
    id            text primary key,
    integrator_id text        not null references access.integrator,
    name          text        not null,
    digest        text        not null unique,
    prefix        text        not null,
    active        boolean     not null default true,
    created_at    timestamptz not null default now(),
    revoked_at    timestamptz
);

-- The version of the snapshot that the gateway gets; it only grows.
create table access.snapshot (
    only_row boolean primary key default true check (only_row),
    version  bigint not null
);
insert into access.snapshot (version) values (1);

create table access.audit (
    id     bigint generated always as identity primary key,
    at     timestamptz not null default now(),
    who    text        not null,
    what   text        not null,
    reason text        not null,
    detail jsonb       not null
);

create function access.refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'the audit log is only added to';
end $$;

create trigger audit_is_only_added_to before update or delete or truncate on access.audit
    for each statement execute function access.refuse_change();
create trigger versions_are_only_added before update or delete or truncate on settings.version
    for each statement execute function access.refuse_change();

-- V2__what_a_key_may.sql of admin-ui
-- What one key may, within what its account may. Empty: as the account; no addresses: from anywhere.
alter table access.api_key
    add column groups      text[],
    add column quota       jsonb,
    add column allowed_ips text[] not null default '{}',
    add column expires_at  timestamptz;

CREATE TABLE flyway_schema_history (
    installed_rank integer NOT NULL PRIMARY KEY,
    version varchar(50),
    description varchar(200) NOT NULL,
    type varchar(20) NOT NULL,
    script varchar(1000) NOT NULL,
    checksum integer,
    installed_by varchar(100) NOT NULL,
    installed_on timestamp NOT NULL DEFAULT now(),
    execution_time integer NOT NULL,
    success boolean NOT NULL
);
CREATE INDEX flyway_schema_history_s_idx ON flyway_schema_history (success);

CREATE SCHEMA IF NOT EXISTS rates;
SET search_path = rates;

-- V1__history.sql of rate-engine
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

-- V2__quotes_as_they_were_signed.sql of rate-engine
-- A signature is over exact bytes, which jsonb does not keep.
ALTER TABLE quotes ALTER COLUMN quote TYPE text;
ALTER TABLE quotes ALTER COLUMN request TYPE text;
CREATE INDEX quotes_by_age ON quotes (created_at);

-- V3__published.sql of rate-engine
-- What was published, each time that anything of it changed, its age too: ticks tell of figures, this of whole answers.
-- A market's row holds its rate without the offers; a corridor's its cross rate without the legs, and only when the
-- figure changed; a place's row has no value and says that its corridors were made again.
CREATE TABLE published (
    at      timestamptz NOT NULL,
    version bigint      NOT NULL,
    subject text        NOT NULL,
    source  text        NOT NULL,
    value   text
) PARTITION BY RANGE (at);
CREATE INDEX published_newest ON published (subject, source, at);

-- What answers depend on besides rates: the settings, and the official rates. Few and small, so they are kept.
CREATE TABLE circumstances (
    kind  text        NOT NULL CHECK (kind IN ('settings', 'official_rates')),
    at    timestamptz NOT NULL,
    mark  text        NOT NULL,
    value text        NOT NULL
);
CREATE INDEX circumstances_newest ON circumstances (kind, at);

-- V4__candles.sql of rate-engine
-- Candles kept up to date with the ticks, one row for each width in minutes that a chart asks for, so that a year costs
-- what it shows. Days are those of UTC; days of other zones are made of quarters of an hour.
CREATE TABLE candles (
    subject  text        NOT NULL,
    source   text        NOT NULL,
    width    integer     NOT NULL,
    start    timestamptz NOT NULL,
    open     numeric     NOT NULL,
    open_at  timestamptz NOT NULL,
    open_id  text        NOT NULL,
    high     numeric     NOT NULL,
    low      numeric     NOT NULL,
    close    numeric     NOT NULL,
    close_at timestamptz NOT NULL,
    close_id text        NOT NULL,
    count    bigint      NOT NULL,
    PRIMARY KEY (subject, source, width, start)
) PARTITION BY RANGE (start);

CREATE TABLE candle_widths (minutes integer PRIMARY KEY);
INSERT INTO candle_widths VALUES (1), (5), (15), (60), (240), (1440);

-- The ticks that exist have their months; their candles get the same.
DO $$
DECLARE
    month date;
BEGIN
    FOR month IN
        SELECT to_date(substring(c.relname FROM '^ticks_(\d{6})$'), 'YYYYMM')
        FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
        WHERE i.inhparent = 'ticks'::regclass AND c.relname ~ '^ticks_\d{6}$'
    LOOP
        EXECUTE format(
            'CREATE TABLE %I PARTITION OF candles FOR VALUES FROM (%L) TO (%L) WITH (fillfactor = 70)',
            'candles_' || to_char(month, 'YYYYMM'),
            to_char(month, 'YYYY-MM-DD') || ' 00:00:00+00',
            to_char(month + interval '1 month', 'YYYY-MM-DD') || ' 00:00:00+00');
    END LOOP;
END $$;

INSERT INTO candles
SELECT subject, source, minutes,
    date_bin(make_interval(mins => minutes), at, timestamptz '2000-01-01 00:00:00+00') AS start,
    (array_agg(rate ORDER BY at, rate_id))[1], min(at), (array_agg(rate_id ORDER BY at, rate_id))[1],
    max(rate), min(rate),
    (array_agg(rate ORDER BY at DESC, rate_id DESC))[1], max(at),
    (array_agg(rate_id ORDER BY at DESC, rate_id DESC))[1],
    count(*)
FROM ticks, candle_widths
WHERE rate IS NOT NULL
GROUP BY subject, source, minutes, start;

-- V5__alerts_in_their_order.sql of rate-engine
-- In which order alerts came here: one that waited for this database has an earlier raised_at than others read before it.
ALTER TABLE alerts ADD COLUMN stored_at timestamptz;
UPDATE alerts SET stored_at = raised_at;
ALTER TABLE alerts ALTER COLUMN stored_at SET DEFAULT now(), ALTER COLUMN stored_at SET NOT NULL;
CREATE INDEX alerts_as_stored ON alerts (stored_at, id);

CREATE TABLE flyway_schema_history (
    installed_rank integer NOT NULL PRIMARY KEY,
    version varchar(50),
    description varchar(200) NOT NULL,
    type varchar(20) NOT NULL,
    script varchar(1000) NOT NULL,
    checksum integer,
    installed_by varchar(100) NOT NULL,
    installed_on timestamp NOT NULL DEFAULT now(),
    execution_time integer NOT NULL,
    success boolean NOT NULL
);
CREATE INDEX flyway_schema_history_s_idx ON flyway_schema_history (success);

CREATE SCHEMA IF NOT EXISTS gateway;
SET search_path = gateway;

-- V1__signing_keys_and_usage.sql of api-gateway
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

-- V2__webhooks.sql of api-gateway
-- What an account wants to be told, and where. subject is the key of a market or a corridor, null for alerts.
CREATE TABLE webhook (
    id                uuid        PRIMARY KEY,
    account_id        text        NOT NULL,
    url               text        NOT NULL,
    event             text        NOT NULL,
    subject           text,
    deviation_pct     numeric,
    heartbeat_seconds integer,
    secret            bytea       NOT NULL,
    created_at        timestamptz NOT NULL DEFAULT now(),
    -- The number of the newest delivery.
    last_number       bigint      NOT NULL DEFAULT 0,
    -- When its first pending delivery is due; while one gateway sends, when its claim ends. Null: nothing pending.
    due_at            timestamptz,
    claim             uuid,
    -- What was last told of the rate; rate_events tells two gateways that saw the same state.
    rate_events       bigint      NOT NULL DEFAULT 0,
    last_rate         numeric,
    last_computed_at  timestamptz,
    last_told_at      timestamptz
);
CREATE INDEX webhook_of_account ON webhook (account_id, created_at);
CREATE INDEX webhook_by_event ON webhook (event);
CREATE INDEX webhook_due ON webhook (due_at) WHERE due_at IS NOT NULL;

-- One message to one webhook. A replay is a row of its own with the message_id and the body of the first.
CREATE TABLE webhook_delivery (
    webhook_id      uuid        NOT NULL REFERENCES webhook ON DELETE CASCADE,
    number          bigint      NOT NULL,
    message_id      text        NOT NULL,
    event           text        NOT NULL,
    -- Names what happened where it may be heard of twice.
    event_key       text,
    body            text        NOT NULL,
    replay_of       bigint,
    status          text        NOT NULL DEFAULT 'PENDING',
    attempt_count   integer     NOT NULL DEFAULT 0,
    attempts        jsonb       NOT NULL DEFAULT '[]',
    created_at      timestamptz NOT NULL DEFAULT now(),
    next_attempt_at timestamptz DEFAULT now(),
    finished_at     timestamptz,
    PRIMARY KEY (webhook_id, number),
    UNIQUE (webhook_id, event_key)
);
CREATE INDEX webhook_delivery_pending ON webhook_delivery (webhook_id, number) WHERE status = 'PENDING';
CREATE INDEX webhook_delivery_finished ON webhook_delivery (finished_at) WHERE finished_at IS NOT NULL;

-- V3__what_calls_cost.sql of api-gateway
-- What the calls cost at the price of their day; calls that are not priced yet cost what is agreed when they are shown.
ALTER TABLE usage_by_day
    ADD COLUMN priced bigint  NOT NULL DEFAULT 0,
    ADD COLUMN cost   numeric NOT NULL DEFAULT 0;

CREATE INDEX usage_batch_added_at ON usage_batch (added_at);

-- V4__webhooks_that_end.sql of api-gateway
-- Since when nothing is sent any more: its target answered 410.
ALTER TABLE webhook ADD COLUMN disabled_at timestamptz;

-- V5__retired_keys.sql of api-gateway
-- The public halves of keys that sign no more: what they signed, quotes above all, can be checked for as long as it is kept.
CREATE TABLE retired_key (
    kid        text        PRIMARY KEY,
    public_key bytea       NOT NULL,
    retired_at timestamptz NOT NULL
);

-- V6__webhook_secrets_in_turn.sql of api-gateway
-- The secret before the present one also signs, until then.
ALTER TABLE webhook ADD COLUMN old_secret bytea, ADD COLUMN old_secret_until timestamptz;

CREATE TABLE flyway_schema_history (
    installed_rank integer NOT NULL PRIMARY KEY,
    version varchar(50),
    description varchar(200) NOT NULL,
    type varchar(20) NOT NULL,
    script varchar(1000) NOT NULL,
    checksum integer,
    installed_by varchar(100) NOT NULL,
    installed_on timestamp NOT NULL DEFAULT now(),
    execution_time integer NOT NULL,
    success boolean NOT NULL
);
CREATE INDEX flyway_schema_history_s_idx ON flyway_schema_history (success);

CREATE TABLE rates.ticks_202610 PARTITION OF rates.ticks FOR VALUES FROM ('2026-10-01 00:00:00+00') TO ('2026-11-01 00:00:00+00');
CREATE TABLE rates.ticks_202611 PARTITION OF rates.ticks FOR VALUES FROM ('2026-11-01 00:00:00+00') TO ('2026-12-01 00:00:00+00');
CREATE TABLE rates.ticks_202612 PARTITION OF rates.ticks FOR VALUES FROM ('2026-12-01 00:00:00+00') TO ('2027-01-01 00:00:00+00');
CREATE TABLE rates.published_202610 PARTITION OF rates.published FOR VALUES FROM ('2026-10-01 00:00:00+00') TO ('2026-11-01 00:00:00+00');
CREATE TABLE rates.published_202611 PARTITION OF rates.published FOR VALUES FROM ('2026-11-01 00:00:00+00') TO ('2026-12-01 00:00:00+00');
CREATE TABLE rates.published_202612 PARTITION OF rates.published FOR VALUES FROM ('2026-12-01 00:00:00+00') TO ('2027-01-01 00:00:00+00');
CREATE TABLE rates.candles_202610 PARTITION OF rates.candles FOR VALUES FROM ('2026-10-01 00:00:00+00') TO ('2026-11-01 00:00:00+00') WITH (fillfactor = 70);
CREATE TABLE rates.candles_202611 PARTITION OF rates.candles FOR VALUES FROM ('2026-11-01 00:00:00+00') TO ('2026-12-01 00:00:00+00') WITH (fillfactor = 70);
CREATE TABLE rates.candles_202612 PARTITION OF rates.candles FOR VALUES FROM ('2026-12-01 00:00:00+00') TO ('2027-01-01 00:00:00+00') WITH (fillfactor = 70);
