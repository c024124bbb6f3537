"""Addresses that change with a file's content, so that no cache shows readers an old one."""

import hashlib
import re
from os.path import normpath
from pathlib import Path
from urllib.parse import urlsplit

# overrides/main.html leaves the name of Material's search worker behind that of ours.
NAMED = re.compile(
    r'(?P<before>\b(?:href|src|data-spec|data-theme)="|"search": ?")'
    r'(?P<path>[^":?#]+\.(?:css|js|svg|png|csv|json|yml|zip))(?:\?theme=[^"]*)?(?=")'
)


class AssetVersions:
    """Adds to the address of each file of a site a hash of its content.

    Args:
        site: The folder of the site.
        address: Where it will be; ends in /.
    """

    def __init__(self, site: Path, address: str) -> None:
        """Take the folder of the built site and its public address."""
        self._site = site.resolve()
        self._top = urlsplit(address).path  # links of the 404 page begin with it
        self._known: dict[Path, str] = {}

    def _version(self, file: Path) -> str:
        if file not in self._known:
            content = file.read_bytes()
            if file.name == "search.js":  # it loads these two with its own version
                documents = file.parents[2] / "search" / "docs.json"
                content += file.with_name("search-engine.js").read_bytes()
                content += documents.read_bytes()
            self._known[file] = hashlib.sha256(content).hexdigest()[:10]
        return self._known[file]

    def add(self, page: Path, html: str) -> str:
        """The HTML of a page with versions in the addresses of the site's files.

        Args:
            page: The page's file.
            html: Its text.
        """
        folder = page.resolve().parent

        def write(match: re.Match[str]) -> str:
            path = match["path"]
            from_top = path.startswith(self._top)
            start = self._site if from_top else folder
            below = path.removeprefix(self._top if from_top else "")
            # Not by resolve(), which would ask the disk each time.
            file = Path(normpath(start / below))
            if not (file.is_relative_to(self._site) and file.is_file()):
                return match[0]
            return f"{match['before']}{path}?v={self._version(file)}"

        return NAMED.sub(write, html)
