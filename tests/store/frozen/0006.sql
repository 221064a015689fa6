CREATE TABLE appointments (
  id TEXT PRIMARY KEY, day TEXT NOT NULL, at TEXT, with_whom TEXT NOT NULL,
  repeat TEXT NOT NULL,
  created TEXT NOT NULL, changed TEXT NOT NULL, deleted TEXT
, label TEXT NOT NULL DEFAULT '', way TEXT NOT NULL DEFAULT '') WITHOUT ROWID;
CREATE TABLE sessions (
  id TEXT NOT NULL UNIQUE, day TEXT NOT NULL, at TEXT, with_whom TEXT NOT NULL,
  notes TEXT NOT NULL, honest_about TEXT NOT NULL, held_back TEXT NOT NULL,
  being_myself INTEGER, what_matters INTEGER, way_of_working INTEGER, said_it INTEGER,
  created TEXT NOT NULL, changed TEXT NOT NULL, deleted TEXT
, label TEXT NOT NULL DEFAULT '', way TEXT NOT NULL DEFAULT '', missed INTEGER NOT NULL DEFAULT 0, hope TEXT NOT NULL DEFAULT '', mood_before INTEGER, mood_after INTEGER);
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
, form TEXT NOT NULL DEFAULT '') WITHOUT ROWID;
CREATE INDEX homework_open ON homework (position) WHERE deleted IS NULL AND finished_on IS NULL;
CREATE INDEX homework_by_session ON homework (session_id) WHERE session_id IS NOT NULL;
CREATE TABLE practices (
  id TEXT PRIMARY KEY, homework_id TEXT NOT NULL, day TEXT NOT NULL, done TEXT NOT NULL,
  note TEXT NOT NULL, obstacle TEXT NOT NULL, distress_before INTEGER, distress_after INTEGER,
  effort INTEGER, helpful INTEGER,
  created TEXT NOT NULL, changed TEXT NOT NULL, deleted TEXT
, distress_peak INTEGER) WITHOUT ROWID;
CREATE INDEX practices_by_homework ON practices (homework_id, day);
CREATE TABLE goals (
  id TEXT PRIMARY KEY, title TEXT NOT NULL, started_on TEXT NOT NULL, why TEXT NOT NULL,
  state TEXT NOT NULL, reached_on TEXT, reached_note TEXT NOT NULL, position INTEGER NOT NULL,
  created TEXT NOT NULL, changed TEXT NOT NULL, deleted TEXT
, start TEXT NOT NULL DEFAULT '', rested_on TEXT, rest_note TEXT NOT NULL DEFAULT '', much_less TEXT NOT NULL DEFAULT '', less TEXT NOT NULL DEFAULT '', expected TEXT NOT NULL DEFAULT '', more TEXT NOT NULL DEFAULT '', much_more TEXT NOT NULL DEFAULT '', weight INTEGER NOT NULL DEFAULT 1) WITHOUT ROWID;
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
CREATE INDEX ratings_by_day ON ratings (tracker_id, day, value, deleted) WHERE deleted IS NULL;
CREATE TABLE measure_results (
  id TEXT PRIMARY KEY, measure TEXT NOT NULL, day TEXT NOT NULL, total INTEGER NOT NULL,
  created TEXT NOT NULL, changed TEXT NOT NULL, deleted TEXT
) WITHOUT ROWID;
CREATE INDEX measure_results_by_day ON measure_results (measure, day, total)
  WHERE deleted IS NULL;
