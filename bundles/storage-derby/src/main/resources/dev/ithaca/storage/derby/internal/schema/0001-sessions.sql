-- Times are milliseconds since 1970 UTC; tags and arguments are JSON arrays; search_text is what a search looks at, folded
-- to one case; session_tags holds the folded tags once more for look-ups by index.
CREATE TABLE sessions (
    id VARCHAR(7) NOT NULL,
    title VARCHAR(32672),
    tags ${text} NOT NULL,
    command VARCHAR(32672) NOT NULL,
    arguments ${text} NOT NULL,
    cwd VARCHAR(32672) NOT NULL,
    status VARCHAR(32) NOT NULL,
    pid BIGINT,
    exit_code INTEGER,
    end_signal VARCHAR(32),
    created_at BIGINT NOT NULL,
    started_at BIGINT,
    ended_at BIGINT,
    total_bytes BIGINT NOT NULL,
    last_output_at BIGINT,
    notifications_enabled BOOLEAN NOT NULL,
    search_text ${text} NOT NULL,
    CONSTRAINT sessions_key PRIMARY KEY (id)
);

CREATE INDEX sessions_by_created_at ON sessions (created_at DESC, id);

CREATE INDEX sessions_by_status ON sessions (status);

CREATE TABLE session_tags (
    tag VARCHAR(255) NOT NULL,
    session_id VARCHAR(7) NOT NULL,
    CONSTRAINT session_tags_key PRIMARY KEY (session_id, tag),
    CONSTRAINT session_tags_session FOREIGN KEY (session_id) REFERENCES sessions (id) ON DELETE CASCADE
);

CREATE INDEX session_tags_by_tag ON session_tags (tag);
