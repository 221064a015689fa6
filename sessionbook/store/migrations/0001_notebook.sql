-- The notebook as it began. Every record has an id that survives merging and its three times;
-- days are ISO dates, times of change UTC in milliseconds. Statements end with ";" at a line's end.

CREATE TABLE appointments (
  id TEXT PRIMARY KEY, day TEXT NOT NULL, at TEXT, with_whom TEXT NOT NULL,
  repeat TEXT NOT NULL,
  created TEXT NOT NULL, changed TEXT NOT NULL, deleted TEXT
) WITHOUT ROWID;

CREATE TABLE sessions (
  id TEXT NOT NULL UNIQUE, day TEXT NOT NULL, at TEXT, with_whom TEXT NOT NULL,
  notes TEXT NOT NULL, honest_about TEXT NOT NULL, held_back TEXT NOT NULL,
  being_myself INTEGER, what_matters INTEGER, way_of_working INTEGER, said_it INTEGER,
  created TEXT NOT NULL, changed TEXT NOT NULL, deleted TEXT
);
CREATE INDEX sessions_by_day ON sessions (day, id, with_whom, deleted) WHERE deleted IS NULL;
CREATE INDEX sessions_deleted ON sessions (deleted) WHERE deleted IS NOT NULL;

CREATE TABLE topics (
  id TEXT PRIMARY KEY, text TEXT NOT NULL, kind TEXT NOT NULL, state TEXT NOT NULL,
  sensitive INTEGER NOT NULL, position INTEGER NOT NULL, raised_in TEXT,
  created TEXT NOT NULL, changed TEXT NOT NULL, deleted TEXT
) WITHOUT ROWID;
CREATE INDEX topics_open ON topics (position) WHERE deleted IS NULL AND state <> 'raised';
CREATE INDEX topics_by_session ON topics (raised_in) WHERE raised_in IS NOT NULL;

CREATE TABLE insights (
  id TEXT PRIMARY KEY, text TEXT NOT NULL, session_id TEXT, starred INTEGER NOT NULL,
  position INTEGER NOT NULL,
  created TEXT NOT NULL, changed TEXT NOT NULL, deleted TEXT
) WITHOUT ROWID;
CREATE INDEX insights_by_session ON insights (session_id, position);

CREATE TABLE gratitude (
  id TEXT PRIMARY KEY, text TEXT NOT NULL, session_id TEXT NOT NULL, position INTEGER NOT NULL,
  created TEXT NOT NULL, changed TEXT NOT NULL, deleted TEXT
) WITHOUT ROWID;
CREATE INDEX gratitude_by_session ON gratitude (session_id, position);

CREATE TABLE homework (
  id TEXT PRIMARY KEY, title TEXT NOT NULL, started_on TEXT NOT NULL, session_id TEXT,
  why TEXT NOT NULL, moment TEXT NOT NULL, place TEXT NOT NULL, times_a_week INTEGER,
  obstacle TEXT NOT NULL, if_then TEXT NOT NULL, confidence INTEGER, finished_on TEXT,
  position INTEGER NOT NULL,
  created TEXT NOT NULL, changed TEXT NOT NULL, deleted TEXT
) WITHOUT ROWID;
CREATE INDEX homework_open ON homework (position) WHERE deleted IS NULL AND finished_on IS NULL;
CREATE INDEX homework_by_session ON homework (session_id) WHERE session_id IS NOT NULL;

CREATE TABLE practices (
  id TEXT PRIMARY KEY, homework_id TEXT NOT NULL, day TEXT NOT NULL, done TEXT NOT NULL,
  note TEXT NOT NULL, obstacle TEXT NOT NULL, distress_before INTEGER, distress_after INTEGER,
  effort INTEGER, helpful INTEGER,
  created TEXT NOT NULL, changed TEXT NOT NULL, deleted TEXT
) WITHOUT ROWID;
CREATE INDEX practices_by_homework ON practices (homework_id, day);

CREATE TABLE goals (
  id TEXT PRIMARY KEY, title TEXT NOT NULL, started_on TEXT NOT NULL, why TEXT NOT NULL,
  state TEXT NOT NULL, reached_on TEXT, reached_note TEXT NOT NULL, position INTEGER NOT NULL,
  created TEXT NOT NULL, changed TEXT NOT NULL, deleted TEXT
) WITHOUT ROWID;

CREATE TABLE goal_steps (
  id TEXT PRIMARY KEY, goal_id TEXT NOT NULL, text TEXT NOT NULL, done_on TEXT,
  position INTEGER NOT NULL,
  created TEXT NOT NULL, changed TEXT NOT NULL, deleted TEXT
) WITHOUT ROWID;
CREATE INDEX goal_steps_by_goal ON goal_steps (goal_id, position);

CREATE TABLE goal_ratings (
  id TEXT PRIMARY KEY, goal_id TEXT NOT NULL, day TEXT NOT NULL, value INTEGER NOT NULL,
  created TEXT NOT NULL, changed TEXT NOT NULL, deleted TEXT
) WITHOUT ROWID;
CREATE INDEX goal_ratings_by_day ON goal_ratings (goal_id, day, value, deleted)
  WHERE deleted IS NULL;

