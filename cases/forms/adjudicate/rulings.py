"""The form of a ruling, by its kind of proceeding, and what follows from each outcome."""

from dataclasses import replace

from django import forms

from cases.forms.adjudicate.proceedings import STILL_BINDING
from cases.forms.base import ActForm, form_of
from cases.forms.fields import long_text
from cases.forms.sections import After, Section
from cases.forms.typed_fields import PaperTitleField
from cases.law import articles, articles_of_enforcement
from cases.models import Proceeding
from cases.phases.adjudicate.guards import OUTCOMES, outcomes_of
from cases.phases.adjudicate.results import named
from cases.states import Status

Outcome = Proceeding.Outcome
CONFIRMED, DISMISSED, PAID = "confirmed", "dismissed", "paid"
OF_CONFIRMATION = [(CONFIRMED, "裁定协议有效"), (DISMISSED, "驳回申请")]
OF_ENFORCEMENT = [(PAID, "执行完毕"), (DISMISSED, "驳回执行申请")]
PAPERS = {
    "enforcement": ("结案通知书",),
    "suit": ("民事判决书", "民事调解书"),
    "payment_order": ("支付令", "终结督促程序裁定书"),
    "mediation_paper": ("民事调解书",),
    "arbitration": ("裁决书", "调解书"),
    "notary": ("公证书", "执行证书"),
    "administrative": ("处理决定书", "答复意见书"),
}
OFFERED = {
    kind: [(one.value, named(kind, one)) for one in Outcome if one in OUTCOMES[kind]]
    for kind in PAPERS
} | {Proceeding.Kind.ENFORCEMENT: OF_ENFORCEMENT}
NO_PAYMENT = After("不登记任何付款")
THEN_ENFORCED = "一方到期不履行的，可以申请执行"
ENFORCEABLE = After("裁定书自裁定之日起是执行依据", articles.CONFIRMATION_RULING)
# What follows from the ruling on a confirmation; the next step is an act of its own.
OF_A_RULING = {
    CONFIRMED: (
        After("接着登记“裁定协议有效，继续履行”，案件变为“履行中”"),
        ENFORCEABLE,
    ),
    DISMISSED: (After("不能申请执行", articles.CONFIRMATION_RULING),),
}
AFTER_THEIR_OWN = (
    After(
        f"接着登记“文书生效，按文书履行”；{THEN_ENFORCED}",
        articles_of_enforcement.ENFORCEABLE,
        ("outcome", "granted", "court_paper", "ordered", "awarded", "notarised"),
    ),
    After(
        "协议自始没有约束力；各方可以重新调解，或者结束调解",
        articles.VOID_FROM_THE_START,
        ("outcome", "voided"),
    ),
    After("协议不再履行，接着结案", "", ("outcome", "lost")),
    After(
        "没有执行依据；有协议的，协议仍有约束力",
        articles.BINDING,
        ("outcome", DISMISSED, "unserved"),
    ),
    After("可以就同一笔债起诉", articles.ORDER_NOT_SERVED, ("outcome", "unserved")),
    After("一审法院受理以后，登记新的案号", "", ("outcome", "sent_back")),
    After(
        "转入诉讼；申请人不同意起诉的，七日内向法院提出",
        articles.ORDER_CONVERTS,
        ("outcome", "objected"),
    ),
    NO_PAYMENT,
)
DISMISSALS = Proceeding.Ground.choices
VOID = tuple(ground.value for ground in Proceeding.VOID)
# What a dismissal means for the agreement, by its ground (民诉法解释 358).
OF_A_GROUND = (
    After(
        "协议无效、没有约束力；各方可以重新调解，也可以起诉",
        articles.DISMISSED,
        ("ground", *VOID),
    ),
    After(
        "接着登记“没有执行依据，协议仍有约束力”，案件变为“履行中”；"
        "可以变更协议、重新达成协议，或者向法院起诉",
        articles.CONFIRMATION_RULING,
        ("ground", *(value for value, _ in DISMISSALS if value not in VOID)),
    ),
)


RESULT = (
    Section("什么结果", ("outcome", "ground", "words")),
    Section("哪一份文书、哪天作出的", ("ruling", "on")),
)


