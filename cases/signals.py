"""The one signal, for what is derived: an act has been done and will be committed."""

from django.dispatch import Signal

act_done = Signal()
