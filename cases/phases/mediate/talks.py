"""Talks with the parties: sessions, offers, private talks, inquiries into the facts."""

from cases.acts import Audience, Done, Effects, Unseen, entry, step
from cases.law import money
from cases.phases import common, roles
from cases.phases import earlier_facts as shared
from cases.states import IN_MEDIATION
from cases.states import Status as S
from cases.words.party_marks import party_mark

from . import earlier_facts as facts_of
from . import guards as g
from . import guards_of_pausing as pauses
from . import guards_of_reports
from . import guards_of_who_acts as acts
from .guards_of_mediators import no_recusal_is_open
from .reports import Reports


def _held(by, held_by):
    """Who did it by name, and the same in brackets where another one records it."""
    if held_by is None or held_by.pk == by.person_id:
        return by.name, ""
    return held_by.name, f"（{held_by.name}办）"


def _came_for(row, whom) -> str:
    """某公司由吴经理（项目经理）到场."""
    return f"{whom}由{row['name'].strip()}（{row['post'].strip()}）到场"


class Talks(Reports):
    """Acts that record what was said and seen."""

    class Meta:
        abstract = True

    @step(
        source=S.ACCEPTED,
        target=S.MEDIATING,
        label="开始调解",
        permission=roles.mediator,
        guards=(
            guards_of_reports.mediation_is_not_suspended,
            common.nobody_refused,
            g.rights_notice_served_on_all,
            no_recusal_is_open,
        ),
        rests_on=(facts_of.the_notice_to_all,),
    )
    def open_session(self, *, by, on, place=""):
        """Mediation begins after every party received the rights notice."""
        return Done(f"开始调解{f'（{place}）' if place else ''}。")

    @entry(
        states={S.MEDIATING},
        label="记录一次调解",
        permission=roles.mediator,
        guards=(
            guards_of_reports.mediation_is_not_suspended,
            common.only_parties_of_this_case,
            g.mediated_on_that_day,
            pauses.nobody_met_while_it_was_stopped,
            no_recusal_is_open,
            acts.who_came_has_a_post,
            acts.nobody_came_by_an_ended_authority,
        ),
        effects=Effects(audience=Audience.MEDIATION),
        rests_on=(
            facts_of.the_beginning,
            facts_of.the_assignment_of_who_acts,
            shared.the_party_joined,
        ),
        unseen=Unseen.REFUSED_IF_SAME,
    )
    def log_session(self, *, by, on, present, held_by=None, attending=(), **fields):
        """Record one session: who was present, statements, result, and who of several held it.

        `attending` says who came for whom: rows of party, name, and post or authority.
        """
        number, (name, another) = len(self.sheet.sessions) + 1, _held(by, held_by)
        fields["attended"] = "；".join(_came_for(row, row["party"].called) for row in attending)
        session = self.sessions.create(number=number, on=on, mediator=name, **fields)
        session.present.add(*present)
        agreed = f"约定{session.appointment}再谈。" if session.next_on else ""
        came = "".join(f"{_came_for(row, party_mark(row['party'].pk))}。" for row in attending)
        return Done(
            f"{session}{another}{session.how_open}：{session.get_outcome_display()}。{came}{agreed}",
            audience=Audience.MEDIATION,
            facts={"place": session.place},
        )

    @entry(
        states={S.MEDIATING},
        label="记录方案",
        permission=roles.mediator,
        guards=(common.only_parties_of_this_case,),
        effects=Effects(audience=Audience.MEDIATION),
        rests_on=(shared.the_acceptance, shared.the_party_joined),
    )
    def offer(self, *, by, on, party, amount=None, text=""):
        """Record one side's offer, in money or in words."""
        self.offers.create(party=party, amount=amount, text=text, on=on)
        sum_ = f"{money.yuan(amount)}元" if amount is not None else ""
        return Done(
            f"{party_mark(party.pk)}方案：{sum_}{'，' if sum_ and text else ''}{text}。",
            audience=Audience.MEDIATION,
        )

    @entry(
        states=IN_MEDIATION,
        label="背对背记录",
        permission=roles.mediator,
        guards=(common.only_parties_of_this_case, g.mediated_on_that_day),
        quiet=True,
        effects=Effects(audience=Audience.MEDIATOR),
        rests_on=(facts_of.the_assignment_of_who_acts, shared.the_party_joined),
        unseen=Unseen.REFUSED_IF_SAME,
    )
    def caucus(self, *, by, on, party, text, held_by=None):
        """Record a private talk; its content stays off the trail."""
        self.caucus_notes.create(party=party, on=on, text=text)
        sentence = f"与{party_mark(party.pk)}背对背沟通一次{_held(by, held_by)[1]}。"
        return Done(sentence, audience=Audience.MEDIATOR)

    @entry(
        states=IN_MEDIATION,
        label="调查记录",
        permission=roles.mediator,
        guards=(g.mediated_on_that_day,),
        quiet=True,
        effects=Effects(audience=Audience.MEDIATION),
        rests_on=(facts_of.the_assignment_of_who_acts,),
        unseen=Unseen.REFUSED_IF_SAME,
    )
    def investigate(self, *, by, on, place, asked, text, held_by=None):
        """Record one inquiry into the facts."""
        name, another = _held(by, held_by)
        self.investigations.create(on=on, place=place, asked=asked, text=text, by=name)
        return Done(f"到{place}调查一次{another}。", audience=Audience.MEDIATION)
