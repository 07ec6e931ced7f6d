-- Times are milliseconds since 1970 UTC; scopes are labels between commas. Of secrets there are only hashes: one of Argon2id
-- in its own notation for the password, SHA-256 in hexadecimal for what has 256 random bits.
CREATE TABLE access_password (
    slot INTEGER NOT NULL,
    hash VARCHAR(512) NOT NULL,
    CONSTRAINT access_password_key PRIMARY KEY (slot),
    CONSTRAINT access_password_single CHECK (slot = 1)
);

CREATE TABLE access_logins (
    id VARCHAR(64) NOT NULL,
    secret_hash VARCHAR(64) NOT NULL,
    client VARCHAR(128) NOT NULL,
    by_link BOOLEAN NOT NULL,
    scopes VARCHAR(255) NOT NULL,
    created_at BIGINT NOT NULL,
    last_used_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    CONSTRAINT access_logins_key PRIMARY KEY (id),
    CONSTRAINT access_logins_secret UNIQUE (secret_hash)
);

CREATE TABLE access_tokens (
    id VARCHAR(64) NOT NULL,
    secret_hash VARCHAR(64) NOT NULL,
    name VARCHAR(64) NOT NULL,
    scopes VARCHAR(255) NOT NULL,
    created_at BIGINT NOT NULL,
    expires_at BIGINT,
    last_used_at BIGINT,
    CONSTRAINT access_tokens_key PRIMARY KEY (id),
    CONSTRAINT access_tokens_secret UNIQUE (secret_hash),
    CONSTRAINT access_tokens_name UNIQUE (name)
);

CREATE TABLE access_lockouts (
    bucket VARCHAR(16) NOT NULL,
    client VARCHAR(128) NOT NULL,
    failures INTEGER NOT NULL,
    last_failed_at BIGINT NOT NULL,
    CONSTRAINT access_lockouts_key PRIMARY KEY (bucket, client)
);

CREATE INDEX access_lockouts_by_time ON access_lockouts (bucket, last_failed_at);
