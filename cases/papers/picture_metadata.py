"""A photograph as it is shown: the same pixels, without what the camera noted beside them.

A telephone notes where a photograph was taken, on which device, and keeps a small copy of what was
cut off. The filed bytes stay whole and sealed, since they prove that a photograph is as it was
taken. Pixels are not compressed a second time.
"""

import io
from collections.abc import Iterator

JPEG, PNG = "image/jpeg", "image/png"
BEGIN_OF_JPEG, END_OF_JPEG = b"\xff\xd8", 0xD9
DATA, COMMENT, HOLDS_COLOURS = 0xDA, 0xFE, 0xE2
COLOURS = b"ICC_PROFILE\0"
ORIENTATION = 0x0112
IN_PIXELS = frozenset({b"\0", *(bytes([restart]) for restart in range(0xD0, 0xD8))})
# Fill, notes of applications, and comments; JFIF and Adobe among them say how colours are stored.
NOTES = frozenset({0xFF, COMMENT, *range(0xE0, 0xF0)}) - {0xE0, 0xEE}
BEGIN_OF_PNG = b"\x89PNG\r\n\x1a\n"
# How pixels are to be shown; what the standard calls critical is needed as well.
SHOWING = frozenset({b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"sBIT", b"bKGD", b"pHYs"})


def without_metadata(content: bytes, content_type: str) -> bytes:
    """The bytes of a scan as they are shown; a PDF as it is."""
    if content_type == JPEG:
        return BEGIN_OF_JPEG + _turned(content) + b"".join(_needed_of_jpeg(content))
    if content_type == PNG:
        return BEGIN_OF_PNG + b"".join(_needed_of_png(content))
    return content


def _turned(content: bytes) -> bytes:
    """The note which way is up, if there is one: otherwise the photograph lies on its side."""
    from PIL import Image  # noqa: PLC0415 -- slow import

    noted = Image.open(io.BytesIO(content), formats=("JPEG",)).getexif().get(ORIENTATION)
    if noted not in range(2, 9):
        return b""
    kept = Image.Exif()
    kept[ORIENTATION] = noted
    note = kept.tobytes()
    return b"\xff\xe1" + (len(note) + 2).to_bytes(2, "big") + note


def _needed_of_jpeg(content: bytes) -> Iterator[bytes]:
    """Its segments up to its end; behind it a telephone puts more pictures, or a film."""
    at = len(BEGIN_OF_JPEG)
    while content[at : at + 1] == b"\xff" and at + 1 < len(content):
        marker = content[at + 1]
        if marker == END_OF_JPEG:
            yield content[at : at + 2]
            return
        end = at + 1 if marker == 0xFF else _end_of_segment(content, at)
        if _is_needed(marker, content[at + 4 : end]):
            yield content[at:end]
        at = end


def _end_of_segment(content: bytes, at: int) -> int:
    """Where the next segment begins; the pixels follow the segment that announces them."""
    end = at + 2 + int.from_bytes(content[at + 2 : at + 4], "big")
    while content[at + 1] == DATA and end < len(content) - 1:
        end = content.find(b"\xff", end)
        if end < 0:
            return len(content)
        if content[end + 1 : end + 2] not in IN_PIXELS:
            break
        end += 2
    return end


def _is_needed(marker: int, body: bytes) -> bool:
    return marker not in NOTES or (marker == HOLDS_COLOURS and body.startswith(COLOURS))


def _needed_of_png(content: bytes) -> Iterator[bytes]:
    at = len(BEGIN_OF_PNG)
    while kind := content[at + 4 : at + 8]:
        end = at + 12 + int.from_bytes(content[at : at + 4], "big")
        if kind[:1].isupper() or kind in SHOWING:
            yield content[at:end]
        if kind == b"IEND":
            return
        at = end
