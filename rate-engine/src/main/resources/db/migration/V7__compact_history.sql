-- History in few bytes (docs/decisions/0018). What was written before stays as it is, is only read, and goes with its
-- months: older_ticks and older_published. Candles of before are taken over.
DO $$
DECLARE
    month record;
BEGIN
    FOR month IN
        SELECT leaf.relname
        FROM pg_inherits i JOIN pg_class leaf ON leaf.oid = i.inhrelid
        WHERE i.inhparent IN ('ticks'::regclass, 'published'::regclass, 'candles'::regclass)
    LOOP
        EXECUTE format('ALTER TABLE %I RENAME TO %I', month.relname, 'older_' || month.relname);
    END LOOP;
END $$;
ALTER TABLE ticks RENAME TO older_ticks;
ALTER TABLE published RENAME TO older_published;
ALTER TABLE candles RENAME TO older_candles;

-- Texts that rows would repeat, once each. Of a market or corridor the kind is its source, of a place 'corridors'; a cross
-- rule is kept as its JSON under 'cross_rule'.
CREATE TABLE names (
    number integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    kind   text NOT NULL,
    name   text NOT NULL,
    UNIQUE (kind, name)
);

-- Publications that are written, for as long as one can be delivered again: a second arrival changes nothing.
CREATE TABLE written_publications (
    version bigint      PRIMARY KEY,
    at      timestamptz NOT NULL
);
INSERT INTO written_publications
SELECT split_part(digest, '/', 1)::bigint, max(at) FROM tick_digests WHERE digest ~ '^\d{1,18}/' GROUP BY 1;
DROP TABLE tick_digests;

-- Each publication of a market's rate. Where only instants moved on it is no tick. The record is the rate as RecordCodec
-- writes it, relative to the record of the row that the base columns name.
CREATE TABLE market_ticks (
    at           timestamptz NOT NULL,
    version      bigint      NOT NULL,
    observed_at  timestamptz,
    base_at      timestamptz,
    base_version bigint,
    base_subject integer,
    subject      integer     NOT NULL,
    tick         boolean     NOT NULL,
    heartbeat    boolean     NOT NULL,
    id           uuid        NOT NULL,
    rate         numeric,
    raw_rate     numeric,
    platform     text,
    reason       text,
    record       bytea       NOT NULL
) PARTITION BY RANGE (at);
-- It is compressed already.
ALTER TABLE market_ticks ALTER COLUMN record SET STORAGE EXTERNAL;
CREATE INDEX market_ticks_by_subject ON market_ticks (subject, at);
CREATE INDEX market_ticks_by_id ON market_ticks (id) WHERE tick AND NOT heartbeat;

-- Each new cross rate of a corridor, and its heartbeats: the ids of its legs, its rule and its numbers are all that its
-- answer is made of; the rest of it is in place_publications. Without a rate a leg was missing.
CREATE TABLE corridor_ticks (
    at                  timestamptz NOT NULL,
    subject             integer     NOT NULL,
    cross_rule          integer     NOT NULL,
    heartbeat           boolean     NOT NULL,
    id                  uuid        NOT NULL,
    buy                 uuid,
    sell                uuid,
    rate                numeric,
    inverse_rate        numeric,
    round_trip_cost_pct numeric
) PARTITION BY RANGE (at);
CREATE INDEX corridor_ticks_by_subject ON corridor_ticks (subject, at);
-- Ids are written in their order, and new ones are larger.
CREATE INDEX corridor_ticks_by_id ON corridor_ticks (id) WITH (fillfactor = 100) WHERE NOT heartbeat;

-- When all corridors of a place were published again, and by which computation: their legs' instants moved on. The same
-- place is never published twice in one millisecond.
CREATE TABLE place_publications (
    at               timestamptz NOT NULL,
    version          bigint      NOT NULL,
    computed_at      timestamptz NOT NULL,
    settings_version bigint      NOT NULL,
    place            integer     NOT NULL
) PARTITION BY RANGE (at);
CREATE INDEX place_publications_by_place ON place_publications (place, at);

