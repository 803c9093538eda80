"""The page of the matrix, and the matrix as a file."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from treaties.filters import MatrixFilter, Sorting, StandingFilter
from treaties.models import Standing
from treaties.pages.asked import Asked
from treaties.pages.matrix import matrix_page
from treaties.pages.matrix_table import as_csv, body, file_name, full_names
from treaties.views import dated, framed


@dated
def matrix(request: HttpRequest, asked: Asked) -> HttpResponse:
    """Show states under treaties, on a day or as they changed between two."""
    question = MatrixFilter(request.GET, queryset=Standing.objects.all())
    page = matrix_page(question, asked)
    if page.matrix and question.form.cleaned_data["format"]:
        return HttpResponse(
            as_csv(page.matrix),
            content_type="text/csv; charset=utf-8",
            headers={"Content-Disposition": f'attachment; filename="{file_name(page.matrix)}"'},
        )
    api = page.form.api(reverse("api-standings"), StandingFilter, on=asked.on.isoformat())
    frame = framed(request, asked, "matrix", api) | {"kept": page.form.kept}
    context = {"page": page, "form": page.form, "question": question, "matrix": page.matrix}
    if page.matrix:
        by_region = page.matrix.sorting is Sorting.DIVERGENCE
        context |= {
            "body": body(page.matrix, asked, unlike=by_region),
            "full": full_names(page.matrix.columns),
        }
    status = 200 if question.is_valid() else 400
    return render(request, "treaties/matrix.html", context | frame, status=status)
