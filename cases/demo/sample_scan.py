"""The scan the demo files in place of a signed paper: a picture that says what it is."""

import struct
import zlib
from pathlib import Path

from cases.papers.scanned_file import ScannedFile, read_scan

PICTURE = Path(__file__).with_name("scan.png")
END = 12  # bytes of the last chunk of a PNG


def sample_scan(title: str) -> ScannedFile:
    """The picture with this title in its file, so that no two of one case are the same file."""
    content = PICTURE.read_bytes()
    named = b"iTXtTitle\0\0\0\0\0" + title.encode()
    chunk = struct.pack(">I", len(named) - 4) + named + struct.pack(">I", zlib.crc32(named))
    return read_scan(content[:-END] + chunk + content[-END:])
