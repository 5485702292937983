"""Which kinds of records a case has, read with the case, so that absent kinds are not queried."""

from django.apps import apps
from django.db.models import BooleanField, Exists, Expression, OuterRef, Q


class HasRecords(Expression):
    """Whether the case of a row has records of one kind; the same SQL every time, built once.

    `column` is the one by which a record names its case, `either` a further condition.

    Not for subqueries: the SQL names the table of the cases.
    """

    output_field = BooleanField()

    def __init__(self, model, column="case", either=None, **where):
        super().__init__()
        self.model, self.column, self.where, self.built = model, column, where, {}
        self.either = either or Q()

    def of(self, case) -> dict:
        """The conditions of the records of a case."""
        return {self.column: case, **self.where}

    def resolve_expression(self, *args, **kwargs):
        """Itself: nothing in it depends on the query."""
        return self

    def relabeled_clone(self, change_map):
        """Raise `ValueError` for a query in which the table of the cases has another name."""
        raise ValueError("presence is asked of the cases themselves, not in a subquery")

    def as_sql(self, compiler, connection):
        """The SQL of this kind of database."""
        if connection.vendor not in self.built:
            self.built[connection.vendor] = self._rows(compiler.query).as_sql(compiler, connection)
        return self.built[connection.vendor]

    def _rows(self, query):
        records = apps.get_model("cases", self.model).objects
        return Exists(records.filter(self.either, **self.of(OuterRef("pk")))).resolve_expression(
            query
        )


ASKED_OF_A_COURT = ("objected_on", "retrial_on", "again_until")
FLAGS = {
    "has_answers": HasRecords("Answer"),
    "has_appraisals": HasRecords("Appraisal", struck_on=None),
    "has_bad_visits": HasRecords("ReturnVisit", score="unsatisfied"),
    "has_caucus_notes": HasRecords("CaucusNote"),
    "has_claims": HasRecords("Claim"),
    "has_clocks": HasRecords("Clock", ended_on=None),
    "has_held_clocks": HasRecords("Clock", ended_on=None, status="held"),
    "has_contact_attempts": HasRecords("ContactAttempt"),
    "has_documents": HasRecords("IssuedDocument"),
    "has_group_members": HasRecords("GroupMember"),
    "has_investigations": HasRecords("Investigation"),
    "has_kept_visits": HasRecords("ReturnVisit", dropped_on=None),
    "has_joined": HasRecords("Case", column="lead"),
    "has_links": HasRecords("CaseLink", removed_on=None),
    "has_notices": HasRecords("Notice"),
    "has_offers": HasRecords("Offer"),
    "has_payments": HasRecords("Payment"),
    "has_proceedings": HasRecords("Proceeding"),
    # Of a paper in force a court is asked something; this alone stays known after an act.
    "has_questions": HasRecords(
        "Proceeding",
        either=Q(*[(f"{name}__isnull", False) for name in ASKED_OF_A_COURT], _connector=Q.OR),
    ),
    "has_recusals": HasRecords("Recusal"),
    "has_reductions": HasRecords("Reduction", taken_back_on=None),
    "has_scans": HasRecords("Evidence", kind="scan"),
    "has_sessions": HasRecords("Session"),
    "has_transfers": HasRecords("Transfer", answer=""),
    "has_supervisions": HasRecords("Supervision", closed_on=None),
    "has_settlements": HasRecords("Settlement", status="open"),
    "has_visits": HasRecords("ReturnVisit", done_on=None, dropped_on=None, given_up_on=None),
}
