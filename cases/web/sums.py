"""Reading a sum while it is typed, for the words shown beside the field."""

from django.http import JsonResponse
from django.views.decorators.cache import never_cache

from cases.law import money, sums
from mediation.accounts.front_door import open_to_all

ABOUT = "（“约”不保留，按此数记载）"


@open_to_all
@never_cache
def read_sum(request):
    """`?q=1.2万` as {fen, words}, or {error} with the sentence the form would show.

    The submitted form uses the same reader. An approximate sum is read as the sum it names, and
    the words say so; with `&about` the form records that it is near.
    """
    try:
        written = sums.exact_sum(request.GET.get("q", ""))
    except money.MoneyError as wrong:
        return JsonResponse({"error": str(wrong)})
    words = f"{money.yuan(written.fen)} 元　{money.words(written.fen)}"
    if written.about:
        words = f"约 {words}" if "about" in request.GET else f"{words}{ABOUT}"
    return JsonResponse({"fen": written.fen, "words": words})
