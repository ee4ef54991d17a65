"""The report of a year: gathered from what is there, written as files, published by a second person."""
