"""Where overseeing offices read a case."""


def case_url(case, more=""):
    return f"/supervisor/cases/{case.number}/{more}"
