"""The dossier of a mediated case: the papers it requires, and which are not there yet."""


def missing(case) -> list[str]:
    """The dossier's required papers whose record (or scan) is not there yet, by name."""
    return [name for name, there in required(case) if not there]


def required(case) -> list[tuple[str, bool]]:
    """The required papers of a mediated case in dossier order, and whether each is there.

    Until its paper exists as a document of its own, the record behind it counts, or a scan.
    """
    return case.sheet.once("required papers", lambda: _required(case))


def _required(case) -> list[tuple[str, bool]]:
    titles = case.evidence.filter(kind="scan").values_list("title", flat=True)
    scans = set(case.sheet.rows("scans", titles))
    parties = case.sheet.needed_parties
    agreement = next((a for a in case.sheet.agreements if a.effective_on), None)
    rows = [
        ("受理登记表", case.accepted_on is not None),
        ("权利义务告知书", bool(parties) and all(p.notice_on for p in parties)),
        ("当事人身份证明", _identities(case, parties, agreement)),
        ("调解记录", case.sheet.has("sessions") or bool(case.sheet.sessions)),
    ]
    if agreement is None:
        rows.append(("终止调解记录", bool(case.end_reason)))
    elif agreement.form == "oral":
        rows.append(("口头协议登记表", True))
    else:
        issued = case.documents.filter(kind="agreement")
        rows.append(("调解协议书", case.sheet.has("documents") is not False and issued.exists()))
    return [(name, there or name in scans) for name, there in rows]


def _identities(case, parties, agreement) -> bool:
    """Identity was checked at each signature, or number or consent record identifies the party."""
    if agreement is not None and agreement.form == "written":
        checked = {mark.party_id for mark in agreement.marks if mark.identity_checked}
        return all(party.pk in checked for party in parties)
    return bool(parties) and all(party.consent_how or party.id_mark for party in parties)
