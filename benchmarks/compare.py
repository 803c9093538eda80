"""Measure comparisons on the record loaded: `python -m benchmarks.compare`.

Times and sizes are those of `benchmarks.matrix`.
"""

from benchmarks.matrix import main

SIX = "/compare/?state=CHN&state=FRA&state=GBR&state=IND&state=RUS&state=USA"
PATHS = (
    "/compare/",
    "/compare/?state=RUS&state=USA",
    "/compare/?state=IND&state=PAK&q=mine",
    SIX,
    "/compare/?state=EST&state=FIN&state=LTU&state=LVA&state=POL&state=UKR",
    f"{SIX}&show=differences",
    "/compare/?state=POL&against=region",
    "/compare/?state=NGA&against=region",
    f"{SIX}&on=1985-06-30",
)

if __name__ == "__main__":
    main(PATHS)
