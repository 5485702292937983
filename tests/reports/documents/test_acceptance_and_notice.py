"""The acceptance form and the notice of rights on paper, drawn from a real case."""

import io
import os
import re
from datetime import date
from pathlib import Path
from types import SimpleNamespace

import pytest
from pypdf import PdfReader

from cases.law.routes import ROUTES, row_of
from cases.states import Status as S
from reports.documents import rights_notice
from tests.cast import cast
from tests.dispute import PARTIES
from tests.factories import LEAST, complain

pytestmark = pytest.mark.django_db
GOLDEN = Path(__file__).parent / "golden"
BARE = [{"role": p["role"], "side": p["side"], "name": p["name"]} for p in PARTIES]


@pytest.fixture
def people(monday):
    return cast()


def noticed(people, **more):
    """The usual dispute, accepted, with the rights notice served on everybody."""
    leak = complain(people, **more)
    leak.office("request_mediation", party=leak.li, how="窗口").all_consent()
    leak.office("accept", mediator=people.mediator, clash="", clash_waived=False)
    return leak.rights_notice_served()


def paper(dispute, kind):
    return dispute.case.documents.get(kind=kind)


def printed(document):
    """The text of each page of the PDF, without line breaks and spaces."""
    reader = PdfReader(io.BytesIO(document.read_pdf()))
    return ["".join(page.extract_text().split()) for page in reader.pages]


@pytest.mark.parametrize("kind", ["acceptance", "rights_notice"])
def test_the_frozen_paper_is_the_reviewed_copy(people, kind):
    leak = noticed(people, arose_on=date(2026, 2, 28))
    drawn = re.sub("[2-9A-Z]{4}-[2-9A-Z]{4}", "XXXX-XXXX", paper(leak, kind).read_html())
    golden = GOLDEN / f"{kind}.frozen"
    if os.environ.get("REVIEWED"):  # after looking at the paper by eye
        golden.write_text(drawn)

    assert drawn == golden.read_text()


def test_the_form_of_two_parties_is_one_page_and_not_called_an_agreement(people):
    (page,) = printed(paper(noticed(people), "acceptance"))

    assert "仅作登记，不是调解协议。人民调解不收取任何费用。" in page
    assert "第1页，共1页" in page
    assert "（印章）" in page


def test_what_is_not_known_is_struck_out(people):
    (page,) = printed(paper(noticed(people, parties=BARE), "acceptance"))

    assert "发生时间／" in page
    assert "李申／／／／" in page
    assert "（以下空白）" in page


@pytest.mark.parametrize(
    ("source", "ticked"),
    [
        ("own_initiative", "■人民调解委员会主动调解"),
        ("entrusted_court", "■有关机关委托、移送（示例区人民法院立案前委派）"),
    ],
)
def test_the_recorded_source_is_ticked(people, source, ticked):
    leak = complain(people)
    leak.office("request_mediation", source=source, how="函")
    if source == "entrusted_court":
        sent = {"route": "court_before", "court": people.court, "body": "", "number": ""}
        leak.office("record_referral", **sent)
    leak.all_consent()
    leak.office("accept", mediator=people.mediator, clash="", clash_waived=False)

    (page,) = printed(paper(leak, "acceptance"))

    assert ticked in page
    assert "□当事人申请" in page


@pytest.mark.parametrize(
    ("precision", "day"),
    [
        ("day", "2026年2月1日"),
        ("month", "2026年2月"),
        ("year", "2026年"),
        ("about", "约2026年2月1日"),
    ],
)
def test_the_day_it_arose_is_as_exact_as_it_is_known(people, precision, day):
    leak = noticed(people, arose_on=date(2026, 2, 1), arose_precision=precision)
    assert leak.status == S.ACCEPTED

    assert f">{day}</td>" in paper(leak, "acceptance").read_html()


def test_ten_parties_keep_their_marks_and_the_seal_together(people):
    more = [{"role": "applicant", "side": 1, "name": f"业主{n}"} for n in range(8)]
    leak = noticed(people, parties=[*PARTIES, *more])

    *_, last = printed(paper(leak, "rights_notice"))

    assert "业主7（签名、盖章或者按指印）" in last
    assert "（印章）" in last


CHILD = {"speaker": "guardian", "speaker_name": "周母", "born_on": "2012-05-01"}


@pytest.mark.parametrize("kind", ["acceptance", "rights_notice"])
def test_representatives_have_a_line_to_sign_on(people, kind):
    leak = noticed(people, parties=[PARTIES[0], PARTIES[1] | CHILD])

    text = "".join(printed(paper(leak, kind)))

    assert text.count("法定代理人周母（签名）：") == 1


