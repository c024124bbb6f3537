"""The HTML templates of what shortcodes print."""

from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined


@cache
def _environment() -> Environment:
    folder = Path(__file__).parent / "templates"
    return Environment(
        loader=FileSystemLoader(folder), autoescape=True, undefined=StrictUndefined
    )


def render(name: str, **values: object) -> str:
    """A template with its values filled in and escaped.

    Args:
        name: a file in scripts/pages/templates.
        **values: what the template names; a name without a value is an error.

    Returns:
        HTML.
    """
    return _environment().get_template(name).render(**values)
