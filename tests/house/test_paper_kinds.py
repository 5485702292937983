"""A paper is one row: besides its row, its drawing and its act, no source names its kind."""

import ast
import re
from collections import Counter
from pathlib import Path

import pytest
from django.utils.module_loading import import_string

from cases.papers.kinds import KINDS, PaperKind, paper_kind

ROOT = Path(__file__).resolve().parent.parent.parent
ROWS = "cases/papers/kinds.py"
NAMES = {kind.name for kind in KINDS} | {kind.code for kind in KINDS}
ACTS = ("freeze_paper", "supersede_paper")

# Words that are also the name of a form but mean something else: where, and what
# they mean there.
HOMONYMS = {
    "agreement": {
        "cases/functions.py": "a section",
        "cases/models/numbers.py": "a number series",
        "cases/phases/enforce/records.py": "a kind of title",
        "cases/phases/mediate/clauses.py": "a field",
        "cases/phases/mediate/signatures.py": "a field",
        "cases/phases/mediate/agreeing.py": "a number series, a kind of title",
        "cases/management/commands/cases.py": "what --has asks for",
        "cases/web/mediator/urls.py": "a route",
        "mediation/errors.py": "a route",
        "cases/web/office/lists.py": "a column",
        "cases/web/court/case_page.py": "a key of the page, a field",
        "cases/demo/wanan/agreements.py": "a kind of title, a key",
    },
    "oral_agreement": {"cases/management/commands/cases.py": "what --has asks for"},
    "session": {
        "cases/management/commands/cases.py": "what --has asks for",
        "cases/web/dated.py": "the day agreed for the next session",
        "cases/web/staff.py": "a key of the page",
        "cases/web/dated_rows.py": "the day agreed for the next session",
        "mediation/accounts/account_pages.py": "where somebody is signed in",
    },
    "return_visit": {"cases/web/dated.py": "a visit to come"},
    "acceptance": {"cases/management/commands/cases.py": "what --has asks for"},
    "evidence": {
        "cases/papers/evidence.py": "a related name",
        "cases/phases/mediate/guards_of_transfers.py": "a related name",
    },
    "confirmation": {
        "cases/phases/adjudicate/": "a kind of proceeding",
        "cases/law/court_numbers.py": "a kind of proceeding",
        "cases/demo/wanan/": "a kind of proceeding, an ending",
    },
    "application": {
        "cases/models/case_choices.py": "a source of cases",
        "reports/documents/acceptance.py": "a source of cases",
        "cases/phases/handle/guards.py": "a source of cases",
        "cases/phases/enforce/guards_of_interruption.py": "a cause",
        "cases/ledger/": "a source of cases",
        "cases/demo/wanan/": "a source of cases",
    },
    "undisputed_facts": {
        "cases/phases/mediate/steps.py": "what a step records",
        "cases/phases/mediate/guards.py": "what a step records",
        "cases/forms/mediate/": "a field",
    },
    "letter": {"cases/phases/mediate/records.py": "a way of contact"},
}


def sources() -> list[Path]:
    """Every product file that could name a form, its row and its migrations left out."""
    return [
        path
        for package in ("cases", "reports", "mediation", "deploy")
        for path in (ROOT / package).rglob("*.py")
        if "migrations" not in path.parts and str(path.relative_to(ROOT)) != ROWS
    ]


def names_of_forms(path: Path) -> Counter:
    """The names and codes of forms among a file's texts, but those an act freezes by."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    frozen = {
        id(argument)
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and getattr(node.func, "attr", "") in ACTS
        for argument in node.args
    }
    return Counter(
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and node.value in NAMES and id(node) not in frozen
    )


def strangers(path: Path, place: str) -> list[str]:
    """Each name of a form in a file that may not stand there, as a sentence."""
    allowed = {name for name, places in HOMONYMS.items() if place.startswith(tuple(places))}
    named = (name for name in names_of_forms(path) if name not in allowed)
    return [f"{place} names the form {name}" for name in named]


def test_no_source_names_a_form_but_its_row_its_drawing_and_its_act():
    found = [line for path in sources() for line in strangers(path, str(path.relative_to(ROOT)))]

    assert found == []


def test_every_word_excused_still_stands_where_it_is_excused():
    standing = [(str(path.relative_to(ROOT)), names_of_forms(path)) for path in sources()]
    stale = [
        f"{excused}: {name}"
        for name, places in HOMONYMS.items()
        for excused in places
        if not any(place.startswith(excused) and name in names for place, names in standing)
    ]

    assert stale == []


@pytest.mark.parametrize(
    "planted",
    [
        'def standing(paper):\n    return paper.kind == "agreement"\n',
        'KINDS = {"rights_notice": "告知书"}\n',
        'wanted = "F9"\n',
    ],
)
def test_a_form_named_elsewhere_is_seen(tmp_path, planted):
    file = tmp_path / "planted.py"
    file.write_text(planted, encoding="utf-8")

    assert len(strangers(file, "cases/web/face.py")) == 1


def test_an_act_may_name_the_form_it_freezes(tmp_path):
    file = tmp_path / "act.py"
    file.write_text('self.freeze_paper("acceptance", case, on)\n', encoding="utf-8")

    assert strangers(file, "cases/phases/mediate/steps.py") == []


DRAWN = [kind for kind in KINDS if kind.drawing]


@pytest.mark.parametrize("kind", DRAWN, ids=lambda kind: kind.name)
def test_what_a_row_says_of_its_drawing_is_there(kind):
    assert callable(import_string(f"{kind.drawing}.draw"))
    assert (ROOT / "templates" / "documents" / f"{kind.drawing.rsplit('.', 1)[-1]}.html").exists()
    assert kind.ours


def test_rows_are_found_by_code_and_name_and_bear_a_number_there_is():
    assert [paper_kind(kind.code) for kind in KINDS] == list(KINDS)
    assert [paper_kind(kind.name) for kind in KINDS] == list(KINDS)
    assert all(isinstance(kind, PaperKind) and kind.number_of for kind in KINDS)


@pytest.mark.parametrize(
    "title", ["当事人身份证明", "送达地址确认书", "司法确认有关材料", "授权委托书"]
)
def test_what_a_court_asks_of_the_parties_has_a_place_in_the_dossier(title):
    assert title in [kind.title for kind in KINDS]


def files_of(kind: PaperKind) -> set[str]:
    """The product files a drawn paper consists of: row, drawing, template, act."""
    act = {
        str(path.relative_to(ROOT))
        for path in sources()
        if any(f'{act}("{kind.name}"' in path.read_text(encoding="utf-8") for act in ACTS)
    }
    module = kind.drawing.replace(".", "/") + ".py"
    return {ROWS, module, f"templates/documents/{module.rsplit('/', 1)[-1][:-3]}.html", *act}


@pytest.mark.parametrize("kind", DRAWN, ids=lambda kind: kind.name)
def test_a_paper_is_at_most_four_product_files(kind):
    assert len(files_of(kind)) == 4


@pytest.mark.parametrize("readme", ["README.md", "README.zh-CN.md"])
def test_the_readme_names_the_papers_that_can_be_printed(readme):
    line = next(row for row in (ROOT / readme).read_text().splitlines() if "--list" in row)
    assert re.findall(r"F[0-9]+", line) == [kind.code for kind in DRAWN]
    assert str(len(KINDS)) in line
