-- The public halves of keys that sign no more: what they signed, quotes above all, can be checked for as long as it is kept.
CREATE TABLE retired_key (
    kid        text        PRIMARY KEY,
    public_key bytea       NOT NULL,
    retired_at timestamptz NOT NULL
);
