"""MkDocs events of one language's build, which the umbrella's hook (hooks.py) starts.

The umbrella hands over what it prepared in extra.site. An event imports what it calls when
it runs, since MkDocs loads a hook once and a preview reloads edited modules.
"""

from itertools import pairwise
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Refuse to build a language alone: its charts and checks belong to the umbrella."""
    if "site" not in config.extra:
        name = Path(config.config_file_path).name
        raise PluginError(
            f"{name}: is one language of the site, which mkdocs.yml builds as one; run "
            "'mkdocs build' or 'mkdocs serve' without -f"
        )
    from scripts import theme
    from scripts.pages.block_ids import BlockIds

    theme.adapt(config)
    config.markdown_extensions.append(BlockIds())
    if address := config.extra["edit_url"]:
        config.edit_uri = f"{address.rstrip('/')}/{config.extra['lang']}/"
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the pages of the charts, the interactive charts and the feed."""
    from scripts.core import front_matter
    from scripts.pages import chart_pages
    from scripts.publish import host_files

    site, lang = config.extra["site"], config.extra["lang"]
    finding = front_matter.fields(site.checked.pages[lang, "index.md"])["description"]
    feed = host_files.feed(site.catalog, lang, str(config.site_url), finding)
    files.append(File.generated(config, "feed.xml", content=feed))
    for id, spec in site.specs[lang].items():
        script = f'fishCharts.draw("{id}",{spec})\n'
        files.append(File.generated(config, f"assets/charts/{id}.js", content=script))
    for path in map(chart_pages.path, site.checked.charts):
        page = {"content": site.checked.pages[lang, path]}
        level = InclusionLevel.NOT_IN_NAV  # the gallery leads to them
        files.append(File.generated(config, path, **page, inclusion=level))
    return files


def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
    """Have the pages of the charts follow the gallery, one after the other."""
    from scripts.pages import chart_pages

    paths = "charts.md", *map(chart_pages.path, config.extra["site"].checked.charts)
    pages = [files.src_uris[path].page for path in paths]
    for number, (one, two) in enumerate(pairwise(pages)):
        assert one and two
        two.previous_page = one
        if number:  # what follows the gallery is the menu's next page
            one.next_page = two
    return nav


def on_page_markdown(
    markdown: str, page: Page, config: MkDocsConfig, files: Files
) -> str:
    """Give MkDocs the page with its shortcodes expanded, as it was checked."""
    from scripts.core import front_matter
    from scripts.pages.page_context import dates
    from scripts.pages.page_text import minutes

    site, lang = config.extra["site"], config.extra["lang"]
    name = page.file.src_uri.partition("/")[0].removesuffix(".md")
    text = site.checked.pages[lang, page.file.src_uri]
    page.meta["minutes"] = minutes(text, lang, tables=False)
    page.meta["minutes_with_tables"] = minutes(text, lang)
    page.meta["published"], page.meta["modified"] = dates(site.catalog, name)
    return str(config.extra["memory"].text(front_matter.body(text), page, files, lang))


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Correct what Markdown makes of tables, boxes and notes."""
    from scripts.pages import html_fixes, search_index

    done = html_fixes.fix(search_index.leave_out_notes(html))
    return str(config.extra["memory"].content(done, page, files, config.extra["lang"]))


def on_page_context(
    context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Navigation
) -> dict[str, Any]:
    """Mark the gallery in the menu on its own page and on those of the charts.

    By now the plugin of the search has indexed the page.
    """
    search: Any = config.plugins["material/search"]
    entries = search.search_index.entries
    config.extra["memory"].index(entries, page, config.extra["lang"])
    for one in nav.pages:
        if one.file.src_uri == "charts.md":
            one.active = page.file.src_uri.startswith("charts")
    return context


def on_env(env: object, config: MkDocsConfig, files: Files) -> None:
    """Leave out Material's search code and palette; vendored scripts serve both languages."""
    from scripts import theme

    theme.remove_idle(files, "assets/vendor/")


def on_post_build(config: MkDocsConfig) -> None:
    """Give the search its names and tables."""
    from scripts.pages import search_index

    extra, folder = config.extra, Path(config.site_dir) / "search"
    search_index.write(folder, extra["site"].catalog, extra["lang"], extra["offline"])
