"""Words as people write them: read, compared, sorted, searched."""
