"""Faults planted by raw SQL in the case of `shared_cases.performing`, each with its sentence."""


def a_visit_on(day):
    """The statement that puts a return visit made that day into a case."""
    words = 'slot, moved_why, met, words, performance, score, signs, measures, joined_by, "by"'
    return (
        "INSERT INTO cases_returnvisit"
        f" (case_id, planned_on, done_on, evening, given_up_why, {words})"
        f" SELECT id, '{day}', '{day}', FALSE, '', '', '', '', '', '', '', '', '', '', ''"
        " FROM cases_case WHERE id = %s"
    )


FAULTS = {
    "a status written around the door": (
        "UPDATE cases_case SET status = 'closed' WHERE id = %s",
        "状态是“已结案”，经过最后到的是“履行中”。",
    ),
    "words of a line altered": (
        "UPDATE cases_step SET sentence = '什么都没有发生' WHERE case_id = %s AND seq = 3",
        "经过第3行（2026-03-02 consent）被改动过，校验值不符。",
    ),
    "a day of a line altered": (
        "UPDATE cases_step SET month = 202512 WHERE case_id = %s AND seq = 2",
        "经过第2行的年月 202512 与日期 2026-03-02 不符。",
    ),
    "a hash of a line altered": (
        "UPDATE cases_step SET hash = 'ff' WHERE case_id = %s AND seq = 3",
        "经过第3行（2026-03-02 consent）被改动过，校验值不符。",
    ),
    "where a step led altered": (
        "UPDATE cases_step SET target = 'closed' WHERE case_id = %s AND name = 'accept'",
        "（2026-03-02 accept）被改动过，校验值不符。",
    ),
    "the whole trail cut off": (
        "DELETE FROM cases_step WHERE case_id = %s",
        "经过应有{length}行，实有0行。",
    ),
    "a line cut out": (
        "DELETE FROM cases_step WHERE case_id = %s AND seq = 4",
        "经过第4行缺失。",
    ),
    "the last line cut off": (
        "DELETE FROM cases_step WHERE case_id = %s AND name = 'dun'",
        "经过应有{length}行，实有{one_less}行。",
    ),
    "the head on the case altered": (
        "UPDATE cases_case SET trail_head = 'ff' WHERE id = %s",
        "案件记下的末行校验值与经过不符。",
    ),
    "a day of acceptance altered": (
        "UPDATE cases_case SET accepted_on = '2026-01-05' WHERE id = %s",
        "受理日是 2026-01-05，经过中“受理调解”是 2026-03-02。",
    ),
    "a day of registration altered": (
        "UPDATE cases_case SET registered_on = '2026-01-05' WHERE id = %s",
        "登记日是 2026-01-05，经过中“登记”是 2026-03-02。",
    ),
    "a day of effect taken away": (
        "UPDATE cases_case SET effective_on = NULL WHERE id = %s",
        "协议生效日是 空，经过中“协议生效”是 2026-03-02。",
    ),
    "a day of closing invented": (
        "UPDATE cases_case SET closed_on = '2026-03-05' WHERE id = %s",
        "结案日是 2026-03-05，经过中“结案”是 空。",
    ),
    "the day of the last milestone altered": (
        "UPDATE cases_case SET milestone_on = '2026-01-05' WHERE id = %s",
        "最近节点日是 2026-01-05，经过中是 2026-03-02。",
    ),
    "namesakes no longer told apart": (
        "UPDATE cases_party SET distinction = '代理人' WHERE case_id = %s AND name = '李申'",
        "当事人李申与同名当事人的区别记为“代理人”，应为“”。",
    ),
    "a promise forgotten": (
        "UPDATE cases_case SET open_promises = 3 WHERE id = %s",
        "待兑现承诺记为3项，实有0项。",
    ),
    "a payment made smaller": (
        "UPDATE cases_payment SET amount = 299999 WHERE case_id = %s",
        "各期已付3,000.00元，付款记录2,999.99元（义务{debt}）。",
    ),
    "the sum paid altered": (
        "UPDATE cases_case SET amount_paid = 580000 WHERE id = %s",
        "已付金额记为5,800.00元，现行依据下的付款记录合计3,000.00元。",
    ),
    "the sum agreed altered": (
        "UPDATE cases_case SET amount_agreed = 580001 WHERE id = %s",
        "应付金额记为5,800.01元，现行依据下应付合计5,800.00元。",
    ),
    "an instalment altered": (
        "UPDATE cases_instalment SET amount = 280001 WHERE number = 2 AND obligation_id ="
        " (SELECT id FROM cases_obligation WHERE case_id = %s)",
        "分期合计5,800.01元，应付5,800.00元（义务{debt}）。",
    ),
    "a payment confirmed before it was made": (
        "UPDATE cases_payment SET paid_on = '2026-03-10', confirmed_on = '2026-03-09'"
        " WHERE case_id = %s",
        "付款是 2026-03-10，收款人确认却是 2026-03-09。",
    ),
    "a clock ended before it began": (
        "UPDATE cases_clock SET ended_on = '2026-03-01' WHERE key = 'K13' AND case_id = %s",
        "期限K13是 2026-03-02 起算的，却在 2026-03-01 结束。",
    ),
    "a session held before the acceptance": (
        "UPDATE cases_session SET \"on\" = '2026-02-01' WHERE case_id = %s",
        "受理调解是 2026-03-02，第1份调解记录却是 2026-02-01。",
    ),
    "a return visit before the effect of the agreement": (
        a_visit_on("2026-03-01"),
        "协议是 2026-03-02 生效的，回访却是 2026-03-01。",
    ),
    "a payment taken out": (
        "DELETE FROM cases_payment WHERE case_id = %s",
        "各期已付3,000.00元，付款记录0.00元（义务{debt}）。",
    ),
    "a sum owed altered": (
        "UPDATE cases_obligation SET amount = 570000 WHERE case_id = %s",
        "分期合计5,800.00元，应付5,700.00元（义务{debt}）。",
    ),
    "a debt struck out": (
        "UPDATE cases_obligation SET status = 'done' WHERE case_id = %s",
        "记为已履行，尚欠2,800.00元（义务{debt}）。",
    ),
    "another mediator written in": (
        "UPDATE cases_case SET mediator_id = (SELECT MIN(p.id) FROM directory_person p"
        " WHERE p.id <> cases_case.mediator_id) WHERE id = %s",
        "案件上的调解员与现任主办人的指派记录不符。",
    ),
    "an admission without a ground": (
        "INSERT INTO cases_caseaccess (case_id, principal, function)"
        " VALUES (%s, 'person:999', 'mediator')",
        "person:999 mediator 能看到本案，但没有依据。",
    ),
    "an admission taken away": (
        "DELETE FROM cases_caseaccess WHERE case_id = %s AND function = 'mediator'",
        "{mediator} mediator 应能看到本案，但没有准入记录。",
    ),
    "an admission prolonged": (
        "UPDATE cases_caseaccess SET until = NULL WHERE case_id = %s AND function = 'resident'",
        "{link} resident 的准入期限是 无期，应为 2026-08-29。",
    ),
    "a number altered on the case": (
        "UPDATE cases_case SET dossier_number = '（2026）第9号' WHERE id = %s",
        "编号（2026）第9号没有登记在号段里。",
    ),
    "a serial taken out of the book": (
        "DELETE FROM cases_numberdrawn WHERE number = '洛双物邻调字〔2026〕1号' AND case_id = %s",
        "第1号没有登记，既没有使用也没有作废。",
    ),
    "a number taken from its case": (
        "UPDATE cases_numberdrawn SET case_id = NULL WHERE case_id = %s AND number LIKE 'SY%%'",
        "登记为已经使用，却没有对应的案件。",
    ),
    "a series set back": (
        "UPDATE cases_numberseries SET next = 1 WHERE kind = 'dossier' AND committee_id ="
        " (SELECT committee_id FROM cases_case WHERE id = %s)",
        "已用到第1号，下一号却记为第1号。",
    ),
    "a sealed number altered": (
        "UPDATE cases_party SET phone = REPLACE(phone, SUBSTR(phone, 9, 4), 'AAAA')"
        " WHERE case_id = %s AND side = 1",
        "有一项记录读不出来，没法核对（VaultError：这项数据被改动过，无法打开。）。",
    ),
    "a fingerprint altered": (
        "UPDATE cases_party SET phone_mark = 'ff' WHERE case_id = %s AND name = '李申'",
        "当事人李申的电话与查找用的指纹不符。",
    ),
    "a paper taken out": (
        "DELETE FROM cases_issueddocument WHERE case_id = %s AND kind = 'agreement'",
        "人民调解协议书应当制发1次，留存的有0份。",
    ),
    "a paper's version altered": (
        "UPDATE cases_issueddocument SET version = 2 WHERE case_id = %s AND kind = 'agreement'",
        "人民调解协议书缺第1版。",
    ),
    "a paper's hash altered": (
        "UPDATE cases_issueddocument SET html_sha256 = 'ff'"
        " WHERE case_id = %s AND kind = 'agreement'",
        "人民调解协议书第1版的正文与制发时的校验值不符。",
    ),
}

# A missing serial names its series; a number of no case names itself.
OF_A_SERIES = {
    "a serial taken out of the book",
    "a series set back",
    "a number taken from its case",
}
