"""What the README promises is there."""

import re

from people.demonstration import PASSWORD, SIGN_INS
from qiplatform.embedded.programs import PROJECT

README = (PROJECT / "README.md").read_text()


def test_the_sign_ins_are_those_of_the_demonstration() -> None:
    named = set(re.findall(r"\S+@larkwater\.example", README))

    assert named
    assert named <= {person.email for person in SIGN_INS}
    assert f"`{PASSWORD}`" in README


def test_every_command_is_one_of_make() -> None:
    targets = set(re.findall(r"^([a-z-]+):", (PROJECT / "Makefile").read_text(), re.M))
    documents = README + (PROJECT / "docs" / "operations.md").read_text()

    named = set(re.findall(r"(?:^|`)make ([a-z-]+)", documents, re.M))

    assert named >= {"demo", "test", "start"}
    assert named <= targets
