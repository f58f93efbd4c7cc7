"""The pages in docs/statistics: their examples are true, their links lead somewhere."""

import doctest
import re
from pathlib import Path

import pytest

from charts.engine import NoticeCode, RuleSetName
from charts.engine.rulesets import RULE_SETS

FOLDER = Path(__file__).parents[2] / "docs" / "statistics"
PAGES = sorted(FOLDER.glob("*.md"))

RULES = [doc for doc in PAGES if doc.stem.startswith("rules-")]
WITHOUT_EXAMPLES = {"README", "deviations", "case-files", "speed"}


@pytest.mark.parametrize("doc", PAGES, ids=lambda doc: doc.stem)
def test_examples_are_true(doc: Path):
    failed, tried = doctest.testfile(str(doc), module_relative=False)

    assert failed == 0
    assert (tried == 0) == (doc.stem in WITHOUT_EXAMPLES)


@pytest.mark.parametrize("doc", PAGES, ids=lambda doc: doc.stem)
def test_links_and_pictures_lead_somewhere(doc: Path):
    targets = re.findall(r"\]\(([^)#]+)", doc.read_text(encoding="utf-8"))

    assert [target for target in targets if not (FOLDER / target).exists()] == []


@pytest.mark.parametrize("doc", PAGES, ids=lambda doc: doc.stem)
def test_every_page_is_in_the_list(doc: Path):
    listed = (FOLDER / "README.md").read_text(encoding="utf-8")

    assert doc.stem == "README" or f"({doc.name})" in listed


def test_every_notice_is_explained():
    text = (FOLDER / "notices.md").read_text(encoding="utf-8")

    assert [code for code in NoticeCode if f"`{code}`" not in text] == []


@pytest.mark.parametrize("rule_set", RuleSetName)
def test_every_rule_set_names_its_source(rule_set: RuleSetName):
    assert RULE_SETS[rule_set].title
    assert len(RULE_SETS[rule_set].source) > 10


@pytest.mark.parametrize("doc", RULES, ids=lambda doc: doc.stem)
def test_pages_on_rules_end_with_their_source(doc: Path):
    assert "\n## Source\n" in doc.read_text(encoding="utf-8")
