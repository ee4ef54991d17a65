"""What stands in front of the portal: the files that are handed out, the document and the check say the same."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from django.conf import settings

from dev.services import ports
from kit.forms.input import LARGEST_BODY
from pacto.bounds import LARGEST_HEAD
from pacto.checks import proxy_does_its_duties

ROOT = Path(settings.BASE_DIR)
SITE = (ROOT / "deploy" / "nginx.conf").read_text(encoding="utf-8")
PROXY = (ROOT / "deploy" / "nginx-proxy.conf").read_text(encoding="utf-8")


def test_proxy_logs_no_address_that_ends_in_a_key():
    unlogged = [re.compile(pattern) for pattern in re.findall(r"~(\^\S+) 0;", SITE)]
    logged = [path for path in settings.LINK_PATHS if not any(one.match(f"/{path}") for one in unlogged)]
    assert logged == []
    assert not any(one.match("/integrantes/") for one in unlogged)
    assert "access_log /var/log/nginx/pacto.log combined if=$is_logged;" in SITE


def test_document_names_every_address_that_ends_in_a_key():
    paths = re.findall(r"`/([a-z/-]+/)`", (ROOT / "docs" / "deployment.md").read_text(encoding="utf-8"))
    assert set(settings.LINK_PATHS) <= set(paths)


def test_proxy_buffers_and_bounds_as_the_portal_does():
    duties = dict(re.findall(r"^(\w+) (.+);$", SITE + PROXY, re.MULTILINE))
    assert duties["proxy_request_buffering"] == "on"
    assert duties["proxy_buffering"] == "on"
    assert int(duties["client_max_body_size"].removesuffix("m")) * 2**20 == LARGEST_BODY
    number, size = duties["large_client_header_buffers"].removesuffix("k").split()
    assert int(number) * int(size) * 1024 == LARGEST_HEAD
    assert {"client_header_timeout", "client_body_timeout", "send_timeout"} <= duties.keys()


@pytest.mark.parametrize(("number", "warned"), [(0, True), (1, False)])
def test_check_warns_where_no_proxy_is_told_of(settings, number, warned):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = number
    messages = {one.id: one for one in proxy_does_its_duties(None)}
    assert ("pacto.W001" in messages) == warned
    assert all(path in messages["pacto.I002"].hint for path in settings.LINK_PATHS)


@pytest.mark.skipif(not shutil.which("nginx", path="/usr/sbin:/usr/bin"), reason="nginx is not installed")
def test_proxy_configuration_is_one_that_nginx_takes(tmp_path):
    options = ["-keyout", tmp_path / "key", "-out", tmp_path / "pem", "-subj", "/CN=portal.example.org"]
    command = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", *options]
    subprocess.run(command, check=True, capture_output=True)
    (tmp_path / "pacto-proxy.conf").write_text(PROXY)
    site = SITE.replace("/etc/nginx/", f"{tmp_path}/").replace("/var/log/nginx/", f"{tmp_path}/")
    site = site.replace("/etc/ssl/portal.pem", f"{tmp_path}/pem").replace("/etc/ssl/portal.key", f"{tmp_path}/key")
    # Those below 1024 are the administrator's.
    site = re.sub(r"listen (\S*?)(80|443)\b", lambda match: f"listen {match[1]}{ports.choose()}", site)
    whole = tmp_path / "nginx.conf"
    whole.write_text(f"pid {tmp_path}/pid; events {{}} http {{ {site} }}")
    nginx = shutil.which("nginx", path="/usr/sbin:/usr/bin")
    process = subprocess.run([nginx, "-t", "-c", whole], capture_output=True, text=True, check=False)
    assert (process.returncode, "test is successful" in process.stderr) == (0, True), process.stderr
