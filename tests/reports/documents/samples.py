"""Papers for the tests: the cast's agreement in its plain form, and extreme ones."""

from dataclasses import replace
from datetime import date

from cases.law.clauses import sentence
from reports.charts import Bar
from reports.documents.agreement import AgreementPaper, ClauseOnPaper
from reports.documents.parties import PartyOnPaper
from reports.statistics.definitions import DEFINITION, DEFINITIONS

RARE = "喆堃犇燚䶮㛃𠮷"
POISON = ("<img src=x>", "<link rel=attachment href=file:///etc/passwd>", "=1+1", "{{ title }}")

LI = PartyOnPaper(
    "李申",
    sex="男",
    ethnic="汉族",
    age="65岁",
    id_masked="350599********0016",
    contact="138****2231",
    address="双阳街道侨韵华庭6号楼1102室",
)
ZHOU = PartyOnPaper(
    "周喆堃",
    sex="女",
    ethnic="汉族",
    age="41岁",
    id_masked="350599********0026",
    has_contact=True,
    address="双阳街道侨韵华庭6号楼1202室",
)
COMPANY = PartyOnPaper(
    "泉州市洛江区安邻智慧城市物业服务集团股份有限公司侨韵华庭项目服务中心分公司",
    role="被申请人",
    kind="organisation",
    uscc="91350100M000100Y43",
    legal_representative="郑某某（总经理）",
    address="双阳街道侨韵华庭小区物业服务中心一层101室",
    agent="许管家，项目经理，一般代理",
)
INSTALMENTS = ((date(2026, 11, 30), 300000), (date(2026, 12, 31), 280000))
TERMS = (
    {
        "kind": "money",
        "by": "周喆堃",
        "to": "李申",
        "amount": 580000,
        "instalments": INSTALMENTS,
        "text": "赔偿",
        "way": "银行转账",
    },
    {
        "kind": "act",
        "by": "周喆堃",
        "text": "重做1202室卫生间防水层",
        "due_on": date(2026, 12, 10),
        "standard": "闭水48小时不渗",
        "checker": "泉州安邻物业服务有限公司，李申在场",
    },
    {
        "kind": "refrain",
        "by": "周喆堃",
        "hours": "每日12时至14时、22时至次日8时",
        "text": "施工",
        "due_event": "工程结束",
    },
    {"kind": "other", "text": "双方就本次渗水再无其他争议。"},
)
CLAUSES = tuple(ClauseOnPaper(i, sentence(term)) for i, term in enumerate(TERMS, 1))

PLAIN = AgreementPaper(
    number="洛万物邻调字〔2026〕187号",
    committee="洛江区双阳（示例）物业（邻里）纠纷人民调解委员会",
    parties=(LI, ZHOU),
    facts="2026年9月起，1202室卫生间渗水，致1102室卧室天花板发霉、脱落。",
    disputes="双方对渗水原因无争议，对赔偿数额及修复期限有争议，于2026年11月6日向本会申请调解。",
    clauses=CLAUSES,
    check_code="7QK4-M2XD",
    check_url="https://wanan.example/yz/7QK4-M2XD",
    signed_on="2026年11月21日",
)
TEN = (
    COMPANY,
    *(PartyOnPaper(name, role="申请人") for name in (*POISON, RARE, "欧阳犇", "周𠮷")),
    PartyOnPaper("阿卜杜热合曼·买买提江·吾布力卡斯木", role="申请人", occupation="个体工商户"),
    PartyOnPaper("吴旁", role="申请人"),
)
CROWDED = replace(
    PLAIN,
    parties=TEN,
    clauses=tuple(replace(CLAUSES[i % 4], number=i + 1) for i in range(20)),
    version=2,
    supersedes="本协议自生效之日起取代洛万物邻调字〔2026〕187号第1版。",
    signed_on="",
    place="侨韵华庭物业服务中心",
    mediator="陈调",
    recorder="吴旁",
)
BARE = AgreementPaper(
    "", "双阳调委会", (PartyOnPaper("甲"), PartyOnPaper("乙")), facts="", clauses=()
)

BRIEF = {
    "title": "物业（邻里）纠纷调解简报",
    "period": "2026年10月",
    "demo": True,
    "figures": [
        {"value": "41 件", "label": "调解纠纷", "notes": [{"label": "上期", "value": "38"}]},
        {"value": "39 件", "label": "调解成功（95.1%）", "notes": []},
        {"value": "6.27 万元", "label": "涉及金额", "notes": []},
        {"value": "69 个", "label": "有纠纷的小区", "notes": []},
    ],
    "categories": [("物业费及服务质量", 9), ("渗漏水", 7), ("噪声扰民", 5), ("其他", 20)],
    "months": [(str(month), 30 + month) for month in (11, 12, *range(1, 11))],
    "flow": [Bar("处 登记", 1124, tone="pale"), Bar("执 未自动履行", 9, tone="late")],
    "estates": [
        {"name": "侨悦小区", "cases": 5, "rate": "每千户 4.0 件"},
        {"name": "榕景家园", "cases": 2, "rate": "户数未登记"},
    ],
    "sums_agreed": [Bar("应付金额", 580000, words="0.58 万元")],
    "sums_by_category": [("渗漏水", 3)],
    "tables": [
        {
            "title": "按来源",
            "name": "by-source",
            "definition": DEFINITIONS["by_source"],
            "rows": [{"name": "当事人申请", "cases": 41, "amount": "62,700.00"}],
        }
    ],
    "definitions": DEFINITIONS,
    "definition": DEFINITION,
    "made_by": "郑管",
    "made_on": "2026年11月3日",
}
NOTES = [{"label": "去年同期", "value": "123456789"}] * 2
WIDE_BRIEF = BRIEF | {
    "title": "泉州市洛江区万安街道及双阳街道物业（邻里）纠纷人民调解委员会工作简报（第二十一期）",
    "figures": [{"value": "123,456,789.00 万元", "label": "很长的说明" * 12, "notes": NOTES}] * 6,
    "categories": [(f"名称很长很长很长的第{i}类", 1000 + i) for i in range(22)],
    "months": [(str(i), 1000 + i) for i in range(29)],
    "flow": [("名称很长很长很长的环节", 10**6)] * 9,
    "estates": [{"name": "名字很长的小区" * 9, "cases": 10**5, "rate": "每千户 12345.6 件"}] * 5,
    "tables": [{**BRIEF["tables"][0], "rows": BRIEF["tables"][0]["rows"] * 14}],
}
