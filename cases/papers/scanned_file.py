"""A scan or photograph as it was handed in: its kind and its pages are read from the bytes.

Neither the name of the file nor the type the browser states is believed.
"""

import hashlib
import io
import zlib
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial

from .active_pdf import is_active

MAX_BYTES = 5 * 2**20
MAX_PAGES = 500
MAX_PIXELS = 80_000_000  # a page of A4 at 800 dpi
MAX_PASSES = 32  # over all pixels; a progressive JPEG has about ten, and each takes its time
END_OF_JPEG, DATA_OF_JPEG = b"\xff\xd9", b"\xff\xda"
TOO_LARGE = "文件超过5MB，请缩小照片，或者分成几次入卷。"
EMPTY = "文件是空的，请重新选择。"
NOT_A_SCAN = "这不是PDF、JPG或者PNG文件，请换一个。"
BROKEN = "文件不完整或者已经损坏，打不开，请重新扫描或者拍照。"
LOCKED = "文件有打开密码，请去掉密码后再选。"
TOO_MANY_PAGES = f"文件超过{MAX_PAGES}页，请分成几次入卷。"
TOO_MANY_PIXELS = "照片太大，请缩小以后再选。"
TOO_MANY_PASSES = "照片的存法特殊，打不开，请重新拍照，或者另存为普通的JPG再选。"
ACTIVE = "文件里有脚本、附件或者会自动运行的内容，不能入卷，请打印成新的PDF或者重新扫描后再选。"


class UnfitScan(ValueError):
    """The file cannot be filed; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class ScannedFile:
    """The bytes of a scan, what they are, and how many pages they have; a picture is one."""

    content: bytes = field(repr=False)
    content_type: str
    pages: int

    def __str__(self):
        return hashlib.sha256(self.content).hexdigest()


def read_scan(content: bytes) -> ScannedFile:
    """The scan in these bytes; raises `UnfitScan` for anything that cannot be opened later."""
    if not content:
        raise UnfitScan(EMPTY)
    if len(content) > MAX_BYTES:
        raise UnfitScan(TOO_LARGE)
    for beginning, content_type, count in KINDS:
        if content.startswith(beginning):
            return ScannedFile(content, content_type, _pages(count, content))
    raise UnfitScan(NOT_A_SCAN)


def _pages(count: Callable[[bytes], int], content: bytes) -> int:
    try:
        pages = count(content)
    except UnfitScan:
        raise
    except (ArithmeticError, AttributeError, LookupError, MemoryError, OSError) as broken:
        raise UnfitScan(BROKEN) from broken
    except (RecursionError, SyntaxError, TypeError, ValueError, zlib.error) as broken:
        raise UnfitScan(BROKEN) from broken
    if pages < 1:
        raise UnfitScan(BROKEN)
    if pages > MAX_PAGES:
        raise UnfitScan(TOO_MANY_PAGES)
    return pages


def pages_of_pdf(content: bytes, *, scanned=False) -> int:
    """The pages of a PDF; raises `UnfitScan` for one that is locked or broken, a scan if active."""
    import pypdf  # noqa: PLC0415 -- slow import
    from pypdf.errors import PyPdfError  # noqa: PLC0415 -- slow import

    try:
        reader = pypdf.PdfReader(io.BytesIO(content))
        if reader.is_encrypted:
            raise UnfitScan(LOCKED)
        pages = len(reader.pages)
        if scanned and pages <= MAX_PAGES and is_active(reader):
            raise UnfitScan(ACTIVE)
    except PyPdfError as broken:
        raise UnfitScan(BROKEN) from broken
    return pages


def _one_picture(content: bytes) -> int:
    """1 for a picture that is whole; its pixels are not unpacked."""
    from PIL import Image  # noqa: PLC0415 -- slow import

    try:
        picture = Image.open(io.BytesIO(content), formats=("JPEG", "PNG"))
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise UnfitScan(TOO_MANY_PIXELS) from None
    if picture.width * picture.height > MAX_PIXELS:
        raise UnfitScan(TOO_MANY_PIXELS)
    if picture.format == "JPEG":
        if content.count(DATA_OF_JPEG) > MAX_PASSES:
            raise UnfitScan(TOO_MANY_PASSES)
        if content.rfind(END_OF_JPEG) < content.rfind(DATA_OF_JPEG):  # filled up when it is loaded
            raise UnfitScan(BROKEN)
        picture.draft("L", (1, 1))  # an eighth of its size
        picture.load()
    else:
        picture.verify()
    return 1


KINDS = (
    (b"%PDF-", "application/pdf", partial(pages_of_pdf, scanned=True)),
    (b"\xff\xd8\xff", "image/jpeg", _one_picture),
    (b"\x89PNG\r\n\x1a\n", "image/png", _one_picture),
)
