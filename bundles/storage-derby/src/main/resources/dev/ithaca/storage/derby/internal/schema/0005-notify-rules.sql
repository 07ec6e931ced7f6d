-- Which rule decided what became of a notification; empty if none was about it.
ALTER TABLE notify_deliveries ADD COLUMN rule_name VARCHAR(64) NOT NULL DEFAULT '';
