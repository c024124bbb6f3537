"""What both hooks change in Material: templates compiled once, our palette, no idle files."""

import os
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader

from scripts.charts.toolkit import palette
from scripts.pages.partials import compiled

IDLE = "assets/javascripts/(lunr|workers)/|assets/stylesheets/palette"


class Loader(FileSystemLoader):
    """A template loader that lists no hidden folder.

    Material keeps fourteen thousand icons in one, which MkDocs would go through name by
    name only to leave them out.
    """

    def list_templates(self) -> list[str]:
        """Return the names of all templates outside hidden folders."""
        found: set[str] = set()
        for top in self.searchpath:
            for folder, below, files in os.walk(top):
                below[:] = [name for name in below if not name.startswith(".")]
                inside = Path(folder).relative_to(top)
                found.update((inside / name).as_posix() for name in files)
        return sorted(found)


def _environment(make: Callable[[], Environment]) -> Environment:
    env = make()
    assert isinstance(env.loader, FileSystemLoader)
    env.loader = Loader(env.loader.searchpath)
    env.bytecode_cache = compiled()
    schemes = {"light": palette.light(), "dark": palette.dark()}
    env.globals["palette"] = {
        **{name: palette.declarations(roles) for name, roles in schemes.items()},
        "headers": [roles["deep"] for roles in schemes.values()],
    }
    return env


def adapt(config: Any) -> None:
    """Compile the theme's templates once a build; MkDocs would compile them three times.

    Args:
        config: MkDocs' configuration; its theme is changed.
    """
    theme = config.theme
    make, theme.get_env = theme.get_env, lambda: _environment(make)


def remove_idle(files: Any, *others: str) -> None:
    """Take what no page loads out of MkDocs' files: Material's search code and palette.

    Args:
        files: MkDocs' collection, which is changed.
        others: Patterns of how paths begin that are left out as well.
    """
    idle = "|".join((IDLE, *others))
    for file in [one for one in files if re.match(idle, one.src_uri)]:
        files.remove(file)
