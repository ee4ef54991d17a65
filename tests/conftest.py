"""What surrounds each test, and the cast of people whom most of them need."""

import os
import signal
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from urllib.parse import urlsplit, urlunsplit
from uuid import uuid4

import pytest
import redis
from django.conf import settings
from django.core.cache import caches
from django.core.management import call_command
from django.db import connection
from django.test import Client, TransactionTestCase

from dev import preparation
from kit.background import account_mail
from members import sessions
from members.models import User
from tests import make, migrated
from tests.cast import Cast, CommissionScene, agenda_team, agreement_parties, commission_scene, pact_cast

pytest_plugins = ["tests.sink"]


def pytest_configure(config):
    """Collect the static files and migrate a database once, before the workers start."""
    # A shell that starts a run in the background has it ignore Ctrl-C, and with it all that the tests start and end.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    # A file is looked at when it is asked for: else each `Client()` begins by reading about all of them, 30 ms.
    settings.WHITENOISE_AUTOREFRESH = True
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # the portal's takes a quarter second
    sessions.NOTED_EVERY = timedelta(hours=1)  # a slow machine would write the session amid queries that are counted
    account_mail._hands = ThreadPoolExecutor(max_workers=1)  # mail arrives in the order in which it was posted
    settings.DATABASES["default"]["OPTIONS"]["pool"]["timeout"] = 300  # a crowd on a busy machine waits its turn
    settings.MFA_TOTP_TOLERANCE = 4  # an app's code is good for as long as a busy machine needs to type it
    TransactionTestCase._fixture_teardown = migrated.restore
    if not hasattr(config, "workerinput"):
        collect_static()
        if "TEST_TEMPLATE" not in os.environ:  # else whoever started this run made one
            os.environ["TEST_TEMPLATE"] = migrated.template()


def collect_static() -> None:
    """Anew where one of them may have changed: three seconds of each run else."""
    noted, wanted = settings.VAR_DIR / "static.fingerprint", preparation.fingerprint()
    if not (settings.STATIC_ROOT.exists() and noted.exists() and noted.read_text() == wanted):
        call_command("collectstatic", interactive=False, verbosity=0)
        noted.write_text(wanted)


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix):
    """The test database is a copy of the migrated one."""
    connection.settings_dict["TEST"]["TEMPLATE"] = os.environ["TEST_TEMPLATE"]


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """At the end nobody is connected to the database that is dropped: the pool opens connections in its own time."""
    yield
    with django_db_blocker.unblock():
        connection.close_pool()
        with connection._nodb_cursor() as cursor:
            others = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s"
            cursor.execute(others, [connection.settings_dict["NAME"]])


@pytest.fixture(autouse=True)
def own_cache(settings):
    """Each test counts its own attempts and draws its own pages: workers and runs share the cache."""
    caches["parts"].clear()
    settings.CACHES = settings.CACHES | {"default": settings.CACHES["default"] | {"KEY_PREFIX": uuid4().hex}}


@pytest.fixture(autouse=True)
def own_post():
    """No mail of one test arrives in the next."""
    yield
    account_mail.settle()


@pytest.fixture
def broker() -> str:
    """A database of Valkey that no other test rings in, of this run's other workers neither."""
    worker = int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw"))
    address = urlunsplit(urlsplit(settings.CELERY_BROKER_URL)._replace(path=f"/{15 - worker}"))
    with redis.Redis.from_url(address) as server:
        server.flushdb()
    return address


@pytest.fixture
def cast(db) -> Cast:
    return pact_cast()


@pytest.fixture
def staff(cast) -> Client:
    """A browser of the coordination."""
    return cast.client("staff")


@pytest.fixture
def coordinator(db) -> User:
    """Who coordinates, where there is no cast."""
    user = make.user("coordinacion@pacto.example")
    make.office(user)
    return user


@pytest.fixture
def scene(db) -> CommissionScene:
    return commission_scene()


@pytest.fixture
def team(db) -> CommissionScene:
    return agenda_team()


@pytest.fixture
def parties(db) -> CommissionScene:
    return agreement_parties()
