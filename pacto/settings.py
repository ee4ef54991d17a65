"""Settings: everything that differs between places comes from the environment, safe by default."""

import os
from email.utils import parseaddr
from pathlib import Path

import environ
from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _
from redis.backoff import NoBackoff
from redis.retry import Retry

from kit.logs import LOGGING  # noqa: F401
from pacto import local_only, secret_files
from pacto.login_settings import *  # noqa: F403

BASE_DIR = Path(__file__).resolve().parent.parent
VAR_DIR = Path(os.environ.get("VAR_DIR") or BASE_DIR / "var")
DEMO = os.environ.get("DEMO") == "1"

env = environ.Env()
REQUIRED = ["DATABASE_URL", "REDIS_URL", "EMAIL_URL", "SECRET_KEY", "ALLOWED_HOSTS", "SITE_URL", "DEFAULT_FROM_EMAIL"]
secret_files.read(os.environ, [*REQUIRED, "APP_DATABASE_URL", "SECRET_KEY_FALLBACKS"])
missing = [name for name in REQUIRED if not os.environ.get(name)]
if missing:
    raise SystemExit(f"Missing in the environment: {', '.join(missing)}. The demonstration is `python -m dev.manage`.")
if DEMO and (refusal := local_only.refusal(os.environ)):
    raise SystemExit(refusal)

# Who we are
SECRET_KEY = env("SECRET_KEY")
SECRET_KEY_FALLBACKS = env.list("SECRET_KEY_FALLBACKS", default=[])  # former ones, until nothing needs them any more
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS")
SITE_URL = env("SITE_URL").rstrip("/")
DEFAULT_FROM_EMAIL = env("DEFAULT_FROM_EMAIL")
# Where people turn who are told of something that they did not expect; without it, the portal's own address.
COORDINATION_EMAIL = env("COORDINATION_EMAIL", default="") or parseaddr(DEFAULT_FROM_EMAIL)[1]
# Who answers for the data and to the press: in the privacy notice and on the page «Contacto». `check --deploy` refuses
# a portal that does not know the first three.
RESPONSIBLE_NAME = env("RESPONSIBLE_NAME", default="")
RESPONSIBLE_ADDRESS = env("RESPONSIBLE_ADDRESS", default="")
DATA_PROCESSORS = env("DATA_PROCESSORS", default="")
PRIVACY_EMAIL = env("PRIVACY_EMAIL", default="") or COORDINATION_EMAIL
PRESS_EMAIL = env("PRESS_EMAIL", default="") or COORDINATION_EMAIL
CONTACT_PHONE = env("CONTACT_PHONE", default="")
DEBUG = False
ROOT_URLCONF = "pacto.urls"
WSGI_APPLICATION = "pacto.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "members.User"

# What the portal is about; an app knows only those below it. In this order stands what they declare for all.
LOCAL_APPS = [
    "mailings",
    "surveys",
    "meetings",
    "commissions",
    "commitments",
    "members",
]
INSTALLED_APPS = [
    "pacto.apps.PactoConfig",
    "pacto.apps.PactoAdminConfig",
    *LOCAL_APPS,
    "kit",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "pacto.apps.SessionsConfig",
    "django_filters",
    "django_htmx",
    "pghistory",
    "pgtrigger",
    "template_partials",
    "django.forms",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.sessions",
    "django.contrib.sitemaps",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "kit.pages.headers.restrict_browsers",
    # Before WhiteNoise: a static file opened by itself carries the policy too.
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    # Pads its output at random, which hides what the length of a compressed secret would tell (BREACH).
    "django.middleware.gzip.GZipMiddleware",
    "kit.forms.input.CleanQueryMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "kit.pages.visitors.OwnPagesMiddleware",
    "members.devices.remember",
    "pacto.returned_form.LoginRequired",
    "django.contrib.messages.middleware.MessageMiddleware",
    "members.sessions.limit_staff",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "kit.database.audit.WhoMiddleware",
    "pacto.errors.explain_method",
    "pacto.errors.UnavailableMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "pacto.context.site",
            ],
        },
    }
]
FORM_RENDERER = "kit.forms.fields.Renderer"

# Data
DATABASES = {"default": env.db("DATABASE_URL", engine="django.db.backends.postgresql")}
DATABASES["default"] |= {
    "CONN_MAX_AGE": 0,
    "CONN_HEALTH_CHECKS": True,  # the pool hands out none that a restart of PostgreSQL killed
    "OPTIONS": {"pool": {"min_size": 1, "max_size": env.int("DATABASE_POOL", 8), "timeout": 10}},
}
# Web processes have the limits of their role (grant_rights); the worker counts, imports and forgets for longer.
STATEMENT_SECONDS = env.int("STATEMENT_SECONDS", 0)
if STATEMENT_SECONDS:
    LIMITS = ("statement_timeout", "lock_timeout", "idle_in_transaction_session_timeout")
    DATABASES["default"]["OPTIONS"]["options"] = " ".join(f"-c {name}={STATEMENT_SECONDS}s" for name in LIMITS)
