"""Make .venv from requirements/NAME.txt; see environment.sh, which finds a Python for this."""

import importlib.util
import subprocess
import sys
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
VENV = PROJECT / ".venv"
PYTHON = VENV / "bin" / "python"
LAST_LINES = 20
NO_PIP = """\
This Python ({python}) can make no complete environment: it lacks ensurepip, and has no pip.
On Debian or Ubuntu give:  apt install python3-venv
"""


def main(name: str) -> int:
    # The development requirements contain all others.
    if any(_is_installed(wanted) for wanted in (name, "development")):
        return 0
    if not _works():
        print("Making .venv", flush=True)
        _make_environment()
    if not _install(_requirements(name)):
        return 1
    _copy(name).write_text(_requirements(name).read_text())
    return 0


def _requirements(name: str) -> Path:
    return PROJECT / "requirements" / f"{name}.txt"


def _copy(name: str) -> Path:
    """What was installed, kept to compare with: times of files say little after a checkout."""
    return VENV / f"{name}.txt"


def _is_installed(name: str) -> bool:
    copy = _copy(name)
    return copy.exists() and copy.read_text() == _requirements(name).read_text() and _works()


def _works() -> bool:
    """A .venv whose Python has gone, or that was moved, is made again."""
    try:
        asked = [str(PYTHON), "-c", "import sys; print(sys.prefix)"]
        answer = subprocess.run(asked, capture_output=True, text=True, check=False)
    except OSError:
        return False
    return answer.stdout.strip() == str(VENV)


def _make_environment() -> None:
    made = subprocess.run(
        [sys.executable, "-m", "venv", "--clear", str(VENV)],
        capture_output=True,
        text=True,
        check=False,
    )
    if made.returncode == 0:
        return
    # Debian parts ensurepip from Python; the pip of this Python installs into .venv all the same.
    if importlib.util.find_spec("pip") is None:
        sys.exit(NO_PIP.format(python=sys.executable))
    without_pip = [sys.executable, "-m", "venv", "--clear", "--without-pip", str(VENV)]
    subprocess.run(without_pip, check=True)


def _pip() -> list[str]:
    has_pip = subprocess.run([str(PYTHON), "-c", "import pip"], capture_output=True, check=False)
    if has_pip.returncode == 0:
        return [str(PYTHON), "-m", "pip"]
    return [sys.executable, "-m", "pip", "--python", str(PYTHON)]


def _install(requirements: Path) -> bool:
    """Install with hashes, counting packages on one line; on failure show pip's last words."""
    total = sum("==" in line for line in requirements.read_text().splitlines())
    command = [
        *_pip(),
        *("install", "--require-hashes", "--no-deps", "--disable-pip-version-check"),
        *("--progress-bar", "off", "--requirement", str(requirements)),
    ]
    words: list[str] = []
    seen = 0
    print(f"Installing {total} packages", end="", flush=True)
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ) as pip:
        assert pip.stdout is not None
        for line in pip.stdout:
            words.append(line)
            if line.startswith(("Collecting ", "Requirement already satisfied")):
                seen = min(seen + 1, total)  # a package may be named twice
                _show(f"Installing {total} packages: {seen} fetched")
            elif line.startswith("Installing collected packages"):
                _show(f"Installing {total} packages: writing them to disk ...")
    print(flush=True)
    if pip.returncode:
        print("".join(words[-LAST_LINES:]))
        print(f"The packages of {requirements.name} could not be installed.")
        print("Is the package registry reachable? Then give the same command again.")
    return pip.returncode == 0


def _show(text: str) -> None:
    if sys.stdout.isatty():
        print(f"\r{text:<70}", end="", flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
