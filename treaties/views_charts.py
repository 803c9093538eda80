"""The page of charts, and its numbers as a file."""

import csv

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from treaties.filters import EVERYWHERE, ActionFilter, RelatedFilter, WordFilter
from treaties.models import TreatyAction
from treaties.pages.asked import Asked
from treaties.pages.charts import ChartsPage, charts_page
from treaties.views import dated, framed


class ChartsFilter(RelatedFilter):
    """Asks which acts are counted, and in what form."""

    format = WordFilter(("csv",), method="as_asked", label="csv gives the numbers as a file.")


@dated
def charts(request: HttpRequest, asked: Asked) -> HttpResponse:
    """Show consents by year, the wait from signature to consent, and acts of leaving."""
    question = ChartsFilter(request.GET, queryset=TreatyAction.objects.all())
    valid = question.is_valid()
    page = charts_page(question, asked, question.among() if valid else EVERYWHERE)
    if valid and question.form.cleaned_data["format"]:
        return _file(page, asked)
    api = page.form.api(reverse("api-actions"), ActionFilter, before=asked.on.isoformat())
    frame = framed(request, asked, "charts", api) | {"kept": page.form.kept}
    context = {"page": page, "form": page.form, "question": question}
    context |= {"states": page.states, "treaties": page.treaties}
    return render(request, "treaties/charts.html", context | frame, status=200 if valid else 400)


def _file(page: ChartsPage, asked: Asked) -> HttpResponse:
    """Return every number of every chart, a row each."""
    name = f"servanda-charts-{asked.on}.csv"
    response = HttpResponse(
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )
    writer = csv.writer(response, lineterminator="\n")
    writer.writerow(["chart", "bar", "number"])
    for picture in (*page.pictures, *page.wave.pictures):
        writer.writerows([picture.id, bar.label, bar.number] for bar in picture.bars)
    return response
