"""A folder, a zip or an LMS download, marked whole: every submission is Marked or Skipped, none is lost."""
