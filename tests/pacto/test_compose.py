"""docker-compose.yml and Dockerfile hold what the settings, the schedule and the requirements ask for."""

import re
from pathlib import Path

import pytest
import yaml
from django.conf import settings

from mailings import sending
from pacto import celery, wsgi

ROOT = Path(settings.BASE_DIR)
COMPOSE = yaml.safe_load((ROOT / "docker-compose.yml").read_text(encoding="utf-8"))
DOCKERFILE = (ROOT / "Dockerfile").read_text(encoding="utf-8")
PORTAL = ["migrate", "web", "worker", "beat"]


def test_compose_has_every_service_of_the_house():
    assert set(COMPOSE["services"]) == {*PORTAL, "postgres", "valkey"}


@pytest.mark.parametrize("name", PORTAL)
def test_compose_gives_each_process_every_required_name(name):
    assert set(settings.REQUIRED) <= set(COMPOSE["services"][name]["environment"])


@pytest.mark.parametrize("name", PORTAL)
def test_compose_never_sets_the_demonstration(name):
    assert "DEMO" not in COMPOSE["services"][name]["environment"]


def test_compose_asks_for_every_secret_by_name_and_the_example_lists_it():
    asked = set(re.findall(r"\$\{([A-Z_]+)", (ROOT / "docker-compose.yml").read_text(encoding="utf-8")))
    listed = set(re.findall(r"^([A-Z_]+)=", (ROOT / ".env.example").read_text(encoding="utf-8"), re.MULTILINE))
    assert asked == listed


def test_compose_gives_only_the_migration_the_owner_of_the_tables():
    """And the migration, which gives the rights, knows the very address that the processes use."""
    environments = {name: COMPOSE["services"][name]["environment"] for name in PORTAL}
    owner, app = environments["migrate"]["DATABASE_URL"], environments["migrate"]["APP_DATABASE_URL"]
    assert {name: one["DATABASE_URL"] for name, one in environments.items()} == dict.fromkeys(PORTAL, app) | {
        "migrate": owner
    }
    assert [re.split("[/:]+", url)[1] for url in (owner, app)] == ["pacto", "portal"]
    assert COMPOSE["services"]["postgres"]["environment"]["POSTGRES_USER"] == "pacto"
    assert COMPOSE["services"]["migrate"]["command"][-1].split(" && ") == [
        "python manage.py migrate --no-input",
        "python manage.py grant_rights",
    ]


@pytest.mark.parametrize("name", ["worker", "beat"])
def test_compose_starts_celery_with_the_app_that_exists(name):
    command = COMPOSE["services"][name]["command"]
    if name == "worker":  # a page goes before a mail
        assert command[:3] == ["nice", "-n", "10"]
        command = command[3:]
    assert command[:4] == ["celery", "-A", celery.__name__, name]


def test_compose_leaves_a_worker_free_beside_the_senders():
    command = COMPOSE["services"]["worker"]["command"]
    (concurrency,) = (int(word.partition("=")[2]) for word in command if word.startswith("--concurrency="))
    (senders,) = re.findall(r"MAIL_SENDERS:-(\d+)", COMPOSE["services"]["worker"]["environment"]["MAIL_SENDERS"])
    assert concurrency > int(senders)


def test_compose_stops_the_worker_softly_and_waits_for_it():
    """A sender's run fits into the soft shutdown, that into the grace, and no task outlives its visibility."""
    worker = COMPOSE["services"]["worker"]
    assert (worker["environment"]["REMAP_SIGTERM"], worker["stop_grace_period"], worker["init"]) == (
        "SIGQUIT",
        "1m",
        True,
    )
    longest = settings.CELERY_BROKER_TRANSPORT_OPTIONS["visibility_timeout"]
    lasts = [sending.RUN_LASTS.total_seconds() + settings.EMAIL_TIMEOUT, settings.CELERY_WORKER_SOFT_SHUTDOWN_TIMEOUT]
    assert sorted(lasts) == lasts
    assert lasts[-1] < 60
    assert longest > settings.CELERY_TASK_TIME_LIMIT
    assert settings.CELERY_TASK_ACKS_LATE


def test_broker_and_cache_never_keep_a_process_waiting():
    options = settings.CELERY_BROKER_TRANSPORT_OPTIONS, settings.CACHES["default"]["OPTIONS"]
    waits = [each[name] for each in options for name in ("socket_timeout", "socket_connect_timeout")]
    assert waits == [2, 2, 0.5, 0.5]


def test_compose_reads_bounces_where_the_settings_look():
    assert COMPOSE["services"]["worker"]["environment"]["BOUNCE_MAILDIR"] == "${BOUNCE_MAILDIR:+/srv/bounces}"
    assert COMPOSE["services"]["worker"]["volumes"][0] == "${BOUNCE_MAILDIR:-bounces}:/srv/bounces"


def test_compose_lets_the_worker_read_the_relays_log_where_the_settings_look():
    """Its directory: a file mounted alone stays the old one once the log is begun anew."""
    worker = COMPOSE["services"]["worker"]
    assert worker["environment"]["MAIL_RELAY_LOG"] == "${MAIL_RELAY_LOGS:+/srv/relay/mail.log}"
    assert worker["volumes"][1] == "${MAIL_RELAY_LOGS:-relay}:/srv/relay:ro"
    assert set(COMPOSE["volumes"]) == {"postgres", "bounces", "relay"}


def test_compose_runs_exactly_one_beat():
    assert "deploy" not in COMPOSE["services"]["beat"]
    assert [name for name in COMPOSE["services"] if "beat" in COMPOSE["services"][name].get("command", [])] == ["beat"]


def test_compose_uses_a_postgresql_new_enough_for_django_and_the_builtin_locale():
    image, _, version = COMPOSE["services"]["postgres"]["image"].partition(":")
    assert (image, int(version) >= 17) == ("postgres", True)


def test_dockerfile_copies_every_package_that_the_settings_install():
    copied = set(re.findall(r"^COPY (\w+) \1$", DOCKERFILE, re.MULTILINE))
    ours = {app.split(".")[0] for app in settings.INSTALLED_APPS if (ROOT / app.split(".")[0]).is_dir()}
    assert ours | {"templates", "static", "locale"} == copied


def test_dockerfile_serves_the_application_that_exists_as_an_ordinary_user():
    assert f'CMD ["gunicorn", "{wsgi.__name__}"' in DOCKERFILE
    assert DOCKERFILE.index("USER pacto") < DOCKERFILE.index("CMD")


def test_dockerfile_gives_the_build_every_required_name():
    assert set(settings.REQUIRED) <= set(re.findall(r"([A-Z_]+)=", DOCKERFILE))
