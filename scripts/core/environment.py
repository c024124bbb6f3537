"""What the build needs from the machine: a browser and a Chinese font."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from scripts.core.errors import AuthorError

BROWSERS = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)
# What the browser need not do. The first two are pages of its own that it loads with every
# window, for the list under an address bar that nobody sees: they take longer than ours.
# The rest is what Playwright turns off, as a second list takes the place of the first.
DISABLED_FEATURES = (
    "WebUIOmniboxPopup",
    "WebUIOmniboxAimPopup",
    "AimEnabled",
    "AvoidUnnecessaryBeforeUnloadCheckSync",
    "DestroyProfileOnBrowserClose",
    "HttpsFirstBalancedModeAutoEnable",
    "HttpsUpgrades",
    "LensOverlay",
    "MediaRouter",
    "NetworkTimeServiceQuerying",
    "OptimizationHints",
    "PaintHolding",
    "PreconnectToSearch",
    "ThirdPartyStoragePartitioning",
)
# Nothing may leave the machine, and a profile of its own for every start.
BROWSER_FLAGS = (
    f"--disable-features={','.join(DISABLED_FEATURES)}",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-gpu",
    "--no-first-run",
    *(["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []),
)


def find_browser() -> str:
    """Path of a Chromium or Chrome: $BROWSER_PATH, one installed, or Playwright's own."""
    if named := os.environ.get("BROWSER_PATH"):
        if not os.access(named, os.X_OK):
            raise AuthorError(
                f"BROWSER_PATH={named} is no program; correct or unset it"
            )
        return named
    for name in BROWSERS:
        # Ubuntu's chromium-browser may be a stub that only asks for a snap.
        if (found := shutil.which(name)) and "snap" not in os.path.realpath(found):
            return found
    for cache in (Path.home() / ".cache", Path.home() / "Library/Caches"):
        for pattern in ("chrome-linux*/chrome", "chrome-mac*/*.app/Contents/MacOS/*"):
            for path in sorted(cache.glob(f"ms-playwright/chromium-*/{pattern}")):
                return str(path)
    raise AuthorError(
        "no browser found: charts are drawn with Chromium or Chrome. Run 'make setup', "
        "or install one and set BROWSER_PATH to its program"
    )


def require_chinese_font() -> None:
    """Raise AuthorError when fontconfig knows no Chinese font (glyphs would vanish)."""
    if sys.platform == "darwin":
        return  # PingFang comes with the system
    if not (lister := shutil.which("fc-list")):
        raise AuthorError(
            "fontconfig is missing; run 'make setup' (package fontconfig)"
        )
    found = subprocess.run(
        [lister, ":lang=zh-cn"], check=False, capture_output=True, text=True
    )
    if not found.stdout.strip():
        raise AuthorError(
            "no Chinese font found: Chinese text would vanish from charts and PDF. Run "
            "'make setup' (package fonts-noto-cjk)"
        )
