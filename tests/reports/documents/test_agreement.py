"""The agreement on paper: layout, glyphs, what must not be printed, and the reviewed copy."""

import io
import os
import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from pypdf import PdfReader
from weasyprint.formatting_structure import boxes

from cases.law.money import both
from cases.models import Party
from reports.documents import base, press
from reports.documents.agreement import ClauseOnPaper, agreement_html
from reports.documents.free_text import masked, parts
from reports.documents.parties import FullNumberOnPaper, PartyOnPaper, party_on_paper
from tests.reports.documents.samples import (
    BARE,
    CLAUSES,
    COMPANY,
    CROWDED,
    LI,
    PLAIN,
    POISON,
    RARE,
    ZHOU,
)

GOLDEN = Path(__file__).parent / "golden" / "agreement.frozen"
FULL_ID = "350599196103010016"


def read(content):
    return PdfReader(io.BytesIO(content))


def pages(paper):
    """The text of each page, without line breaks and spaces."""
    reader = read(base.pdf(agreement_html(paper)))
    return ["".join(page.extract_text().split()) for page in reader.pages]


def fonts(reader):
    """The families embedded, without the letters of the subset."""
    fonts = set()
    for page in reader.pages:
        fonts |= {str(f.get_object()["/BaseFont"]) for f in page["/Resources"]["/Font"].values()}
    return {re.fullmatch(r"/[A-Z]{6}\+(Wanan-[A-Za-z]+?)(-Bold)?", name)[1] for name in fonts}


def test_the_frozen_agreement_is_the_reviewed_copy():
    drawn = agreement_html(PLAIN)
    if os.environ.get("REVIEWED"):  # after looking at the paper by eye
        GOLDEN.write_text(drawn)

    assert drawn == GOLDEN.read_text()


LINE = 28  # characters


@pytest.mark.parametrize("fen", [580000, 123456789])
def test_a_sum_in_words_stays_on_one_page_with_its_figures(fen):
    for lines in range(4):
        before = ClauseOnPaper(1, "甲方配合检修。" * (22 + 4 * lines))
        long = ClauseOnPaper(2, f"{'甲方承担维修费，' * 7}最高不超过{both(fen)}，一次付清。")

        printed = pages(replace(PLAIN, clauses=(before, long)))

        assert sum(both(fen) in page for page in printed) == 1


def test_the_plain_agreement_fills_two_pages_in_our_fonts():
    content = base.pdf(agreement_html(PLAIN))
    reader = read(content)

    assert len(reader.pages) == 2
    assert fonts(reader) == {"Wanan-Song", "Wanan-Hei", "Wanan-Biaosong"}
    assert len(content) < 110 * 1024
    assert reader.trailer["/Root"]["/Lang"] == "zh-CN"
    assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"]


def test_the_same_frozen_text_gives_the_same_bytes():
    html = agreement_html(PLAIN)

    assert base.pdf(html) == base.pdf(html)


def test_amounts_are_printed_in_words_and_figures_with_every_instalment():
    text = "".join(pages(PLAIN))

    assert "周喆堃赔偿李申人民币伍仟捌佰元整（5,800.00元），分两期付清：" in text
    assert "2026年11月30日（含当日）前付人民币叁仟元整（3,000.00元）；" in text
    assert (
        "2026年12月31日（含当日）前付人民币贰仟捌佰元整（2,800.00元）；均以银行转账方式支付。"
        in text
    )


def test_every_page_carries_number_version_and_page():
    for number, text in enumerate(pages(PLAIN), 1):
        assert f"—{number}—" in text
        assert f"第{number}页，共2页" in text
        assert "洛万物邻调字〔2026〕187号第1版" in text
        assert "验真码7QK4-M2XD" in text


@pytest.mark.parametrize("character", RARE)
def test_rare_characters_of_names_are_drawn_by_our_fonts(character):
    paper = replace(PLAIN, parties=(replace(LI, name=f"李{character}某"), ZHOU))

    assert f"李{character}某" in pages(paper)[0]


