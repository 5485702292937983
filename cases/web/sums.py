"""Reading a sum while it is typed, for the words shown beside the field."""

from django.http import JsonResponse
from django.views.decorators.cache import never_cache

from cases.law import money
from mediation.accounts.front_door import open_to_all


@open_to_all
@never_cache
def read_sum(request):
    """`?q=1.2万` as {fen, words}, or {error} with the sentence the form would show.

    The submitted form uses the same reader.
    """
    try:
        fen = money.parse_yuan(request.GET.get("q", ""))
    except money.MoneyError as wrong:
        return JsonResponse({"error": str(wrong)})
    return JsonResponse({"fen": fen, "words": f"{money.yuan(fen)} 元　{money.words(fen)}"})