INSERT INTO names (kind, name)
SELECT source, subject FROM older_candles GROUP BY 1, 2
ON CONFLICT DO NOTHING;

-- Candles of closed buckets, made of ticks once, when the bucket has ended; the rest straight from ticks.
CREATE TABLE candles (
    start   timestamptz NOT NULL,
    subject integer     NOT NULL,
    minutes smallint    NOT NULL,
    count   integer     NOT NULL,
    open    numeric     NOT NULL,
    high    numeric     NOT NULL,
    low     numeric     NOT NULL,
    close   numeric     NOT NULL,
    PRIMARY KEY (subject, minutes, start)
) PARTITION BY RANGE (start);

-- Until when candles are made.
CREATE TABLE candles_until (until timestamptz NOT NULL);
INSERT INTO candles_until
SELECT date_bin('5 minutes', coalesce(max(at) - interval '15 minutes', now()), timestamptz '2000-01-01 00:00:00+00')
FROM older_ticks;

DO $$
DECLARE
    month date;
BEGIN
    FOR month IN
        SELECT to_date(substring(c.relname FROM '^older_candles_(\d{6})$'), 'YYYYMM')
        FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
        WHERE i.inhparent = 'older_candles'::regclass AND c.relname ~ '^older_candles_\d{6}$'
    LOOP
        EXECUTE format(
            'CREATE TABLE %I PARTITION OF candles FOR VALUES FROM (%L) TO (%L)',
            'candles_' || to_char(month, 'YYYYMM'),
            to_char(month, 'YYYY-MM-DD') || ' 00:00:00+00',
            to_char(month + interval '1 month', 'YYYY-MM-DD') || ' 00:00:00+00');
    END LOOP;
END $$;
INSERT INTO candles (start, subject, minutes, count, open, high, low, close)
SELECT start, number, width, count, open, high, low, close
FROM older_candles JOIN names ON kind = source AND name = subject, candles_until
WHERE width > 1 AND start + make_interval(mins => width) <= until
ORDER BY number, width, start;
DROP TABLE older_candles, candle_widths;

CREATE FUNCTION ulid(id uuid) RETURNS text LANGUAGE sql IMMUTABLE STRICT AS $$
    SELECT string_agg(
        substr('0123456789ABCDEFGHJKMNPQRSTVWXYZ', 1 + substring(bits FROM n * 5 + 1 FOR 5)::bit(5)::integer, 1),
        '' ORDER BY n)
    FROM (SELECT B'00' || ('x' || replace(id::text, '-', ''))::bit(128) AS bits) AS given, generate_series(0, 25) AS n
$$;

-- The numbers of all ticks, of before too: what candles are made of.
CREATE VIEW tick_numbers AS
SELECT subject, at, id, NULL AS rate_id, rate, raw_rate FROM market_ticks WHERE tick
UNION ALL
SELECT subject, at, id, NULL, rate, NULL FROM corridor_ticks
UNION ALL
SELECT number, at, NULL, rate_id, rate, raw_rate
FROM names JOIN older_ticks ON source = names.kind AND subject = name;

-- All ticks for whoever looks by hand; services read the tables.
CREATE VIEW ticks AS
SELECT at, ulid(id) AS rate_id, 'rate' AS kind, name AS subject, names.kind AS source, platform, rate, raw_rate, reason,
    heartbeat
FROM market_ticks JOIN names ON number = subject WHERE tick
UNION ALL
SELECT at, ulid(id), 'cross_rate', name, names.kind, NULL, rate, NULL,
    CASE WHEN rate IS NULL THEN 'LEG_UNAVAILABLE' END, heartbeat
FROM corridor_ticks JOIN names ON number = subject
UNION ALL
SELECT at, rate_id, kind, subject, source, platform, rate, raw_rate, reason, heartbeat FROM older_ticks;
