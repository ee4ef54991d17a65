"""PostgreSQL, Valkey and a mail sink on this machine, for the demonstration and the tests; they know nothing of it."""
