"""The only module that knows MkDocs: its events call the plain functions beside it."""

import logging
import re
import shutil
import sys
from pathlib import Path
from urllib.parse import urljoin

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File
from mkdocs.utils import get_relative_url

ROOT = Path(__file__).parent.parent
CACHE = ROOT / ".cache"
log = logging.getLogger("mkdocs.hooks.fish")
_serving = False


def _address(path: str, page, files) -> str:
    """The address of a file as seen from a page; ../ leads out of the language's folder."""
    if path.startswith("../"):
        return f"{get_relative_url('.', page.url).rstrip('/')}/{path}"
    return get_relative_url(files.get_file_from_path(path).url, page.url)


def on_startup(command: str, **_: object) -> None:
    global _serving  # MkDocs tells the command here and nowhere else
    _serving = command == "serve"


def on_serve(server, config, builder):
    """A failed rebuild must not stop the preview: MkDocs alone would leave it hanging."""

    def keep_last_good() -> None:
        try:
            builder()
        except SystemExit:  # how MkDocs aborts, after it has told why
            log.error("The preview keeps the last good site until this is mended.")
        except Exception:
            log.exception("The preview keeps the last good site until this is mended.")

    server.builder = keep_last_good
    return server


def on_config(config):
    """A language's own build inherits the umbrella's hook; extra.lang tells them apart."""
    sys.path[:0] = [] if str(ROOT) in sys.path else [str(ROOT)]
    if config.extra["offline"]:
        # Under file:// Material ends document$ with it, before any page is announced.
        config.theme["features"].remove("navigation.instant")
    if "lang" not in config.extra and not _serving:
        # Build beside the old site and swap at the end: a failure leaves the old one.
        config.extra["final_dir"] = config.site_dir
        config.site_dir = str(Path(config.site_dir).with_name(".site-new"))
    return config


def on_pre_build(config) -> None:
    if "site" in config.extra:
        return
    if str(ROOT) not in sys.path:  # MkDocs restores sys.path after loading a hook
        sys.path.insert(0, str(ROOT))
    for name in [n for n in sys.modules if n.split(".")[0] == "scripts"]:
        del sys.modules[name]  # under serve, edited modules must be read again
    from scripts.schema import AuthorError
    from scripts.site import prepare

    try:
        config.extra["site"] = prepare(ROOT / "docs", CACHE, log.info)
    except AuthorError as error:
        raise PluginError(str(error))
    for pair in config.extra["site"].unconfirmed:
        log.warning(pair)


def on_files(files, config):
    if "lang" not in config.extra:
        return files
    from scripts import publish

    for file in list(files):  # one copy of the vendored script serves both languages
        if file.src_uri.startswith("assets/vendor/"):
            files.remove(file)
    for id, drawn in config.extra["site"].drawn[config.extra["lang"]].items():
        for kind, content in (
            ("js", f'fishCharts.draw("{id}",{drawn.spec})\n'),
            ("svg", drawn.picture),
            ("png", drawn.image),
        ):
            path = f"assets/charts/{id}.{kind}"
            files.append(File.generated(config, path, content=content))
    site, lang = config.extra["site"], config.extra["lang"]
    for name, image in site.cards.items():
        if name.startswith(f"card/{lang}/"):
            path = f"assets/cards/{Path(name).name}.png"
            files.append(File.generated(config, path, content=image))
    feed = publish.feed(site.catalog, lang, config.site_url)
    files.append(File.generated(config, "feed.xml", content=feed))
    return files


def on_page_markdown(markdown: str, page, config, files) -> str:
    if "lang" not in config.extra:
        return markdown
    from scripts.page import Page
    from scripts.schema import AuthorError
    from scripts.shortcodes import expand

    lang = config.extra["lang"]
    root = _address("../", page, files)
    path = f"docs/{lang}/{page.file.src_uri}"
    try:
        return expand(markdown, Page(config.extra["site"].catalog, lang, path, root))
    except AuthorError as error:
        raise PluginError(str(error))


def on_page_content(html: str, page, config, files) -> str:
    if "lang" not in config.extra:
        return html
    from scripts.figures import figure_html

    site, lang = config.extra["site"], config.extra["lang"]

    def url(path: str) -> str:
        return _address(path, page, files)

    def figure(match: re.Match[str]) -> str:
        return figure_html(
            site.catalog, match[1], lang, site.drawn[lang][match[1]], url
        )

    return re.sub(r'<div data-chart="(\w+)"></div>', figure, html)


def on_post_build(config) -> None:
    if "lang" in config.extra:
        return
    from scripts import publish, twin

    site = config.extra["site"]
    twin.write(site.catalog, site.used, ROOT / "docs", Path(config.site_dir) / "data")
    for language in config.extra["languages"]:
        folder = language["dir"]
        own = load_config(
            str(ROOT / f"mkdocs.{folder}.yml"),
            site_dir=str(Path(config.site_dir) / folder),
            site_url=urljoin(config.site_url, f"{folder}/"),
            strict=config.strict,
        )
        own.extra["site"] = site
        build(own)
    if _serving:
        return
    if not config.extra["offline"]:  # a policy would stop the search under file://
        publish.robots(Path(config.site_dir), config.site_url)
        publish.secure(Path(config.site_dir))
    if final := config.extra.get("final_dir"):
        counters = [
            h for h in logging.getLogger("mkdocs").handlers if hasattr(h, "get_counts")
        ]
        if config.strict and any(h.get_counts() for h in counters):
            return  # MkDocs is about to abort on its warnings: keep the old site
        old = Path(final).with_name(".site-old")
        shutil.rmtree(old, ignore_errors=True)
        if Path(final).exists():
            Path(final).rename(old)
        Path(config.site_dir).rename(final)
        shutil.rmtree(old, ignore_errors=True)
        config.site_dir = final
