"""Deeds and words of a party that dies, or merges, while an agreement is performed."""

from mediation import clock

PROOF = {"proof": "继承公证书", "told_how": "当面"}


def heirs(*names):
    """周被 died; these are registered as those who follow."""

    def deed(d):
        for name in names:
            d.office("add_party", role="respondent", side=2, name=name, predecessor=d.zhou)

    return deed


def heir(d, name):
    return d.case.parties.get(name=name)


def takes(d, name, share=None, *, limit=None, renounced=False):
    """One row of the act: who takes over which share, up to which value."""
    return {"party": heir(d, name), "share": share, "limit": limit, "renounced": renounced}


def died(d, *rows, on=None):
    """The facts of the act: 周被 died, and these take over."""
    day = on or d.day or clock.today()
    facts = {"predecessor": d.zhou, "ground": "death", "happened_on": day, **PROOF}
    return facts | {"successors": list(rows)}


def one_heir_is_registered(d):
    heirs("周子")(d)


def the_heir_takes_over(d):
    """As a form sends it: the one heir takes over all."""
    return {"predecessor": d.zhou.pk, "ground": "death", "happened_on": clock.today(), **PROOF}
