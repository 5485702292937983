"""Which marks an agreement being signed lacks."""

from cases.states import Status

SEAL = "另一人盖章"


def marks_lacking(case) -> list[str]:
    """The marks missing under the agreement being signed."""
    agreement = case.sheet.agreement
    lacking = [f"{party.called}签署" for party in agreement.unsigned(case.sheet.needed_parties)]
    lacking += [] if agreement.mark("mediator") else ["调解员签名"]
    return lacking + ([] if agreement.is_sealed else [SEAL])


def only_the_seal_is_lacking(case) -> bool:
    """Whether all have signed the agreement, and the committee alone has not sealed it."""
    return case.status == Status.SIGNING and marks_lacking(case) == [SEAL]
