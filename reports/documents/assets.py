"""The materials of a paper: our fonts by set and name, a QR code per page; nothing else.

A font set never changes once papers are frozen with its name; other files form a new set.
"""

import hashlib
import io
import os
from pathlib import Path

import segno

FONTS = Path(__file__).resolve().parent / "fonts"
FONT_SET = "wanan-fonts-2"
TEXTS = {"Wanan Song": "song.ttf", "Wanan Hei": "hei.ttf"}
FONT_SETS = {
    "wanan-fonts-1": TEXTS | {"Wanan Biaosong": "biaosong.ttf"},
    FONT_SET: TEXTS | {"Wanan Biaosong": "biaosong-2.ttf"},  # with the titles of all papers
}
# For looks without a freely licensed font, operators may put TrueType files in this folder.
OWN = {"Wanan FangSong": "fangsong.ttf", "Wanan Kai": "kai.ttf"}
QR_WIDTH = 15  # millimetres


class UnknownFontSet(ValueError):
    """The paper names a font set this version of the site does not have."""


def own_folder() -> Path | None:
    """The operator's folder of fonts (MEDIATION_FONT_DIR), if set."""
    named = os.environ.get("MEDIATION_FONT_DIR", "")
    return Path(named) if named else None


def faces(font_set: str) -> str:
    """The @font-face rules of a font set and of the operator's own fonts."""
    if font_set not in FONT_SETS:
        raise UnknownFontSet(f"没有字体集“{font_set}”。")
    own = own_folder()
    rules = [(family, f"{font_set}/{file}") for family, file in FONT_SETS[font_set].items()]
    rules += [(name, f"own/{file}") for name, file in OWN.items() if own and (own / file).is_file()]
    return "\n".join(
        f'@font-face {{ font-family: "{family}"; src: url("font:{path}") }}'
        for family, path in rules
    )


def font_bytes(path: str) -> bytes:
    """A font by its address, `wanan-fonts-2/song.ttf` or `own/fangsong.ttf`; else KeyError."""
    font_set, _, file = path.partition("/")
    if font_set == "own" and file in OWN.values() and (folder := own_folder()):
        return (folder / file).read_bytes()
    if file in FONT_SETS[font_set].values():
        return (FONTS / file).read_bytes()
    raise KeyError(path)


def qr_svg(text: str) -> bytes:
    """The QR code of a text, as wide as it is printed."""
    code = segno.make(text, error="m", micro=False)
    out = io.BytesIO()
    scale = QR_WIDTH / code.symbol_size(border=0)[0]
    code.save(out, kind="svg", border=0, scale=round(scale, 4), unit="mm", xmldecl=False)
    return out.getvalue()


def altered_fonts() -> list[str]:
    """Names of font files that are missing or not the ones we shipped."""
    listed = (line.split() for line in (FONTS / "SHA256SUMS").read_text().splitlines())
    return [name for digest, name in listed if _sha256(FONTS / name) != digest]


def _sha256(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest() if file.is_file() else ""
