"""Every step of the schema, oldest first; a step is never changed after it was released."""