CREATE TABLE trackers (
  id TEXT PRIMARY KEY, name TEXT NOT NULL, low_words TEXT NOT NULL, high_words TEXT NOT NULL,
  higher_is_better INTEGER NOT NULL, on_today INTEGER NOT NULL, position INTEGER NOT NULL,
  created TEXT NOT NULL, changed TEXT NOT NULL, deleted TEXT
) WITHOUT ROWID;

CREATE TABLE ratings (
  id TEXT PRIMARY KEY, tracker_id TEXT NOT NULL, day TEXT NOT NULL, value INTEGER NOT NULL,
  created TEXT NOT NULL, changed TEXT NOT NULL, deleted TEXT
) WITHOUT ROWID;
-- deleted stands in the index too: else each row is looked up to see that it is null.
CREATE INDEX ratings_by_day ON ratings (tracker_id, day, value, deleted) WHERE deleted IS NULL;

CREATE TABLE measure_results (
  id TEXT PRIMARY KEY, measure TEXT NOT NULL, day TEXT NOT NULL, total INTEGER NOT NULL,
  created TEXT NOT NULL, changed TEXT NOT NULL, deleted TEXT
) WITHOUT ROWID;
CREATE INDEX measure_results_by_day ON measure_results (measure, day, total)
  WHERE deleted IS NULL;

-- What was overwritten or deleted, as JSON; replaced is when.
CREATE TABLE history (
  seq INTEGER PRIMARY KEY, kind TEXT NOT NULL, record TEXT NOT NULL, replaced TEXT NOT NULL,
  row TEXT NOT NULL
);
CREATE INDEX history_by_record ON history (record, replaced);

-- Numbers everything written so that a smaller docid is a later day; see store/index.py.
CREATE TABLE documents (docid INTEGER PRIMARY KEY, record TEXT NOT NULL UNIQUE);

-- What is searched, a line for each kind of record; docid is null until it is indexed. Each line
-- joins documents itself: looked up by docid or by record, no line then reads a whole table.
-- Sensitive topics are masked, so not searched.
CREATE VIEW searchable (docid, record, kind, day, text) AS
  SELECT d.docid, s.id, 'sessions', s.day,
      s.notes || char(10) || s.honest_about || char(10) || s.held_back
    FROM sessions s LEFT JOIN documents d ON d.record = s.id WHERE s.deleted IS NULL
  UNION ALL
  SELECT d.docid, i.id, 'insights', coalesce(s.day, substr(i.created, 1, 10)), i.text
    FROM insights i LEFT JOIN documents d ON d.record = i.id
    LEFT JOIN sessions s ON s.id = i.session_id WHERE i.deleted IS NULL
  UNION ALL
  SELECT d.docid, g.id, 'gratitude', coalesce(s.day, substr(g.created, 1, 10)), g.text
    FROM gratitude g LEFT JOIN documents d ON d.record = g.id
    LEFT JOIN sessions s ON s.id = g.session_id WHERE g.deleted IS NULL
  UNION ALL
  SELECT d.docid, t.id, 'topics', substr(t.created, 1, 10), t.text
    FROM topics t LEFT JOIN documents d ON d.record = t.id
    WHERE t.deleted IS NULL AND NOT t.sensitive
  UNION ALL
  SELECT d.docid, h.id, 'homework', h.started_on, h.title || char(10) || h.why || char(10) ||
      h.moment || char(10) || h.place || char(10) || h.obstacle || char(10) || h.if_then
    FROM homework h LEFT JOIN documents d ON d.record = h.id WHERE h.deleted IS NULL
  UNION ALL
  SELECT d.docid, p.id, 'practices', p.day, p.note || char(10) || p.obstacle
    FROM practices p LEFT JOIN documents d ON d.record = p.id WHERE p.deleted IS NULL
  UNION ALL
  SELECT d.docid, g.id, 'goals', g.started_on,
      g.title || char(10) || g.why || char(10) || g.reached_note
    FROM goals g LEFT JOIN documents d ON d.record = g.id WHERE g.deleted IS NULL
  UNION ALL
  SELECT d.docid, x.id, 'goal_steps', substr(x.created, 1, 10), x.text
    FROM goal_steps x LEFT JOIN documents d ON d.record = x.id WHERE x.deleted IS NULL;

-- Without FTS5's secure-delete: that leaves some removed words all the same, and walks the list
-- of every word, so that saving takes the longer the more is written. index.sweep leaves none.
-- pgsz: four of the index's leaves fill a page whose last 80 bytes are the cipher's. automerge:
-- what edits replaced goes soon.
CREATE VIRTUAL TABLE search USING fts5 (
  text, content = 'searchable', content_rowid = 'docid',
  tokenize = 'unicode61 remove_diacritics 2', prefix = '1 2', detail = none, columnsize = 0
);
INSERT INTO search (search, rank) VALUES ('pgsz', 985);
INSERT INTO search (search, rank) VALUES ('automerge', 2);
