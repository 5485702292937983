"""What is served of a photograph: the same pixels, and nothing the camera noted beside them."""

import io

import pytest
from PIL import Image, ImageOps
from PIL.PngImagePlugin import PngInfo

from cases.papers.picture_metadata import without_metadata
from cases.papers.scanned_file import read_scan

SECRET = "N24°54′ 甲的手机".encode()
TURNED = 6


def picture():
    """A picture whose corners differ."""
    made = Image.new("RGB", (64, 40), "white")
    made.paste("red", (0, 0, 16, 10))
    return made


def noted() -> Image.Exif:
    """What a telephone notes: which way is up, its name, and the place."""
    exif = Image.Exif()
    exif[0x0112], exif[0x0110] = TURNED, SECRET.decode("latin-1")
    exif.get_ifd(0x8825).update({1: "N", 2: (24.0, 54.0, 30.0), 29: "2026:03:02"})
    return exif


def saved(kind, **how) -> bytes:
    out = io.BytesIO()
    picture().save(out, kind, **how)
    return out.getvalue()


def with_segment(content: bytes, marker: int, at: int = 2) -> bytes:
    """The JPEG with one more segment there."""
    body = b"http://ns.adobe.com/xap/1.0/\0" + SECRET
    segment = bytes([0xFF, marker]) + (len(body) + 2).to_bytes(2, "big") + body
    return content[:at] + segment + content[at:]


def noted_between_passes() -> bytes:
    """A progressive JPEG with a comment before the tables of its last pass."""
    content = saved("JPEG", progressive=True)
    return with_segment(content, 0xFE, content.rfind(b"\xff\xc4"))


TEXTS = PngInfo()
TEXTS.add_text("Location", SECRET.decode())
PHOTO = saved("JPEG", exif=noted(), comment=SECRET)
PICTURES = {
    "exif": PHOTO,
    "xmp": with_segment(PHOTO, 0xE1),
    "other_maker": with_segment(PHOTO, 0xED),
    "second_picture": with_segment(PHOTO, 0xE2) + PHOTO + SECRET,
    "progressive": saved("JPEG", exif=noted(), comment=SECRET, progressive=True),
    "restarts": saved("JPEG", exif=noted(), comment=SECRET, restart_marker_blocks=2),
    "between_passes": noted_between_passes(),
    "png": saved("PNG", pnginfo=TEXTS, exif=noted()),
    "png_with_more": saved("PNG") + SECRET,
}


@pytest.mark.parametrize("what", PICTURES)
def test_nothing_a_camera_noted_is_shown_and_every_pixel_is(what):
    scan = read_scan(PICTURES[what])

    shown = without_metadata(scan.content, scan.content_type)

    there, before = (Image.open(io.BytesIO(one)) for one in (shown, scan.content))
    assert SECRET not in shown
    assert not there.getexif().get_ifd(0x8825)
    assert set(there.getexif()) <= {0x0112}
    assert there.tobytes() == before.tobytes()
    assert without_metadata(shown, scan.content_type) == shown


def test_a_photograph_taken_on_its_side_is_shown_upright():
    shown = Image.open(io.BytesIO(without_metadata(PHOTO, "image/jpeg")))

    assert ImageOps.exif_transpose(shown).size == (40, 64)


def test_colours_stay_as_the_camera_stored_them():
    for kind in ("JPEG", "PNG"):
        scan = read_scan(saved(kind, icc_profile=b"colours" * 20, dpi=(300, 300)))
        shown = Image.open(io.BytesIO(without_metadata(scan.content, scan.content_type)))
        assert shown.info["icc_profile"] == b"colours" * 20
        assert round(shown.info["dpi"][0]) == 300
