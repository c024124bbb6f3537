"""MkDocs events of the umbrella (mkdocs.yml), which prepares, builds and publishes all.

A language's build has a hook of its own, hooks_language.py. An event imports what it calls
when it runs, since MkDocs loads a hook once and a preview reloads edited modules.
"""

import logging
import os
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TextIO
from urllib.parse import urljoin

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException, PluginError
from mkdocs.utils import CountHandler

if TYPE_CHECKING:
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.files import Files

    from scripts.prepare import Site
    from scripts.preview import Preview

ROOT = Path(__file__).parents[1]
log = logging.getLogger("mkdocs.hooks.fish")
logging.getLogger("mkdocs").addHandler(_warnings := CountHandler(level=logging.WARNING))


@dataclass
class Build:
    """One build of the site: staging is published as target when all is right."""

    target: Path
    staging: Path
    lock: TextIO | None
    site: "Site" = field(init=False)  # from on_pre_build on
    languages: dict[str, MkDocsConfig] = field(default_factory=dict)


_preview: "Preview | None" = None  # of `mkdocs serve`
_build: Build | None = None  # the current one: some events receive no configuration
_command = ""  # set by on_startup, the only event that gets it
_year = ""  # of this version


def _begin() -> None:
    """As this is loaded: read options and variables before MkDocs complains of them."""
    sys.path.insert(0, str(ROOT))  # MkDocs restores the path after loading a hook
    from scripts.publish import address, quiet

    quiet.count_hidden(logging.getLogger("mkdocs"))
    if wrong := address.complaint(os.environ):
        raise PluginError(wrong)


_begin()


def on_startup(command: str, **_: object) -> None:
    """Note the command; for a preview, prepare what it keeps between builds."""
    global _preview, _command
    _command = command
    if command == "build" and "serve" in sys.argv:  # so MkDocs calls it with --clean
        raise PluginError("mkdocs serve --clean is not supported; use 'mkdocs serve'")
    sys.path.insert(0, str(ROOT))
    if command == "serve":
        sys.dont_write_bytecode = True  # a new file in scripts/ would pass for an edit
        from scripts.preview import Preview

        _preview = Preview(_warnings.get_counts)


def on_serve(
    server: "LiveReloadServer", config: MkDocsConfig, builder: Callable[[], None]
) -> "LiveReloadServer":
    """Have the preview watch what can be edited, and keep a browser for its drawings."""
    assert _preview  # since on_startup
    watched = [config.docs_dir, config.config_file_path]
    _preview.attend(server, builder, [*watched, *ROOT.glob("mkdocs.*.yml")], log)
    _preview.start_browser()
    return server


def on_build_error(error: Exception) -> None:
    """Report a mistake of the author or a fault of the machine without a stack trace."""
    from scripts.core.errors import explain

    message = explain(error)
    if _preview:
        _preview.error = message or str(error)
    if _build:
        shutil.rmtree(_build.staging, ignore_errors=True)
    if message:
        raise PluginError(message)


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Build into a hidden folder: a failure leaves the old site as it is."""
    global _build, _year
    from scripts import theme
    from scripts.core import version
    from scripts.core.files import CACHE
    from scripts.publish import address, site_folder

    config.site_url = config.site_url if _preview else address.of_site(config.site_url)
    address.check_command(_command, config)
    if not _build:
        if _preview:
            address.require_free(config.dev_addr.host, config.dev_addr.port)
        _year = version.hide_time()
    theme.adapt(config)
    target = site_folder.real(config.site_dir)
    # A preview has a folder of its own; for others the lock ends with the process.
    lock = None if _preview else site_folder.lock(target, CACHE, log.info)
    _build = Build(target, site_folder.make_staging(target), lock)
    config.site_dir = str(_build.staging)
    return config


def _language(config: MkDocsConfig, lang: str, site: "Site") -> MkDocsConfig:
    """The configuration of a language, checked before anything is built."""
    name = f"mkdocs.{lang}.yml"
    try:
        home, strict = urljoin(str(config.site_url), f"{lang}/"), config.strict
        folder = str(Path(config.site_dir) / lang)
        own = load_config(
            str(ROOT / name), site_dir=folder, site_url=home, strict=strict
        )
    except MkDocsException as error:
        why = " ".join(str(error).split())
        raise PluginError(f"{name}: {why}; correct it") from error
    newest = max(change.date for change in site.catalog.changes.values())
    own.extra |= {"site": site, "root": config.site_url, "words": site.catalog.words}
    own.extra |= {"year": _year or newest[:4], "memory": config.extra["memory"]}
    return own


def on_pre_build(config: MkDocsConfig) -> None:
    """Check everything and start drawing before MkDocs builds a page."""
    if _preview:
        _preview.reload(ROOT)
    from scripts.core.files import CACHE
    from scripts.core.languages import LANGS
    from scripts.lint import mkdocs_config
    from scripts.prepare import Kept, prepare
    from scripts.publish.page_memory import PageMemory

    mkdocs_config.check(ROOT)
    kept = _preview.kept() if _preview else Kept()
    site = prepare(ROOT / "docs", CACHE, log.info, kept, config.extra["offline"])
    assert _build  # since on_config
    _build.site = site
    memory = _preview.memory if _preview else PageMemory(_warnings.get_counts)
    config.extra |= {"words": site.catalog.words, "memory": memory}
    _build.languages = {lang: _language(config, lang, site) for lang in LANGS}
    for one in site.checked.unconfirmed:
        log.warning(one)


def on_env(env: object, config: MkDocsConfig, files: "Files") -> None:
    """Leave out Material's search code and palette; check that the named files are there."""
    from scripts import theme
    from scripts.lint import mkdocs_config

    theme.remove_idle(files)
    mkdocs_config.check_assets(config, files.src_uris)


def on_post_build(config: MkDocsConfig) -> None:
    """Build both languages, complete all pages, and publish the result."""
    from scripts.publish import finish, open_data, page_cache, publication, quiet

    assert _build  # since on_config
    site, staging = _build.site, _build.staging
    open_data.write(site.catalog, site.checked.used, ROOT / "docs", staging / "data")
    archives = page_cache.of_languages(ROOT, _build.languages)
    for lang, own in _build.languages.items():
        if site.art.done():
            site.art.result()  # raises what stopped the drawing, before more is built
        folder, make = Path(own.site_dir), partial(build, own)
        told = partial(log.info, f"{lang}: %s")
        page_cache.fill(archives[lang], folder, make, _warnings.get_counts, told)
    paired = "index", *config.extra["story"], *config.extra["side_by_side"]
    offline = config.extra["offline"]  # its search would be stopped by a policy
    address = None if _preview or offline else config.site_url
    pages = finish.Pages(paired, address, offline)
    log.info(finish.finish(staging, site.catalog, site.art.result(), pages))
    if config.strict and _warnings.get_counts():
        quiet.admit(log)
        return  # MkDocs is about to abort on its warnings: keep the old site
    publication.publish(staging, _build.target, log.info)
    config.site_dir = str(_build.target)
    log.info(f"{_build.target.name}/: the pages of both languages are built")
