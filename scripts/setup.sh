#!/bin/sh
# Everything that the build and the tests need, on a bare Debian, Ubuntu or macOS.
# Called by make; safe to run again.
set -eu
PYTHON=${PYTHON:-python3}
say() { printf '%s\n' "setup: $*"; }
fail() { say "error: $*" >&2; exit 1; }

"$PYTHON" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null ||
  fail "$PYTHON is missing or older than 3.11; install Python 3.11 or newer, or run make PYTHON=/path/to/python3.11"

can_be_root() { [ "$(id -u)" = 0 ] || command -v sudo >/dev/null; }
as_root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi; }
has_browser() {
  for name in "${BROWSER_PATH:-}" google-chrome google-chrome-stable; do
    [ -n "$name" ] && command -v "$name" >/dev/null && return 0
  done
  # On Ubuntu chromium is a stub for a snap, which does not run headless everywhere.
  for name in chromium chromium-browser; do
    command -v "$name" >/dev/null && ! readlink -f "$(command -v "$name")" | grep -q snap && return 0
  done
  ls "$HOME"/.cache/ms-playwright/chromium-*/chrome-linux*/chrome >/dev/null 2>&1 && return 0
  [ -d "/Applications/Google Chrome.app" ] || [ -d "/Applications/Chromium.app" ] ||
    ls -d "$HOME"/Library/Caches/ms-playwright/chromium-* >/dev/null 2>&1
}

browser_by_playwright=
case $(uname) in
Linux)
  need= tools=
  "$PYTHON" -c 'import ensurepip' 2>/dev/null || need="$need python3-venv"
  has_library() { ldconfig -p 2>/dev/null | grep -q "$1"; }
  PATH=$PATH:/sbin:/usr/sbin
  has_library libpango-1.0 || need="$need libpango-1.0-0"
  has_library libpangoft2-1.0 || need="$need libpangoft2-1.0-0"
  has_library libharfbuzz-subset || need="$need libharfbuzz-subset0"
  has_library libatomic.so.1 || need="$need libatomic1" # of the program that drives the browser
  command -v fc-list >/dev/null || need="$need fontconfig"
  [ -n "$(fc-list :lang=zh-cn 2>/dev/null)" ] || need="$need fonts-noto-cjk"
  command -v pdftotext >/dev/null || tools="$tools poppler-utils" # of the tests only
  command -v qpdf >/dev/null || tools="$tools qpdf"
  command -v git >/dev/null || need="$need git"
  if ! has_browser; then
    if grep -qi ubuntu /etc/os-release; then browser_by_playwright=yes; else need="$need chromium"; fi
  fi
  if [ -n "$need$tools" ] && ! command -v apt-get >/dev/null; then
    fail "this script installs on Debian, Ubuntu and macOS only; install by hand, under the names of your system:$need$tools; then run make again"
  elif [ -n "$need" ] && ! can_be_root; then
    fail "root rights are needed; hand this line to somebody who has them, then run make again: apt-get update && apt-get install --no-install-recommends$need$tools"
  elif [ -n "$tools" ] && ! can_be_root; then
    say "make test needs what only root can install: apt-get install$tools"
  elif [ -n "$need$tools" ]; then
    need="$need$tools"
    say "installing system packages:$need; this takes some minutes"
    as_root apt-get update -qq
    # shellcheck disable=SC2086
    DEBIAN_FRONTEND=noninteractive as_root apt-get install -y -qq --no-install-recommends $need >/dev/null
  fi
  ;;
Darwin)
  has_browser || browser_by_playwright=yes
  for tool in pango poppler qpdf; do
    if ! ls /opt/homebrew/opt/$tool /usr/local/opt/$tool >/dev/null 2>&1; then
      command -v brew >/dev/null || fail "Homebrew is missing; install it, then run make again (needed: pango poppler qpdf)"
      say "installing $tool"
      brew install --quiet $tool
    fi
  done
  ;;
*) fail "this script installs on Debian, Ubuntu and macOS only, not on $(uname); use one of these, or a container of them" ;;
esac

# Without pip it is one that was interrupted; --clear makes it anew.
.venv/bin/python -m pip --version >/dev/null 2>&1 ||
  { say "making .venv"; "$PYTHON" -m venv --clear .venv; }
say "installing the locked Python packages; this takes a minute"
.venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
if [ -n "$browser_by_playwright" ]; then
  say "installing a browser"
  if [ "$(uname)" = Linux ]; then .venv/bin/python -m playwright install --with-deps chromium
  else .venv/bin/python -m playwright install chromium; fi
fi
say "ready"
