"""Appraisals during mediation: a court's time to mediate does not count their days (在线规则 26).

The last day is counted again from all days left out, so that an appraisal may be recorded late, be
corrected, and overlap with other days on which the time stood still.
"""

from cases.acts import Done, entry
from cases.law import articles
from cases.phases import earlier_facts as shared
from cases.phases import roles
from cases.phases.common import in_text
from cases.states import IN_MEDIATION
from cases.words.punctuation import without_final_stop

from . import guards_of_appraisals as g
from .time_of_mediation import TimeOfMediation, until_in_words

TIME_WAS_OVER = "委托的时候调解期限已经满了，鉴定不再改变期限。"
DAYS_DO_NOT_COUNT = f"鉴定的时间不计入调解期限（{articles.APPRAISAL_TIME}）"
DAYS_COUNT = "这些日子照常计入调解期限"
TIME_RUNS_ON = "调解期限照常计算，要等鉴定意见的，各方同意可以延期。"


class Appraisals(TimeOfMediation):
    """Acts on the appraisals of a case."""

    class Meta:
        abstract = True

    @entry(
        states=IN_MEDIATION,
        label="登记委托鉴定",
        permission=roles.staff,
        quiet=True,
        rests_on=(shared.the_acceptance,),
    )
    def begin_appraisal(self, *, by, on, what, body):
        """Record an appraisal, commissioned on the day `on`."""
        self.appraisals.create(what=what, body=body, began_on=on)
        sentence, facts = self._without_appraisals()
        if facts and facts["left_out"]["K9"][1]:
            facts |= {"key": "K9", "reason": f"委托{body}鉴定"}
        elif facts:
            sentence = TIME_WAS_OVER
        return Done(f"委托{body}鉴定：{without_final_stop(what)}。{sentence}", facts=facts)

    @entry(
        states=IN_MEDIATION,
        label="登记鉴定结束",
        permission=roles.staff,
        guards=(g.an_appraisal_is_open, g.appraisal_is_open),
        rests_on=(g.the_commission,),
    )
    def end_appraisal(self, *, by, on, appraisal, result):
        """The opinion was given, or the appraisal ended without one, on the day `on`."""
        appraisal.ended_on, appraisal.result = on, result
        appraisal.save(update_fields=["ended_on", "result"])
        sentence, facts = self._without_appraisals()
        said = f"{appraisal.body}鉴定结束：{without_final_stop(result)}。"
        return Done(f"{said}{sentence}", facts=facts)

    @entry(
        states=IN_MEDIATION,
        label="更正鉴定日期",
        permission=roles.staff,
        guards=(
            g.an_appraisal_is_recorded,
            g.appraisal_is_of_the_case,
            g.appraisal_days_in_order,
            g.appraisal_days_differ,
        ),
        quiet=True,
    )
    def correct_appraisal(self, *, by, on, appraisal, reason, began_on, ended_on=None):
        """Correct the days of an appraisal; the time to mediate is counted again from them."""
        before = _days_of(appraisal)
        appraisal.began_on, appraisal.ended_on = began_on, ended_on
        appraisal.save(update_fields=["began_on", "ended_on"])
        sentence, facts = self._without_appraisals()
        return Done(
            f"更正{appraisal.body}鉴定的日期：由{before}改为{_days_of(appraisal)}。{sentence}"
            f"原因：{without_final_stop(reason)}。",
            facts=facts,
            invalidates_open_forms=True,
        )

    @entry(
        states=IN_MEDIATION,
        label="撤销鉴定登记",
        permission=roles.staff,
        guards=(g.an_appraisal_is_recorded, g.appraisal_is_of_the_case),
        quiet=True,
        rests_on=(g.the_commission,),
    )
    def strike_appraisal(self, *, by, on, appraisal, reason):
        """Strike off an appraisal recorded by mistake; it stays on record, and its days count."""
        appraisal.struck_on, appraisal.struck_reason = on, reason
        appraisal.save(update_fields=["struck_on", "struck_reason"])
        sentence, facts = self._without_appraisals(DAYS_COUNT)
        return Done(
            f"撤销{appraisal.body}鉴定的登记（{_days_of(appraisal)}）："
            f"{without_final_stop(appraisal.what)}。{sentence}原因：{without_final_stop(reason)}。",
            facts=facts,
            invalidates_open_forms=True,
        )

    def _without_appraisals(self, what=DAYS_DO_NOT_COUNT):
        """Count the time to mediate again by the appraisals on record; sentence and facts.

        The sentence begins with `what` becomes of the days.
        """
        if not self.on_route.appraisal_left_out:
            return TIME_RUNS_ON, {}
        self.sheet.__dict__.pop("appraisals", None)
        counted = self.count_time_again()
        if counted is None:
            return "", {}
        return f"{what}，调解期限{until_in_words(counted)}。", self.days_left_out(counted)


def _days_of(appraisal) -> str:
    end = in_text(appraisal.ended_on) if appraisal.ended_on else "（还没有结束）"
    return f"{in_text(appraisal.began_on)}至{end}"