@form_of("court_decide")
class CourtDecide(ActForm):
    on_label = "裁定日期"
    day_counts = True
    sections = (
        Section("裁定结果", ("outcome", "ground", "words")),
        Section("哪一份文书、哪天裁定的", ("ruling", "on")),
    )
    asked_when = {"ground": ("outcome", DISMISSED), "words": ("outcome", DISMISSED)}
    notes = {
        "outcome": {
            CONFIRMED: "一方不履行，可以申请执行",
            DISMISSED: "写明属于哪一种情形",
            PAID: "应付的全部到位",
        }
    }
    phrases = {"ruling": ("民事裁定书",)}
    outcome = forms.ChoiceField(label="结果")
    ground = forms.ChoiceField(label="属于哪一种情形", choices=DISMISSALS)
    words = forms.CharField(label="驳回的理由", widget=long_text(), required=False, max_length=1000)
    ruling = PaperTitleField(label="文书名称、文号", max_length=80)

    @property
    def after(self) -> tuple[After, ...]:
        """What follows from each outcome of this proceeding, in the present state of the case."""
        if self.case.status == Status.PERFORMED:
            return After("案件已经履行完毕，状态不变；只记下法院的结果"), NO_PAYMENT
        kind = self._kind()
        if kind in Proceeding.BY_THE_PARTIES:
            return AFTER_THEIR_OWN
        found = OF_A_RULING | {CONFIRMED: (*OF_A_RULING[CONFIRMED], self._enforceable())}
        each = [replace(one, when=("outcome", to)) for to, lines in found.items() for one in lines]
        return *each, *OF_A_GROUND, NO_PAYMENT

    def _enforceable(self) -> After:
        """Until when enforcement may be applied for, where the last day to perform is agreed."""
        last = self.case.sheet.last_day_to_perform
        until = self.case.clock_due("K16", last).on if last else None
        day = f"在{until:%Y年%-m月%-d日}（含当日）以前" if until else "自裁定之日起二年内"
        return After(
            f"一方到期不履行的，对方可以{day}申请执行", articles_of_enforcement.ENFORCEMENT_TIME
        )

    def prepare(self):
        """Offer the outcomes of this kind; accept all when submitted, as the door checks.

        The ground is among the facts even where it is not asked: sent again once the court has
        decided, the form must read the same.
        """
        kind = self._kind()
        offered = self._offered(kind)
        others = (choice for choices in OFFERED.values() for choice in choices)
        every = dict((*OF_CONFIRMATION, *others, *offered))  # its own label is the last
        self.choose("outcome", list(every.items()), offered)
        ground = self.fields["ground"]
        ground.required = kind == Proceeding.Kind.CONFIRMATION
        if kind in OFFERED:
            ground.widget = forms.HiddenInput()
            self.phrases = {"ruling": PAPERS[kind]}
            known = {DISMISSED: "写明理由", PAID: "应付的全部到位"}
            self.notes = {"outcome": known | self._upheld()}
        if kind in Proceeding.BY_THE_PARTIES:  # no ruling: a judgment, an award, a paper
            self.fields["on"].label = "作出的日期"
            self.sections = RESULT

    def _offered(self, kind) -> list:
        """The outcomes of this proceeding; only the second instance sends a suit back, and only
        of an agreement it may be said that it is void."""
        choices, found = OFFERED.get(kind, OF_CONFIRMATION), self.case.sheet.current_proceeding
        never = () if self.case.sheet.agreement else (Outcome.VOIDED,)
        fitting = [one for one in choices if found is None or one[0] in outcomes_of(found)]
        return [one for one in fitting if one[0] not in never]

    def _upheld(self) -> dict:
        """What an appeal that is turned down comes to: what the first instance decided."""
        found = self.case.sheet.current_proceeding
        if found is None or found.procedure != Proceeding.Procedure.APPEAL:
            return {}
        upheld = "驳回上诉、维持原判的，原判{}的选这个"
        return {Outcome.GRANTED: upheld.format("支持"), Outcome.LOST: upheld.format("驳回")}

    def _kind(self) -> str:
        """The kind of the proceeding that is open, "" for none."""
        found = self.case.sheet.current_proceeding
        return found.kind if found else ""

    def clean(self):
        """A dismissal needs a reason; other outcomes do not."""
        data = super().clean()
        if data.get("outcome") == DISMISSED and not data.get("words"):
            self.add_error("words", "请写明驳回的理由，属于哪一种情形。")
        return data


@form_of("title_given")
class TitleGiven(ActForm):
    on_label = "登记日期"
    sections = (Section("哪天登记", ("on",)),)
    after = (ENFORCEABLE, NO_PAYMENT)


COUNTED_AGAIN = After(
    "失去效力的文书下已经付的、免除的，照样计入协议的欠款；有人承继的，照登记的份额",
    articles.WAIVED_DEBT,
)


@form_of("agreement_stands")
class AgreementStands(ActForm):
    on_label = "登记日期"
    sections = (Section("哪天登记", ("on",)),)

    @property
    def after(self):
        """What follows; where a paper fell, what was paid and waived of it counts."""
        again = () if self.case.sheet.title else (COUNTED_AGAIN,)
        return (
            After(STILL_BINDING, articles.BINDING),
            *again,
            After("调委会继续按约定的日期跟踪"),
        )