def test_ten_parties_and_twenty_clauses_keep_seal_and_signatures_together():
    texts = pages(CROWDED)

    assert "二十、双方就本次渗水再无其他争议。（以下空白）" in "".join(texts)
    assert "记录人吴旁（签名）" in texts[-1]
    assert "（印章）" in texts[-1]
    assert "年月日" in texts[-1]
    assert "司法确认" in texts[-1]  # the seal never stands on a page without text
    assert "取代洛万物邻调字〔2026〕187号第1版" in texts[0]


@pytest.mark.parametrize("count", range(1, 16))
def test_the_seal_is_never_alone_wherever_the_text_ends(count):
    clauses = tuple(ClauseOnPaper(i + 1, f"第{i}项。") for i in range(count))

    last = pages(replace(PLAIN, clauses=clauses))[-1]

    assert "（印章）" in last
    assert "人民调解员（签名）" in last


@pytest.mark.parametrize("poison", POISON)
def test_a_tag_a_link_or_a_formula_is_only_text(poison):
    content = base.pdf(agreement_html(CROWDED))
    reader = read(content)

    text = "".join("".join(page.extract_text().split()) for page in reader.pages)
    assert "".join(poison.split()) in text
    assert not list(reader.attachments)
    assert b"/EmbeddedFile" not in content


def test_an_empty_draft_is_drawn_with_struck_blanks():
    first, *_ = pages(BARE)

    assert "（定稿时生成）" in first
    assert "当事人甲／／／／" in first
    assert "联系方式／" in first


def test_a_full_id_number_is_refused_and_one_in_free_text_is_masked():
    with pytest.raises(FullNumberOnPaper):
        PartyOnPaper("李申", id_masked=FULL_ID)

    text = "".join(
        pages(replace(PLAIN, facts=f"李申（{FULL_ID}）申请调解，账号6222021402012345678。"))
    )
    assert FULL_ID not in text
    assert "350599********0016）申请调解，账号6222021402012345678。" in text


@pytest.mark.parametrize(
    ("phone", "agreed", "printed"),
    [
        ("13800002231", True, "13800002231"),
        ("13800002231", False, "（未登记同意印出）"),  # not asked, or not agreed
        ("", True, "／"),  # agreed, and none is on record
        ("", False, "／"),
    ],
)
def test_a_contact_is_printed_when_agreed_and_a_missing_one_is_no_refusal(phone, agreed, printed):
    party = Party(name="李申", phone=phone, print_contact=agreed)

    assert party_on_paper(party, date(2026, 3, 2)).contact_printed == printed


def test_a_day_a_figure_and_a_sum_in_words_are_never_torn():
    html = agreement_html(PLAIN)

    for whole in ("2026年11月30日", "48小时"):
        assert f'<span class="keep">{whole}</span>' in html
    for whole in ("叁仟元整", "（3,000.00元）"):
        assert f'<span class="keep goes-on">{whole}</span>' in html


