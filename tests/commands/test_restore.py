"""Backup and restore as `docs/operations.md` gives them, on a running demonstration."""

import subprocess
import sys
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import psycopg2
import pytest

from qiplatform.embedded.installation import Installation, Kind
from qiplatform.embedded.postgres import PostgresServer
from qiplatform.embedded.programs import PROJECT
from tests.commands.launcher import Launcher

pytestmark = pytest.mark.timeout(400)
RESTORED = "qi_restored"


@dataclass(frozen=True)
class Databases:
    """The server of the running demonstration, with its own database and the restored one."""

    server: PostgresServer

    def run(self, program: str, *arguments: str) -> None:
        environment = {"PGPASSWORD": self.server.passwords.superuser}
        command = [self.server.place.binary(program), "--username=postgres", "--host=127.0.0.1"]
        subprocess.run(
            [*command, f"--port={self.server.port}", *arguments], env=environment, check=True
        )

    def ask(self, database: str, question: str) -> list[tuple]:
        with closing(psycopg2.connect(self.server.superuser_url(database))) as connection:
            cursor = connection.cursor()
            cursor.execute(question)
            return cursor.fetchall()


@pytest.fixture(scope="module")
def databases(demo: Launcher, tmp_path_factory: pytest.TempPathFactory) -> Databases:
    installation = Installation(Kind.DEMO, demo.var)
    data = (installation.folder / "postgres" / "data").resolve()
    port = int((data / "postmaster.pid").read_text().splitlines()[3])
    server = PostgresServer(
        installation.folder / "postgres",
        installation.logs / "restore.log",
        installation.keys().database_passwords,
        port=port,
    )
    server.prepare()
    databases = Databases(server)
    dump = tmp_path_factory.mktemp("backup") / "qi.dump"
    databases.run("pg_dump", "--format=custom", f"--file={dump}", "qi")
    databases.run("createdb", "--owner=qi_owner", RESTORED)
    databases.run("pg_restore", f"--dbname={RESTORED}", "--exit-on-error", str(dump))
    return databases


SAME = {
    "rights": "SELECT table_name, privilege_type FROM information_schema.role_table_grants"
    " WHERE grantee = 'qi_app' ORDER BY 1, 2",
    "triggers": "SELECT tgrelid::regclass::text, tgname FROM pg_trigger WHERE NOT tgisinternal"
    " ORDER BY 1, 2",
    "measurements": "SELECT count(*), sum(hashtext(m::text)) FROM charts_measurement m",
    "owners": "SELECT DISTINCT tableowner FROM pg_tables WHERE schemaname = 'public'",
}


@pytest.mark.parametrize("what", SAME)
def test_it_comes_back_whole(databases: Databases, what: str) -> None:
    original = databases.ask("qi", SAME[what])

    assert original
    assert databases.ask(RESTORED, SAME[what]) == original


@pytest.mark.parametrize("command", [("migrate", "--check"), ("verify",)])
def test_the_platform_accepts_it(databases: Databases, command: tuple[str, ...]) -> None:
    environment = {
        "SECRET_KEY": "for a test",
        "DATABASE_URL": databases.server.application_url(RESTORED),
        "PATH": str(Path(sys.executable).parent),
    }

    result = subprocess.run(
        [sys.executable, "manage.py", *command],
        cwd=PROJECT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )

    assert result.returncode == 0, result.stdout + result.stderr