REDIS_TIMEOUTS = {"socket_timeout": 2, "socket_connect_timeout": 2}
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.redis.RedisCache",
        "LOCATION": env("REDIS_URL"),
        "KEY_PREFIX": "pacto",
        # The cache only spares work: a page that waited half a second for it goes on without, and asks once.
        "OPTIONS": {"socket_timeout": 0.5, "socket_connect_timeout": 0.5, "retry": Retry(NoBackoff(), 0)},
    },
    # Drawn parts that follow from nothing but the templates and the viewer's roles (without them a page drawn anew
    # takes a fifth more processor time, 16 ms instead of 13: dev/bench/pages.py); visitors' pages for a minute.
    "parts": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "LOCATION": "parts",
        "OPTIONS": {"MAX_ENTRIES": 500},
    },
}

# Celery: a message only wakes, the truth is in PostgreSQL (docs/architecture.md)
CELERY_BROKER_URL = env("REDIS_URL")
CELERY_BROKER_TRANSPORT_OPTIONS = REDIS_TIMEOUTS | {
    "visibility_timeout": 3600,
    # A request that asks for a task without a broker waits a tenth of a second, not six.
    "max_retries": 1,
    "interval_start": 0.1,
}
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_ACKS_LATE = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
# Asked to stop, a worker lets its tasks end for so long (a sender takes half a minute) and gives back the rest.
CELERY_WORKER_SOFT_SHUTDOWN_TIMEOUT = 45
# Past the visibility timeout another worker would begin the same task.
CELERY_TASK_TIME_LIMIT = 50 * 60
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_TIMEZONE = "America/Mexico_City"

# Mail
vars().update(env.email_url("EMAIL_URL"))
EMAIL_TIMEOUT = 10
SERVER_EMAIL = DEFAULT_FROM_EMAIL
EMAIL_SUBJECT_PREFIX = ""
MAIL_SENDERS = env.int("MAIL_SENDERS", 2)  # how many send at the same time
MAIL_RATE = env.int("MAIL_RATE", 60)  # messages a second of all senders together; 0: as fast as they can
MAIL_RELAY_LOG = env("MAIL_RELAY_LOG", default="")  # Postfix's, where it can be read: it tells what the relay took
MAIL_CONVERSATION = 120  # seconds after which the longest conversation with the mail server is over for certain
# Where undelivered mail comes back to, and the Maildir into which the mail server puts it; none: nobody reads it.
BOUNCE_ADDRESS = env("BOUNCE_ADDRESS", default="")
BOUNCE_MAILDIR = env("BOUNCE_MAILDIR", default="")

# Login (pacto/login_settings.py)
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = DEMO
STAFF_MFA_REQUIRED = not DEMO
ALLAUTH_TRUSTED_PROXY_COUNT = env.int("TRUSTED_PROXIES", 0)

# Time and language
LANGUAGE_CODE = "es-mx"
LANGUAGES = [("es-mx", _("Español de México"))]
LOCALE_PATHS = [BASE_DIR / "locale"]
TIME_ZONE = "America/Mexico_City"
FORMAT_MODULE_PATH = ["pacto.formats"]

# After so many days without any act of the focal point, while something is due, the alternate is asked.
COMMISSION_SILENCE_DAYS = env.int("COMMISSION_SILENCE_DAYS", 21)

# Static files
STATIC_URL = "/static/"
STATIC_ROOT = Path(os.environ.get("STATIC_ROOT") or VAR_DIR / "static")
STATICFILES_DIRS = [BASE_DIR / "static"]
WHITENOISE_ROOT = BASE_DIR / "static" / "root"  # files that browsers ask for without being told
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

# Security: nothing inline, nothing from elsewhere
HTTPS = SITE_URL.startswith("https://")
SECURE_SSL_REDIRECT = False  # the proxy in front redirects; a one-click unsubscribe POST must never meet a redirect
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if ALLAUTH_TRUSTED_PROXY_COUNT else None
SECURE_HSTS_SECONDS = 31536000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
# A name that browsers take from this host alone, over HTTPS and for the whole site: no neighbour can set it.
SESSION_COOKIE_NAME = "__Host-session" if HTTPS else "sessionid"
CSRF_COOKIE_NAME = "__Host-csrf" if HTTPS else "csrftoken"
DEVICE_COOKIE_NAME = "__Host-device" if HTTPS else "device"
SESSION_COOKIE_AGE = 60 * 60 * 24 * 30
CSRF_FAILURE_VIEW = "pacto.errors.csrf_failure"
CSRF_TRUSTED_ORIGINS = [SITE_URL]
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "object-src": [NONE],
    }
}

# Beginnings of the addresses whose next part is a key: no log may keep it, ours or the proxy's (docs/deployment.md).
LINK_PATHS = [
    "acuerdos/",
    "boletines/baja/",
    "boletines/confirmar/",
    "confirmar-datos/",
    "correo/baja/",
    "correo/preferencias/",
    "cuenta/confirm-email/",
    "cuenta/correo/deshacer/",
    "cuenta/correo/nuevo/",
    "cuenta/password/reset/key/",
    "encuestas/r/",
    "invitaciones/",
    "mis-acuerdos/calendario/",
    "propuestas/",
    "sumarse/",
]
