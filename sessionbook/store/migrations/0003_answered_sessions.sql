-- The chart reads the working-together answers of every session without touching their notes.
-- The condition is, word for word, the one that Sessions.together_points asks with.
CREATE INDEX sessions_answered
  ON sessions (day, being_myself, what_matters, way_of_working, said_it, deleted)
  WHERE deleted IS NULL AND ((being_myself IS NOT NULL) + (what_matters IS NOT NULL)
    + (way_of_working IS NOT NULL) + (said_it IS NOT NULL)) >= 3;
