"""How many queries each page takes, drawn anew, whatever the number of organisations, and how much processor time."""

from dev.bench.pages import most_queries


def table(pages: dict[int, list[dict]]) -> str:
    """`pages` is total of organisations → what `dev.bench.prepare` measured."""
    head = f"{'queries at':<26}{'most':>6}" + "".join(f"{total:>8}" for total in pages)
    head += f"{'ms at':>9}" + "".join(f"{total:>8}" for total in pages)
    rows = [
        f"{name:<26}{most_queries(name, who):>6}" + "".join(f"{number:>8}" for number in numbers) + f"{'':>9}"
        for name, who, numbers in _by_page(pages)
    ]
    times = ("".join(f"{page['processor']:>8.1f}" for page in same) for same in zip(*pages.values(), strict=True))
    return "\n".join([head, *map(str.__add__, rows, times)])


def broken_promises(pages: dict[int, list[dict]]) -> list[str]:
    broken = []
    for name, who, numbers in _by_page(pages):
        if max(numbers) > most_queries(name, who):
            broken.append(f"{name}: {max(numbers)} queries, at most {most_queries(name, who)}")
        if len(set(numbers)) > 1:
            broken.append(f"{name}: queries grow with the organisations, {numbers}")
    return broken


def _by_page(pages: dict[int, list[dict]]) -> list[tuple[str, str, list[int]]]:
    columns = zip(*pages.values(), strict=True)
    return [(same[0]["name"], same[0]["who"], [page["queries"] for page in same]) for same in columns]
