"""The mail's pages."""
