-- Corridors in fewer bytes (docs/decisions/0018). What one publication says of a place's corridors is one row of
-- place_publications: the corridors that are new in it, or whose heartbeat is due, stand in arrays, each at one position.
ALTER TABLE place_publications
    ADD COLUMN corridors             integer[],
    ADD COLUMN cross_rules           integer[],
    ADD COLUMN heartbeats            boolean[],
    ADD COLUMN ids                   uuid[],
    ADD COLUMN buys                  uuid[],
    ADD COLUMN sells                 uuid[],
    ADD COLUMN rates                 numeric[],
    ADD COLUMN inverse_rates         numeric[],
    ADD COLUMN round_trip_costs_pct  numeric[],
    ADD COLUMN late_ids              uuid[];
-- In the row itself as long as it fits into a page.
ALTER TABLE place_publications
    ALTER COLUMN corridors SET STORAGE MAIN,
    ALTER COLUMN cross_rules SET STORAGE MAIN,
    ALTER COLUMN heartbeats SET STORAGE MAIN,
    ALTER COLUMN ids SET STORAGE MAIN,
    ALTER COLUMN buys SET STORAGE MAIN,
    ALTER COLUMN sells SET STORAGE MAIN,
    ALTER COLUMN rates SET STORAGE MAIN,
    ALTER COLUMN inverse_rates SET STORAGE MAIN,
    ALTER COLUMN round_trip_costs_pct SET STORAGE MAIN,
    ALTER COLUMN late_ids SET STORAGE MAIN;

-- An id holds the millisecond in which its newest leg was new. It is published within these instants, and found by them;
-- one that was published at another time (a changed cross rule, a slow engine) stands in late_ids too.
CREATE FUNCTION first_instant(id uuid) RETURNS timestamptz LANGUAGE sql IMMUTABLE STRICT AS $$
    SELECT to_timestamp(('x' || left(replace(id::text, '-', ''), 12))::bit(48)::bigint / 1000.0)
$$;
CREATE FUNCTION last_instant(id uuid) RETURNS timestamptz LANGUAGE sql IMMUTABLE STRICT AS $$
    SELECT to_timestamp(('x' || left(replace(id::text, '-', ''), 12))::bit(48)::bigint / 1000.0) + interval '10 seconds'
$$;

-- A corridor's tick goes to the row of the end whose corridors were published with it. Where neither was, a row is made.
CREATE TEMPORARY TABLE ends ON COMMIT DROP AS
SELECT number AS corridor, which, split_part(name, ':', which * 2 - 1) || ':' || split_part(name, ':', which * 2) AS key
FROM names, generate_series(1, 2) AS which
WHERE number IN (SELECT subject FROM corridor_ticks);
INSERT INTO names (kind, name) SELECT DISTINCT 'corridors', key FROM ends ON CONFLICT DO NOTHING;
INSERT INTO place_publications (at, version, computed_at, settings_version, place)
SELECT DISTINCT tick.at, 0, tick.at, 0, number
FROM corridor_ticks AS tick
JOIN ends ON corridor = subject AND which = 1 JOIN names ON kind = 'corridors' AND name = key
WHERE NOT EXISTS (
    SELECT FROM ends JOIN names ON kind = 'corridors' AND name = key JOIN place_publications AS made ON place = number
    WHERE corridor = tick.subject AND made.at = tick.at);
UPDATE place_publications AS made
SET corridors = ticks.corridors, cross_rules = ticks.cross_rules, heartbeats = ticks.heartbeats, ids = ticks.ids,
    buys = ticks.buys, sells = ticks.sells, rates = ticks.rates, inverse_rates = ticks.inverse_rates,
    round_trip_costs_pct = ticks.round_trip_costs_pct, late_ids = ticks.late_ids
FROM (
    SELECT at, version, place, array_agg(subject ORDER BY subject) AS corridors,
        array_agg(cross_rule ORDER BY subject) AS cross_rules, array_agg(heartbeat ORDER BY subject) AS heartbeats,
        array_agg(id ORDER BY subject) AS ids, array_agg(buy ORDER BY subject) AS buys,
        array_agg(sell ORDER BY subject) AS sells, array_agg(rate ORDER BY subject) AS rates,
        array_agg(inverse_rate ORDER BY subject) AS inverse_rates,
        array_agg(round_trip_cost_pct ORDER BY subject) AS round_trip_costs_pct,
        array_agg(id) FILTER (
            WHERE NOT heartbeat AND at NOT BETWEEN first_instant(id) AND last_instant(id)) AS late_ids
    FROM (
        SELECT DISTINCT ON (tick.at, tick.subject) tick.*, version, place
        FROM corridor_ticks AS tick JOIN ends ON corridor = subject JOIN names ON kind = 'corridors' AND name = key
        JOIN place_publications AS made ON place = number AND made.at = tick.at
        ORDER BY tick.at, tick.subject, version DESC, which) AS placed
    GROUP BY at, version, place) AS ticks
WHERE made.at = ticks.at AND made.version = ticks.version AND made.place = ticks.place;

CREATE INDEX place_publications_by_instant ON place_publications (at);
CREATE INDEX place_publications_by_late_id ON place_publications USING gin (late_ids) WHERE late_ids IS NOT NULL;

DROP VIEW ticks, tick_numbers;
DROP TABLE corridor_ticks;

-- The numbers of markets' ticks, and of all ticks before version 7 of the schema.
CREATE VIEW tick_numbers AS
SELECT subject, at, id, NULL AS rate_id, rate, raw_rate FROM market_ticks WHERE tick
UNION ALL
SELECT number, at, NULL, rate_id, rate, raw_rate
FROM names JOIN older_ticks ON source = names.kind AND subject = name;

-- Corridors' ticks, a row each.
CREATE VIEW corridor_ticks AS
SELECT at, version, place, tick.*
FROM place_publications,
    unnest(corridors, cross_rules, heartbeats, ids, buys, sells, rates, inverse_rates, round_trip_costs_pct)
        AS tick (subject, cross_rule, heartbeat, id, buy, sell, rate, inverse_rate, round_trip_cost_pct);

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
