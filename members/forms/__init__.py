"""Forms of the registry, a module for each room."""
