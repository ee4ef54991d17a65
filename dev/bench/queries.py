"""How many queries each page takes, drawn anew, whatever the number of organisations, and how much processor time."""


def table(pages: dict[int, list[dict]]) -> str:
    """`pages` is total of organisations → what `dev.bench.prepare` measured."""
    head = f"{'queries at':<26}{'most':>6}" + "".join(f"{total:>8}" for total in pages)
    head += f"{'ms at':>9}" + "".join(f"{total:>8}" for total in pages)
    rows = [
        f"{page['name']:<26}{page['most_queries']:>6}" + "".join(f"{number:>8}" for number in numbers) + f"{'':>9}"
        for page, numbers in _by_page(pages)
    ]
    times = ("".join(f"{page['processor']:>8.1f}" for page in same) for same in zip(*pages.values(), strict=True))
    return "\n".join([head, *map(str.__add__, rows, times)])


def broken_promises(pages: dict[int, list[dict]]) -> list[str]:
    broken = []
    for page, numbers in _by_page(pages):
        if max(numbers) > page["most_queries"]:
            broken.append(f"{page['name']}: {max(numbers)} queries, at most {page['most_queries']}")
        if len(set(numbers)) > 1:
            broken.append(f"{page['name']}: queries grow with the organisations, {numbers}")
    return broken


def _by_page(pages: dict[int, list[dict]]) -> list[tuple[dict, list[int]]]:
    columns = zip(*pages.values(), strict=True)
    return [(same[0], [page["measured_queries"] for page in same]) for same in columns]
