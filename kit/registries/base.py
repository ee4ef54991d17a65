"""Registries of what apps declare: one object a name, read once every app has started."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, TypeVar

from django.core.exceptions import ImproperlyConfigured

T = TypeVar("T")


class DeclarationRegistry(Mapping[str, T]):
    """Declarations by their `name`, in the order of `group`, and in a group in the order in which they came."""

    def __init__(self, group: Callable[[T], Any] = lambda declared: 0):
        self._group = group
        self._declared: dict[str, T] = {}

    def register(self, *declared: T) -> None:
        for one in declared:
            if one.name in self._declared:
                raise ImproperlyConfigured(f"{one.name!r} is declared twice")
            self._declared[one.name] = one

    def __getitem__(self, name: str) -> T:
        return self._declared[name]

    def __iter__(self) -> Iterator[str]:
        return iter(sorted(self._declared, key=lambda name: self._group(self._declared[name])))

    def __len__(self) -> int:
        return len(self._declared)
