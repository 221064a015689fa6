-- What progress is read from: answers to items, questionnaires of one's own, events, benchmarks.

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

-- The same lines as before and two more; an added line at the end numbers nothing anew.
DROP VIEW searchable;
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
