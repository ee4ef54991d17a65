"""What apps declare and pages of nobody's collect, a module for each kind."""
