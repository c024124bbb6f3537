"""The theme's templates, read quickly: MkDocs makes a new environment in every build."""

import os
from collections.abc import Callable
from pathlib import Path

from jinja2 import Environment, FileSystemBytecodeCache, FileSystemLoader


class Loader(FileSystemLoader):
    """Lists no hidden folder: Material keeps fourteen thousand icons in one, which MkDocs
    would go through, name by name, only to leave them out."""

    def list_templates(self) -> list[str]:
        found = set()
        for top in self.searchpath:
            for folder, below, files in os.walk(top):
                below[:] = [name for name in below if not name.startswith(".")]
                inside = Path(folder).relative_to(top)
                found.update((inside / name).as_posix() for name in files)
        return sorted(found)


def quick(make: Callable[[], Environment], cache: Path) -> Callable[[], Environment]:
    """What makes an environment with this loader and with templates compiled once, not
    three times in every build; make: what makes it without."""

    def made() -> Environment:
        env = make()
        env.loader = Loader(env.loader.searchpath)
        cache.mkdir(parents=True, exist_ok=True)
        env.bytecode_cache = FileSystemBytecodeCache(str(cache))
        return env

    return made
