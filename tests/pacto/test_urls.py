"""No address stands twice: the second would never answer."""

from collections import Counter
from collections.abc import Iterator

from django.urls import URLPattern, get_resolver


def patterns(resolver, before: str = "") -> Iterator[tuple[str, URLPattern]]:
    """Each address below with its pattern."""
    for one in resolver.url_patterns:
        address = before + str(one.pattern)
        yield from patterns(one, address) if hasattr(one, "url_patterns") else [(address, one)]


def doubled(values) -> set:
    return {value for value, times in Counter(values).items() if times > 1}


def of_allauth(pattern: URLPattern) -> bool:
    return pattern.callback.__module__.startswith("allauth.")


def test_no_address_stands_twice_but_for_those_of_allauth_that_ours_precede():
    ours = [address for address, pattern in patterns(get_resolver()) if not of_allauth(pattern)]
    assert doubled(ours) == set()
