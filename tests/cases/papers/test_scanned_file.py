"""What may be filed as a scan: decided by the content, whatever its name and type say."""

import io

import pytest
from PIL import Image

from cases.demo.sample_scan import sample_scan
from cases.papers import scanned_file
from cases.papers.scanned_file import UnfitScan, read_scan
from tests.cases.papers.scans import ACTIVE, active_pdf, harmless_pdf, pdf, photograph

PNG = sample_scan("样本").content


@pytest.mark.parametrize(
    ("content", "kind", "pages"),
    [
        (pdf(2), "application/pdf", 2),
        (photograph(), "image/jpeg", 1),
        (PNG, "image/png", 1),
    ],
    ids=["pdf", "jpeg", "png"],
)
def test_the_pages_are_counted_from_the_file(content, kind, pages):
    file = read_scan(content)

    assert (file.content, file.content_type, file.pages) == (content, kind, pages)


def test_two_files_are_the_same_only_by_their_bytes():
    assert str(read_scan(PNG)) == str(read_scan(PNG)) != str(read_scan(photograph()))
    assert "content=" not in repr(read_scan(PNG))


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", scanned_file.EMPTY),
        (b"<html><script>alert(1)</script>", scanned_file.NOT_A_SCAN),
        (b"PK\x03\x04 a workbook", scanned_file.NOT_A_SCAN),
        (b"GIF89a" + PNG, scanned_file.NOT_A_SCAN),
        (b"%PDF-1.7\nno more", scanned_file.BROKEN),
        (pdf(1)[:-200], scanned_file.BROKEN),
        (pdf(1, password="geheim"), scanned_file.LOCKED),
        (PNG[:-40], scanned_file.BROKEN),
        (PNG[:60] + b"\0" + PNG[61:], scanned_file.BROKEN),
        (photograph(400, 300)[:500], scanned_file.BROKEN),
        (b"\xff\xd8\xff" + b"\0" * 100, scanned_file.BROKEN),
        (PNG + b"\0" * scanned_file.MAX_BYTES, scanned_file.TOO_LARGE),
    ],
    ids="empty html zip gif stump cut locked cut_png changed_png cut_jpeg no_jpeg large".split(),
)
def test_a_file_that_cannot_be_opened_later_is_refused_with_its_reason(content, why):
    with pytest.raises(UnfitScan) as refused:
        read_scan(content)
    assert str(refused.value) == why


def test_a_picture_of_too_many_pixels_is_refused_before_it_is_unpacked():
    out = io.BytesIO()
    Image.new("1", (20_000, 5_000)).save(out, "PNG")

    with pytest.raises(UnfitScan) as refused:
        read_scan(out.getvalue())
    assert str(refused.value) == scanned_file.TOO_MANY_PIXELS


@pytest.mark.parametrize("what", ACTIVE)
def test_a_pdf_that_runs_or_carries_something_is_refused(what):
    with pytest.raises(UnfitScan) as refused:
        read_scan(active_pdf(what))
    assert str(refused.value) == scanned_file.ACTIVE


def test_a_pdf_with_links_to_places_is_taken():
    assert read_scan(harmless_pdf()).pages == 1


def test_a_photograph_of_too_many_passes_is_refused_before_it_is_unpacked():
    """Five megabytes could hold forty thousand, each over all pixels."""
    photo = photograph(progressive=True)
    begin = photo.rfind(scanned_file.DATA_OF_JPEG)
    passes = photo[begin:-2] * scanned_file.MAX_PASSES

    assert read_scan(photo).pages == 1
    with pytest.raises(UnfitScan) as refused:
        read_scan(photo[:begin] + passes + photo[-2:])
    assert str(refused.value) == scanned_file.TOO_MANY_PASSES
