"""Half characters, noncharacters and the sign of lost bytes are refused, and never stored."""

import os
import subprocess
import sys

import pytest

from cases.models import Case
from mediation.accounts.typed_text import has_unreadable
from tests.cases.ledger.ledgers import reasons, row
from tests.cast import cast
from tests.clients import sign_in
from tests.databases_apart import ROOT

# As bytes of a form: a half character in two spellings, noncharacters, the sign of loss, one byte.
TORN = ("%ED%A0%BD", "%ED%A0%80%ED%B0%80", "%EF%B7%90", "%F0%9F%BF%BE", "%EF%BF%BD", "%FF")
FORM = "application/x-www-form-urlencoded"


@pytest.mark.parametrize("code", [0, 0xD800, 0xDFFF, 0xFDD0, 0xFDEF, 0xFFFD, 0x1FFFE, 0x10FFFF])
def test_what_nobody_can_have_written_is_unreadable(code):
    assert has_unreadable(f"李{chr(code)}申")


@pytest.mark.parametrize("text", ["𠮷田", "\ue000", "é", "👨\u200d👩", "\ufffc"])
def test_rare_characters_and_those_a_font_of_its_own_draws_are_read(text):
    assert not has_unreadable(text)


@pytest.mark.django_db
@pytest.mark.one_database(reason="refused before any statement")
@pytest.mark.parametrize("torn", TORN)
def test_in_a_query_they_are_answered_400(client, torn):
    assert client.get(f"/estates/?q=A{torn}").status_code == 400
    assert client.get(f"/estates/?{torn}=A").status_code == 400


@pytest.mark.django_db
@pytest.mark.parametrize("torn", TORN)
def test_in_a_form_they_are_refused_in_a_sentence_and_nothing_is_stored(torn):
    clerk = sign_in(cast().clerk)
    body = f"summary=漏{torn}水&place=6号楼"

    answer = clerk.post("/office/register/", body, content_type=FORM)

    assert answer.status_code == 422
    assert "里有读不出的字符（显示为“�”），请删掉重写。" in answer.content.decode()
    assert not Case.objects.exists()


@pytest.mark.parametrize("torn", ["\ufffd", "\U0001fffe"])
def test_in_a_ledger_the_cell_is_named(torn):
    ((_, column, _, reason),) = reasons(row(申请人=f"李{torn}申"))

    assert (column, reason) == ("申请人", "申请人里有读不出的字符（显示为“�”），请改正。")


@pytest.mark.one_database(reason="refused before the database is asked")
def test_an_argument_in_another_encoding_is_named_and_refused():
    command = [sys.executable, "manage.py", "cases", "--search", b"\xb3\xc2\xb5\xf7"]

    done = subprocess.run(command, cwd=ROOT, capture_output=True, env=os.environ, check=False)

    assert done.returncode == 2
    assert "里有读不出的字符，请在 UTF-8 的终端里重新输入。" in done.stderr.decode()
