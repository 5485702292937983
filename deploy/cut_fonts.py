"""Cut the fonts of the papers: small static TrueType files with the characters our papers use.

    cut_fonts.py SOURCES    rewrites reports/documents/fonts/*.ttf and SHA256SUMS

SOURCES is a folder with these files:

    NotoSerifSC-Regular.otf, NotoSansSC-Regular.otf   PyPI  pylopdf-fonts-zh-cn 0.1.1 (OFL 1.1)
    NotoSerifCJK-Regular.ttc, NotoSansCJK-Regular.ttc,
    NotoSerifCJK-Bold.ttc                             Debian fonts-noto-cjk 20220127 (OFL 1.1)
    Unihan_OtherMappings.txt                          Debian unicode-data 15.0.0 (Unicode licence)

Needs fonttools (requirements-dev.txt). Why static and small: a variable font or a collection costs
seconds per paper. The same sources give the same bytes.
"""

import hashlib
import re
import sys
from dataclasses import dataclass
from pathlib import Path

from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont, newTable
from fontTools.ttLib.tables._g_l_y_f import Glyph

TARGET = Path(__file__).resolve().parent.parent / "reports" / "documents" / "fonts"
SIMPLIFIED = 2  # the mainland face of the collections
TOLERANCE = 0.8  # units of 1/1000 em by which a curve may move
RARE = "䶮㛃𬭎喆堃淼犇燚䒟𫘧𬴂𬀩𨱇𫖯𬳵𬍤𫟼㼆𠮷䲜𬬻鿏龑昇玥珺翀赟頔"
SIGNS = "—…“”‘’·〔〕【】《》〈〉「」『』（）、。，；：？！￥％‰℃㎡№①②③④⑤⑥⑦⑧⑨⑩□■√×÷±≤≥〇々　 "
# The titles of the first set, whose file never changes, since papers are frozen with it.
FIRST_TITLES = (
    "人民调解协议书申请受理登记表当事人权利义务告知书调查记录证据材料口头协议登记回访司法确认申请书"
    "有关材料卷宗情况说明封面底内目录结案报告终止通知不予函授权委托书身份证明收条履行凭证"
    "送达地址确认书无争议事实记载移送反馈诉前简报第届次与单方变更补充作废声明签到册用印簿"
    "万安物业（邻里）纠纷委员会的〔〕《》—、0123456789"
)
# Those of the second: of every paper in `cases/papers/kinds.py`, and words of papers to come.
TITLES = (
    f"{FIRST_TITLES}治安调解协议书诉前案件终止调解情况表调解结果反馈函可能是虚假调解的情况报告"
    "送达回证清单催告延期中止恢复强制执行赋强公证民事起诉状支付令转办督办答复整改派单监护撤回声明附件续页"
)


@dataclass(frozen=True, slots=True)
class Face:
    """One file to make: its source, its characters, and the lender of missing glyphs."""

    file: str
    family: str
    source: str
    lender: str
    characters: frozenset[str]


def main(sources: Path) -> None:
    """Make all faces and the list of their hashes."""
    many, first, few = frozenset(common(sources)), frozenset(FIRST_TITLES), frozenset(TITLES)
    faces = (
        Face("song.ttf", "Wanan Song", "NotoSerifSC-Regular.otf", "NotoSerifCJK-Regular.ttc", many),
        Face("hei.ttf", "Wanan Hei", "NotoSansSC-Regular.otf", "NotoSansCJK-Regular.ttc", many),
        Face("biaosong.ttf", "Wanan Biaosong", "NotoSerifCJK-Bold.ttc", "", first),
        Face("biaosong-2.ttf", "Wanan Biaosong", "NotoSerifCJK-Bold.ttc", "", few),
    )
    for face in faces:
        make(face, sources)
    files = sorted(TARGET.glob("*.ttf"))
    sums = [f"{hashlib.sha256(file.read_bytes()).hexdigest()}  {file.name}\n" for file in files]
    (TARGET / "SHA256SUMS").write_text("".join(sums))


def common(sources: Path) -> set[str]:
    """通用规范汉字表, GB 2312 with its signs, Latin, punctuation, and rare characters of names."""
    unihan = (sources / "Unihan_OtherMappings.txt").read_text()
    table = {chr(int(code, 16)) for code in re.findall(r"^U\+([0-9A-F]+)\tkTGH\t", unihan, re.M)}
    rows = (bytes((high, low)) for high in range(0xA1, 0xF8) for low in range(0xA1, 0xFF))
    gb2312 = set("".join(row.decode("gb2312", "ignore") for row in rows))
    latin = {chr(code) for code in (*range(0x20, 0x7F), *range(0xA0, 0x180))}
    return table | gb2312 | latin | set(RARE) | set(SIGNS)


