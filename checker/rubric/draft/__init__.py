"""``rubric new``: from a topic page or a list of criteria to a draft rubric that marks as it stands."""
