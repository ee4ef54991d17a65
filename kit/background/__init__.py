"""Work outside a request: asked for after the commit, watched, erased in time; mail of accounts."""
