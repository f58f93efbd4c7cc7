"""Backup and restore as `docs/operations.md` gives them, on the server of a demonstration."""

import subprocess
import sys
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import psycopg2

from qiplatform.embedded.installation import Installation, Kind
from qiplatform.embedded.places import Place, unpacked_wheel
from qiplatform.embedded.postgres import PostgresServer
from qiplatform.embedded.programs import PROJECT

RESTORED = "qi_restored"
SAME = {
    "rights": "SELECT table_name, privilege_type FROM information_schema.role_table_grants"
    " WHERE grantee = 'qi_app' ORDER BY 1, 2",
    "triggers": "SELECT tgrelid::regclass::text, tgname FROM pg_trigger WHERE NOT tgisinternal"
    " ORDER BY 1, 2",
    "measurements": "SELECT count(*), sum(hashtext(m::text)) FROM charts_measurement m",
    "owners": "SELECT DISTINCT tableowner FROM pg_tables WHERE schemaname = 'public'",
}


@dataclass(frozen=True)
class Databases:
    """The server of the running demonstration, with its own database and the restored one."""

    server: PostgresServer

    def run(self, program: str, *arguments: str) -> None:
        environment = {"PGPASSWORD": self.server.passwords.superuser}
        programs = Place(self.server.folder, unpacked_wheel())
        command = [programs.binary(program), "--username=postgres", "--host=127.0.0.1"]
        subprocess.run(
            [*command, f"--port={self.server.port}", *arguments], env=environment, check=True
        )

    def ask(self, database: str, question: str) -> list[tuple]:
        with closing(psycopg2.connect(self.server.superuser_url(database))) as connection:
            cursor = connection.cursor()
            cursor.execute(question)
            return cursor.fetchall()

    def accepts(self, *command: str) -> subprocess.CompletedProcess[str]:
        """A management command of the platform, on the restored database."""
        environment = {
            "SECRET_KEY": "for a test",
            "DATABASE_URL": self.server.application_url(RESTORED),
            "PATH": str(Path(sys.executable).parent),
        }
        return subprocess.run(
            [sys.executable, "manage.py", *command],
            cwd=PROJECT,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )


def dump_and_restore(var: Path, dump: Path) -> Databases:
    """Dump the database of the demonstration in `var`, and restore it beside the original."""
    installation = Installation(Kind.DEMO, var)
    data = (installation.folder / "postgres" / "data").resolve()
    server = PostgresServer(
        installation.folder / "postgres",
        installation.logs / "restore.log",
        installation.keys().database_passwords,
        port=int((data / "postmaster.pid").read_text().splitlines()[3]),
    )
    databases = Databases(server)
    databases.run("pg_dump", "--format=custom", f"--file={dump}", "qi")
    databases.run("createdb", "--owner=qi_owner", RESTORED)
    databases.run("pg_restore", f"--dbname={RESTORED}", "--exit-on-error", str(dump))
    return databases
