"""What the import contract cannot see of the one direction."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest
from django.apps import apps

ROOT = Path(__file__).resolve().parents[2]
STACK = ["common", "audit", "people", "projects", "charts", "pdsa", "dashboards", "qiplatform"]


def own_models() -> list[type]:
    return [model for model in apps.get_models() if model._meta.app_label in STACK]


@pytest.mark.parametrize("model", own_models(), ids=lambda model: model._meta.label)
def test_relations_point_to_the_same_app_or_a_lower_one(model: type) -> None:
    own_place = STACK.index(model._meta.app_label)

    upward = [
        field.name
        for field in model._meta.get_fields()
        if field.concrete
        and field.is_relation
        and field.related_model._meta.app_label in STACK
        and STACK.index(field.related_model._meta.app_label) > own_place
    ]

    assert upward == []


WITHOUT_FRAMEWORK = """
import sys

class Refuse:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in {"django", "celery", "rest_framework", "pandas", "plotly"}:
            raise ImportError(f"{name} is not for the engine")

sys.meta_path.insert(0, Refuse())
import charts.engine, charts.figures.drawing, charts.figures.sentence
slow = {"scipy.stats", "pandas"} & set(sys.modules)
assert not slow, slow
"""


def test_engine_and_figures_work_where_django_does_not_exist() -> None:
    result = subprocess.run(
        [sys.executable, "-c", WITHOUT_FRAMEWORK], cwd=ROOT, capture_output=True, text=True
    )

    assert result.returncode == 0, result.stderr


def test_a_web_process_loads_no_pandas_scipy_plotly_or_pptx() -> None:
    loads = (
        "import django, sys; django.setup(); import qiplatform.urls, qiplatform.wsgi;"
        "print(sorted({'pandas', 'scipy.stats', 'plotly', 'pyarrow', 'pptx'} & set(sys.modules)))"
    )
    result = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", loads], cwd=ROOT, capture_output=True, text=True
    )

    assert result.stdout.strip().splitlines()[-1] == "[]", result.stderr


def python_files(*folders: str) -> list[Path]:
    return [
        path
        for folder in folders
        for path in sorted((ROOT / folder).rglob("*.py"))
        if "migrations" not in path.parts
    ]


def test_every_public_service_is_keyword_only_and_names_its_author() -> None:
    """A function that `recorded` frames is checked as it is defined; this finds the unframed."""
    unframed = []
    for path in python_files(*STACK):
        if "services" not in path.parts or path.name == "__init__.py":
            continue
        for node in ast.parse(path.read_text()).body:
            if not isinstance(node, ast.FunctionDef) or node.name.startswith("_"):
                continue
            framed = any(getattr(d, "id", "") == "recorded" for d in node.decorator_list)
            writes = any(
                isinstance(call, ast.Attribute)
                and call.attr in {"create", "save", "delete", "update", "bulk_create", "edit"}
                for call in ast.walk(node)
            )
            if writes and not framed:
                unframed.append(f"{path.relative_to(ROOT)}:{node.name}")

    assert unframed == []


@pytest.mark.parametrize(
    ("folders", "most"),
    [(("charts/engine",), 200), (tuple(STACK), 400)],
    ids=["engine", "everything else"],
)
def test_no_file_outgrows_its_reader(folders: tuple[str, ...], most: int) -> None:
    too_long = {
        str(path.relative_to(ROOT)): lines
        for path in python_files(*folders)
        if (lines := len(path.read_text().splitlines())) > most
    }

    assert too_long == {}
