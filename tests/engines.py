"""Firefox and WebKitGTK, driven by WebDriver, for faults that Chromium does not show.

Playwright drives only its own builds of the two; the commands that it sends to an installed
Firefox are newer than the long-term release knows. Firefox takes the commands of WebDriver
over a socket (Marionette), WebKitGTK over HTTP (WebKitWebDriver).
"""

import json
import os
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any
from urllib.request import Request, urlopen

from playwright.sync_api import Error, Page

# Where WebDriver over HTTP has a command of Marionette.
PLACES = {
    "Navigate": ("POST", "url"),
    "ExecuteScript": ("POST", "execute/sync"),
    "ExecuteAsyncScript": ("POST", "execute/async"),
    "PerformActions": ("POST", "actions"),
    "SetWindowRect": ("POST", "window/rect"),
    "TakeScreenshot": ("GET", "screenshot"),
}
PREFERENCES = {
    "app.update.enabled": False,
    "browser.shell.checkDefaultBrowser": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "toolkit.telemetry.reportingpolicy.firstRun": False,
}
HINTS = {
    "firefox": "Firefox is not installed (Debian: firefox-esr)",
    "webkit": "WebKitGTK's MiniBrowser and WebKitWebDriver or Xvfb are not installed "
    "(Debian: webkit2gtk-driver xvfb)",
}


class Driver:
    """A browser window. send: carries out a command with its parameters."""

    def __init__(self, name: str, send: Callable[[str, dict[str, Any]], Any]) -> None:
        self.name = name
        self.send = send

    def open(self, address: str, width: int = 1300, height: int = 900) -> None:
        """Show a page in a window of a size and wait until it has loaded."""
        self.send("SetWindowRect", {"width": width, "height": height})
        self.send("Navigate", {"url": address})

    def run(self, script: str, *arguments: object) -> Any:
        """The value that the body of a function returns in the page."""
        return self.send("ExecuteScript", {"script": script, "args": list(arguments)})

    def search(self, query: str) -> None:
        """Type into the search box of the page."""
        self.run(
            "const box = document.forms.search.elements.query; box.focus(); box.value ="
            " arguments[0]; box.dispatchEvent(new Event('keyup'))",
            query,
        )

    def until(self, script: str, seconds: int = 20) -> Any:
        """Wait until the body of a function returns something true in a loaded page.

        A page that is still on its way may have no element at all: nothing is asked of it.
        """
        end = time.monotonic() + seconds
        loaded = f"if (document.readyState !== 'complete') return null; {script}"
        while time.monotonic() < end:
            if found := self.run(loaded):
                return found
            time.sleep(0.05)
        raise AssertionError(f"{self.name}: not within {seconds} s: {script}")


def chromium(page: Page) -> Driver:
    """The window of Chromium in which Playwright shows a page."""

    def send(command: str, parameters: dict[str, Any]) -> Any:
        if command == "SetWindowRect":
            return page.set_viewport_size(parameters)
        if command == "Navigate":
            return page.goto(parameters["url"])
        assert command == "ExecuteScript", command
        call = f"given => (function () {{ {parameters['script']} }}).apply(null, given)"
        try:
            return page.evaluate(call, parameters["args"])
        except Error as error:  # the page is left: WebDriver answers with nothing, too
            if "context was destroyed" not in str(error):
                raise
            return None

    return Driver("Chromium", send)


def find_firefox() -> str | None:
    return shutil.which("firefox-esr") or shutil.which("firefox")


def find_webkit() -> str | None:
    """MiniBrowser, which lies outside of the path, if its driver and a screen are there."""
    if not (shutil.which("WebKitWebDriver") and shutil.which("xvfb-run")):
        return None
    found = sorted(Path("/usr/lib").glob("*/webkit*gtk-4*/MiniBrowser"))
    return str(found[-1]) if found else None


def missing(name: str) -> str | None:
    """Why an engine cannot run here; None if it can."""
    there = {"firefox": find_firefox, "webkit": find_webkit}[name]()
    return None if there else HINTS[name]


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


@contextmanager
def _process(command: list[str], folder: Path) -> Iterator[None]:
    """A program and all that it starts, ended afterwards. folder: its home."""
    env = {**os.environ, "HOME": str(folder), "MOZ_HEADLESS": "1"}
    quiet = subprocess.DEVNULL
    started = subprocess.Popen(
        command, env=env, stdout=quiet, stderr=quiet, start_new_session=True
    )
    try:
        yield
    finally:
        with suppress(ProcessLookupError):
            os.killpg(started.pid, signal.SIGTERM)
        try:
            started.wait(timeout=10)
        except subprocess.TimeoutExpired:
            os.killpg(started.pid, signal.SIGKILL)


def _retry(connect: Callable[[], Any], seconds: int = 60) -> Any:
    """What connecting gives as soon as a program that has just started answers."""
    end = time.monotonic() + seconds
    while True:
        try:
            return connect()
        except OSError:
            if time.monotonic() > end:
                raise
            time.sleep(0.2)


@contextmanager
def firefox(folder: Path, **preferences: object) -> Iterator[Driver]:
    """Firefox with a new profile. preferences: of its about:config, with _ for the dot."""
    port = _free_port()
    chosen = {k.replace("_", "."): v for k, v in preferences.items()}
    wanted = {**PREFERENCES, **chosen, "marionette.port": port}
    lines = (f"user_pref({json.dumps(k)}, {json.dumps(v)});" for k, v in wanted.items())
    (folder / "user.js").write_text("\n".join(lines), encoding="utf-8")
    program = [find_firefox() or "firefox", "--marionette", "--headless"]
    with _process([*program, "--profile", str(folder)], folder):
        link = _retry(lambda: socket.create_connection(("127.0.0.1", port), timeout=90))
        stream = link.makefile("rwb")

        def receive() -> Any:
            size = b""
            while (byte := stream.read(1)) != b":":
                size += byte
            return json.loads(stream.read(int(size)))

        def send(command: str, parameters: dict[str, Any]) -> Any:
            packet = json.dumps([0, 1, f"WebDriver:{command}", parameters]).encode()
            stream.write(b"%d:%b" % (len(packet), packet))
            stream.flush()
            _, _, error, result = receive()
            assert not error, f"{command}: {error}"
            return result.get("value", result) if isinstance(result, dict) else result

        receive()  # it introduces itself
        send("NewSession", {})
        yield Driver("Firefox", send)
        link.close()


@contextmanager
def webkit(folder: Path) -> Iterator[Driver]:
    """WebKitGTK's own small browser."""
    port = _free_port()
    command = ["xvfb-run", "-a", "WebKitWebDriver", f"--port={port}"]
    with _process(command, folder):

        def call(method: str, path: str, data: object = None) -> Any:
            body = json.dumps(data).encode() if method == "POST" else None
            request = Request(f"http://127.0.0.1:{port}{path}", body, method=method)
            return json.load(urlopen(request, timeout=90))["value"]

        options = {"binary": find_webkit(), "args": ["--automation"]}
        wanted = {"alwaysMatch": {"webkitgtk:browserOptions": options}}
        session = _retry(lambda: call("POST", "/session", {"capabilities": wanted}))
        home = f"/session/{session['sessionId']}"

        def send(command: str, parameters: dict[str, Any]) -> Any:
            method, place = PLACES[command]
            return call(method, f"{home}/{place}", parameters)

        yield Driver("WebKitGTK", send)
        call("DELETE", home)
