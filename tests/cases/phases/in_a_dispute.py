"""Who and what a dispute is about, for rows that name them before there is one."""


def li(d):
    return d.li


def zhou(d):
    return d.zhou


def both(d):
    return d.both


def mediator(d):
    return d.p.mediator


def clerk(d):
    return d.p.clerk


def bystander(d):
    return d.p.bystander


def court(d):
    return d.p.court


def debt(d):
    return d.debt
