"""Pictures of every page of a running demonstration: `python -m tests.browser.screenshots FOLDER [ADDRESS]`.

Each role walks the links from its first page; of every named address one page is kept, on a phone and on a desk, in
light and in dark.
"""

import os
import sys
from pathlib import Path
from urllib.parse import urlsplit

import django
from django.urls import Resolver404, resolve
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from dev.services.demo_environment import fill
from tests.browser import chromium as program

WIDTHS = {"360": {"width": 360, "height": 740}, "1280": {"width": 1280, "height": 900}}
ROLES = {"visitante": "", "representante": "representante", "consejo": "consejo", "coordinacion": "coordinacion"}
STARTS = ["/", "/integrantes/", "/cuenta/login/", "/no-existe/"]
MOST_PAGES = 120
FILES = (
    "download",
    "export",
    "_csv",
    "_json",
    "_data",
    "_chart",
    "_file",
    "_feed",
    "_picture",
)  # in the names of what is no page


def name_of(address: str) -> str | None:
    """The name of the URL, by which an address is taken once; None for what is no page to look at."""
    path = urlsplit(address).path
    try:
        match = resolve(path)
    except Resolver404:
        return "404" if path == "/no-existe/" else None
    name = match.view_name or ""
    return None if name in ("", "account_logout", "health") or any(word in name for word in FILES) else name


def log_in(page: Page, account: str) -> None:
    page.goto("/cuenta/login/")
    page.locator("details:has(#id_password) > summary").click()
    page.locator("#id_login").fill(f"{account}@pacto.example")
    page.locator("#id_password").fill("pacto-demo")
    page.locator("form:has(#id_password) button[type=submit]").click()
    page.wait_for_url("**/")


def pages(page: Page, base: str):
    """Walks breadth first; yields (name, address) once per URL name."""
    waiting, seen = list(STARTS), set()
    while waiting and len(seen) < MOST_PAGES:
        address = waiting.pop(0)
        name = name_of(address)
        if name is None or name in seen:
            continue
        seen.add(name)
        page.goto(address)
        yield name, address
        links = page.eval_on_selector_all(
            "a[href]", "links => links.map(link => new URL(link.getAttribute('href'), location.href).href)"
        )
        waiting += [link.removeprefix(base) for link in links if link.startswith(base)]


def take(context: BrowserContext, role: str, base: str, folder: Path) -> None:
    page = context.new_page()
    if ROLES[role]:
        log_in(page, ROLES[role])
    for name, _address in pages(page, base):
        for width, viewport in WIDTHS.items():
            page.set_viewport_size(viewport)
            for scheme in ("light", "dark"):
                page.emulate_media(color_scheme=scheme)
                file = folder / f"{role}-{name.replace(':', '-')}-{width}-{scheme}.png"
                page.screenshot(path=file, full_page=True, animations="disabled")
            wide = page.evaluate("document.documentElement.scrollWidth") - viewport["width"]
            if wide > 0:
                print(f"{role} {name}: {wide} px too wide at {width}")


def main(folder: Path, base: str) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        path = program.find(playwright)
        if path is None:
            raise SystemExit("No Chromium: set CHROMIUM or install one.")
        browser: Browser = playwright.chromium.launch(executable_path=path, args=program.ARGUMENTS)
        for role in ROLES:
            take(browser.new_context(base_url=base, reduced_motion="reduce"), role, base, folder)
        browser.close()


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "pacto.settings")
    fill(os.environ)
    django.setup()
    main(Path(sys.argv[1]), sys.argv[2] if len(sys.argv) > 2 else "http://localhost:8000")
