"""Documentation that is printed from the code says what the code says; links lead somewhere."""

import re
from pathlib import Path

import pytest

from archives.packing import tables_page
from qiplatform.management.commands.print_access import access_page
from qiplatform.management.commands.print_methods import methods_page

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
LINK = re.compile(r"\]\(([^)#\s]+)(?:#[^)]*)?\)")


def test_the_access_page_is_the_role_table() -> None:
    assert (ROOT / "docs/access.md").read_text() == access_page()


def test_the_page_of_ways_of_working_is_the_data() -> None:
    assert (ROOT / "docs/methods.md").read_text() == methods_page()


def test_the_page_of_an_exports_tables_is_the_data() -> None:
    assert (ROOT / "docs/export-tables.md").read_text() == tables_page()


@pytest.mark.parametrize("document", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_of_the_documentation_leads_somewhere(document: Path) -> None:
    links = [link for link in LINK.findall(document.read_text()) if "://" not in link]

    assert [link for link in links if not (document.parent / link).exists()] == []


def test_every_job_of_a_monday_names_a_test_that_exists() -> None:
    page = (ROOT / "docs/monday-jobs.md").read_text()
    named = re.findall(r"`(test_\w+\.py)::(test_\w+)`", page)

    assert len(named) > 15
    assert [
        name
        for file, name in named
        if f"def {name}(" not in (ROOT / "tests/browser" / file).read_text()
    ] == []
