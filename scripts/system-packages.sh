#!/bin/sh
# What the tests need from the operating system: Chromium, the libraries of PDF files, a font.
# Installs what is missing where it may (Debian, as root), else says how. Never passes over it.
set -eu

packages="fonts-liberation libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"

has_chromium() {
    [ -x "${CHROMIUM:-}" ] || command -v chromium >/dev/null || .venv/bin/python - <<'PYTHON'
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

missing=""
has_chromium || missing="chromium"
if command -v dpkg-query >/dev/null; then
    for package in $packages; do
        is_installed "$package" || missing="$missing $package"
    done
fi
[ -n "$missing" ] || exit 0

if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    echo "Installing for the tests: $missing"
    apt-get update -qq
    # shellcheck disable=SC2086
    DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends $missing >/dev/null
elif command -v apt-get >/dev/null; then
    echo "The tests need packages of the operating system. Install them, then try again:" >&2
    echo "  sudo apt-get install $missing" >&2
    exit 1
else
    echo "The tests need Chromium, and none was found. Install it, or give its path:" >&2
    echo "  make test CHROMIUM=/path/to/chromium" >&2
    exit 1
fi
