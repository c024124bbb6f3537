"""The only module that knows MkDocs: its events call the plain functions beside it."""

import logging
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urljoin

from jinja2 import FileSystemBytecodeCache
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File
from mkdocs.utils import get_relative_url

ROOT = Path(__file__).parent.parent
CACHE = ROOT / ".cache"
log = logging.getLogger("mkdocs.hooks.fish")
_preview = None  # the state of `mkdocs serve`


def _address(path: str, page, files) -> str:
    """The address of a file as seen from a page; ../ leads out of the language's folder."""
    if path.startswith("../"):
        return f"{get_relative_url('.', page.url).rstrip('/')}/{path}"
    return get_relative_url(files.get_file_from_path(path).url, page.url)


def on_startup(command: str, **_: object) -> None:
    global _preview  # MkDocs tells the command here and nowhere else
    if command == "serve":
        _find_scripts()
        from scripts.preview import Preview

        _preview = Preview()


def on_serve(server, config, builder):
    server.builder = _preview.guarded(builder, log)
    server.set_app(_preview.showing(server.get_app()))
    server.build_delay = 0.05
    return server


def on_build_error(error: Exception) -> None:
    if isinstance(error, OSError) and error.filename:
        told = f"{error.filename}: {error.strerror}; the old site is as it was"
        raise PluginError(told)
    if _preview:
        _preview.error = str(error)


@contextmanager
def _told() -> Iterator[None]:
    """An author's mistake ends a build with its message, without a stack trace."""
    from scripts.schema import AuthorError

    try:
        yield
    except AuthorError as error:
        raise PluginError(str(error))


def _find_scripts() -> None:
    if str(ROOT) not in sys.path:  # MkDocs restores sys.path after loading a hook
        sys.path.insert(0, str(ROOT))


def on_config(config):
    """A language's own build inherits the umbrella's hook; extra.lang tells them apart."""
    _find_scripts()
    if "lang" not in config.extra:
        from scripts import aside

        # Build beside the old site and swap at the end: a failure leaves the old one.
        target = Path(config.site_dir)
        if not _preview:  # whose folder is its own; this one until the process ends
            with _told():
                config.extra["held"] = aside.hold(target, CACHE, log.info)
        config.extra["final_dir"] = target
        config.site_dir = str(aside.beside(target))
    return config


def on_pre_build(config) -> None:
    if "site" in config.extra:
        return
    if _preview:
        _preview.reload(ROOT)
    from scripts.site import prepare

    with _told():
        config.extra["site"] = prepare(ROOT / "docs", CACHE, log.info)
    for pair in config.extra["site"].unconfirmed:
        log.warning(pair)


def on_files(files, config):
    if "lang" not in config.extra:
        return files
    from scripts import publish

    for file in list(files):  # one copy of the vendored script serves both languages
        if file.src_uri.startswith("assets/vendor/"):
            files.remove(file)
    site, lang = config.extra["site"], config.extra["lang"]
    feed = publish.feed(site.catalog, lang, config.site_url)
    for path, content in (*site.files(lang), ("feed.xml", feed)):
        files.append(File.generated(config, path, content=content))
    return files


def on_page_markdown(markdown: str, page, config, files) -> str:
    if "lang" not in config.extra:
        return markdown
    from scripts.page import Page, reading_minutes
    from scripts.shortcodes import expand

    lang = config.extra["lang"]
    pdf = None
    if config.extra["downloads"]:
        pdf = _address(f"../pdf/from-fish-to-fishing-{lang}.pdf", page, files)
    path = f"docs/{lang}/{page.file.src_uri}"
    page.meta["minutes"] = reading_minutes(markdown)
    with _told():
        return expand(markdown, Page(config.extra["site"].catalog, lang, path, pdf))


def on_page_content(html: str, page, config, files) -> str:
    if "lang" not in config.extra:
        return html
    from scripts.figures import place
    from scripts.search import leave_out_notes
    from scripts.stack import label_boxes, stack_tables

    site, lang = config.extra["site"], config.extra["lang"]
    html = label_boxes(leave_out_notes(stack_tables(html)))
    return place(
        html, site.catalog, lang, site.drawn[lang], lambda p: _address(p, page, files)
    )


def on_env(env, config, files):
    for file in list(files):  # Material's own search code is not used
        if re.match(r"assets/javascripts/(lunr|workers)/", file.src_uri):
            files.remove(file)
    folder = CACHE / "templates"  # compiled once, not three times in every build
    folder.mkdir(parents=True, exist_ok=True)
    env.bytecode_cache = FileSystemBytecodeCache(str(folder))
    return env


def on_post_page(output: str, page, config) -> str:
    if "lang" not in config.extra:
        return output
    from scripts.search import own_worker

    with _told():
        return own_worker(output)


def on_post_template(output: str, template_name: str, config) -> str:
    return on_post_page(output, None, config) if template_name == "404.html" else output


def on_post_build(config) -> None:
    if "lang" in config.extra:
        return
    from scripts import aside, publish, twin

    site = config.extra["site"]
    twin.write(site.catalog, site.used, ROOT / "docs", Path(config.site_dir) / "data")
    for language in config.extra["languages"]:
        _build_language(config, language["dir"])
    if not _preview:
        publish.robots(Path(config.site_dir), config.site_url)
        publish.secure(Path(config.site_dir))
    counters = [
        h for h in logging.getLogger("mkdocs").handlers if hasattr(h, "get_counts")
    ]
    if config.strict and any(h.get_counts() for h in counters):
        return  # MkDocs is about to abort on its warnings: keep the old site
    aside.swap(Path(config.site_dir), config.extra["final_dir"])
    config.site_dir = str(config.extra["final_dir"])


def _build_language(config, lang: str) -> None:
    """One language into its folder; a preview takes the last one while nothing changed."""
    new, old = Path(config.site_dir) / lang, config.extra["final_dir"] / lang
    if _preview and _preview.kept(ROOT, lang, config.site_url, old, new):
        return
    own = load_config(
        str(ROOT / f"mkdocs.{lang}.yml"),
        site_dir=str(new),
        site_url=urljoin(config.site_url, f"{lang}/"),
        strict=config.strict,
    )
    own.extra |= {"site": config.extra["site"], "root": config.site_url}
    build(own)
