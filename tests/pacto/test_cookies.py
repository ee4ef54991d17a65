"""Over HTTPS no neighbouring host and no script can set or read what says who one is."""

import json
import os
import subprocess
import sys

import pytest
from django.conf import settings

NAMES = [
    "SESSION_COOKIE_NAME",
    "SESSION_COOKIE_SECURE",
    "SESSION_COOKIE_HTTPONLY",
    "SESSION_COOKIE_DOMAIN",
    "SESSION_COOKIE_PATH",
    "CSRF_COOKIE_NAME",
    "CSRF_COOKIE_SECURE",
    "CSRF_COOKIE_DOMAIN",
    "CSRF_COOKIE_PATH",
    "DEVICE_COOKIE_NAME",
    "SECURE_HSTS_SECONDS",
    "SECURE_HSTS_INCLUDE_SUBDOMAINS",
]
ASK = "import json; from django.conf import settings; print(json.dumps({name: getattr(settings, name) for name in %r}))"


def settings_of(site_url: str) -> dict:
    """The settings of a process whose address is that one."""
    environment = os.environ | {"SITE_URL": site_url, "DEMO": "", "DJANGO_SETTINGS_MODULE": "pacto.settings"}
    process = subprocess.run(
        [sys.executable, "-c", ASK % NAMES],
        env=environment,
        cwd=settings.BASE_DIR,
        capture_output=True,
        check=True,
        text=True,
    )
    return json.loads(process.stdout)


def test_cookies_over_https_are_this_hosts_alone():
    got = settings_of("https://portal.example")
    assert [got[f"{name}_COOKIE_NAME"] for name in ("SESSION", "CSRF", "DEVICE")] == [
        "__Host-session",
        "__Host-csrf",
        "__Host-device",
    ]
    for name in ("SESSION", "CSRF"):
        assert [got[f"{name}_COOKIE_{what}"] for what in ("SECURE", "DOMAIN", "PATH")] == [True, None, "/"]
    assert got["SESSION_COOKIE_HTTPONLY"]
    assert got["SECURE_HSTS_SECONDS"] == 31536000
    assert got["SECURE_HSTS_INCLUDE_SUBDOMAINS"] is True


def test_cookies_without_https_have_names_that_browsers_take():
    got = settings_of("http://127.0.0.1:8000")
    assert got["SESSION_COOKIE_NAME"] == "sessionid"
    assert not got["SESSION_COOKIE_SECURE"]


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/", "/cuenta/login/", "/no-existe/"])
def test_page_restricts_the_browser(client, path):
    answer = client.get(path)
    assert "camera=()" in answer["Permissions-Policy"]
    assert answer["Cross-Origin-Resource-Policy"] == "same-origin"
    assert answer["Cross-Origin-Opener-Policy"] == "same-origin"
