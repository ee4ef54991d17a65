"""How many queries each page takes, drawn anew, whatever the number of organisations."""

from bench.pages import most_queries


def table(pages: dict[int, list[dict]]) -> str:
    """`pages` is total of organisations → what `bench.prepare` measured."""
    head = f"{'queries at':<20}{'most':>9}" + "".join(f"{total:>8}" for total in pages)
    rows = [
        f"{name:<20}{most_queries(name, who):>9}" + "".join(f"{number:>8}" for number in numbers)
        for name, who, numbers in _by_page(pages)
    ]
    return "\n".join([head, *rows])


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
