-- What was ticked off on a day without a session: few, and asked for on every visit of Today.
CREATE INDEX topics_in_no_session ON topics (changed)
  WHERE deleted IS NULL AND state = 'raised' AND raised_in IS NULL;
-- A small step asks how high the distress rose on the way; the attempt that it is shows it too.
ALTER TABLE practices ADD COLUMN distress_peak INTEGER;