@pytest.mark.parametrize(
    ("speaks", "head", "who"),
    [
        (CHILD, "代理人", "法定代理人 周母"),
        ({"speaker": "successor", "speaker_name": "周小明"}, "出面人", "继承人 周小明"),
    ],
)
def test_only_who_acts_for_another_is_called_an_agent(people, speaks, head, who):
    leak = noticed(people, parties=[PARTIES[0], PARTIES[1] | speaks])

    form = paper(leak, "acceptance").read_html()

    assert f'<th class="tight">{head}</th><td colspan="5" class="lines">{who}</td>' in form


def test_the_other_side_signs_nothing_on_a_form_that_is_hidden_from_it(people):
    leak = noticed(people, parties=[PARTIES[0] | {"hide_name": True}, PARTIES[1]])

    (page,) = printed(paper(leak, "acceptance"))

    assert "不交对方阅看，对方不在本表签名" in page
    signed = re.findall("(申请人李申|被申请人周被)（签名、盖章或者按指印）", page)
    assert signed == ["申请人李申"]


@pytest.mark.parametrize(
    ("graded", "printed_as"),
    [
        (dict.fromkeys(LEAST), "／"),
        (LEAST | {"harm": 3}, "一般（2级）"),
        ({"difficult": True}, "疑难复杂（1级）"),
    ],
)
def test_a_case_nobody_graded_is_not_called_ordinary(people, graded, printed_as):
    leak = noticed(people, **graded)
    assert f'<th>难易程度</th><td class="lines">{printed_as}</td>' in (
        paper(leak, "acceptance").read_html()
    )


@pytest.mark.parametrize(
    ("accepted", "says"), [(True, "，由本会调解。"), (False, "，各方都同意的，由本会调解。")]
)
def test_the_notice_promises_a_mediation_only_after_the_acceptance(people, accepted, says):
    leak = noticed(people) if accepted else complain(people)
    if not accepted:
        leak.office("request_mediation", party=leak.li, how="窗口")
        leak.office("give_notice", parties=leak.both, how="当面")
    assert says in paper(leak, "rights_notice").read_html()


def test_parties_told_on_different_days_each_have_their_own_line():
    day, way = date(2026, 3, 2), "当面"
    served = {"notice_on": day, "notice_how": way}
    one, two = (SimpleNamespace(printed_name=name, **served) for name in ("李申", "周被"))
    assert rights_notice.notices([one, two]) == ["告知日期：2026年3月2日　告知方式：当面"]

    two.notice_on, two.notice_how = date(2026, 3, 4), "邮寄"
    assert rights_notice.notices([one, two]) == [
        "李申：告知日期：2026年3月2日　告知方式：当面",
        "周被：告知日期：2026年3月4日　告知方式：邮寄",
    ]


@pytest.mark.parametrize(("route", "by_court"), [("police", False), ("court_before", True)])
def test_the_notice_names_principles_duties_and_what_a_court_may_not_hear(route, by_court):
    said = "".join(line for _, lines in rights_notice.chapters(row_of(route)) for line in lines)
    assert "（《人民调解法》第三条、第七条）" in said
    assert "如实陈述纠纷事实" in said
    assert ("不得在诉讼中作为对其不利的证据" in said) is by_court
    assert ("虚假调解的，人民法院可以罚款、拘留" in said) is by_court


@pytest.mark.parametrize("route", list(ROUTES))
def test_the_notice_tells_on_every_route_how_personal_data_are_handled(route):
    head, (text,) = rights_notice.chapters(ROUTES[route])[-1]
    assert head == "六、个人信息的处理"
    for said in ("为调解本案、依法立卷归档", "保管期限", "单独同意", "查阅、复制、请求更正"):
        assert said in text
    assert "您可以向本会查阅" in text


def test_the_notice_says_how_to_reach_who_keeps_the_data(people):
    people.committee.phone = "0595-22630000"
    people.committee.save()
    assert "您可以向本会（电话0595-22630000）查阅、复制、请求更正" in "".join(
        printed(paper(noticed(people), "rights_notice"))
    )


def test_the_notice_quotes_every_article_and_gives_room_for_each_day(people):
    pages = printed(paper(noticed(people), "rights_notice"))

    text = "".join(pages)
    assert len(pages) == 2
    for number in ("第四条", "第十七条", "第二十三条", "第二十四条", "第三十三条", "第二十六条"):
        assert number in text
    assert text.count("（签名、盖章或者按指印）：年月日") == 2
    assert "告知日期：2026年3月2日告知方式：当面" in text
