"""Take a picture of a page of the running platform, for the README and for looking at.

    .venv/bin/python scripts/screenshot.py http://localhost:8000 docs/images/home.png \\
        --sign-in amara.lanternbrook@larkwater.example --password one-small-step --path /

The browser is Chromium: the one that `CHROMIUM` names, the one on PATH, or Playwright's own.
"""

import argparse
import os
import shutil
import sys
from pathlib import Path

from playwright.sync_api import Page, ViewportSize, sync_playwright

# As root, without a screen, and without a word to any other host.
FLAGS = [
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
]


def main() -> int:
    wanted = _arguments()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=os.environ.get("CHROMIUM") or shutil.which("chromium"), args=FLAGS
        )
        page = browser.new_page(
            viewport=ViewportSize(width=wanted.width, height=wanted.height),
            device_scale_factor=wanted.scale,
            reduced_motion="reduce",
        )
        url = wanted.address + wanted.path
        if wanted.sign_in:
            page.goto(url)
            _sign_in(page, wanted.sign_in, wanted.password)
        answer = page.goto(url, wait_until="networkidle")
        if answer is None or not answer.ok:
            sys.exit(f"{url} answers {answer.status if answer else 'nothing'}: no picture of that.")
        wanted.picture.parent.mkdir(parents=True, exist_ok=True)
        page.screenshot(path=wanted.picture, full_page=wanted.full)
        browser.close()
    return 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Take a picture of a page of the platform.")
    parser.add_argument("address", help="where the platform answers")
    parser.add_argument("picture", type=Path, help="the PNG file to write")
    parser.add_argument("--path", default="/", help="the page, such as /projects/")
    parser.add_argument("--sign-in", help="e-mail address of the person who looks")
    parser.add_argument("--password", default="", help="that person's password")
    parser.add_argument("--width", type=int, default=1280)
    parser.add_argument("--height", type=int, default=800)
    parser.add_argument("--scale", type=float, default=1.0, help="pixels for each point")
    parser.add_argument("--full", action="store_true", help="the whole page, not one screen")
    return parser.parse_args()


def _sign_in(page: Page, email: str, password: str) -> None:
    """Fill in the form to which every page sends a stranger."""
    page.locator("input[type=email]").fill(email)
    page.locator("input[type=password]").fill(password)
    with page.expect_navigation():
        page.locator("input[type=password]").press("Enter")


if __name__ == "__main__":
    sys.exit(main())
