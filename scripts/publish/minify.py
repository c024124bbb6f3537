"""What a visit loads, without what only its authors read."""

import re
from pathlib import Path

import rcssmin
import rjsmin

RULE = re.compile(r"([^{}]+)\{[^{}]*\}")
# Rules of the theme that match nothing here: colours with a name, since ours are custom
# ones; writing from right to left; tables without the class that html_fixes gives them.
IDLE = {
    "palette": re.compile(r"\[data-md-color-(?:primary|accent)="),
    "main": re.compile(r"\[dir=rtl\]|table:not\(\[class\]\)"),
}
AS_WRITTEN = re.compile(r"(<pre\b.*?</pre>)", re.DOTALL)


def _without(idle: re.Pattern[str], css: str) -> str:
    """A style sheet without the rules whose selectors are all for something idle."""

    def keep(rule: re.Match[str]) -> str:
        every = all(idle.search(one) for one in rule[1].split(","))
        return "" if every else rule[0]

    return RULE.sub(keep, css)


def assets(site: Path) -> None:
    """Shorten our styles and scripts, and the theme's styles.

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
        elif idle := IDLE.get(path.name.partition(".")[0]):
            text = _without(idle, text)
        else:
            continue  # the theme's script, which is short already
        path.write_text(text, encoding="utf-8")


def page(html: str) -> str:
    """A page's HTML without empty lines and the indentation of templates.

    Args:
        html: The page.
    """
    parts = AS_WRITTEN.split(html)
    parts[::2] = (re.sub(r"\n\s+", "\n", part) for part in parts[::2])
    return "".join(parts)
