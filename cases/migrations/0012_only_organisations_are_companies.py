"""Only an organisation is a registered company.

Why      a company chosen before the kind was corrected stayed on a natural person, and could
         then open the case.
What     the constraint. A party called exactly as its company becomes an organisation: nothing else
         of it changes. Any other such party is for a person to decide, since to take the company
         away takes its access away: the migration then stops, names every row with both
         statements that mend it, and changes nothing.
Back     the constraint goes.
Cost     one look at the parties with a company.
Check    `check_consistency` reports such parties, and access without a basis.
"""

from django.core.management import CommandError
from django.db import migrations, models
from django.db.models import F, Q

ORGANISATION = "organisation"
TO_DECIDE = """\
这些当事人不是单位，却连着物业公司，要有人对照案卷决定，没有改动：
{rows}
是公司的：UPDATE cases_party SET kind = 'organisation' WHERE id = …;
是个人的：UPDATE cases_party SET company_id = NULL WHERE id = …;
改好以后再升级，升级后用 check_consistency 核对谁看得到案件。"""


def decide(apps, schema_editor):
    """Make parties called as their company organisations; raises `CommandError` for others."""
    parties = apps.get_model("cases", "Party").objects.exclude(company=None)
    others = parties.exclude(kind=ORGANISATION)
    left = others.exclude(name=F("company__name")).order_by("pk")
    rows = [
        f"案件 {number}，当事人 id {pk}，登记为 {kind}，公司 id {company}"
        for number, pk, kind, company in left.values_list("case__number", "pk", "kind", "company")
    ]
    if rows:
        raise CommandError(TO_DECIDE.format(rows="\n".join(rows)))
    others.update(kind=ORGANISATION)


class Migration(migrations.Migration):
    dependencies = [("cases", "0011_a_promise_has_its_day")]

    operations = [
        migrations.RunPython(decide, migrations.RunPython.noop),
        migrations.AddConstraint(
            model_name="party",
            constraint=models.CheckConstraint(
                name="party_company_is_organisation",
                condition=Q(company=None) | Q(kind=ORGANISATION),
                violation_error_message="登记在册的物业公司只能登记为“单位”，请核对类别。",
            ),
        ),
    ]
