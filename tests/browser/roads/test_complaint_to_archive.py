"""A complaint from an estate's page, answered, mediated, agreed, paid, closed and filed."""

import pytest

from cases.demo.sample_scan import sample_scan

from .complaint import complains

pytestmark = [pytest.mark.browser, pytest.mark.both_databases]


def test_a_complaint_is_answered_mediated_agreed_paid_and_filed(arrives):
    number = complains(arrives())
    office, company, mediator = arrives("郑管"), arrives("许管家"), arrives("陈调")
    is_answered(office, company, number)
    is_accepted(office, number)
    is_talked_over(mediator, number)
    is_agreed(mediator, office, arrives("何印"), number)
    is_paid(mediator, number)
    is_filed(office, arrives("何印"), number)


def is_graded(office):
    """The office says how grave it is: nobody is asked to answer before that."""
    office.presses("定级")
    office.chooses("事件性质", "口角、小事")
    office.chooses("影响范围", "两三户")
    office.chooses("危害程度", "没有损失")
    office.fills("定级日期", office.today)
    office.presses("定级")


def is_answered(office, company, number):
    """The company answers."""
    office.finds(number)
    is_graded(office)
    office.presses("派单")
    office.chooses("物业公司或者部门", "安邻物业")
    office.fills("派单日期", office.today)
    office.presses("派单")
    office.sees("由“已登记”变为“办理中”")

    company.finds(number)
    company.presses("答复")
    company.fills("查看到的情况", "到场查看，天花板有水迹。")
    company.fills("处理办法", "建议双方请调委会调解。")
    company.chooses("办到哪一步", "已经办好")
    company.presses("答复")
    company.sees("由“待答复”变为“等住户评价”")


def is_accepted(office, number):
    """The other side is added, both are willing, a mediator is chosen."""
    office.finds(number)
    office.presses("补登当事人")
    office.fills("姓名", "陶然亭")
    office.chooses("类别", "个人")
    office.fills("电话", "13900002222")
    office.chooses("地位", "被申请人")
    office.fills("加入日期", office.today)
    office.chooses("由谁出面", "本人")
    office.presses("补登当事人")
    is_requested(office)
    office.presses("受理")
    office.chooses("调解员", "陈调")
    office.chooses("调解员和当事人有没有利害关系", "没有")
    office.chooses("怎么定的人", "调委会指定")
    office.fills("受理日期", office.today)
    office.presses("受理")
    office.sees("已受理")


def is_requested(office):
    """The applicant asks for mediation; both sides consent."""
    office.presses("申请调解")
    office.chooses("登记过的请求", "林望舒")
    office.presses("申请调解")
    for name in ("林望舒", "陶然亭"):
        office.presses("记录是否同意调解")
        office.chooses("哪一方", name)
        office.chooses("是否同意调解", "同意调解")
        office.fills("怎么表态的", "窗口当面表示")
        office.fills("表态日期", office.today)
        office.presses("记录是否同意调解")


def is_talked_over(mediator, number):
    """The rights notice is served, a session is held, a sum is offered."""
    mediator.finds(number)
    mediator.presses("送达权利义务告知书")
    mediator.ticks("林望舒", "陶然亭")
    mediator.fills("送达方式", "当面送达并签收")
    mediator.fills("送达日期", mediator.today)
    mediator.presses("送达权利义务告知书")
    mediator.presses("开始调解")
    mediator.fills("开始日期", mediator.today)
    mediator.presses("开始调解")
    mediator.presses("记录一次调解")
    mediator.ticks("林望舒", "陶然亭")
    mediator.fills("地点", "侨韵苑评理室")
    mediator.fills("调解日期", mediator.today)
    mediator.fills("各方陈述", "双方说明了情况。")
    mediator.chooses("这次怎么结束", "谈成了")
    mediator.fills("商定的内容", "陶然亭赔偿一千二百元。")
    mediator.presses("记录一次调解")


