"""The drawing on the cover: one fishing line for every year, as long as its balance."""

from scripts.charts.toolkit import palette
from scripts.ledger.catalog import Catalog

LEFT, WIDTH, HEIGHT = 190, 420, 640  # of the drawing, in its own units
CATCH = "2017"
FISH = (
    '<path d="M7 25c5-7 12-10 19-10 6 0 10 3 13 6l5-5c-1 4-1 9 0 15l-5-5c-3 4-8 7-14 7-7'
    ' 0-13-3-18-8z" fill="#fff"/><circle cx="15" cy="23" r="2" fill="var(--seal)"/>'
)


def cover(catalog: Catalog, lang: str, fonts: str) -> str:
    """Draw the cover: household_loans by year, a fish and its figure at the story's year.

    Args:
        catalog: The checked data.
        lang: "zh" or "en".
        fonts: A CSS font-family.

    Returns:
        The drawing as SVG.
    """
    rows = catalog.tables["household_loans"].rows
    step = WIDTH / len(rows)
    longest = max(float(row["balance"]) for row in rows)
    parts = []
    for index, row in enumerate(rows):
        x, end = step * (index + 0.5), float(row["balance"]) / longest * (HEIGHT - 30)
        here = row["year"] == CATCH
        line = "var(--on-deep-catch)" if here else "var(--on-deep-line)"
        width = 1.8 if here else 1
        below = 50 if here else 22
        parts.append(
            f'<path d="M{x:.1f} 0V{end:.1f}" stroke="{line}" stroke-width="{width}"/>'
            f'<text x="{x:.1f}" y="{end + below:.1f}" text-anchor="middle" font-size="12"'
            f' fill="{"#fff" if here else "var(--on-deep)"}">{row["year"]}</text>'
        )
        if here:
            shown = catalog.show("household_2017", lang)
            parts.append(
                f'<g transform="translate({x - 36:.1f} {end - 22:.1f}) scale(1.5)">{FISH}</g>'
                f'<text x="{x - 44:.1f}" y="{end + 21:.1f}" text-anchor="end" fill="#fff"'
                f' font-size="22" font-weight="700">{shown}</text>'
            )
        else:
            parts.append(
                f'<circle cx="{x:.1f}" cy="{end:.1f}" r="3" fill="var(--on-deep)"/>'
            )
    drawing = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="-{LEFT} 0 {LEFT + WIDTH} {HEIGHT}"'
        f' font-family="{fonts}">{"".join(parts)}</svg>'
    )
    return palette.resolve(drawing, palette.on_paper())
