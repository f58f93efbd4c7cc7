"""Copy the reference cases into ``data``: ``python copy_reference.py REFERENCE_FOLDER``.

Our generated series and what other tools compute on them, compact and the same bytes on every
run. Vectors out of other tools' own test suites are not copied.
"""

import gzip
import json
import sys
from pathlib import Path

DATA = Path(__file__).parent / "data"
COPIED = (
    "series.csv",
    "cases.json",
    "tables.json",
    "expected_qicharts2.json",
    "expected_recommended.json",
    "expected_nhsrplotthedots.json",
    "expected_powerbi_spc.json",
    "expected_pbcharts.json",
    "expected_statprocon.json",
    "expected_qcc.json",
    "expected_rules.json",
)


def copy(source: Path) -> None:
    """Write one file, JSON without white space."""
    text = source.read_text(encoding="utf-8")
    if source.suffix == ".json":
        text = json.dumps(json.loads(text), separators=(",", ":"), ensure_ascii=False)
    packed = gzip.compress(text.encode(), compresslevel=9, mtime=0)
    (DATA / f"{source.name}.gz").write_bytes(packed)


if __name__ == "__main__":
    DATA.mkdir(exist_ok=True)
    for name in COPIED:
        copy(Path(sys.argv[1]) / name)
