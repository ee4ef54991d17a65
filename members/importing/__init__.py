"""A member list brought as a file: read into rows with a verdict, confirmed whole, undone whole."""
