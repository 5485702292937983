"""Unpacking an untrusted workbook: no zip bomb, no macro, no XML entity, one reading of the bytes.

The package is unpacked once under limits and repacked into a temporary file without compression,
with its XML parts only, so that every later reader sees the same bytes.
"""

import io
import posixpath
import re
import tempfile
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, BinaryIO
from xml.parsers import expat

MAX_FILE = 30 * 1024 * 1024
MAX_UNPACKED = 240 * 1024 * 1024
MAX_PARTS = 2_000
BLOCK = 1024 * 1024

SAVE_AS_XLSX = "请用 Excel 或 WPS 另存为 .xlsx 格式后再导入。"
NOT_A_LEDGER = f"这不是能读取的表格文件（.xlsx、.xls、.csv），{SAVE_AS_XLSX}"
BROKEN = "文件已损坏，无法读取，请用 Excel 或 WPS 打开后另存一份 .xlsx 再导入。"
ENCRYPTED = "文件设有打开密码，无法读取，请在 Excel 或 WPS 中取消密码，保存后再导入。"
MISSING = "找不到或打不开这个文件，请检查文件名和权限。"
TOO_BIG = f"文件过大（超过 {MAX_FILE // 1024 // 1024} MB），请分成几个文件导入。"
TOO_BIG_UNPACKED = "文件解压后过大，无法安全读取，请只保留台账内容，另存为新文件再导入。"

_COMMENTS = re.compile(r"xl/(?:.*/)?comments?\d*\.xml", re.IGNORECASE)
OLE = bytes.fromhex("d0cf11e0a1b11ae1")
UNPACKING = (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, OSError, ValueError)

Source = str | Path | bytes | BinaryIO


class ReaderError(Exception):
    """The file as a whole cannot be read; the message is one Chinese sentence with the remedy."""


def bytes_of(source: Source) -> bytes:
    """The file as it is; raises `ReaderError` when it is missing or too large."""
    try:
        data = _at_most(source, MAX_FILE + 1)
    except OSError as error:
        named = f"{source}：" if isinstance(source, str | Path) else ""
        raise ReaderError(f"{named}{MISSING}") from error
    if len(data) > MAX_FILE:
        raise ReaderError(TOO_BIG)
    return data


def _at_most(source: Source, limit: int) -> bytes:
    if isinstance(source, bytes):
        return source
    if isinstance(source, str | Path):
        with Path(source).open("rb") as file:
            return file.read(limit)
    source.seek(0)
    return source.read(limit)


def path_of(nameless: IO[bytes]) -> str:
    """A path by which this process opens its open file, which has no name of its own."""
    return f"/proc/self/fd/{nameless.fileno()}"


def repacked_uncompressed(data: bytes) -> IO[bytes]:
    """A file without a name with the XML parts of the package, unpacked under limits; close it.

    A ledger holds personal data: nothing of it stays on the disk when the process is killed.
    """
    if not data.startswith(b"PK"):
        raise ReaderError(NOT_A_LEDGER)
    stored = tempfile.TemporaryFile()  # noqa: SIM115 -- the caller closes it
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stored, "w") as new:
            _copy_within_limits(old, new)
    except UNPACKING as error:
        stored.close()
        raise ReaderError(BROKEN) from error
    except ReaderError:
        stored.close()
        raise
    stored.flush()
    return stored


def _copy_within_limits(old: zipfile.ZipFile, new: zipfile.ZipFile) -> None:
    room = MAX_UNPACKED
    for info in _xml_parts(old):
        with old.open(info) as part, new.open(info.filename, "w", force_zip64=True) as copy:
            while block := part.read(BLOCK):
                room -= len(block)
                if room < 0:
                    raise ReaderError(TOO_BIG_UNPACKED)
                copy.write(block)


def _xml_parts(package: zipfile.ZipFile) -> list[zipfile.ZipInfo]:
    infos = [info for info in package.infolist() if info.filename.endswith((".xml", ".rels"))]
    names = {info.filename.casefold() for info in infos}
    if any(info.flag_bits & 1 for info in infos):
        raise ReaderError(ENCRYPTED)
    if not any(name.endswith("workbook.xml") for name in names):
        raise ReaderError(NOT_A_LEDGER)
    if len(names) < len(infos) or len(infos) > MAX_PARTS:
        raise ReaderError(BROKEN)
    return infos


def walk(part: IO[bytes], start: Callable, text: Callable | None = None) -> None:
    """Parse an XML part; a document type, and with it every entity, is refused."""
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _no_document_type
    parser.StartElementHandler = lambda tag, attrs: start(tag.rpartition(" ")[2], attrs)
    if text:
        parser.CharacterDataHandler = text
    try:
        parser.ParseFile(part)
    except expat.ExpatError as error:
        raise ReaderError(BROKEN) from error


def _no_document_type(*_args) -> None:
    raise ReaderError(BROKEN)


def part_of(parts: zipfile.ZipFile, name: str) -> IO[bytes] | None:
    """The part of that name, opened, whatever its case; None if there is none."""
    wanted = name.casefold()
    known = next((n for n in parts.namelist() if n.casefold() == wanted), None)
    return parts.open(known) if known else None


def walk_part(
    parts: zipfile.ZipFile, name: str, start: Callable, text: Callable | None = None
) -> bool:
    """Parse the part of that name; False if there is none."""
    part = part_of(parts, name)
    if part is None:
        return False
    with part:
        walk(part, start, text)
    return True


def comments_in(parts: zipfile.ZipFile) -> int:
    """The number of comments on cells."""
    tags: list[str] = []
    for name in parts.namelist():
        if _COMMENTS.fullmatch(name):
            walk_part(
                parts, name, lambda tag, attrs: tags.append(tag) if tag == "comment" else None
            )
    return len(tags)


@dataclass(slots=True)
class Index:
    """The contents of xl/workbook.xml: which sheet is which part, and which are hidden."""

    visible: dict[str, str] = field(default_factory=dict)
    hidden: dict[str, str] = field(default_factory=dict)
    date1904: bool = False

    @classmethod
    def of(cls, parts: zipfile.ZipFile) -> "Index":
        index, targets = cls(), _targets(parts)

        def start(tag: str, attrs: dict[str, str]) -> None:
            if tag == "workbookPr":
                index.date1904 = attrs.get("date1904") in {"1", "true"}
            elif tag == "sheet":
                index._note(attrs, targets)

        if not walk_part(parts, "xl/workbook.xml", start):
            raise ReaderError(BROKEN)
        return index

    def _note(self, attrs: dict[str, str], targets: dict[str, str]) -> None:
        name = attrs.get("name", "")
        link = next((value for key, value in attrs.items() if key.endswith(" id")), "")
        hidden = attrs.get("state", "visible") != "visible"
        if hidden or link in targets:
            (self.hidden if hidden else self.visible)[name] = targets.get(link, "")


def _targets(parts: zipfile.ZipFile) -> dict[str, str]:
    targets: dict[str, str] = {}

    def start(tag: str, attrs: dict[str, str]) -> None:
        if tag == "Relationship" and attrs.get("Type", "").endswith("/worksheet"):
            path = posixpath.join("/xl", attrs.get("Target", ""))
            targets[attrs.get("Id", "")] = posixpath.normpath(path).lstrip("/")

    if not walk_part(parts, "xl/_rels/workbook.xml.rels", start):
        raise ReaderError(BROKEN)
    return targets
