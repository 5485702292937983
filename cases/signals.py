"""The one signal for derived data: sent when an act is done, before the commit."""

from django.dispatch import Signal

act_done = Signal()
