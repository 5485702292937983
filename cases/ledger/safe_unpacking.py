"""Unpacking an untrusted workbook: no zip bomb, no macro, no XML entity, one reading of the bytes.

The package is unpacked once under limits and repacked without compression, with its XML parts only,
so that every later reader sees the same bytes.
"""

import io
import posixpath
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO
from xml.parsers import expat

MAX_FILE = 30 * 1024 * 1024
MAX_UNPACKED = 160 * 1024 * 1024
MAX_PARTS = 2_000

SAVE_AS_XLSX = "请用 Excel 或 WPS 另存为 .xlsx 格式后再导入。"
NOT_XLSX = f"这不是 Excel 工作簿（.xlsx）文件，{SAVE_AS_XLSX}"
BROKEN = "文件已损坏，无法读取，请用 Excel 或 WPS 打开后另存一份 .xlsx 再导入。"
ENCRYPTED = "文件设有打开密码，无法读取，请取消密码后另存为 .xlsx 再导入。"
OLD_FORMAT = f"这是旧版 Excel（.xls）文件，{SAVE_AS_XLSX}"
MISSING = "找不到或打不开这个文件，请检查文件名和权限。"
TOO_BIG = f"文件过大（超过 {MAX_FILE // 1024 // 1024} MB），请分成几个文件导入。"
TOO_BIG_UNPACKED = "文件解压后过大，无法安全读取，请只保留台账内容，另存为新文件再导入。"

OLE = bytes.fromhex("d0cf11e0a1b11ae1")
UNPACKING = (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, OSError, ValueError)

Source = str | Path | bytes | BinaryIO


class ReaderError(Exception):
    """The file as a whole cannot be read; the message is one Chinese sentence with the remedy."""


def bytes_of(source: Source) -> bytes:
    try:
        data = _at_most(source, MAX_FILE + 1)
    except OSError as error:
        raise ReaderError(MISSING) from error
    if len(data) > MAX_FILE:
        raise ReaderError(TOO_BIG)
    if data.startswith(OLE):
        locked = "EncryptedPackage".encode("utf-16-le") in data
        raise ReaderError(ENCRYPTED if locked else OLD_FORMAT)
    if not data.startswith(b"PK"):
        raise ReaderError(NOT_XLSX)
    return data


def _at_most(source: Source, limit: int) -> bytes:
    if isinstance(source, bytes):
        return source
    if isinstance(source, str | Path):
        with Path(source).open("rb") as file:
            return file.read(limit)
    source.seek(0)
    return source.read(limit)


def repacked_uncompressed(data: bytes) -> bytes:
    """The XML parts of the package, unpacked under limits and stored without compression."""
    out = io.BytesIO()
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
            for name, content in _parts_within_limits(old):
                new.writestr(name, content)
    except UNPACKING as error:
        raise ReaderError(BROKEN) from error
    return out.getvalue()


def _parts_within_limits(package: zipfile.ZipFile) -> Iterator[tuple[str, bytes]]:
    infos = [info for info in package.infolist() if info.filename.endswith((".xml", ".rels"))]
    names = {info.filename.casefold() for info in infos}
    if any(info.flag_bits & 1 for info in infos):
        raise ReaderError(ENCRYPTED)
    if not any(name.endswith("workbook.xml") for name in names):
        raise ReaderError(NOT_XLSX)
    if len(names) < len(infos) or len(infos) > MAX_PARTS:
        raise ReaderError(BROKEN)
    room = MAX_UNPACKED
    for info in infos:
        with package.open(info) as part:
            content = part.read(room + 1)
        room -= len(content)
        if room < 0:
            raise ReaderError(TOO_BIG_UNPACKED)
        yield info.filename, content


def walk(content: bytes, start: Callable, text: Callable | None = None) -> None:
    """Parse an XML part; a document type, and with it every entity, is refused."""
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _no_document_type
    parser.StartElementHandler = lambda tag, attrs: start(tag.rpartition(" ")[2], attrs)
    if text:
        parser.CharacterDataHandler = text
    try:
        parser.Parse(content, True)
    except expat.ExpatError as error:
        raise ReaderError(BROKEN) from error


def _no_document_type(*_args) -> None:
    raise ReaderError(BROKEN)


def part_of(parts: zipfile.ZipFile, name: str) -> bytes | None:
    wanted = name.casefold()
    return next((parts.read(n) for n in parts.namelist() if n.casefold() == wanted), None)


@dataclass(slots=True)
class Index:
    """The contents of xl/workbook.xml: which sheet is which part, and which are hidden."""

    visible: dict[str, str] = field(default_factory=dict)
    hidden: list[str] = field(default_factory=list)
    date1904: bool = False

    @classmethod
    def of(cls, parts: zipfile.ZipFile) -> "Index":
        index, targets = cls(), _targets(parts)

        def start(tag: str, attrs: dict[str, str]) -> None:
            if tag == "workbookPr":
                index.date1904 = attrs.get("date1904") in {"1", "true"}
            elif tag == "sheet":
                index._note(attrs, targets)

        walk(part_of(parts, "xl/workbook.xml") or b"", start)
        return index

    def _note(self, attrs: dict[str, str], targets: dict[str, str]) -> None:
        name = attrs.get("name", "")
        link = next((value for key, value in attrs.items() if key.endswith(" id")), "")
        if attrs.get("state", "visible") != "visible":
            self.hidden.append(name)
        elif link in targets:
            self.visible[name] = targets[link]


def _targets(parts: zipfile.ZipFile) -> dict[str, str]:
    targets: dict[str, str] = {}

    def start(tag: str, attrs: dict[str, str]) -> None:
        if tag == "Relationship" and attrs.get("Type", "").endswith("/worksheet"):
            path = posixpath.join("/xl", attrs.get("Target", ""))
            targets[attrs.get("Id", "")] = posixpath.normpath(path).lstrip("/")

    walk(part_of(parts, "xl/_rels/workbook.xml.rels") or b"", start)
    return targets
