"""Six threads that start together, each with its own connection to the database."""

import threading

from django.db import connection

SIX = 6


def at_once(work):
    """Run work(i) in six threads that start together; returns results and exceptions."""
    barrier, answers = threading.Barrier(SIX), [None] * SIX

    def one(i):
        try:
            barrier.wait()
            answers[i] = work(i)
        except Exception as refused:
            answers[i] = refused
        finally:
            connection.close()

    threads = [threading.Thread(target=one, args=(i,)) for i in range(SIX)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return answers
