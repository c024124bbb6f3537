"""The editorial figures of all pages as a table, for those who write."""

from scripts.lint.editorial_figures import FILE, Measured


def table(found: list[Measured]) -> str:
    """The figures as a table, a ! at each that is over its bound."""
    names = list(found[0].figures)
    rows = [["page", *(name.replace("_", " ") for name in names)]]
    for one in found:
        over = one.over()
        cells = []
        for name in names:
            most = f"/{one.bounds[name]}" if name in one.bounds else ""
            cells.append(f"{one.figures[name]}{most}{'!' if name in over else ''}")
        rows.append([f"{one.lang} {one.page}", *cells])
    widths = [max(len(row[at]) for row in rows) for at in range(len(rows[0]))]
    lines = [
        "  ".join(cell.rjust(width) for cell, width in zip(row, widths, strict=True))
        for row in rows
    ]
    return "\n".join(lines)


def report(found: list[Measured]) -> str:
    """The table, and what can go from not_yet."""
    ready = [
        f"{FILE}: {one.name}: {name} is within its bound; take it off not_yet"
        for one in found
        for name in one.done()
    ]
    return "\n".join([table(found), *ready])
