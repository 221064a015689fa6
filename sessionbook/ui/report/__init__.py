"""A summary for one's therapist, or the picture of a day: ticked line by line, then on paper."""