CREATE TABLE history (
  seq INTEGER PRIMARY KEY, kind TEXT NOT NULL, record TEXT NOT NULL, replaced TEXT NOT NULL,
  row TEXT NOT NULL
);
CREATE INDEX history_by_record ON history (record, replaced);
CREATE TABLE documents (docid INTEGER PRIMARY KEY, record TEXT NOT NULL UNIQUE);
CREATE VIRTUAL TABLE search USING fts5 (
  text, content = 'searchable', content_rowid = 'docid',
  tokenize = 'unicode61 remove_diacritics 2', prefix = '1 2', detail = none, columnsize = 0
);
CREATE TABLE attainments (
  id TEXT PRIMARY KEY, goal_id TEXT NOT NULL, day TEXT NOT NULL, level INTEGER NOT NULL,
  created TEXT NOT NULL, changed TEXT NOT NULL, deleted TEXT
) WITHOUT ROWID;
CREATE INDEX attainments_by_day ON attainments (goal_id, day, level) WHERE deleted IS NULL;
CREATE TABLE homework_reviews (
  id TEXT PRIMARY KEY, homework_id TEXT NOT NULL, session_id TEXT NOT NULL,
  verdict TEXT NOT NULL, note TEXT NOT NULL,
  created TEXT NOT NULL, changed TEXT NOT NULL, deleted TEXT
) WITHOUT ROWID;
CREATE INDEX homework_reviews_by_session ON homework_reviews (session_id);
CREATE INDEX homework_reviews_by_homework ON homework_reviews (homework_id);
CREATE TABLE revisits (
  id TEXT PRIMARY KEY, insight_id TEXT NOT NULL, day TEXT NOT NULL, answer TEXT NOT NULL,
  words TEXT NOT NULL,
  created TEXT NOT NULL, changed TEXT NOT NULL, deleted TEXT
) WITHOUT ROWID;
CREATE INDEX revisits_by_insight ON revisits (insight_id, day);
CREATE TABLE own_forms (
  id TEXT PRIMARY KEY, source TEXT NOT NULL, position INTEGER NOT NULL,
  created TEXT NOT NULL, changed TEXT NOT NULL, deleted TEXT
) WITHOUT ROWID;
CREATE TABLE filled_forms (
  id TEXT PRIMARY KEY, form TEXT NOT NULL, name TEXT NOT NULL, day TEXT NOT NULL,
  homework_id TEXT, practice_id TEXT,
  created TEXT NOT NULL, changed TEXT NOT NULL, deleted TEXT
) WITHOUT ROWID;
CREATE INDEX filled_forms_by_day ON filled_forms (day);
CREATE INDEX filled_forms_by_homework ON filled_forms (homework_id, day);
CREATE TABLE form_answers (
  id TEXT PRIMARY KEY, filled_id TEXT NOT NULL, field TEXT NOT NULL, label TEXT NOT NULL,
  value TEXT NOT NULL, position INTEGER NOT NULL,
  created TEXT NOT NULL, changed TEXT NOT NULL, deleted TEXT
) WITHOUT ROWID;
CREATE INDEX form_answers_by_form ON form_answers (filled_id, position);
CREATE TABLE entries (
  id TEXT PRIMARY KEY, day TEXT NOT NULL, at TEXT, text TEXT NOT NULL,
  created TEXT NOT NULL, changed TEXT NOT NULL, deleted TEXT
) WITHOUT ROWID;
CREATE INDEX entries_by_day ON entries (day, created) WHERE deleted IS NULL;
CREATE TABLE details (
  id TEXT PRIMARY KEY, kind TEXT NOT NULL, name TEXT NOT NULL, text TEXT NOT NULL,
  position INTEGER NOT NULL,
  created TEXT NOT NULL, changed TEXT NOT NULL, deleted TEXT
) WITHOUT ROWID;
CREATE TABLE plan_headings (
  id TEXT PRIMARY KEY, plan TEXT NOT NULL, title TEXT NOT NULL, position INTEGER NOT NULL,
  created TEXT NOT NULL, changed TEXT NOT NULL, deleted TEXT
) WITHOUT ROWID;
CREATE TABLE plan_lines (
  id TEXT PRIMARY KEY, heading_id TEXT NOT NULL, text TEXT NOT NULL, phone TEXT NOT NULL,
  position INTEGER NOT NULL,
  created TEXT NOT NULL, changed TEXT NOT NULL, deleted TEXT
) WITHOUT ROWID;
CREATE INDEX plan_lines_by_heading ON plan_lines (heading_id, position);
CREATE TABLE reviews (
  id TEXT PRIMARY KEY, kind TEXT NOT NULL, day TEXT NOT NULL, since TEXT, text TEXT NOT NULL,
  created TEXT NOT NULL, changed TEXT NOT NULL, deleted TEXT
) WITHOUT ROWID;
CREATE TABLE prompt_sets (
  id TEXT PRIMARY KEY, name TEXT NOT NULL, position INTEGER NOT NULL,
  created TEXT NOT NULL, changed TEXT NOT NULL, deleted TEXT
) WITHOUT ROWID;
CREATE TABLE prompts (
  id TEXT PRIMARY KEY, set_id TEXT NOT NULL, text TEXT NOT NULL, position INTEGER NOT NULL,
  created TEXT NOT NULL, changed TEXT NOT NULL, deleted TEXT
) WITHOUT ROWID;
CREATE INDEX prompts_by_set ON prompts (set_id, position);
CREATE TABLE attachments (
  id TEXT PRIMARY KEY, kind TEXT NOT NULL, record TEXT NOT NULL, name TEXT NOT NULL,
  media_type TEXT NOT NULL, size INTEGER NOT NULL, position INTEGER NOT NULL,
  created TEXT NOT NULL, changed TEXT NOT NULL, deleted TEXT
) WITHOUT ROWID;
CREATE INDEX attachments_by_record ON attachments (kind, record, position);
CREATE TABLE choices (
  id TEXT PRIMARY KEY, value TEXT NOT NULL,
  created TEXT NOT NULL, changed TEXT NOT NULL, deleted TEXT
) WITHOUT ROWID;
CREATE INDEX sessions_answered
  ON sessions (day, being_myself, what_matters, way_of_working, said_it, deleted)
  WHERE deleted IS NULL AND ((being_myself IS NOT NULL) + (what_matters IS NOT NULL)
    + (way_of_working IS NOT NULL) + (said_it IS NOT NULL)) >= 3;
