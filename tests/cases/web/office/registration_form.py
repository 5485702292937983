"""The form of registration, filled in for a complaint of one neighbour about another."""

REGISTER = "/office/register/"
PARTIES = {
    "parties-TOTAL_FORMS": "2",
    "parties-INITIAL_FORMS": "2",
    "parties-0-role": "applicant",
    "parties-0-kind": "person",
    "parties-0-name": "李申",
    "parties-0-phone": "13800002231",
    "parties-0-hide_name": "on",
    "parties-0-link": "on",
    "parties-1-role": "respondent",
    "parties-1-kind": "person",
    "parties-1-name": "周被",
}
CLAIMS = {
    "claims-TOTAL_FORMS": "1",
    "claims-INITIAL_FORMS": "1",
    "claims-0-from_index": "0",
    "claims-0-to_index": "1",
    "claims-0-item": "赔偿天花板损失",
    "claims-0-amount": "8600",
}


def filled_in(p, **changed):
    """The whole form, with these values changed."""
    matter = {
        "key": "k1",
        "on": "2026-03-02",
        "channel": "phone",
        "committee": p.committee.pk,
        "estate": p.estate.pk,
        "place": "6号楼1202室",
        "category": "LK",
        "summary": "楼上漏水损坏天花板，已三个月。",
        "nature": "2",
        "extent": "2",
        "harm": "2",
        "amount": "8,600",
    }
    return matter | PARTIES | CLAIMS | changed