def make(face: Face, sources: Path) -> None:
    """Cut one face: subset, convert curves to TrueType, add missing glyphs, rename, save."""
    font = opened(sources / face.source)
    drawn = outlines(cut(font, face.characters))
    missing = {c for c in face.characters if ord(c) not in font.getBestCmap()}
    as_truetype(font, drawn)
    if face.lender:
        lender = opened(sources / face.lender)
        lend(font, lender, sorted(missing & {chr(code) for code in lender.getBestCmap()}))
    rename(font, face.family)
    font["head"].created = font["head"].modified = 0
    font.recalcTimestamp = False
    font.save(TARGET / face.file, reorderTables=True)
    print(
        f"{face.file}: {len(font.getBestCmap())} characters, {(TARGET / face.file).stat().st_size}"
    )


def opened(path: Path) -> TTFont:
    """The font, or the mainland face of a collection."""
    return TTFont(path, fontNumber=SIMPLIFIED if path.suffix == ".ttc" else -1)


def cut(font: TTFont, characters: frozenset[str]) -> TTFont:
    """Keep only these characters, without hinting, vertical forms and alternates."""
    options = Options()
    options.layout_features = ["kern", "ccmp", "mark", "mkmk"]
    options.hinting = options.glyph_names = False
    options.notdef_outline = True
    options.drop_tables += ["VORG", "vhea", "vmtx", "BASE", "DSIG"]
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=[ord(c) for c in characters])
    subsetter.subset(font)
    return font


def outlines(font: TTFont) -> dict[str, Glyph]:
    """Every glyph redrawn with quadratic curves."""
    shapes = font.getGlyphSet()
    return {name: redrawn(shapes[name]) for name in font.getGlyphOrder()}


def redrawn(shape) -> Glyph:
    pen = TTGlyphPen(None)
    shape.draw(Cu2QuPen(pen, TOLERANCE, reverse_direction=True))
    return pen.glyph()


def as_truetype(font: TTFont, drawn: dict[str, Glyph]) -> None:
    """Replace the PostScript outlines by the redrawn ones."""
    font["loca"], font["glyf"] = newTable("loca"), newTable("glyf")
    font["glyf"].glyphOrder, font["glyf"].glyphs = font.getGlyphOrder(), drawn
    del font["CFF "]
    font["glyf"].compile(font)
    for name in drawn:
        set_bearing(font, name)
    font.sfntVersion = "\000\001\000\000"
    font["maxp"] = maxp = newTable("maxp")
    maxp.tableVersion, maxp.numGlyphs = 0x00010000, len(drawn)
    zero = (
        "Zones TwilightPoints Storage FunctionDefs InstructionDefs StackElements SizeOfInstructions"
    )
    for word in (*zero.split(), "ComponentElements"):
        setattr(maxp, f"max{word}", 1 if word == "Zones" else 0)
    font["post"].formatType, font["post"].extraNames, font["post"].mapping = 3.0, [], {}


def set_bearing(font: TTFont, name: str) -> None:
    width, _ = font["hmtx"][name]
    font["hmtx"][name] = (width, getattr(font["glyf"][name], "xMin", 0))


def lend(font: TTFont, lender: TTFont, characters: list[str]) -> None:
    """Copy single glyphs of a sister font with the same em."""
    shapes, names = lender.getGlyphSet(), lender.getBestCmap()
    for character in characters:
        name, lent = f"lent{ord(character):X}", names[ord(character)]
        font.setGlyphOrder([*font.getGlyphOrder(), name])
        font["glyf"].glyphs[name] = redrawn(shapes[lent])
        font["glyf"].glyphOrder = font.getGlyphOrder()
        font["glyf"][name].recalcBounds(font["glyf"])
        font["hmtx"].metrics[name] = (lender["hmtx"][lent][0], font["glyf"][name].xMin)
        for table in font["cmap"].tables:
            if table.format == 12:
                table.cmap[ord(character)] = name
    font["maxp"].numGlyphs = len(font.getGlyphOrder())


def rename(font: TTFont, family: str) -> None:
    """Give the font a new name: the licence requires it of changed fonts with reserved names."""
    licence = [r for r in font["name"].names if r.nameID in (0, 13, 14) and r.platformID == 3]
    font["name"].names = licence
    script = family.replace(" ", "") + "-Regular"
    spoken = {1: family, 2: "Regular", 3: f"{script};1", 4: family, 5: "Version 1.0", 6: script}
    for number, text in spoken.items():
        font["name"].setName(text, number, 3, 1, 0x409)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
