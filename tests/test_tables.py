"""Tables of the pages fit for narrow screens: each cell names its column."""

from lxml import html

from scripts.pages.html_fixes import stack_tables

TABLE = """<table>
<thead><tr><th>Rule</th><th colspan="2">Share &amp; loss</th><th>Year</th></tr></thead>
<tbody>
<tr><td>a</td><td>b</td><td>c</td><td>d</td></tr>
<tr><td colspan="3">e</td><td>f</td></tr>
<tr><th>g</th><td>h</td><td>i</td><td>j</td></tr>
</tbody>
</table>"""


def test_a_cell_names_the_column_in_which_it_is() -> None:
    table = html.fragment_fromstring(stack_tables(TABLE)).cssselect("table")[0]
    named = {td.text: td.get("data-label") for td in table.cssselect("td")}
    assert [named[cell] for cell in "abcd"] == ["Rule", *["Share & loss"] * 2, "Year"]
    assert (named["e"], named["f"]) == ("Rule", "Year")
    assert [named[cell] for cell in "hij"] == [*["Share & loss"] * 2, "Year"]
    assert {part.get("role") for part in table.cssselect("tr")} == {"row"}


def test_a_narrow_table_only_gets_its_class() -> None:
    markup = "<table><tr><th>a</th><th>b</th></tr><tr><td>c</td><td>d</td></tr></table>"
    assert markup.replace("<table>", '<table class="data">') in stack_tables(markup)


def test_numbers_of_charts_line_up(browser, server):
    page = browser.new_page(java_script_enabled=False)
    page.goto(f"{server}/en/charts/loans-bridge/")
    numbers = page.locator(".chart-table .number")
    ends = numbers.evaluate_all("all => all.map(e => getComputedStyle(e).textAlign)")
    page.close()
    assert len(ends) > 3 and set(ends) == {"end"}
