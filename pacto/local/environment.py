def fill(environ, port=8000):
    environ.setdefault("DATABASE_URL", "postgres://pacto@127.0.0.1:1/x")
    environ.setdefault("REDIS_URL", "redis://127.0.0.1:1/0")
    environ.setdefault("EMAIL_URL", "smtp://127.0.0.1:1")
    for k, v in dict(
        SECRET_KEY="x" * 50,
        ALLOWED_HOSTS="localhost,127.0.0.1",
        SITE_URL="http://localhost:8000",
        DEFAULT_FROM_EMAIL="a@pacto.example",
    ).items():
        environ.setdefault(k, v)
