"""What a command asks for, checked before a build: theme, public address, port."""

import os
import socket

from scripts.core.errors import AuthorError

LOCAL = "http://localhost:8000/"  # as in mkdocs.yml


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


def check_command(command: str, theme: str | None, address: str) -> None:
    """Raise AuthorError for a command whose result would mislead.

    Args:
        command: What MkDocs was asked to do: build, serve or gh-deploy.
        theme: The theme's name.
        address: The public address of the site.
    """
    if theme != "material":
        raise AuthorError(
            f"the theme is {theme}, but this site is made for material; leave out "
            "--theme and correct theme: name in mkdocs.yml"
        )
    if command == "gh-deploy" and not is_public(address):
        raise AuthorError(
            "gh-deploy would publish pages that link to this machine; set "
            "SITE_URL=https://…/ and run 'make build', which makes the PDFs, too"
        )


def require_free(host: str, port: int) -> None:
    """Raise AuthorError when another program listens where a preview would."""
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as one:
        one.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            one.bind((host, port))
        except OSError as error:
            raise AuthorError(
                f"{host}:{port}: cannot be used for the preview ({error.strerror}); "
                f"run 'make serve PORT={port + 1}' or 'mkdocs serve -a {host}:{port + 1}'"
            ) from None
