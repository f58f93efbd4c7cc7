"""The engine is a library on NumPy: no framework, no data frames, no slow imports."""

import doctest
import importlib
import pkgutil
import subprocess
import sys
from pathlib import Path

import pytest

import charts.engine

PROJECT = Path(__file__).parents[2]
MODULES = sorted(
    module.name
    for module in pkgutil.walk_packages(charts.engine.__path__, "charts.engine.")
    if not module.name.endswith("__main__")
)
FOREIGN = ("django", "celery", "pandas", "plotly", "scipy", "rest_framework")
IMPORTS_EVERYTHING = """
import importlib, sys
for name in sys.argv[1:]:
    importlib.import_module(name)
print(*sorted({name.partition(".")[0] for name in sys.modules}))
"""


def test_every_module_imports_without_any_framework():
    ran = subprocess.run(
        [sys.executable, "-c", IMPORTS_EVERYTHING, *MODULES],
        cwd=PROJECT,
        capture_output=True,
        text=True,
        check=True,
    )

    imported = set(ran.stdout.split())
    assert "numpy" in imported
    assert imported.isdisjoint(FOREIGN)


@pytest.mark.parametrize("name", MODULES)
def test_examples_in_docstrings_are_true(name: str):
    failed, _ = doctest.testmod(importlib.import_module(name))

    assert failed == 0


def test_there_are_examples():
    finder = doctest.DocTestFinder()
    modules = map(importlib.import_module, MODULES)

    tried = sum(len(found.examples) for module in modules for found in finder.find(module))

    assert tried > 30


@pytest.mark.parametrize("name", MODULES)
def test_modules_stay_short(name: str):
    source = importlib.import_module(name).__file__

    assert source is not None
    assert len(Path(source).read_text(encoding="utf-8").splitlines()) < 200
