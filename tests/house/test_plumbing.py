"""What every other test stands on."""

import socket

import pytest
from django.db import connection

from tests.conftest import NetworkForbidden


def test_the_network_is_out_of_reach_and_loopback_is_not():
    with pytest.raises(NetworkForbidden):
        socket.create_connection(("192.0.2.1", 80), timeout=1)
    with pytest.raises(NetworkForbidden):
        socket.getaddrinfo("example.org", 80)
    with socket.create_server(("127.0.0.1", 0)) as server:
        socket.create_connection(server.getsockname(), timeout=1).close()


@pytest.mark.django_db
def test_sqlite_is_a_file_in_wal():
    if connection.vendor != "sqlite":
        pytest.skip("this run is on PostgreSQL")
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA journal_mode")
        assert cursor.fetchone() == ("wal",)
        cursor.execute("PRAGMA database_list")
        assert "test.sqlite3" in cursor.fetchone()[2]
