"""Situations of a case before a court, or under a title: sentences more exact than the state's."""

from cases.law import articles

from . import situation_words as said
from .situation_words import Found, SituationWords
from .states import KEEP_THE_DAYS, OTHER_WAYS


class Afterwards(Found):
    """A case before a court or another body, performed, enforced or closed."""

    PREPARING = SituationWords(
        staff_next="把材料送法院。", party_next="调委会正在准备送法院的材料。"
    )
    SENT = SituationWords(staff_next="等法院签收。")
    RECEIVED = SituationWords(staff_next="等法院决定是否受理。")
    RETURNED = SituationWords(
        staff_next="补正材料，再送法院。", party_next="法院要补材料，调委会会找您。"
    )
    AT_COURT = SituationWords(staff_next="等法院的结果。")
    ORDER_TO_ISSUE = SituationWords(staff_next="等法院发出支付令，再登记。")
    ORDER_TO_SERVE = SituationWords(staff_next="等法院把支付令送达债务人，再登记。")
    ORDER_SERVED = SituationWords(
        party="支付令已经送达",
        staff_next="债务人十五日内付清，或者书面提出异议；到期以后，办理“登记结果”。",
        party_next=f"支付令送到了：{said.PAY_OR_OBJECT}。",
        company_next=f"支付令已经送达：{said.PAY_OR_OBJECT}。",
    )
    BEFORE_ANOTHER_BODY = SituationWords(
        staff_next="等仲裁委员会等机构的结果；有了结果，请当事人书面告知调委会。"
    )
    CONFIRMED = SituationWords(
        party=said.CONFIRMED_BY_COURT,
        staff_next=f"{said.CONFIRMED_BY_COURT}，办理“裁定协议有效，继续履行”。",
        party_next=f"{said.CONFIRMED_BY_COURT}。您要办的请按时办；对方不办的，可以申请法院执行。",
        company_next=f"{said.CONFIRMED_BY_COURT}。请按期履行；对方不履行的，可以申请法院执行。",
        court_next="办理“裁定协议有效，继续履行”，回告调委会。",
    )
    FOUND_VOID = SituationWords(
        party=said.FOUND_VOID_BY_COURT,
        staff_next=f"{said.FOUND_VOID_BY_COURT}：愿意再谈的重新调解，不愿意的结束调解、告知起诉。",
        party_next=f"{said.FOUND_VOID_BY_COURT}，不用照它办。可以重新调解，或者去法院起诉。",
        company_next=f"{said.FOUND_VOID_BY_COURT}，不必照它履行；可以重新调解，或者起诉。",
        court_next="由调委会告知各方重新调解或者起诉。",
    )
    NOT_CONFIRMED = SituationWords(
        party=said.NOT_CONFIRMED_BY_COURT,
        staff_next=f"{said.NOT_CONFIRMED_BY_COURT}，办理“没有执行依据，协议仍有约束力”。",
        party_next=f"{said.NOT_CONFIRMED_BY_COURT}。{said.STEPS_ARE_SAID}",
        company_next=f"{said.NOT_CONFIRMED_BY_COURT}。{said.STEPS_ARE_SAID_TO_US}",
        court_next="办理“没有执行依据，协议仍有约束力”，回告调委会。",
    )
    TITLED = SituationWords(
        party="文书已经作出",
        staff_next="文书生效以后，办理“文书生效，按文书履行”。",
        party_next="文书作出了，请照文书办；对方到期不办的，可以申请法院执行。",
        company_next="文书已经作出，请照文书履行；对方到期不履行的，可以申请法院执行。",
        court_next="由调委会登记文书生效。",
    )
    JUDGED = SituationWords(
        party="法院已经判决",
        staff_next=(f"{said.APPEAL_OR}；没有人上诉、判决生效的，办理“文书生效，按文书履行”。"),
        party_next=f"法院判决了。{said.MAY_APPEAL}；{said.THEN_IT_BINDS}，请照判决办。",
        company_next=f"法院已经判决。{said.MAY_APPEAL}；{said.BINDS_US_THEN}，请照判决履行。",
        court_next="由调委会登记上诉，或者登记文书生效。",
    )
    ORDERED = SituationWords(
        party="支付令已经生效",
        staff_next="支付令生效了，办理“文书生效，已逾期未履行”。",
        party_next=f"支付令生效了。该付的请马上付；{said.ELSE_ENFORCED}。",
        company_next=f"支付令已经生效。该付的请马上付清；{said.ELSE_ENFORCED}。",
        court_next="由调委会登记支付令生效。",
    )
    ORDER_FELL = SituationWords(
        party="支付令失效了",
        staff_next="转入诉讼的，办理“支付令转入诉讼”；申请人不想起诉的，先登记不同意转入诉讼。",
        party_next=(
            "对支付令有异议，支付令失效，案件转去起诉；申请人不想起诉的，收到裁定七日内告诉法院。"
        ),
        company_next=(
            "债务人提出异议，支付令失效，案件转入诉讼；申请人不同意起诉的，收到裁定七日内告知法院。"
        ),
        court_next="由调委会登记是否转入诉讼。",
    )
    CLAIM_LOST = SituationWords(
        party=said.NOT_GRANTED,
        staff_next=f"{said.NOT_GRANTED}，办理“请求未获支持，结案”。",
        party_next=f"{said.NOT_GRANTED}。{said.STEPS_ARE_SAID}",
        company_next=f"{said.NOT_GRANTED}。{said.STEPS_ARE_SAID_TO_US}",
        court_next="由调委会登记结果。",
    )
    LOST_AT_FIRST = SituationWords(
        party="法院已经判决",
        staff_next=(f"{said.APPEAL_OR}；没有人上诉、判决生效的，办理“请求未获支持，结案”。"),
        party_next=f"法院判决了，没有支持请求。{said.MAY_APPEAL}；{said.THEN_IT_BINDS}。",
        company_next=f"法院已经判决，没有支持请求。{said.MAY_APPEAL}；{said.BINDS_US_THEN}。",
        court_next=said.APPEAL_IS_RECORDED,
    )
    VOID_AT_FIRST = SituationWords(
        party="法院已经判决",
        staff_next=(f"{said.APPEAL_OR}；判决生效的，愿意再谈的重新调解，不愿意的结束调解。"),
        party_next=f"{said.FOUND_VOID_BY_COURT}。{said.MAY_APPEAL}；{said.THEN_IT_BINDS}。",
        company_next=f"{said.FOUND_VOID_BY_COURT}。{said.MAY_APPEAL}；{said.BINDS_US_THEN}。",
        court_next="由调委会登记上诉，或者告知各方重新调解。",
    )
    RULED_AT_FIRST = SituationWords(
        party=said.NO_SUIT,
        staff_next=f"{said.APPEAL_OR}（十日内）；不上诉的，登记结果。",
        party_next=f"{said.NO_SUIT}。{said.MAY_APPEAL_A_RULING}。{said.STEPS_ARE_SAID}",
        company_next=f"{said.NO_SUIT}。{said.MAY_APPEAL_A_RULING}。{said.STEPS_ARE_SAID_TO_US}",
        court_next=said.APPEAL_IS_RECORDED,
    )
    NOTHING_CAME = SituationWords(
        party="这次的程序已经结束",
        staff_next="这次的程序已结束，没有结果，办理“程序没有结果，回到调解终止”。",
        party_next=f"这次的程序结束了，没有结果。{said.STEPS_ARE_SAID}",
        company_next=f"这次的程序已结束，没有结果。{said.STEPS_ARE_SAID_TO_US}",
        court_next="由调委会登记结果。",
    )
    SENT_BACK = SituationWords(
        party="由一审法院再审理",
        staff_next="等一审法院受理；受理了的，办理“登记一审法院受理、重新审理”。",
        party_next=said.TRIED_AGAIN,
        company_next=said.TRIED_AGAIN,
        court_next="由调委会登记一审法院的受理。",
    )
    NO_TITLE = SituationWords(
        party="这次的程序已经结束",
        staff_next="这次的程序已结束，办理“没有执行依据，协议仍有约束力”。",
        party_next="这次的程序结束了，协议照样有效，请照协议办。",
        company_next="这次的程序已结束，协议照样有效，请照协议履行。",
        court_next="由调委会登记结果。",
    )
    AGREEMENT_FELL = SituationWords(
        party_next=f"{said.NOT_BY_THE_AGREEMENT}。您还可以{OTHER_WAYS}。",
        company_next=f"{said.NOT_BY_THE_AGREEMENT}。可以{OTHER_WAYS}。",
    )
    FELL_IN_TRIAL = SituationWords(
        party_next=f"{said.NOT_BY_THE_AGREEMENT}，案件转回法院，法院会接着审理，请等法院通知。",
        company_next=f"{said.NOT_BY_THE_AGREEMENT}，案件转回法院继续审理，请等法院通知。",
    )
    FELL_AT_ITS_COURT = SituationWords(
        party_next=f"{said.NOT_BY_THE_AGREEMENT}，材料会交回委派的法院；{said.FILED_THERE}",
        company_next=f"{said.NOT_BY_THE_AGREEMENT}，材料交回委派的法院；{said.FILED_THERE_BY_US}",
    )
    AWARD_FELL = SituationWords(
        staff_next="告知各方可以起诉，或者按重新达成的仲裁协议申请仲裁；都不办的，销号结案。",
        party_next=f"{said.NO_LONGER_BY_THE_AWARD}，也可以去法院起诉。",
        company_next=f"{said.NO_LONGER_BY_THE_AWARD}，也可以向法院起诉。",
    )
    APPLICATION_WITHDRAWN = SituationWords(
        party="确认申请已经撤回",
        staff_next="申请已撤回，办理“没有执行依据，协议仍有约束力”。",
        party_next="确认申请撤回了，协议照样有效，请照协议办。",
        company_next="确认申请已撤回，协议照样有效，请照协议履行。",
    )
    DEFAULTED = SituationWords(staff_next="督促履行；仍不履行的，可以{ways}。")
    BREACH = SituationWords(
        party=said.BROKEN,
        staff_next="督促改正、照约定遵守；仍不改正的，可以{ways}。",
        party_next=f"{said.SOMEBODY_BROKE}。",
        company_next=f"{said.SOMEBODY_BROKE}。",
    )
    OTHERS_ARE_LATE = SituationWords(
        party_next="别人有过了该办的日子还没办的，调委会正在催；这一项不用您办。",
        company_next=f"其他当事人有到期没有履行的，调委会正在催；{said.NOT_OURS}。",
    )
    OTHERS_BROKE = SituationWords(
        party=said.BROKEN,
        party_next=f"{said.SOMEBODY_BROKE}；这一项不用您办。",
        company_next=f"{said.SOMEBODY_BROKE}；{said.NOT_OURS}。",
    )
    OWES_LATE = SituationWords(
        party_next="您有过了该办的日子还没办的，请尽快办；一直不办，对方可以{ways}。",
        company_next="贵公司有到期没有履行的，请尽快履行；不履行的，对方可以{ways}。",
    )
    IS_OWED_LATE = SituationWords(
        party_next=f"对方过了该办的日子还没办，调委会正在催。{said.WAYS_ARE_HERE}",
        company_next="对方到期没有履行，调委会正在催。贵公司也可以{ways}。",
    )
    BROKE = SituationWords(
        party=said.BROKEN,
        party_next="约定不做的事做了，或者该容忍的没有容忍，请马上改正；一直不改，对方可以{ways}。",
        company_next="贵公司违反了要一直遵守的约定，请马上改正；不改正的，对方可以{ways}。",
    )
    BROKEN_TOWARDS_READER = SituationWords(
        party=said.BROKEN,
        party_next=f"{said.BROKEN_BY_OTHER}{said.WAYS_ARE_HERE}",
        company_next=f"{said.BROKEN_BY_OTHER}贵公司也可以{{ways}}。",
    )
    PROMISED = SituationWords(staff_next="先核查承诺，再结案。")
    RECEIVES = SituationWords(
        party_next=f"{KEEP_THE_DAYS}。对方说付了，请核对收到没有，再点确认。",
        company_next=f"{KEEP_THE_DAYS}；对方登记付款后，请核对并确认。",
    )
    ONLY_RECEIVES = SituationWords(
        party_next=f"{said.OTHERS_PAY}。说付了的，请核对收到没有，再点确认。",
        company_next=f"{said.OTHERS_PAY}；登记付款后，请核对并确认。",
    )
    KEEPS = SituationWords(
        staff_next="约定的事要一直遵守；有人违反的，登记违反约定。",
        party_next=f"请照约定一直遵守；{said.CALL_ABOUT_A_BREACH}。",
        company_next=f"请照约定一直遵守；{said.REPORT_A_BREACH}。",
    )
    OTHERS_KEEP = SituationWords(
        party_next=f"{said.OTHERS_KEEP}；{said.CALL_ABOUT_A_BREACH}。",
        company_next=f"{said.OTHERS_KEEP}；{said.REPORT_A_BREACH}。",
    )
    VISIT_AHEAD = SituationWords(
        staff_next="核对卷宗后归档；计划回访：{visits}。",
        party_next=said.ASKED_AT_A_VISIT,
        company_next="已经结案，调委会计划在{visits}回访。",
    )
    VISITED_BADLY = SituationWords(
        staff_next="回访不满意的，由调委会决定怎么接着办；没有要接着办的，核对卷宗后归档。"
    )
    VISIT_AFTER_ARCHIVING = SituationWords(
        staff_next="计划回访：{visits}。",
        party_next=said.ASKED_AT_A_VISIT,
        company_next="已经归档，调委会计划在{visits}回访。",
    )
    UNDER_SETTLEMENT = SituationWords(
        staff_next="照和解登记付款和办完的事；都付清、办完的，办理“和解履行完毕”。",
        party_next="照和解约定的日子付、办；不照办的，按原来的法院文书恢复执行。",
        company_next="照和解约定的日子履行；不履行的，按原来的依据恢复执行。",
        court_next="由当事人照和解履行、调委会跟踪；不履行的，权利人可以申请恢复执行。",
    )
    OBJECTED_TO = SituationWords(
        staff_next=(
            "有人对确认裁定提出异议，法院决定以前裁定照样有效。有了决定，登记异议被驳回，"
            "或者登记确认裁定被撤销。"
        ),
        party_next=f"有人对法院的确认裁定提出异议，{said.STILL_EXAMINED}，仍照裁定办。",
        company_next=f"有人对确认裁定提出异议，{said.STILL_EXAMINED_BY_COURT}，仍按裁定履行。",
        court_next="审查对确认裁定的异议；有了决定，告知调委会。",
    )
    TO_BE_SET_ASIDE = SituationWords(
        staff_next=(
            "有当事人申请撤销仲裁裁决，法院决定以前裁决照样有效，已经申请执行的由法院中止执行。"
            "有了决定，登记撤销申请被驳回、重新仲裁，或者裁决被撤销。"
        ),
        party_next=(
            f"有人向法院申请撤销仲裁裁决，{said.STILL_EXAMINED}，仍照裁决办；"
            "已经申请执行的，法院先停下来。"
        ),
        company_next=(
            f"有当事人申请撤销仲裁裁决，{said.STILL_EXAMINED_BY_COURT}，仍按裁决履行；"
            "已经申请执行的，法院会中止执行。"
        ),
        court_next="审查撤销裁决的申请，已经申请执行的裁定中止执行；有了决定，告知调委会。",
    )
    RETRIAL_ASKED_FOR = SituationWords(
        staff_next=(
            "有当事人申请再审，法院决定以前不停止执行，原来的文书照样有效。"
            "有了决定，办理“登记再审的决定”。"
        ),
        party_next=f"有人向法院申请再审，{said.STILL_EXAMINED}，仍照原来的文书办。",
        company_next=f"有当事人申请再审，{said.STILL_EXAMINED_BY_COURT}，仍按原文书履行。",
        court_next="审查再审申请，不停止原文书的执行；有了决定，告知调委会。",
    )
    TRIED_WHEN_DONE = SituationWords(
        staff_next=f"法院已裁定再审，或者由仲裁庭重新仲裁：{said.RESULT_OF_A_RETRIAL}",
        party_next=f"这件纠纷的裁判文书正在重新审理，{said.RETRIAL_IS_TOLD}",
        company_next=f"原文书正在再审或者重新仲裁，{said.RETRIAL_IS_TOLD_TO_US}",
        court_next="再审、重新仲裁有了结果，告知调委会。",
    )
    RETRIED = SituationWords(
        office="再审中",
        party="法院正在再审",
        staff_next=f"法院已裁定再审，中止执行：{said.RESULT_OF_A_RETRIAL}",
        party_next=f"法院决定重新审理，执行先停下来，{said.RETRIAL_IS_TOLD}",
        company_next=f"法院已裁定再审，原文书中止执行；{said.RETRIAL_IS_TOLD_TO_US}",
        court_next=f"再审期间中止执行（{articles.RETRIAL_RESTS}）；维持的恢复执行，改判的按新的文书。",
    )
    RETRIED_AND_PERFORMED = SituationWords(
        office="再审中",
        party="法院正在再审",
        staff_next=f"法院已裁定再审，不中止执行，照原文书履行：{said.RESULT_OF_A_RETRIAL}",
        party_next=f"法院决定重新审理，原来的文书还照着办，{said.RETRIAL_IS_TOLD}",
        company_next=f"法院已裁定再审，不中止执行，仍按原文书履行；{said.RETRIAL_IS_TOLD_TO_US}",
        court_next=f"再审期间不中止执行（{articles.RETRIAL_RESTS}）；改判的，按新的文书。",
    )
    ARBITRATED_AGAIN = SituationWords(
        office="重新仲裁中",
        party="仲裁庭正在重新仲裁",
        staff_next=(
            "法院通知仲裁庭在{again_until}以前重新仲裁：作出新裁决的，登记新文书；"
            "没有开始的，登记恢复撤销程序。"
        ),
        party_next="仲裁庭要在{again_until}以前重新仲裁，请等仲裁委员会通知。出了新裁决，照新的办。",
        company_next="仲裁庭在{again_until}以前重新仲裁，请等仲裁委员会通知；有新裁决的，照新裁决履行。",
        court_next="撤销程序中止；仲裁庭在{again_until}以前没有开始重新仲裁的，恢复撤销程序。",
    )
    UNCONFIRMED = SituationWords(
        staff_next="请收款人确认收到。",
        party_next="钱已经说付了，收到的一方请点确认。",
        company_next="款项已登记付出，等收款人确认。",
    )
