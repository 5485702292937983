"""The press: what it fetches, what it refuses, and what the doctor reports."""

import base64
import io
from concurrent.futures import ThreadPoolExecutor

import pytest
from fontTools.ttLib import TTFont
from pypdf import PdfReader

from cases.papers.kinds import KINDS
from reports.documents import assets, base, press

PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
HEAD = f'<html lang="zh-CN"><meta name="font-set" content="{assets.FONT_SET}">'


def read(content):
    return PdfReader(io.BytesIO(content))


def paper(body):
    return f'{HEAD}<body style="font-family: Wanan Song">{body}</body></html>'


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/passwd",
        "http://127.0.0.1/x.png",
        "https://wanan.example/x.png",
        "ftp://127.0.0.1/x",
        "font:wanan-fonts-1/../base.py",
        "font:wanan-fonts-9/song.ttf",
        "font:own/fangsong.ttf",
        "qr:1",
        "data:text/html,<p>x</p>",
        "data:image/svg+xml,<svg/>",
        "data:image/png,notapng",
        "data:text/plain;base64,eA==",
    ],
)
def test_everything_but_our_assets_is_denied(url):
    with pytest.raises(press.Denied):
        press.Assets().fetch(url)


def test_fonts_codes_and_pictures_in_the_paper_are_given():
    fetcher = press.Assets("https://wanan.example/yz/7QK4-M2XD")
    picture = "data:image/png;base64," + base64.b64encode(PIXEL).decode()

    assert fetcher.fetch("font:wanan-fonts-1/song.ttf").read(4) == b"\x00\x01\x00\x00"
    assert b"<svg" in fetcher.fetch("qr:2").read()
    assert fetcher.fetch(picture).read() == PIXEL


@pytest.mark.parametrize(
    "body",
    [
        '<link rel="attachment" href="file:///etc/passwd">x',
        '<a rel="attachment" href="file:///etc/passwd">x</a>',
        '<link rel="attachment" href="data:text/plain,secret">x',
        '<img src="file:///etc/passwd">x',
        '<link rel="stylesheet" href="http://127.0.0.1:9/x.css">x',
        '<style>@import "file:///etc/passwd";</style>x',
        '<object data="file:///etc/passwd">x</object>',
        '<svg><image href="file:///etc/passwd"/></svg>x',
    ],
)
def test_a_paper_with_hostile_text_embeds_no_file(body):
    content = base.pdf(paper(body))

    assert not list(PdfReader(io.BytesIO(content)).attachments)
    assert b"/EmbeddedFile" not in content
    assert b"root:" not in content


@pytest.mark.parametrize(
    "body",
    [
        "<div>" * 200,
        "<div>" * 100_000,
        "<table>" + "<tr><td>x</td></tr>" * 700 + "</table>",
        "<br>" * 20_000,
        "字" * 200_000,
        "x" * 3_000_001,
        "<" * 100_000,
    ],
    ids=["deep", "deeper", "rows", "elements", "text", "characters", "brackets"],
)
def test_what_would_take_too_long_is_refused_at_once(body):
    with pytest.raises(base.TooMuch):
        base.pdf(paper(body))


def test_what_we_did_not_freeze_is_not_printed():
    with pytest.raises(base.UnfitForPrint):
        base.pdf("<html><body>x</body></html>")
    with pytest.raises(assets.UnknownFontSet):
        base.pdf(paper("x").replace(assets.FONT_SET, "wanan-fonts-9"))


def test_an_invalid_check_address_is_refused():
    with pytest.raises(ValueError, match="验真地址"):
        base.freeze("documents/paper.html", {"title": "x"}, check_url='https://x/"><script>')


@pytest.mark.parametrize("host", ["万安.例子", "[::1]:8000", "127.0.0.1:8000"])
def test_any_host_can_be_the_check_address(host):
    drawn = base.freeze("documents/paper.html", {"title": "x"}, check_url=f"http://{host}/check/")

    assert len(read(base.pdf(drawn)).pages) == 1


def test_papers_printed_in_parallel_are_the_same_as_one_by_one():
    papers = [paper(f"第{i}份") for i in range(4)]
    with ThreadPoolExecutor(4) as pool:
        together = list(pool.map(base.pdf, papers))

    assert together == [base.pdf(html) for html in papers]


def test_a_title_can_be_given():
    assert read(base.pdf(paper("<p>一"), title="别名")).metadata.title == "别名"


def test_the_doctor_reports_no_finding_here():
    assert base.problems() == []


def test_the_doctor_names_an_altered_font_and_a_missing_library(monkeypatch, tmp_path):
    (tmp_path / "SHA256SUMS").write_text((assets.FONTS / "SHA256SUMS").read_text())
    monkeypatch.setattr(assets, "FONTS", tmp_path)
    monkeypatch.setattr(press.ffi, "harfbuzz_subset", None)

    *fonts, library = base.problems()

    assert fonts == [
        f"字体文件缺失或者被改动：{name}.ttf，请从发行包恢复。"
        for name in ("biaosong-2", "biaosong", "hei", "song")
    ]
    assert "libharfbuzz-subset0" in library


def test_own_fonts_of_the_operator_come_before_ours(monkeypatch, tmp_path):
    (tmp_path / "fangsong.ttf").write_bytes((assets.FONTS / "hei.ttf").read_bytes())
    monkeypatch.setenv("MEDIATION_FONT_DIR", str(tmp_path))

    assert '"Wanan FangSong"; src: url("font:own/fangsong.ttf")' in assets.faces(assets.FONT_SET)
    assert len(assets.font_bytes("own/fangsong.ttf")) > 1_000_000


def test_the_font_of_titles_has_every_title_of_a_paper():
    with TTFont(assets.FONTS / assets.FONT_SETS[assets.FONT_SET]["Wanan Biaosong"]) as font:
        drawn = {chr(code) for code in font.getBestCmap()}
    titles = {kind.title: set(kind.title) - drawn for kind in KINDS}
    assert {title: missing for title, missing in titles.items() if missing} == {}


def test_a_paper_of_the_first_font_set_is_printed_as_it_was_frozen():
    first = assets.faces("wanan-fonts-1")
    assert "font:wanan-fonts-1/biaosong.ttf" in first
    with TTFont(assets.FONTS / "biaosong.ttf") as font:
        assert len(font.getBestCmap()) == 130


def test_the_text_font_draws_rare_characters_of_names():
    with TTFont(assets.FONTS / "song.ttf") as font:
        drawn = font.getBestCmap().keys()

    assert {c for c in "李喆堃犇燚䶮㛃𠮷" if ord(c) not in drawn} == set()
