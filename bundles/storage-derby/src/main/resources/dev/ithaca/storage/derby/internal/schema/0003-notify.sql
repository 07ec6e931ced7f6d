-- Times are milliseconds since 1970 UTC. An endpoint is too long for the key of an index, so its SHA-256 is the key.
CREATE TABLE notify_push_subscriptions (
    id VARCHAR(64) NOT NULL,
    endpoint VARCHAR(2048) NOT NULL,
    p256dh VARCHAR(128) NOT NULL,
    auth VARCHAR(64) NOT NULL,
    label VARCHAR(128) NOT NULL,
    created_at BIGINT NOT NULL,
    delivered_at BIGINT,
    CONSTRAINT notify_push_subscriptions_key PRIMARY KEY (id)
);

CREATE TABLE notify_deliveries (
    seq BIGINT NOT NULL GENERATED ALWAYS AS IDENTITY,
    notification VARCHAR(128) NOT NULL,
    kind VARCHAR(32) NOT NULL,
    title VARCHAR(256) NOT NULL,
    sessions VARCHAR(256) NOT NULL,
    channel VARCHAR(64) NOT NULL,
    outcome VARCHAR(16) NOT NULL,
    attempts INTEGER NOT NULL,
    detail VARCHAR(500) NOT NULL,
    created_at BIGINT NOT NULL,
    finished_at BIGINT NOT NULL,
    CONSTRAINT notify_deliveries_key PRIMARY KEY (seq)
);
