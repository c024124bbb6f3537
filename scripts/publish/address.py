"""What a command and its environment ask for, checked before a build."""

import os
import re
import socket
from collections.abc import Mapping, MutableMapping
from typing import Any
from urllib.parse import urlsplit

from scripts.core import version
from scripts.core.errors import AuthorError

LOCAL = "http://localhost:8000/"  # as in mkdocs.yml
FOLDER = r"https?://[^\s?#\\\"'<>]+"
FORMS = {  # of the addresses that are set from outside, and an example of each
    "SITE_URL": (FOLDER, "https://example.org/"),
    "EDIT_URL": (FOLDER, "https://example.org/edit/main/docs/"),
    "REPORT_URL": (r"https?://[^\s\\\"'<>]+", "https://example.org/issues/new"),
}
FILE = re.compile(r".*\.(?:html?|php|xml|md)/?", re.IGNORECASE)  # a path that ends so


def is_public(address: str | None) -> bool:
    """Whether an address is one that readers elsewhere can open."""
    return bool(address) and not any(
        host in str(address) for host in ("//localhost", "//127.0.0.1", "//0.0.0.0")
    )


def normalised() -> dict[str, str]:
    """The environment without an empty SITE_URL, which means none.

    A workflow that has no address yet may set it to "" or "/".
    """
    empty = os.environ.get("SITE_URL", "").strip("/ ") == ""
    return {k: v for k, v in os.environ.items() if k != "SITE_URL" or not empty}


def of_site(configured: str | None) -> str:
    """The address of the pages, with its final slash; a preview has one of its own.

    Args:
        configured: What mkdocs.yml says, for where SITE_URL is empty or not set. MkDocs
            does not read that itself: it would refuse it without naming it.
    """
    return f"{(os.environ.get('SITE_URL') or configured or LOCAL).rstrip('/')}/"


def check_address(name: str, value: object, where: str) -> None:
    """Raise AuthorError for an address that pages could not carry; an empty one is none.

    Args:
        name: SITE_URL, EDIT_URL or REPORT_URL, whose form it must have.
        value: The address.
        where: How the message calls its place.
    """
    given, (form, example) = str(value or ""), FORMS[name]
    try:
        parts = urlsplit(given)
        good = bool(re.fullmatch(form, given) and parts.hostname and parts.port != 0)
    except ValueError:  # an impossible port
        good = False
    cure = f"write it like {example} or leave it empty"
    if given and not good:
        raise AuthorError(f"{where}={given!r} is no address of that kind; {cure}")
    if given and name != "REPORT_URL" and FILE.fullmatch(parts.path):
        raise AuthorError(f"{where}={given!r} names a file, not a folder; {cure}")


def check_environment(environment: Mapping[str, str]) -> None:
    """Raise AuthorError for a variable that a build cannot follow.

    Args:
        environment: All variables; an empty one means none.
    """
    for name in FORMS:
        check_address(name, environment.get(name), name)
    if (offline := environment.get("OFFLINE", "")) not in ("", "true", "false"):
        raise AuthorError(f"OFFLINE={offline}: write true or false, or unset it")
    version.given_time()


def complaint(environment: MutableMapping[str, str]) -> str:
    """What is wrong with a build's variables; "" if nothing.

    An empty OFFLINE is removed: Material would take it for no answer.

    Args:
        environment: All variables, such as os.environ.
    """
    if not environment.get("OFFLINE"):
        environment.pop("OFFLINE", None)
    try:
        check_environment(environment)
    except AuthorError as error:
        return str(error)
    return ""


def check_command(command: str, config: Any) -> None:
    """Raise AuthorError for a command or a setting whose result would mislead.

    Args:
        command: What MkDocs was asked to do: build, serve or gh-deploy.
        config: The configuration as MkDocs read it, with the options of the command.
    """
    if config.theme.name != "material":
        raise AuthorError(
            f"the theme is {config.theme.name}, but this site is made for material; leave "
            "out --theme and correct theme: name in mkdocs.yml"
        )
    if not config.use_directory_urls:
        raise AuthorError(
            "the pages need folders as addresses; leave out --no-directory-urls and remove "
            "use_directory_urls from mkdocs.yml"
        )
    if command == "gh-deploy" and not is_public(config.site_url):
        raise AuthorError(
            "gh-deploy would publish pages that link to this machine; set "
            "SITE_URL=https://…/ and run 'make build', which makes the PDFs, too"
        )
    if command != "serve":  # which gives its own
        check_address("SITE_URL", config.site_url, "mkdocs.yml: site_url")
    for key in ("edit_url", "report_url"):
        check_address(key.upper(), config.extra.get(key), f"mkdocs.yml: extra: {key}")


def require_free(host: str, port: int) -> None:
    """Raise AuthorError when a preview cannot listen at an address."""
    other = port + 1 if 1024 <= port < 65535 else 8001
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as one:
        one.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            one.bind((host, port))
        except (OSError, OverflowError) as error:
            why = getattr(error, "strerror", "") or "ports end at 65535"
            raise AuthorError(
                f"{host}:{port}: cannot be used for the preview ({why}); "
                f"run 'make serve PORT={other}' or 'mkdocs serve -a {host}:{other}'"
            ) from None
