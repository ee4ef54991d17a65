"""What the database holds for several models: rights with dates, constraints, history, SQL."""
