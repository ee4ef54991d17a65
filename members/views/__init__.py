"""Pages of the registry, a module for each kind of page."""
