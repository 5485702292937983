"""人民调解当事人权利义务告知书 (F5): the rights and duties every party learns before mediation.

It is addressed to certain parties and names nobody else: a name hidden from the other side must not
be on the other side's paper. It creates no right and no duty of its own.
"""

from cases.law.articles import CONFIRMED_IN_WRITING
from cases.law.clause_text import chinese_day
from cases.words.punctuation import without_final_stop

from .base import freeze_issued
from .free_text import parts
from .parties import party_on_paper
from .signing import foot, party_mark

NOTE = "仅作告知，不是调解协议"
BEFORE_CHAPTER_FOUR = (
    (
        "一、本会的性质和调解原则",
        (
            "本会是依法设立的调解民间纠纷的群众性组织。调解在当事人自愿、平等的基础上进行，"
            "不违背法律、法规和国家政策，尊重当事人的权利，不得因调解而阻止当事人依法通过仲裁、"
            "行政、司法等途径维护自己的权利（《人民调解法》第三条、第七条）。",
            "人民调解不收取任何费用（《人民调解法》第四条）。",
        ),
    ),
    (
        "二、当事人的权利",
        (
            "1. 选择或者接受人民调解员（第十九条、第二十三条）；认为调解员偏袒一方、收受财物或者"
            "泄露隐私的，可以向本会反映（第十五条）。",
            "2. 接受调解、拒绝调解或者要求终止调解；一方明确拒绝的，不得调解"
            "（第十七条、第二十三条）。",
            "3. 要求调解公开进行或者不公开进行（第二十三条）。",
            "4. 自主表达意愿、自愿达成调解协议（第二十三条）。",
        ),
    ),
    (
        "三、当事人的义务",
        (
            "1. 如实陈述纠纷事实。",
            "2. 遵守调解现场秩序，尊重人民调解员。",
            "3. 尊重对方当事人行使权利（第二十四条）。",
        ),
    ),
)
BY_WORD_OR_PAPER = "达成协议的，可以制作书面协议，也可以口头达成、由调解员记录。书面协议"
ORAL_EFFECT = "口头协议自达成之日起生效（第二十八条至第三十条）。"
EFFECT = (
    f"{BY_WORD_OR_PAPER}自各方当事人签名、盖章或者按指印，调解员签名并加盖本会印章之日起生效；"
    f"{ORAL_EFFECT}"
)
BINDING = "经本会调解达成的协议有法律约束力，当事人应当按照约定履行（第三十一条）。"
MAY_CONFIRM = "认为有必要的，可以自协议生效之日起三十日内共同向人民法院申请司法确认；"
IF_CONFIRMED = "裁定协议有效后，一方不履行的，对方可以向人民法院申请强制执行（第三十三条）。"
ENDS = "调解不成的，本会终止调解"
DISPUTED = "对协议的履行或者内容发生争议的，可以向人民法院起诉（第三十二条）。"
# What the rules of court-invited mediation add to the rights (特邀调解规定 2, 15, 22).
RIGHTS_BY_COURT = (
    "5. 调解员是当事人、代理人的近亲属，与纠纷有利害关系，或者与当事人、代理人有其他关系、"
    "可能影响公正调解的，可以申请其回避（《特邀调解规定》第十五条）。",
    "6. 调解不公开进行；为达成协议作出妥协而认可的事实，不得在诉讼中作为对其不利的证据"
    "（《特邀调解规定》第二条、第二十二条）。",
)
# What is said before a mediation for a court begins (在线调解规则 17, 民诉法 115).
DUTY_BY_COURT = (
    "4. 不得恶意串通，借调解侵害国家利益、社会公共利益或者他人合法权益：虚假调解的，人民法院可以"
    "罚款、拘留，构成犯罪的依法追究刑事责任（《在线调解规则》第十七条、《民事诉讼法》第一百一十五条）。"
)
# Who handles which data, for what, how long, and what one may ask (个人信息保护法 17).
PERSONAL_DATA = (
    "六、个人信息的处理",
    (
        "本会为调解本案、依法立卷归档（第二十七条），处理您的身份、联系方式、住址等信息和与纠纷有关的"
        "材料，随卷宗保存到保管期限届满。除依法交给人民法院、公安机关等的以外，交给别人要您单独同意"
        "（《个人信息保护法》第十七条、第二十三条）。您可以向本会{phone}查阅、复制、请求更正"
        "（该法第四十五条、第四十六条）。",
    ),
)
AFTER_CHAPTER_FOUR = (
    (
        "五、调解不成时的其他途径",
        (
            f"{ENDS}；当事人可以依法通过仲裁、行政、司法等途径维护自己的权利"
            f"（第二十六条）。{DISPUTED}",
        ),
    ),
)


def chapters(route, phone="") -> tuple:
    """The chapters of the notice; rights, duties, effect and failure are those of this route.

    `phone` is the committee's, where it has one: who handles data says how to be reached.
    """
    head, (line,) = PERSONAL_DATA
    data = head, (line.format(phone=f"（电话{phone}）" if phone else ""),)
    nature, (rights, own), (duties, owed) = BEFORE_CHAPTER_FOUR
    effect = ("四、调解协议的效力和司法确认", _effect(route))
    if not route.by_court:
        return nature, (rights, own), (duties, owed), effect, *AFTER_CHAPTER_FOUR, data
    own, owed = (*own, *RIGHTS_BY_COURT), (*owed, DUTY_BY_COURT)
    ends = "五、调解不成时", (f"{ENDS}。{route.if_it_fails}{DISPUTED}",)
    return nature, (rights, own), (duties, owed), effect, ends, data


def _effect(route) -> tuple[str, str]:
    """The effect and the confirmation of an agreement; a court that sent the case has its own."""
    if not route.effect:
        return EFFECT, f"{BINDING}{MAY_CONFIRM}{IF_CONFIRMED}{CONFIRMED_IN_WRITING}"
    on_paper = f"{BY_WORD_OR_PAPER}{route.effect}{ORAL_EFFECT}"
    confirmed = "" if route.court_paper else f"{IF_CONFIRMED}{CONFIRMED_IN_WRITING}"
    return on_paper, f"{BINDING}{confirmed}"


def draw(case, of, document) -> str:
    """The frozen HTML of the notice for the parties in `of`, who all sign one sheet."""
    parties = [party_on_paper(party, document.issued_on) for party in of]
    marks = [party_mark(party, day=True) for party in parties]
    told = chapters(case.on_route, case.committee.phone)
    context = {
        "names": "、".join(party.printed_name for party in of),
        "about": f"{case.get_category_display()}纠纷",
        "stage": "由本会调解" if case.accepted_on else "各方都同意的，由本会调解",
        "chapters": [(head, parts(list(lines))) for head, lines in told],
        "notices": notices(of),
        "note": NOTE,
    }
    context |= foot(marks, case.committee.name, document.issued_on, staff="告知人")
    return freeze_issued("documents/rights_notice.html", document, context)


def notices(parties) -> list[str]:
    """The day and the way each party was given notice; one line where they are the same for all."""
    notices = {(party.notice_on, party.notice_how) for party in parties}
    if len(notices) == 1:
        return [_day_and_way(parties[0])]
    return [f"{party.printed_name}：{_day_and_way(party)}" for party in parties]


def _day_and_way(party) -> str:
    way = without_final_stop(party.notice_how) or "／"
    return f"告知日期：{chinese_day(party.notice_on)}　告知方式：{way}"
