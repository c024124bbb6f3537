"""The only module that knows MkDocs: its events call the plain functions beside it."""

import logging
import os
import re
import shutil
import sys
from functools import partial
from pathlib import Path
from urllib.parse import urljoin

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import MkDocsException, PluginError
from mkdocs.structure.files import File
from mkdocs.utils import get_relative_url

ROOT = Path(__file__).parent.parent
CACHE = ROOT / ".cache"
log = logging.getLogger("mkdocs.hooks.fish")
_preview = None  # the state of `mkdocs serve`
_unfinished = None  # where the site is being built


def _address(path: str, page, files) -> str:
    """The address of a file as seen from a page; ../ leads out of the language's folder."""
    if path.startswith("../"):
        return f"{get_relative_url('.', page.url).rstrip('/')}/{path}"
    asset = path.startswith("assets/")  # some are still being made
    target = path if asset else files.get_file_from_path(path).url
    return get_relative_url(target, page.url)


def on_startup(command: str, **_: object) -> None:
    global _preview  # MkDocs tells the command here and nowhere else
    sys.path.insert(0, str(ROOT))  # MkDocs restores the path after loading a hook
    os.environ.setdefault("SOURCE_DATE_EPOCH", "0")  # the hour of a build is in no file
    if command == "serve":
        sys.dont_write_bytecode = True  # a new file in scripts/ would pass for an edit
        from scripts.preview import Preview

        _preview = Preview()


def on_serve(server, config, builder):
    watched = [config.docs_dir, config.config_file_path, *ROOT.glob("mkdocs.*.yml")]
    _preview.attend(server, builder, watched, log)
    _preview.start_browser(CACHE)
    return server


def on_build_error(error: Exception) -> None:
    """A mistake of the author or a fault of the machine is told without a stack trace."""
    from scripts.core.errors import told

    if _preview:
        _preview.error = told(error) or str(error)
    if _unfinished:
        shutil.rmtree(_unfinished, ignore_errors=True)
    if message := told(error):
        raise PluginError(message)


def on_config(config):
    """A language's own build inherits the umbrella's hook; extra.lang tells them apart."""
    from scripts import theme_cache
    from scripts.publish import site_folder

    config.theme.get_env = theme_cache.quick(config.theme.get_env, CACHE / "templates")
    if config.extra["offline"]:
        # Under file:// Material ends document$ with it, before any page is announced.
        config.theme["features"].remove("navigation.instant")
    if "lang" in config.extra and config.extra["edit_url"]:
        config.edit_uri = f"{config.extra['edit_url']}{config.extra['lang']}/"
    if "lang" not in config.extra:
        global _unfinished  # MkDocs tells no one who fails what was being built
        # Build into a hidden folder and publish at the end: a failure leaves the old site.
        target = site_folder.real(config.site_dir)
        if not _preview:  # whose folder is its own; this one until the process ends
            config.extra["lock"] = site_folder.lock(target, CACHE, log.info)
        config.extra["final_dir"] = target
        _unfinished = site_folder.make_staging(target)
        config.site_dir = str(_unfinished)
    return config


def _own(config, lang: str):
    """The configuration of a language, checked before anything is built."""
    from scripts.lint import mkdocs_config

    name = f"mkdocs.{lang}.yml"
    try:
        own = load_config(
            str(ROOT / name),
            site_dir=str(Path(config.site_dir) / lang),
            site_url=urljoin(config.site_url, f"{lang}/"),
            strict=config.strict,
        )
    except MkDocsException as error:
        raise PluginError(f"{name}: {' '.join(str(error).split())}; mend it")
    mkdocs_config.check_own(lang, ROOT / "docs" / lang, own.extra, own.nav)
    own.extra |= {"site": config.extra["site"], "root": config.site_url}
    return own


def on_pre_build(config) -> None:
    if "site" in config.extra:
        return
    if _preview:
        _preview.reload(ROOT)
    from scripts.lint import mkdocs_config
    from scripts.prepare import prepare

    mkdocs_config.check(ROOT, config.extra["languages"])
    how = _preview.how if _preview else {}
    config.extra["site"] = prepare(ROOT / "docs", CACHE, log.info, **how)
    config.extra["configs"] = {lang: _own(config, lang) for lang in mkdocs_config.LANGS}
    for pair in config.extra["site"].unconfirmed:
        log.warning(pair)


def on_files(files, config):
    if "lang" not in config.extra:
        return files
    from scripts.publish import host_files

    site, lang = config.extra["site"], config.extra["lang"]
    feed = host_files.feed(site.catalog, lang, config.site_url)
    for path, content in (*site.files(lang), ("feed.xml", feed)):
        files.append(File.generated(config, path, content=content))
    return files


def on_page_markdown(markdown: str, page, config, files) -> str:
    if "lang" not in config.extra:
        return markdown
    from scripts.pages.page_context import Page, reading_minutes
    from scripts.pages.shortcodes import expand

    lang = config.extra["lang"]
    root = _address("../", page, files)
    path = f"docs/{lang}/{page.file.src_uri}"
    page.meta["minutes"] = reading_minutes(markdown)
    return expand(markdown, Page(config.extra["site"].catalog, lang, path, root))


def on_page_content(html: str, page, config, files) -> str:
    if "lang" not in config.extra:
        return html
    from scripts.pages import chart_figure, html_fixes, search_index

    site, lang = config.extra["site"], config.extra["lang"]
    html = search_index.leave_out_notes(
        html_fixes.label_boxes(html_fixes.stack_tables(html))
    )
    html = html_fixes.part_notes(html)
    url = partial(_address, page=page, files=files)
    return html_fixes.first_screen(
        chart_figure.place(html, site.catalog, lang, site.order, url)
    )


def on_env(env, config, files):
    # Material's own search code is not used; one vendored script serves both languages.
    surplus = r"assets/javascripts/(lunr|workers)/"
    surplus += "|assets/vendor/" if "lang" in config.extra else ""
    for file in list(files):
        if re.match(surplus, file.src_uri):
            files.remove(file)
    if "lang" not in config.extra:
        from scripts.lint import mkdocs_config

        mkdocs_config.check_assets(config, files.src_uris)
    return env


def on_post_build(config) -> None:
    from scripts.pages import search_index
    from scripts.publish import host_files, open_data, publication

    if "lang" in config.extra:
        if not config.extra["offline"]:  # where nothing can be fetched
            search_index.fetch_later(Path(config.site_dir) / "search")
        return
    site, data = config.extra["site"], Path(config.site_dir) / "data"
    open_data.write(site.catalog, site.used, ROOT / "docs", data)
    built = []
    for lang, own in config.extra["configs"].items():
        places = config.extra["final_dir"] / lang, Path(own.site_dir)
        kept = _preview and _preview.kept(ROOT, lang, own.site_url, *places)
        log.info(f"{lang}: {'unchanged' if kept else 'building'}")
        if not kept:
            build(own)
            built.append(own)
    for own in built:
        site.art.result().put(own.extra["lang"], Path(own.site_dir))
    if not _preview and not config.extra["offline"]:  # a policy would stop its search
        host_files.robots(Path(config.site_dir), config.site_url)
        host_files.secure(Path(config.site_dir))
    counters = logging.getLogger("mkdocs").handlers
    if config.strict and any(getattr(one, "get_counts", list)() for one in counters):
        return  # MkDocs is about to abort on its warnings: keep the old site
    final = config.extra["final_dir"]
    publication.publish(Path(config.site_dir), final, log.info)
    config.site_dir = str(final)
    log.info(f"{final.name}/ is complete")
