"""Tests stay on this machine."""

import socket

import pytest

LOOPBACK = ("127.", "::1", "localhost")


class NetworkForbidden(RuntimeError):
    """A test tried to reach another machine."""


def _refuse_others(host) -> None:
    if host and not str(host).startswith(LOOPBACK):
        raise NetworkForbidden(f"tests stay on this machine, not {host}")


def _refuse_address(sock, address) -> None:
    if sock.family in (socket.AF_INET, socket.AF_INET6):
        _refuse_others(address[0])


class _LocalSocket(socket.socket):
    def connect(self, address):
        _refuse_address(self, address)
        return super().connect(address)

    def connect_ex(self, address):
        _refuse_address(self, address)
        return super().connect_ex(address)


@pytest.fixture(scope="session", autouse=True)
def _no_network():
    """Sockets reach loopback and unix sockets only; other host names are not resolved."""
    look_up = socket.getaddrinfo

    def look_up_locally(host, *args, **kwargs):
        _refuse_others(host.decode() if isinstance(host, bytes) else host)
        return look_up(host, *args, **kwargs)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket, "socket", _LocalSocket)
        patch.setattr(socket, "getaddrinfo", look_up_locally)
        yield