@pytest.mark.parametrize("fen", [1, 86400, 580000, 1345600, 9999999])
def test_what_is_kept_on_one_line_leaves_no_half_of_the_line_before_it_empty(fen):
    (line,) = parts([f"于2026年11月30日（含当日）前付{both(fen)}；"])

    kept = [text for text, keep in line if keep]

    assert kept[1] == "人民币"
    assert "".join(kept[1:]) == both(fen)
    assert all(len(text) <= LINE // 2 for text in kept)


def test_a_text_without_a_full_stop_gets_one_and_the_original_counts():
    paper = replace(PLAIN, performance="按各条约定的日期和方式履行", facts="渗水")

    printed = pages(paper)

    assert "按各条约定的日期和方式履行。" in "".join(printed)
    assert "渗水。" in printed[0]
    for page in printed:
        assert "纸质签署的，以签署原件为准。人民调解不收取任何费用。" in page


def test_the_paragraph_on_effect_is_never_torn_over_two_pages():
    for count in range(1, 9):
        clauses = tuple(ClauseOnPaper(i + 1, f"第{i}项。") for i in range(count))
        last = pages(replace(PLAIN, clauses=clauses))[-1]
        assert "本协议一式三份" in last


def test_masking_leaves_bank_cards_and_amounts_alone():
    assert masked("6222021402012345678，5,800.00元") == "6222021402012345678，5,800.00元"


def test_an_organisation_signs_by_seal_and_representative():
    text = "".join(pages(CROWDED))

    assert "侨韵华庭项目服务中心分公司（盖章）：法定代表人（负责人）或者代理人（签名）：" in text


def test_with_more_copies_than_parties_the_paper_names_who_keeps_the_rest():
    text = "".join(pages(replace(PLAIN, copies=4, clauses=CLAUSES[:1])))

    assert (
        "本协议一式四份，双方当事人、人民调解委员会各持一份，其余由人民调解委员会保管备用。" in text
    )


@pytest.mark.parametrize(
    ("precision", "number", "printed"),
    [
        ("day", "", "47岁"),
        ("month", "", "1978年3月生"),
        ("year", "", "1978年生"),
        ("about", "", "约1978年生"),
        ("year", "350599197803120016", "47岁"),
    ],
)
def test_the_age_of_who_is_known_by_year_alone_is_not_reckoned(precision, number, printed):
    born = {"born_on": date(1978, 3, 12), "born_precision": precision, "id_number": number}
    assert (
        party_on_paper(Party(name="李申", role="applicant", **born), date(2026, 3, 2)).age
        == printed
    )


def lines_of_print(content) -> list[str]:
    """The lines of all pages: what stands at one height, from left to right."""
    lines = {}
    for number, page in enumerate(read(content).pages):

        def note(text, matrix, position, font, size, number=number):
            height = round(position[5] * matrix[3] + matrix[5])
            lines.setdefault((number, height), []).append(text.strip())

        page.extract_text(visitor_text=note)
    return ["".join(found) for found in lines.values()]


SUMS = (
    "人民币伍仟捌佰元整（5,800.00元）",
    "人民币壹仟叁佰元整（1,300.00元）",
    "人民币壹拾贰万叁仟肆佰伍拾陆元柒角捌分（123,456.78元）",
    "2026年12月28日",
)


def test_no_sum_and_no_day_is_torn_wherever_it_falls_in_its_line():
    texts = [f"{'乙方应当付给甲方的各项费用和材料款项合计共为' * 2}"[:shift] for shift in range(28)]
    clauses = [
        ClauseOnPaper(n, f"{text}{SUMS[n % len(SUMS)]}。") for n, text in enumerate(texts * 4, 1)
    ]

    printed = lines_of_print(base.pdf(agreement_html(replace(PLAIN, clauses=tuple(clauses)))))

    whole = [part for one in SUMS for part in re.split("(?=（)|人民币", one)]
    for one in filter(None, whole):
        assert sum(line.count(one) for line in printed) == len(texts)


@pytest.mark.parametrize("count", [4, 6, 8])
def test_the_seal_is_never_alone_however_long_the_names(count):
    companies = tuple(replace(COMPANY, name=f"{COMPANY.name}{n}") for n in range(count))

    last = pages(replace(PLAIN, parties=companies))[-1]

    assert "记录人（签名）" in last
    assert "（印章）" in last


def test_no_line_of_an_agreement_runs_into_the_margin(monkeypatch):
    lay_out, drawn = press._laid_out, []

    def noted(*a, **how):
        drawn.append(lay_out(*a, **how))
        return drawn[-1]

    monkeypatch.setattr(press, "_laid_out", noted)
    base.pdf(agreement_html(CROWDED))
    for page in (page._page_box for page in drawn[0].pages):
        right = page.content_box_x() + page.width
        lines = [box for box in page.children[0].descendants() if isinstance(box, boxes.TextBox)]
        assert [line.text for line in lines if line.position_x + line.width > right + 1] == []
