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
