-- The second secret of a login, as SHA-256 in hexadecimal. Logins without one end: they are made anew with the password or a link.
DELETE FROM access_logins;

ALTER TABLE access_logins ADD COLUMN csrf_hash VARCHAR(64) NOT NULL DEFAULT '';
