"""Spreadsheets as people send them, and how a test sends one and says yes."""

import html
import io
import re
from collections.abc import Mapping
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from openpyxl import Workbook


def a_workbook(*rows: list[Any], name: str = "Sheet1", **sheets: list[list[Any]]) -> bytes:
    """A workbook with a sheet of these rows, and further `sheets` by their names."""
    book, file = Workbook(), io.BytesIO()
    assert book.active is not None
    book.active.title = name
    for row in rows:
        book.active.append(row)
    for title, lines in sheets.items():
        sheet = book.create_sheet(title.replace("_", " "))
        for row in lines:
            sheet.append(row)
    book.save(file)
    return file.getvalue()


def send(browser: Client, address: str, content: bytes | str, name: str = "") -> Any:
    """The page that says what was understood."""
    data = content.encode() if isinstance(content, str) else content
    name = name or ("numbers.csv" if isinstance(content, str) else "numbers.xlsx")
    return browser.post(address, {"file": SimpleUploadedFile(name, data)})


def carried(answer: Any) -> dict[str, str]:
    """What that page carries along in its form, with what is chosen in it."""
    text = answer.content.decode().split('<form id="mend"')[0]
    fields = dict(re.findall(r'<input type="hidden" name="([\w-]+)" value="([^"]*)">', text))
    lists = re.findall(r'<select id="[\w-]+" name="([\w-]+)">(.*?)</select>', text, re.DOTALL)
    for name, options in lists:
        chosen = re.search(r'value="([^"]*)" selected', options)
        fields[name] = chosen[1] if chosen else "none"
    radios = re.findall(r'<input type="radio" name="(sheet)" value="(\d+)" checked>', text)
    return {
        name: html.unescape(value)
        for name, value in [*fields.items(), *radios]
        if "csrf" not in name
    }


def say(browser: Client, address: str, page: Any, answers: Mapping[str, str]) -> Any:
    """Press a button of that page, with these answers besides what it carries."""
    return browser.post(address, carried(page) | answers, follow=True)


def save(browser: Client, address: str, page: Any, **answers: str) -> Any:
    """Say yes to what that page shows."""
    return say(browser, address, page, {"save": "yes", **answers})
