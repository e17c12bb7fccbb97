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