def is_agreed(mediator, office, keeper, number):
    """One clause about money; drafted, made final, signed by all, sealed by another."""
    mediator.presses("起草协议")
    mediator.fills("纠纷", "楼上卫生间漏水，泡坏了天花板。")
    mediator.presses("付款")
    mediator.chooses("付款人", "陶然亭")
    mediator.chooses("收款人", "林望舒")
    mediator.fills("金额（元）", "1200")
    mediator.fills("什么钱", "天花板修理费")
    mediator.fills("付款方式", "银行转账")
    mediator.fills("付清日期", mediator.today)
    mediator.presses("保存草稿")
    mediator.presses("去定稿")
    mediator.fills("定稿日期", mediator.today)
    mediator.presses("协议定稿")
    is_signed(mediator)
    keeper.finds(number)
    keeper.presses("加盖调委会印章")
    keeper.fills("盖章日期", keeper.today)
    keeper.presses("加盖调委会印章")
    keeper.sees("协议生效")


def is_signed(mediator):
    """Both parties and the mediator sign on paper."""
    for name in ("林望舒", "陶然亭"):
        mediator.presses("登记当事人签署")
        mediator.chooses("哪一方", name)
        mediator.chooses("本人还是别人", "本人")
        mediator.chooses("签名还是按指印", "签名")
        mediator.chooses("途径", "纸质签署")
        mediator.fills("看了什么证件", "核对居民身份证原件。")
        mediator.fills("签署日期", mediator.today)
        mediator.presses("登记当事人签署")
    mediator.presses("调解员签名")
    mediator.fills("签名日期", mediator.today)
    mediator.presses("调解员签名")


def is_paid(mediator, number):
    """What was agreed is followed, and paid."""
    mediator.finds(number)
    mediator.presses("开始履行")
    mediator.fills("开始日期", mediator.today)
    mediator.presses("开始履行")
    mediator.presses("登记付款")
    mediator.chooses("应付款", "陶然亭付林望舒")
    mediator.fills("付了多少", "1200")
    mediator.fills("付款日期", mediator.today)
    mediator.chooses("付款方式", "银行转账")
    mediator.ticks("收款人已确认收到")
    mediator.fills("怎么确认的", "林望舒电话确认")
    mediator.fills("收款人哪天确认的", mediator.today)
    mediator.presses("登记付款")
    mediator.sees("履行完毕")


def is_filed(office, keeper, number):
    """Struck off by another, closed, visited, filed."""
    keeper.finds(number)
    keeper.presses("销号")
    keeper.fills("核实的经过", "电话问过住户，已办完。")
    keeper.fills("核实日期", keeper.today)
    keeper.presses("销号")
    office.finds(number)
    office.presses("结案")
    office.fills("结案日期", office.today)
    office.presses("建议的日子", 1)
    office.presses("建议的日子", 2)
    office.presses("结案")
    scans_are_filed(office)
    office.presses("归档")
    office.fills("归档日期", office.today)
    office.chooses("保管期限", "30年")
    office.presses("归档")
    office.sees("已归档")


def scans_are_filed(office):
    """What the dossier lacks is scanned and filed, of each party where each has one."""
    identities, number = iter(("林望舒", "陶然亭")), 0
    while lacking := lacking_scan(office):
        number += 1
        office.chooses("文书", lacking)
        office.chooses("是哪一方的", next(identities) if "身份" in lacking else "不分哪一方")
        office.attaches("文件", f"{number}.png", sample_scan(f"{lacking}{number}").content)
        office.presses("扫描入卷")


def lacking_scan(office) -> str:
    """Open the form of a scan; the first paper that is lacking, or "" back at the case."""
    office.presses("扫描入卷")
    lines = office.page.locator("option, label").filter(has_text="（还缺）")
    if lines.count():
        return lines.first.inner_text().strip()
    office.page.go_back()
    return ""
