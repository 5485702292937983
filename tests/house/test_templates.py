"""Templates follow the rules of the house: safe, used, of this host, declaring what they expect."""

import re

import pytest
from django.template import engines
from django.template.loader import get_template

from tests.house.sources import PACKAGES, ROOT, TEMPLATE_FOLDER, text_of, without_comments

TEMPLATES = sorted(
    str(path.relative_to(TEMPLATE_FOLDER)) for path in TEMPLATE_FOLDER.rglob("*.html")
)
PARTS = [name for name in TEMPLATES if name.startswith("parts/")]
PAPERS = ("documents/", "mail/")  # self-contained: they include their own style
PAGES = [name for name in TEMPLATES if not name.startswith(PAPERS)]


UNSAFE = re.compile(r"\|\s*safe\b|\|\s*safeseq\b|autoescape\s+off")
INLINE = re.compile(
    r"<script(?![^>]*\bsrc=)|<style\b|<[^>]*\s(?:style|on[a-z]+|hx-on[^=\s]*)\s*=|javascript:|\bjs:",
    re.IGNORECASE,
)
FOREIGN = re.compile(
    r"""(?:src|href|action|data|srcset|poster|hx-\w+)\s*=\s*["']?\s*(?:https?:)?//|@import|url\(""",
    re.IGNORECASE,
)
ANSWERED = re.compile(r"<(?:input|option)\b[^>]*\s(?:checked|selected)\b", re.IGNORECASE)
LOAD = re.compile(r"{%\s*load\s+(?:.+?\s+from\s+)?([\w. ]+?)\s*%}")
POST_FORM = re.compile(r"<form\b[^>]*\bmethod=[\"']?post\b[^>]*>", re.IGNORECASE)
LOG_IN = "registration/login.html"
FOUND_BY_NAME = {LOG_IN}  # by Django's login view
ONLY = re.compile(r'{%\s*include "([\w/.-]+)"([^%]*)\bonly\s*%}')
ICON = re.compile(r'parts/icon\.html" with name="([a-z-]+)"')


def referred_to():
    """All names ending in .html that a template or the code puts between quotes."""
    files = [TEMPLATE_FOLDER / name for name in TEMPLATES]
    files += [path for package in PACKAGES for path in (ROOT / package).rglob("*.py")]
    return {
        name for path in files for name in re.findall(r"[\"']([\w/.-]+\.html)", path.read_text())
    }


@pytest.mark.parametrize("name", TEMPLATES)
def test_a_template_can_be_read(name):
    get_template(name)


@pytest.mark.parametrize("name", TEMPLATES)
def test_a_template_never_switches_escaping_off(name):
    assert UNSAFE.findall(text_of(name)) == []


@pytest.mark.parametrize("name", PAGES)
def test_a_page_carries_no_script_or_style_of_its_own(name):
    assert INLINE.findall(without_comments(name)) == []


def test_no_page_ticks_or_chooses_an_answer_by_itself():
    """Fields draw what was answered; a template that ticks a box answers for somebody."""
    answered = [name for name in PAGES if ANSWERED.search(text_of(name))]
    assert answered == []
    assert ANSWERED.search('<input type="checkbox" name="seen" checked>')


@pytest.mark.parametrize("name", sorted({*PAGES} - {LOG_IN}))
def test_act_forms_disable_autocomplete(name):
    """After Back, a browser would tick the consents of others; who logs in may be filled in."""
    forms = POST_FORM.findall(without_comments(name))
    assert [form for form in forms if 'autocomplete="off"' not in form] == []


@pytest.mark.parametrize("name", TEMPLATES)
def test_a_template_names_no_other_host(name):
    assert FOREIGN.findall(without_comments(name)) == []


@pytest.mark.parametrize("name", TEMPLATES)
def test_a_template_stays_within_150_lines(name):
    assert len(text_of(name).splitlines()) <= 150


@pytest.mark.parametrize("name", PARTS)
def test_a_fragment_says_what_it_expects(name):
    assert "Expects:" in text_of(name)


@pytest.mark.parametrize("name", TEMPLATES)
def test_a_form_in_a_fragment_is_given_its_token(name):
    """An include with `only` leaves out what the request adds: without it nothing can be sent."""
    fragments = ONLY.findall(without_comments(name))
    forms = [given for part, given in fragments if "{% csrf_token %}" in text_of(part)]
    assert [given for given in forms if "csrf_token=csrf_token" not in given] == []


def test_every_template_is_used():
    assert set(TEMPLATES) - referred_to() == FOUND_BY_NAME


@pytest.mark.parametrize("name", TEMPLATES)
def test_every_load_is_needed(name):
    text = without_comments(name)
    engine = engines["django"].engine
    for libraries in LOAD.findall(text):
        for library in libraries.split():
            found = engine.template_libraries[library]
            used = [tag for tag in found.tags if re.search(rf"{{%\s*{tag}\b", text)]
            used += [name for name in found.filters if re.search(rf"\|\s*{name}\b", text)]
            assert used, f"{{% load {library} %}} is not needed"


@pytest.mark.parametrize("name", TEMPLATES)
def test_every_icon_named_is_in_the_sprite(name):
    sprite = (ROOT / "mediation/static/icons.svg").read_text()
    drawn = set(re.findall(r'<symbol id="([a-z-]+)"', sprite))
    assert set(ICON.findall(text_of(name))) <= drawn
