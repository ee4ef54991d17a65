"""The pages of the bench: who asks for each, and how many queries each may take.

Each app declares its own in `tests/<app>/bench_pages.py`: `pages(organization)` gives them, with the slug of the
organisation whose member asks, and `fill(total, organization)` makes what they show, where the demonstration does not.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec

from django.conf import settings

# A guest is a visitor with a session, say with a message: every page is drawn anew for her.
MOST_QUERIES = {"visitor": 6, "guest": 7, "member": 10, "focal": 10, "staff": 15}
# Of the limit's requests a second each page reaches so much at 446 organisations.
LEAST_SHARE = {"visitor": 0.5, "guest": 0.5, "member": 0.4, "focal": 0.4, "staff": 0.4}
ACCOUNTS = {
    "member": "representante@pacto.example",
    "focal": "puntofocal@pacto.example",
    "staff": "coordinacion@pacto.example",
}


@dataclass(frozen=True)
class Page:
    """An address as one of them sees it, timed at every size or at 446 alone; where it has its own promises, those."""

    name: str
    path: str
    who: str = "visitor"
    at_every_size: bool = True
    queries: int | None = None
    share: float | None = None

    @property
    def most_queries(self) -> int:
        """How many it may take."""
        return self.queries or MOST_QUERIES[self.who]

    @property
    def least_share(self) -> float:
        """How much of the limit's requests a second it reaches at least."""
        return self.share or LEAST_SHARE[self.who]


def declarations() -> Iterator:
    """The modules of the apps that declare pages, the lowest first; models stand by then."""
    for app in (*reversed(settings.LOCAL_APPS), "pacto"):
        if find_spec(name := f"tests.{app}.bench_pages"):
            yield import_module(name)


def fill(total: int, organization: str) -> None:
    for module in declarations():
        getattr(module, "fill", lambda total, organization: None)(total, organization)


def pages(organization: str) -> list[Page]:
    """Every app's, those of visitors first."""
    declared = [page for module in declarations() for page in module.pages(organization)]
    return sorted(declared, key=lambda page: list(MOST_QUERIES).index(page.who))
