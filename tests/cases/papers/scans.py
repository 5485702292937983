"""Files as scanners and cameras make them."""

import io

import pypdf
from PIL import Image
from pypdf.generic import ArrayObject, DictionaryObject, NameObject
from pypdf.generic import TextStringObject as text


def pdf(pages=2, password="") -> bytes:
    """A PDF of so many pages."""
    writer, out = pypdf.PdfWriter(), io.BytesIO()
    for _ in range(pages):
        writer.add_blank_page(595, 842)
    if password:
        writer.encrypt(password, algorithm="RC4-128")
    writer.write(out)
    return out.getvalue()


def active_pdf(what) -> bytes:
    """A PDF that runs or carries something."""
    writer, out = pypdf.PdfWriter(), io.BytesIO()
    page = writer.add_blank_page(595, 842)
    ACTIVE[what](writer, page)
    writer.write(out)
    return out.getvalue()


def harmless_pdf() -> bytes:
    """A PDF that opens at a place, and has a link to one and to a page of the web."""
    writer, out = pypdf.PdfWriter(), io.BytesIO()
    page = writer.add_blank_page(595, 842)
    _put(writer.root_object, "/OpenAction", S="/GoTo", D="/Start")
    _link(page, "/Link", S="/URI", URI="https://court.example/")
    _link(page, "/Link", S="/GoTo", D="/Start")
    _bookmark(writer, S="/GoTo", D="/Start")
    writer.write(out)
    return out.getvalue()


def _named(**values) -> DictionaryObject:
    return DictionaryObject(
        {
            NameObject(f"/{name}"): NameObject(value) if value[:1] == "/" else text(value)
            for name, value in values.items()
        }
    )


def _put(holder, name, **action):
    holder[NameObject(name)] = _named(**action)


def _on_event(holder, event, **action):
    holder[NameObject("/AA")] = DictionaryObject({NameObject(event): _named(**action)})


def _link(page, kind, **action):
    link = _named(Subtype=kind)
    if action:
        _put(link, "/A", **action)
    page.setdefault(NameObject("/Annots"), ArrayObject()).append(link)


def _bookmark(writer, *, endless=False, **action):
    mark = _named(Title="第一页")
    _put(mark, "/A", **action)
    place = writer._add_object(mark)
    if endless:
        mark[NameObject("/Next")] = place
    outlines = DictionaryObject({NameObject("/First"): place})
    writer.root_object[NameObject("/Outlines")] = outlines


SCRIPT = {"S": "/JavaScript", "JS": "app.alert(1)"}
PROGRAM = {"S": "/Launch", "F": "calc.exe"}
ACTIVE = {
    "script": lambda writer, page: _put(writer.root_object, "/Names", JavaScript="app.alert(1)"),
    "attachment": lambda writer, page: writer.add_attachment("a.exe", b"MZ"),
    "opening": lambda writer, page: _put(writer.root_object, "/OpenAction", **PROGRAM),
    "closing": lambda writer, page: _on_event(writer.root_object, "/WC", **SCRIPT),
    "page": lambda writer, page: _on_event(page, "/O", **SCRIPT),
    "link": lambda writer, page: _link(page, "/Link", **PROGRAM),
    "other_file": lambda writer, page: _link(page, "/Link", S="/GoToR", F="\\\\host\\share"),
    "pin": lambda writer, page: _link(page, "/FileAttachment"),
    "video": lambda writer, page: _link(page, "/RichMedia"),
    "bookmark": lambda writer, page: _bookmark(writer, **PROGRAM),
    "endless": lambda writer, page: _bookmark(writer, S="/GoTo", D="/Start", endless=True),
    "form": lambda writer, page: _put(writer.root_object, "/AcroForm", XFA="<xdp/>"),
    "associated": lambda writer, page: _put(writer.root_object, "/AF", F="a.exe"),
}


def photograph(width=40, height=30, **how) -> bytes:
    """A JPEG of that size."""
    out = io.BytesIO()
    Image.new("L", (width, height), 200).save(out, "JPEG", **how)
    return out.getvalue()
