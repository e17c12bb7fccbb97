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