CREATE TABLE "attachment_contents" (
  id TEXT NOT NULL UNIQUE, thumbnail BLOB NOT NULL, content BLOB NOT NULL
);
CREATE INDEX topics_in_no_session ON topics (changed)
  WHERE deleted IS NULL AND state = 'raised' AND raised_in IS NULL;
CREATE TABLE measure_answers (
  id TEXT PRIMARY KEY, measure TEXT NOT NULL, day TEXT NOT NULL, answers TEXT NOT NULL,
  result_id TEXT,
  created TEXT NOT NULL, changed TEXT NOT NULL, deleted TEXT
) WITHOUT ROWID;
CREATE INDEX measure_answers_by_result ON measure_answers (result_id)
  WHERE result_id IS NOT NULL;
CREATE INDEX measure_answers_begun ON measure_answers (measure, day)
  WHERE deleted IS NULL AND result_id IS NULL;
CREATE TABLE own_measures (
  id TEXT PRIMARY KEY, key TEXT NOT NULL, format TEXT NOT NULL, source TEXT NOT NULL,
  position INTEGER NOT NULL,
  created TEXT NOT NULL, changed TEXT NOT NULL, deleted TEXT
) WITHOUT ROWID;
CREATE TABLE events (
  id TEXT PRIMARY KEY, day TEXT NOT NULL, text TEXT NOT NULL, until TEXT,
  created TEXT NOT NULL, changed TEXT NOT NULL, deleted TEXT
) WITHOUT ROWID;
CREATE INDEX events_by_day ON events (day) WHERE deleted IS NULL;
CREATE TABLE benchmarks (
  id TEXT PRIMARY KEY, title TEXT NOT NULL, series TEXT NOT NULL, set_on TEXT NOT NULL,
  at_least INTEGER NOT NULL, bound INTEGER, times INTEGER, days INTEGER, reached_on TEXT,
  note TEXT NOT NULL, position INTEGER NOT NULL,
  created TEXT NOT NULL, changed TEXT NOT NULL, deleted TEXT
) WITHOUT ROWID;
CREATE VIEW searchable (docid, record, kind, day, text) AS
  SELECT d.docid, s.id, 'sessions', s.day,
      s.notes || char(10) || s.honest_about || char(10) || s.held_back || char(10) || s.hope
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
      g.title || char(10) || g.why || char(10) || g.start || char(10) || g.reached_note ||
      char(10) || g.rest_note || char(10) || g.much_less || char(10) || g.less || char(10) ||
      g.expected || char(10) || g.more || char(10) || g.much_more
    FROM goals g LEFT JOIN documents d ON d.record = g.id WHERE g.deleted IS NULL
  UNION ALL
  SELECT d.docid, x.id, 'goal_steps', substr(x.created, 1, 10), x.text
    FROM goal_steps x LEFT JOIN documents d ON d.record = x.id WHERE x.deleted IS NULL
  UNION ALL
  SELECT d.docid, r.id, 'revisits', r.day, r.words
    FROM revisits r LEFT JOIN documents d ON d.record = r.id WHERE r.deleted IS NULL
  UNION ALL
  SELECT d.docid, v.id, 'homework_reviews', coalesce(s.day, substr(v.created, 1, 10)), v.note
    FROM homework_reviews v LEFT JOIN documents d ON d.record = v.id
    LEFT JOIN sessions s ON s.id = v.session_id WHERE v.deleted IS NULL
  UNION ALL
  SELECT d.docid, a.id, 'form_answers', f.day, a.value
    FROM form_answers a LEFT JOIN documents d ON d.record = a.id
    JOIN filled_forms f ON f.id = a.filled_id WHERE a.deleted IS NULL
  UNION ALL
  SELECT d.docid, e.id, 'entries', e.day, e.text
    FROM entries e LEFT JOIN documents d ON d.record = e.id WHERE e.deleted IS NULL
  UNION ALL
  SELECT d.docid, x.id, 'details', substr(x.created, 1, 10), x.name || char(10) || x.text
    FROM details x LEFT JOIN documents d ON d.record = x.id WHERE x.deleted IS NULL
  UNION ALL
  SELECT d.docid, h.id, 'plan_headings', substr(h.created, 1, 10), h.title
    FROM plan_headings h LEFT JOIN documents d ON d.record = h.id WHERE h.deleted IS NULL
  UNION ALL
  SELECT d.docid, l.id, 'plan_lines', substr(l.created, 1, 10), l.text || char(10) || l.phone
    FROM plan_lines l LEFT JOIN documents d ON d.record = l.id WHERE l.deleted IS NULL
  UNION ALL
  SELECT d.docid, r.id, 'reviews', r.day, r.text
    FROM reviews r LEFT JOIN documents d ON d.record = r.id WHERE r.deleted IS NULL
  UNION ALL
  SELECT d.docid, a.id, 'attachments', substr(a.created, 1, 10), a.name
    FROM attachments a LEFT JOIN documents d ON d.record = a.id WHERE a.deleted IS NULL
  UNION ALL
  SELECT d.docid, e.id, 'events', e.day, e.text
    FROM events e LEFT JOIN documents d ON d.record = e.id WHERE e.deleted IS NULL
  UNION ALL
  SELECT d.docid, b.id, 'benchmarks', coalesce(b.reached_on, b.set_on),
      b.title || char(10) || b.note
    FROM benchmarks b LEFT JOIN documents d ON d.record = b.id WHERE b.deleted IS NULL;
INSERT INTO search (search, rank) VALUES ('automerge', 2);
INSERT INTO search (search, rank) VALUES ('pgsz', 985);
