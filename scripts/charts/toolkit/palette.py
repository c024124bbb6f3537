"""The values of the colours, from the rules in overrides/assets/css/site.css that set them.

A page takes them from its style sheet. What has none is written with the same var(--name),
and resolve() puts in the values: pictures to share or to download, embeds, PDFs.
"""

import re
from collections.abc import Mapping
from pathlib import Path

from scripts.charts.toolkit.style import ROLES
from scripts.core.errors import AuthorError
from scripts.core.files import ROOT, read_text

FILE = Path("overrides/assets/css/site.css")
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_RULE = re.compile(r"\[data-md-color-scheme(?:=\"slate\")?\] \{(.*?)\}", re.DOTALL)
_COLOUR = re.compile(r"--([\w-]+): *([^;]+);")
_PROPERTY = re.compile(r"var\(--([\w-]+)\)")


def resolve(text: str, colours: Mapping[str, str]) -> str:
    """A text with a value for each var(--name) of the palette; other ones stay."""
    return _PROPERTY.sub(lambda found: colours.get(found[1], found[0]), text)


def declarations(colours: Mapping[str, str]) -> str:
    """Colours as the declarations of a CSS rule."""
    return "".join(f"--{name}:{value};" for name, value in colours.items())


def _rules() -> list[dict[str, str]]:
    """The colours that each of the three rules sets: of light pages, dark ones, paper."""
    css = _COMMENT.sub("", read_text(ROOT / FILE, str(FILE)))
    found = [dict(_COLOUR.findall(rule)) for rule in _RULE.findall(css)]
    light, dark, paper = [*found, {}, {}, {}][:3]
    for name in (f"chart-{role}" for role in ROLES):
        value = light.get(name, "")
        if not value or not (name in dark or _PROPERTY.fullmatch(value)):
            raise AuthorError(
                f"{FILE}: --{name} is missing; set the colour of each role of "
                "charts/toolkit/style.py in the first two rules, for light pages and for "
                "dark ones"
            )
    return [light, dark, paper]


def _values(*rules: dict[str, str]) -> dict[str, str]:
    """Colours by name; a rule goes before those that are named before it."""
    colours = {name: value for rule in rules for name, value in rule.items()}
    return {name: resolve(value, colours) for name, value in colours.items()}


def light() -> dict[str, str]:
    """The colours of light pages."""
    return _values(_rules()[0])


def dark() -> dict[str, str]:
    """The colours of dark pages."""
    return _values(*_rules()[:2])


def on_paper() -> dict[str, str]:
    """The colours of print."""
    first, _, paper = _rules()
    return _values(first, paper)
