-- The small picture before the bytes: SQLite reads a row from its beginning, and going past
-- 25 MB to a thumbnail took a sixth of a second.
CREATE TABLE contents (
  id TEXT NOT NULL UNIQUE, thumbnail BLOB NOT NULL, content BLOB NOT NULL
);
INSERT INTO contents SELECT id, thumbnail, content FROM attachment_contents;
DROP TABLE attachment_contents;
ALTER TABLE contents RENAME TO attachment_contents;
