"""python -m qiplatform.embedded demo | start | clean"""

import argparse
import shutil
import sys

from qiplatform.embedded import places
from qiplatform.embedded.errors import CannotStart
from qiplatform.embedded.installation import AlreadyRunning, Installation, Kind
from qiplatform.embedded.launch import Launch
from qiplatform.embedded.terminal import say, say_why


def start(kind: Kind) -> int:
    installation = Installation(kind)
    installation.make()
    try:
        with installation.locked() as lock:
            say(f"Quality improvement platform: {kind.words}")
            Launch(installation, lock).run()
    except AlreadyRunning as running:
        where = f"at {running.address}" if running.address else "and about to be ready"
        say(f"It is already running {where} (process {running.process}).")
        say("Stop it with Ctrl-C in its own window, then give this command again.")
    except CannotStart as error:
        say_why(error)
        return 1
    return 0


def clean() -> int:
    """Delete the data of both kinds; refuses while one is running."""
    for kind in Kind:
        installation = Installation(kind)
        installation.make()
        try:
            with installation.locked():
                places.remove(installation.folder / "postgres")
                shutil.rmtree(installation.folder)
        except AlreadyRunning:
            say(f"Running still: {kind.words}. Stop it first.")
            return 1
    shutil.rmtree(installation.var, ignore_errors=True)
    return 0


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m qiplatform.embedded", description=__doc__)
    parser.add_argument("what", choices=[*Kind, "clean"])
    what = parser.parse_args().what
    return clean() if what == "clean" else start(Kind(what))


if __name__ == "__main__":
    sys.exit(main())
