"""Files as scanners and cameras make them."""

import io

import pypdf
from PIL import Image


def pdf(pages=2, password="") -> bytes:
    """A PDF of so many pages."""
    writer, out = pypdf.PdfWriter(), io.BytesIO()
    for _ in range(pages):
        writer.add_blank_page(595, 842)
    if password:
        writer.encrypt(password, algorithm="RC4-128")
    writer.write(out)
    return out.getvalue()


def photograph(width=40, height=30) -> bytes:
    """A JPEG of that size."""
    out = io.BytesIO()
    Image.new("L", (width, height), 200).save(out, "JPEG")
    return out.getvalue()
