"""Which files are taken: by their ending and by what is really in them."""

import io
import struct
import zipfile
import zlib
from collections.abc import Callable
from contextlib import suppress

import pytest

from common.errors import Invalid
from common.uploads import LARGEST, checked_file

TYPES = "[Content_Types].xml"


def pdf() -> bytes:
    return b"%PDF-1.7\n1 0 obj <<>> endobj\ntrailer <<>>\n%%EOF\n"


def _piece(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I4s", len(data), kind) + data + struct.pack(">I", zlib.crc32(kind + data))


def png(width: int = 1, height: int = 1) -> bytes:
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    picture = _piece(b"IDAT", zlib.compress(b"\x00\x00"))
    return b"\x89PNG\r\n\x1a\n" + _piece(b"IHDR", head) + picture + _piece(b"IEND", b"")


def jpeg(width: int = 1, height: int = 1) -> bytes:
    size = b"\xff\xc0" + struct.pack(">HBHHB", 11, 8, height, width, 1) + b"\x01\x11\x00"
    return b"\xff\xd8\xff\xe0\x00\x04ab" + size + b"\xff\xda\x00\x02" + b"x" + b"\xff\xd9"


def office(main: str, types: bytes = b"<Types/>", **parts: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(TYPES, types)
        archive.writestr(main, b"<x/>")
        for name, data in parts.items():
            archive.writestr(name.replace("__", "/").replace("_dot_", "."), data)
    return made.getvalue()


WORD, EXCEL, SLIDES = "word/document.xml", "xl/workbook.xml", "ppt/presentation.xml"


def check(name: str, data: bytes):
    return checked_file(name, io.BytesIO(data), len(data))


@pytest.mark.parametrize(
    ("name", "data", "content_type"),
    [
        ("Plan.PDF", pdf(), "application/pdf"),
        ("a.png", png(), "image/png"),
        ("a.jpg", jpeg(), "image/jpeg"),
        ("a.jpeg", jpeg(), "image/jpeg"),
        ("a.docx", office(WORD), "wordprocessingml.document"),
        ("a.xlsx", office(EXCEL), "spreadsheetml.sheet"),
        ("a.pptx", office(SLIDES), "presentationml.presentation"),
        ("a.csv", "wéek,falls\n1,2\n".encode(), "text/csv"),
        ("a.csv", "wéek;falls".encode("cp1252"), "text/csv"),
        ("a.txt", "\ufeffHello".encode(), "text/plain"),
    ],
)
def test_each_kind_is_taken(name: str, data: bytes, content_type: str) -> None:
    assert check(name, data).content_type.endswith(content_type)


EXE = b"MZ\x90\x00\x03" + b"\x00" * 60 + b"PE\x00\x00"
BOMB = office(WORD, word__media__a=b"\x00" * (201 * 1024 * 1024))


@pytest.mark.parametrize(
    ("name", "data", "sentence"),
    [
        ("setup.exe", EXE, "A .exe file is not taken."),
        ("page.html", b"<html>", "A .html file is not taken."),
        ("drawing.svg", b"<svg/>", "A .svg file is not taken."),
        ("archive.zip", office(WORD), "A .zip file is not taken."),
        ("noending", b"x", "This kind of file is not taken."),
        ("a.docm", office(WORD), "Files with macros are not taken."),
        ("a.xlsm", office(EXCEL), "Files with macros are not taken."),
        ("a.doc", b"\xd0\xcf\x11\xe0", "Save it as .docx"),
        *(
            (f"renamed.{ending}", EXE, "whatever its name says")
            for ending in ("pdf", "png", "jpg", "jpeg", "docx", "xlsx", "pptx", "csv", "txt")
        ),
        ("a.pdf", pdf()[:-8], "no whole PDF"),
        ("a.png", png()[:-5], "no whole PNG picture"),
        ("a.png", png() + EXE, "no mere PNG picture"),
        ("a.png", png().replace(b"IDAT", b"IDAX"), "no whole PNG picture"),
        ("a.png", png(60_000, 60_000), "too many points"),
        ("a.jpg", b"\xff\xd8\xff\xe0\x00\x04ab<script>\xff\xd9", "no whole JPEG picture"),
        ("a.jpg", jpeg(60_000, 60_000), "too many points"),
        ("a.docx", office(EXCEL), "no Office file of this kind"),
        ("a.docx", office(WORD, word__vbaProject_dot_bin=b"x"), "macros or programs"),
        ("a.xlsx", office(EXCEL, xl__activeX__a=b"x"), "macros or programs"),
        ("a.pptx", office(SLIDES, ppt__embeddings__a_dot_exe=EXE), "macros or programs"),
        ("a.docx", office(WORD, b"application/vnd.ms-word.document.macroEnabled"), "macros"),
        ("a.docx", office(WORD)[:-30], "no Office file"),
        ("a.docx", BOMB, "far too large once it is open"),
        ("a.txt", b"a\x00b", "no text"),
        ("a.csv", pdf(), "no text"),
        ("a.csv", b"\x81\x8d\x8f", "cannot be read"),
        ("a.txt", b"", "This file is empty."),
    ],
)
def test_all_else_is_refused_in_a_sentence(name: str, data: bytes, sentence: str) -> None:
    with pytest.raises(Invalid) as refusal:
        check(name, data)

    assert sentence in refusal.value.fields["file"]


def test_a_bomb_is_small_until_it_is_opened() -> None:
    assert len(BOMB) < 300_000


def test_what_is_too_large_is_not_even_read() -> None:
    with pytest.raises(Invalid) as refusal:
        checked_file("a.txt", io.BytesIO(b"x"), LARGEST + 1)

    assert "The most is 20 MB" in refusal.value.fields["file"]


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("../../etc/passwd.txt", "passwd.txt"),
        ("C:\\Users\\me\\Notes.TXT", "Notes.txt"),
        ('a<b>:"|?*c.txt', "a-b-c.txt"),
        ("..txt", "file.txt"),
        ("x\r\nSet-Cookie: a.txt", "x-Set-Cookie- a.txt"),
        ("photo\u202etxt.exe.txt", "phototxt.exe.txt"),
        (f"{'n' * 300}.txt", f"{'n' * 120}.txt"),
        ("Sägewerk übersicht.txt", "Sägewerk übersicht.txt"),
    ],
)
def test_names_are_made_safe(sent: str, kept: str) -> None:
    assert check(sent, b"x").name == kept


def sentence_about(name: str, data: bytes) -> str | None:
    """Why a file is refused; nothing if it is taken."""
    with suppress(Invalid):
        check(name, data)
        return None
    with pytest.raises(Invalid) as refusal:
        check(name, data)
    return refusal.value.fields["file"]


@pytest.mark.parametrize("make", [pdf, png, jpeg, lambda: office(WORD)])
def test_no_cut_of_a_file_breaks_the_check(make: Callable[[], bytes]) -> None:
    data = make()
    for ending in ("pdf", "png", "jpg", "docx"):
        for length in range(1, len(data), max(1, len(data) // 40)):
            assert sentence_about(f"a.{ending}", data[:length]) != ""
