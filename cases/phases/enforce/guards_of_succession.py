"""Guards of successors who take over what a party still owes or is owed."""

from fractions import Fraction

from cases.guards import guard
from cases.law import articles, articles_of_enforcement, ratios
from cases.phases.common import in_text

from .records_of_succession import Succession

Ground = Succession.Ground
BASIS_OF = {
    Ground.DEATH: articles.ESTATE_PAYS,
    Ground.MERGER: articles.MERGED,
    Ground.DIVISION: articles.MERGED,
}


def candidates(case, predecessor) -> list:
    """The parties registered as those who follow that party."""
    return [party for party in case.sheet.parties if party.predecessor_id == predecessor.pk]


def takers(rows) -> list:
    """Those who take over, without those who renounce."""
    return [row for row in rows if not row["renounced"]]


@guard(
    otherwise="请先补登承继的人或者单位，写明接替的是哪一方。",
    basis=articles.PARTIES_AS_THEY_ARE,
    remedy="add_party",
)
def somebody_may_succeed(case, facts):
    parties = case.sheet.parties
    keys = {party.pk for party in parties}
    return any(party.predecessor_id in keys for party in parties)


@guard(
    otherwise="这一方在本案没有还要履行或者收取的事项，不用办承继；不再参加的办“当事人退出”。",
    basis=articles.BINDING,
    needs=("predecessor",),
    remedy="release_party",
)
def something_is_taken_over(case, facts):
    whose = facts["predecessor"].pk
    return any(duty.is_pending and whose in duty.party_ids for duty in case.sheet.obligations)


@guard(
    otherwise="去世的是个人，合并、分立的是单位，请核对事由。",
    basis=articles.PARTIES_AS_THEY_ARE,
    needs=("predecessor", "ground"),
    about="ground",
)
def ground_fits_the_party(case, facts):
    return facts["predecessor"].is_organisation != (facts["ground"] == Ground.DEATH)


@guard(
    otherwise="补登为承继人的，每一位都要写明份额，或者选放弃继承。",
    basis=articles.ESTATE_PAYS,
    needs=("predecessor", "successors"),
    about="successors",
)
def everyone_registered_is_named(case, facts):
    named = {row["party"].pk for row in facts["successors"]}
    return named == {party.pk for party in candidates(case, facts["predecessor"])}


@guard(
    otherwise="全部放弃继承的，由遗产管理人办理：请补登遗产管理人，由其在遗产范围内承继。",
    basis=articles.ESTATE_IN_CARE,
    needs=("successors",),
    remedy="add_party",
)
def somebody_takes_over(case, facts):
    return bool(takers(facts["successors"]))


@guard(
    otherwise="只有继承人可以放弃继承；合并、分立的单位要承担原单位的义务。",
    basis=articles.MERGED,
    needs=("successors", "ground"),
    about="successors",
)
def only_heirs_renounce(case, facts):
    rows = facts["successors"]
    return facts["ground"] == Ground.DEATH or len(takers(rows)) == len(rows)


@guard(
    otherwise="不放弃的各位份额合计要正好是全部；只有一位的不用写；"
    "分立没有另外约定的都不写（连带承担）。",
    basis=articles.ESTATE_PAYS,
    needs=("successors", "ground"),
    about="successors",
)
def shares_are_the_whole(case, facts):
    rows = takers(facts["successors"])
    given = [ratios.exact(row["share"]) for row in rows if row["share"] is not None]
    if not given:
        return len(rows) < 2 or facts["ground"] != Ground.DEATH
    return len(given) == len(rows) and sum(given, Fraction(0)) == 1


@guard(
    otherwise="遗产的价值只对承继债务的继承人填写；放弃的、单位的不填。",
    basis=articles.ESTATE_PAYS,
    needs=("successors", "ground"),
    about="successors",
)
def only_estates_have_a_limit(case, facts):
    limited = [row for row in facts["successors"] if row["limit"] is not None]
    return not limited or (
        facts["ground"] == Ground.DEATH and all(not row["renounced"] for row in limited)
    )


def _since(case):
    title = case.sheet.title
    return case.effective_on or (title and title.since)


@guard(
    otherwise="协议生效以前就去世、合并、分立的，不能办承继：当时的签署有没有效，请先核对。",
    basis=articles.CAPACITY_ENDS,
    needs=("happened_on",),
    exact=lambda case, facts: (
        f"协议是{in_text(_since(case))}生效的，那以前就去世、合并、分立的，不能办承继："
        "当时的签署有没有效，请先核对。"
    ),
)
def it_happened_under_the_title(case, facts):
    since = _since(case)
    return since is None or facts["happened_on"] >= since


@guard(
    otherwise="承继的日期不能早于去世、合并、分立的那天。",
    basis=articles.DATES,
    needs=("happened_on", "on"),
    about="happened_on",
)
def it_happened_before(case, facts):
    return facts["happened_on"] <= facts["on"]


@guard(
    otherwise="请写明凭证（例如继承公证书、死亡证明和亲属关系证明、合并分立的登记）。",
    basis=articles_of_enforcement.CHANGE_OF_PARTY,
    needs=("proof",),
)
def succession_has_proof(case, facts):
    return bool(facts["proof"].strip())


@guard(
    otherwise="请写明怎么把协议的内容、权利义务告知了承继的人。",
    basis=articles.RIGHTS,
    needs=("told_how",),
)
def successors_were_told(case, facts):
    return bool(facts["told_how"].strip())
