"""Reading a sum while it is typed, for the words shown beside the field."""

from django.http import JsonResponse
from django.views.decorators.cache import never_cache

from cases.law import money, sums
from mediation.accounts.front_door import open_to_all


@open_to_all
@never_cache
def read_sum(request):
    """`?q=1.2万` as {fen, words}, or {error} with the sentence the form would show.

    The submitted form uses the same reader; with `&about` it records that a sum is near it (约).
    """
    try:
        written = sums.named_sum(request.GET.get("q", ""), about="about" in request.GET)
    except money.MoneyError as wrong:
        return JsonResponse({"error": str(wrong)})
    words = f"{money.yuan(written.fen)} 元　{money.words(written.fen)}"
    return JsonResponse({"fen": written.fen, "words": f"约 {words}" if written.about else words})
