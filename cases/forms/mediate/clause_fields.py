"""What a clause of each kind asks for, in the words of that kind."""

from cases.models import Clause

K = Clause.Kind

# The fields of each kind in order, with their labels; the other fields of a clause stay empty.
FIELDS = {
    K.MONEY: {
        "by_party": "付款人",
        "to_party": "收款人",
        "amount": "金额（元）",
        "text": "什么钱",
        "way": "付款方式",
        "due_on": "付清日期",
        "due_event": "或者在什么事之后",
        "place": "付款地点、账户",
    },
    K.ACT: {
        "by_party": "谁来做",
        "text": "做什么",
        "due_on": "最晚完成",
        "due_event": "或者在什么事之后",
        "standard": "做到什么程度算合格",
        "checker": "谁来查验",
        "place": "在哪里",
    },
    K.REFRAIN: {
        "by_party": "谁",
        "text": "不做什么",
        "hours": "时段",
        "place": "在哪里",
        "due_on": "到哪天为止",
        "due_event": "或者到什么事为止",
    },
    K.TOLERATE: {
        "by_party": "谁允许",
        "to_party": "允许谁",
        "place": "进入哪里",
        "text": "做什么",
        "hours": "时段",
        "due_on": "最晚",
        "due_event": "或者在什么事之后",
    },
    K.APOLOGY: {
        "by_party": "谁道歉",
        "to_party": "向谁",
        "way": "形式",
        "place": "范围",
        "due_on": "最晚",
        "due_event": "或者在什么事之后",
        "text": "还写明什么",
    },
    K.WAIVER: {
        "by_party": "谁减免",
        "to_party": "减免谁的",
        "text": "减免什么",
        "amount": "金额（元）",
        "due_event": "从什么时候起",
    },
    K.SET_OFF: {
        "by_party": "谁应付的",
        "to_party": "应付给谁",
        "text": "从什么款项中抵扣",
        "amount": "抵扣金额（元）",
    },
    K.CONDITION: {
        "text": "什么条件，成就后怎样",
        "due_on": "最晚",
        "due_event": "或者在什么事之后",
    },
    K.PENALTY: {
        "by_party": "谁违约",
        "to_party": "违约金付给谁",
        "amount": "违约金（元）",
        "text": "违约责任",
    },
    K.RESERVATION: {"by_party": "谁保留", "text": "保留什么权利"},
    K.OTHER: {"by_party": "谁", "text": "内容", "due_on": "期限"},
}
# The rarely used fields of each kind, folded in its card.
RARE = {
    K.MONEY: {"due_event", "place"},
    K.ACT: {"due_event", "place"},
    K.REFRAIN: {"due_event", "place"},
    K.TOLERATE: {"due_event"},
    K.APOLOGY: {"due_event", "text"},
    K.CONDITION: {"due_event"},
}
WIDE = {"text", "standard"}
CHOICES = {
    "text": {K.MONEY: "赔偿 补偿 支付 退还 补交 垫付"},
    "way": {K.MONEY: "银行转账 手机支付 现金", K.APOLOGY: "当面口头 书面 在业主群"},
}
PARTIES = ("by_party", "to_party")
# The parties of a kind that may stay unwritten, which then is chosen like a party.
UNWRITTEN = {
    K.TOLERATE: {"to_party"},
    K.WAIVER: {"to_party"},
    K.PENALTY: {"by_party", "to_party"},
    K.RESERVATION: {"by_party"},
    K.OTHER: {"by_party"},
}
