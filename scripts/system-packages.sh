#!/bin/sh
# What the tests need from the operating system: Chromium, the libraries of PDF files, a font.
# Installs what is missing where it may (Debian, as root), else says how. Never passes over it.
set -eu

packages="fonts-liberation libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
# Chromium without a window of its own, which the whole of it draws even when nobody looks.
shell="chromium-headless-shell"

has_shell() {
    [ -x "${CHROMIUM:-}" ] || command -v "$shell" >/dev/null || .venv/bin/python - <<'PYTHON'
import sys
from pathlib import Path
from playwright.sync_api import sync_playwright

with sync_playwright() as playwright:
    sys.exit(not Path(playwright.chromium.executable_path).exists())
PYTHON
}

is_installed() {
    [ "$(dpkg-query --show --showformat='${db:Status-Status}' "$1" 2>/dev/null)" = installed ]
}

may_install() {
    command -v apt-get >/dev/null && [ "$(id -u)" = 0 ]
}

install() {
    echo "Installing for the tests: $*"
    apt-get update -qq
    DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends "$@" >/dev/null
}

missing=""
if ! has_shell; then
    if ! command -v chromium >/dev/null; then
        missing="$shell"
    elif may_install; then
        # The whole of Chromium does as well; it takes minutes more, and is no reason to give up.
        install "$shell" || echo "Left out: $shell. The tests use chromium, which takes longer."
    fi
fi
if command -v dpkg-query >/dev/null; then
    for package in $packages; do
        is_installed "$package" || missing="$missing $package"
    done
fi
[ -n "$missing" ] || exit 0

if may_install; then
    # shellcheck disable=SC2086
    install $missing
elif command -v apt-get >/dev/null; then
    echo "The tests need packages of the operating system. Install them, then try again:" >&2
    echo "  sudo apt-get install $missing" >&2
    exit 1
else
    echo "The tests need Chromium, and none was found. Install it, or give its path:" >&2
    echo "  make test CHROMIUM=/path/to/chromium" >&2
    exit 1
fi
