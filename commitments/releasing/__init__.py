"""Figures come in: read, judged row by row, looked at by a second person, and published whole or not at all."""
