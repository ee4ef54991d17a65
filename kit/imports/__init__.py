"""A file that somebody brings, row by row: read, previewed with a verdict a row, applied whole, undone whole."""
