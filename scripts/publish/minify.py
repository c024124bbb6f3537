"""What a visit loads, without what only its authors read."""

import re
from pathlib import Path

import rcssmin
import rjsmin

RULE = re.compile(r"([^{}]+)\{[^{}]*\}")
NAMED_COLOUR = re.compile(r"\[data-md-color-(?:primary|accent)=")
AS_WRITTEN = re.compile(r"(<pre\b.*?</pre>)", re.DOTALL)


def _own_colours(rule: re.Match[str]) -> str:
    """A rule of the theme's palette, or nothing when it is for colours with a name.

    Our colours are custom ones (palette in mkdocs.zh.yml and mkdocs.en.yml).
    """
    every = all(NAMED_COLOUR.search(one) for one in rule[1].split(","))
    return "" if every else rule[0]


def assets(site: Path) -> None:
    """Shorten our styles and scripts, and the theme's palette.

    Args:
        site: The folder of the built site.
    """
    for path in sorted(site.glob("**/assets/*/*.*s")):
        kind = path.parent.name
        text = path.read_text(encoding="utf-8")
        if kind == "css":
            text = rcssmin.cssmin(text)
        elif kind == "js":
            text = rjsmin.jsmin(text)
        elif path.name.startswith("palette."):
            text = RULE.sub(_own_colours, text)
        else:
            continue  # the theme's, which is short already
        path.write_text(text, encoding="utf-8")


def page(html: str) -> str:
    """A page's HTML without empty lines and the indentation of templates.

    Args:
        html: The page.
    """
    parts = AS_WRITTEN.split(html)
    parts[::2] = (re.sub(r"\n\s+", "\n", part) for part in parts[::2])
    return "".join(parts)
