"""What a published site sends is shorter than what is written, and does the same."""

from conftest import ROOT

from scripts.publish import minify

PALETTE = (
    "@media screen{[data-md-color-scheme=slate]{color-scheme:dark}"
    "[data-md-color-scheme=slate][data-md-color-primary=grey]{--a:1}}"
    "[data-md-color-accent=red],[data-md-color-primary=red]{--b:2}"
    "[data-md-color-accent=red],.own{--c:3}"
)


def test_pages_lose_indentation_outside_what_is_shown_as_written():
    page = "<p>\n\n    one\n  two</p><pre><code>@misc{\n  year = 2026\n}</code></pre>\n  <p>"
    assert minify.page(page) == (
        "<p>\none\ntwo</p><pre><code>@misc{\n  year = 2026\n}</code></pre>\n<p>"
    )


def test_styles_scripts_and_palette_are_shortened_and_nothing_else(tmp_path):
    files = {
        "css/one.css": ("/* why */\n.a {\n  margin: 0;\n}\n", ".a{margin:0}"),
        "js/one.js": ("// why\nconst a = `b  ${1}`;\n", "const a=`b  ${1}`;"),
        "stylesheets/main.1.css": (
            ".a {\n}\n@media print{[dir=rtl] .a,.b table:not([class]) td{c:d}.b{c:d}}"
            "[dir=ltr] .a,[dir=rtl] .a{c:d}",
            ".a {\n}\n@media print{.b{c:d}}[dir=ltr] .a,[dir=rtl] .a{c:d}",
        ),
        "stylesheets/palette.1.css": (
            PALETTE,
            "@media screen{[data-md-color-scheme=slate]{color-scheme:dark}}"
            "[data-md-color-accent=red],.own{--c:3}",
        ),
    }
    for name, (text, _) in files.items():
        path = tmp_path / "zh/assets" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    minify.assets(tmp_path)
    for name, (_, short) in files.items():
        assert (tmp_path / "zh/assets" / name).read_text("utf-8").strip() == short


def test_the_colours_of_the_site_have_no_names_of_the_theme():
    for lang in ("zh", "en"):
        config = (ROOT / f"mkdocs.{lang}.yml").read_text(encoding="utf-8")
        assert config.count("primary: ") == config.count("primary: custom") == 3
        assert config.count("accent: ") == config.count("accent: custom") == 3
