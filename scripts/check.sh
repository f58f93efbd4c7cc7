#!/bin/sh
# Every check that needs no server: runs all of them, then says which failed.
set -u
cd "$(dirname "$0")/.."
PATH="$PWD/.venv/bin:$PATH"
# Settings refuse to load without these; nothing here connects to anything.
export SECRET_KEY="for checks only, long enough to pass for a real one: 0123456789abcdef"
export DATABASE_URL="postgres://nobody@127.0.0.1:1/none"
failed=""

check() {
    name=$1
    shift
    if output=$("$@" 2>&1); then
        echo "  ok      $name"
    else
        echo "  FAILED  $name"
        echo "$output" | sed 's/^/          /'
        failed="$failed $name"
    fi
}

check lint ruff check --quiet .
check format ruff format --quiet --check .
check types mypy --no-error-summary
check contracts lint-imports --no-logo
check migrations python -W error -W ignore::RuntimeWarning manage.py makemigrations --check --dry-run
check deployment python manage.py check --deploy --fail-level WARNING

[ -z "$failed" ] || { echo "Failed:$failed. Try: make fix"; exit 1; }
