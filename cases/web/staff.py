"""What both staff faces show: a case by its sides, its acts in the order of the work, what next."""

from dataclasses import replace

from cases.models import Party
from cases.states import Status as S
from mediation import clock

from . import page
from .stepping import ActView

# The acts in the order of the work.
ORDER = (
    "dispatch take_dispatch answer check_promise rate strike_off settle "
    "request_mediation consent accept give_notice open_session log_session offer edit_agreement "
    "draft_agreement conclude_orally sign mediator_sign seal perform_at_once start_performance pay "
    "confirm_payment record_act open_proceeding close archive visit caucus contact"
).split()
STRIKE_OFF_AND_CLOSE = "由经办人以外的人销号，再结案。"
NEXT = {
    S.REGISTERED: "派单给物业公司；本人要求调解的，办理申请调解。",
    S.DISPATCHED: "物业公司在期限内答复。",
    S.ANSWERED: "请住户评价，由另一人核实销号后处结；要求调解的，办理申请调解。",
    S.RECTIFYING: "物业公司整改后再答复。",
    S.REQUESTED: "问清各方是否同意，都同意的受理。",
    S.ACCEPTED: "送达权利义务告知书，开始调解。",
    S.MEDIATING: "记录每次调解和方案，谈成的起草协议。",
    S.PAUSED: "中止的情形消失后恢复调解。",
    S.SIGNING: "各方签署、调解员签名，再由另一人盖章。",
    S.AGREED: "当场履行的登记履行，其余开始履行；需要的申请司法确认。",
    S.ADJUDICATING: "等法院或者其他机关的结果。",
    S.PERFORMING: "登记付款和办完的事，请收款人确认。",
    S.DEFAULTED: "催告；仍不履行的申请司法确认、强制执行。",
    S.ENFORCING: "等法院执行。",
    S.PERFORMED: STRIKE_OFF_AND_CLOSE,
    S.FAILED: STRIKE_OFF_AND_CLOSE,
    S.UNSATISFIED: STRIKE_OFF_AND_CLOSE,
    S.CLOSED: "核对卷宗后归档，按期回访。",
}


class StaffAct(ActView):
    """An act's page that names the sides, and says what comes next when it is done."""

    def done(self, case) -> str:
        """What changed, what paper or number came of it, and what the work wants next."""
        coming = "结案。" if _struck_off(case) else NEXT.get(S(case.status), "")
        after = f"接下来：{coming}" if coming else ""
        return f"{super().done(case)}{self.made(case)}{after}"

    def made(self, case) -> str:
        """The paper or number that came of the act."""
        if self.name == "accept":
            return f"已立卷，编号 {case.dossier_number}。"
        if self.name == "draft_agreement":
            return "人民调解协议书已生成，在“文书”里打印。"
        in_force = self.case.status == S.SIGNING and case.status == S.AGREED
        return f"协议已生效，编号 {case.agreement_number}。" if in_force else ""

    def more(self, form) -> dict:
        """The case under the names of its sides."""
        named = page.head(self.case, self.request.actor) | {"title": title(self.case)}
        return super().more(form) | {"case": named}


def _struck_off(case) -> bool:
    """Whether an ended case was struck off, so that only closing it is left."""
    return NEXT.get(S(case.status)) == STRIKE_OFF_AND_CLOSE and case.struck_off_on is not None


def names_of(cases) -> dict[int, list[Party]]:
    """The active parties of several cases; one statement."""
    found: dict[int, list[Party]] = {pk: [] for pk in cases}
    parties = Party.objects.filter(case__in=list(found), released_on=None)
    for party in parties.exclude(role=Party.Role.OTHER).only(
        "case_id", "name", "side", "phone", "role"
    ):
        found[party.case_id].append(party)
    return found


def said(case, parties) -> str:
    """李申 ↔ 周被　渗漏水: who against whom, and about what."""
    who = " ↔ ".join(sides(parties))
    return f"{who}　{case.get_category_display()}" if who else case.title


def title(case) -> str:
    """李申与周被：渗漏水纠纷; staff always see the names."""
    who = "与".join(sides(case.sheet.needed_parties))
    about = case.title or f"{case.get_category_display()}纠纷"
    return f"{who}：{about}" if who else about


def sides(parties) -> list[str]:
    """Each side by its first party, 等 when there are more."""
    found: dict[int, list[str]] = {}
    for party in parties:
        found.setdefault(party.side, []).append(party.name)
    return [f"{first}等" if more else first for first, *more in found.values()]


def ordered(case, buttons) -> list:
    """The acts in the order of the work; what is done or has no object yet stands folded."""
    idle = _idle(case)
    found = [replace(b, quiet=b.quiet or b.name in idle, will_check=()) for b in buttons]
    return sorted(found, key=lambda b: (b.quiet, _place(b.name)))


def _place(name) -> int:
    return ORDER.index(name) if name in ORDER else len(ORDER)


def _idle(case) -> set[str]:
    """Acts nobody looks for now: all have consented, all were served, no promise is open."""
    sheet = case.sheet
    agreement = sheet.agreement
    signing = case.status == S.SIGNING and agreement
    done = {
        "consent": all(party.consented for party in sheet.needed_parties),
        "give_notice": all(party.notice_on for party in sheet.needed_parties),
        "sign": signing and not agreement.unsigned(sheet.needed_parties),
        "check_promise": not sheet.waiting_promises,
        "strike_off": case.struck_off_on is not None,
    }
    return {name for name, is_done in done.items() if is_done}


def with_days(case, stages) -> list[dict]:
    """第 12 天 / 30 天 on the stage of mediation, while its clock runs."""
    running = case.sheet.clock("K9")
    if running is None:
        return stages
    day = (clock.today() - running.started_on).days
    whole = (running.due_on - running.started_on).days
    days = f"第 {day} 天 / {whole} 天" if day > 0 else f"今天起算 / {whole} 天"
    return [stage | {"days": days} if stage["state"] == "current" else stage for stage in stages]
