"""The application: which commands there are, in which order, with which examples."""

from __future__ import annotations

from typing import Annotated

import typer
from rich.markup import escape

from policy_text import __version__
from policy_text.cli.commands.cases import cases
from policy_text.cli.commands.chart import chart
from policy_text.cli.commands.compare import compare, contradictions, targets
from policy_text.cli.commands.compile import compile_
from policy_text.cli.commands.coverage import coverage
from policy_text.cli.commands.evaluate import evaluate
from policy_text.cli.commands.explain import explain
from policy_text.cli.commands.export import export
from policy_text.cli.commands.extract import extract
from policy_text.cli.commands.facets import facets
from policy_text.cli.commands.group import group
from policy_text.cli.commands.info import info
from policy_text.cli.commands.ingest import ingest
from policy_text.cli.commands.join import join
from policy_text.cli.commands.label import label
from policy_text.cli.commands.measures import measures
from policy_text.cli.commands.reforms import reforms
from policy_text.cli.commands.reprocess import rebuild, reprocess
from policy_text.cli.commands.search import search
from policy_text.cli.commands.show import show
from policy_text.cli.commands.similar import reprints, similar
from policy_text.cli.commands.text import text
from policy_text.cli.commands.train import train
from policy_text.cli.commands.verify import verify
from policy_text.cli.option_groups import Command, spell_out_groups
from policy_text.cli.wall import CommandGroup

__all__ = ["app", "main"]

app = typer.Typer(
    name="policy-text",
    cls=CommandGroup,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
    context_settings={"help_option_names": ["-h", "--help"]},
)


def main() -> None:
    """Run the command line."""
    app()


def _print_version(asked: bool) -> None:
    if asked:
        typer.echo(f"policy-text {__version__}")
        raise typer.Exit


@app.callback(epilog="Every command shows examples: policy-text COMMAND --help")
def describe(
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version and leave.")
    ] = False,
) -> None:
    """Measures, structure and reform types from Chinese policy texts, in a searchable case database."""


def _add(command: Command, *examples: str, panel: str) -> None:
    """Register a command under its function's name, with examples below its help."""
    epilog = "\n".join(["[bold]Examples[/bold]", *(f"  policy-text {escape(example)}" for example in examples)])
    paragraphs = [" ".join(paragraph.split()) for paragraph in (command.__doc__ or "").split("\n\n")]
    app.command(
        command.__name__.rstrip("_").replace("_", "-"),
        help="\n\n".join(paragraphs),
        epilog=epilog,
        rich_help_panel=panel,
    )(spell_out_groups(command))


DOCUMENTS = "Documents"
_add(
    extract,
    "extract report.txt",
    "extract notices/ 'pages/*.html' --format jsonl > out.jsonl",
    "extract report.pdf --reasons --format jsonl",
    "extract reports/ -o measures.csv",
    panel=DOCUMENTS,
)
_add(
    text,
    "text notice.pdf",
    "text https://www.example.org/notice.html",
    "text notice.pdf -o notice.txt",
    panel=DOCUMENTS,
)
_add(join, "join part1.html part2.html", "join collection/ --format jsonl > cases.jsonl", panel=DOCUMENTS)
_add(
    ingest,
    "ingest reports/",
    "ingest 'notices/**/*.pdf' case.docx --db cases.db",
    "ingest https://www.example.org/notice.html https://www.example.org/plan.pdf",
    "ingest reports/ --workers 2 --no-archive",
    panel=DOCUMENTS,
)

QUESTIONS = "Questions to a database"
_add(
    search,
    "search 县管校聘",
    "search '集团化办学 -民办' --region 重庆市 --year 2019-",
    "search 双减 --reform double-reduction --expand",
    "search 学区 --format jsonl --limit 0 > hits.jsonl",
    panel=QUESTIONS,
)
_add(
    measures,
    "measures --reform group-schooling",
    "measures --kind money --min 10000000 --sort value",
    "measures --against national --region 3703",
    "measures --region 3703 --status target --year 2020-2025",
    "measures --subject 学位 -o places.xlsx",
    panel=QUESTIONS,
)
_add(
    cases, "cases", "cases --reform teacher-mobility --region 云南省", "cases --format csv > cases.csv", panel=QUESTIONS
)
_add(show, "show 3", "show 3 --image pages.png", "show 3 --format csv > measures-of-case-3.csv", panel=QUESTIONS)
_add(facets, "facets", "facets 学区 --year 2020-", "facets --region 重庆市 --level county", panel=QUESTIONS)
_add(
    group,
    "group --reform group-schooling",
    "group --by region --by year --status achieved --level province",
    "group --subject 教育集团 --by year",
    panel=QUESTIONS,
)
_add(compare, "compare 江津区 淄川区", "compare --reform group-schooling --year 2020-2023", panel=QUESTIONS)
_add(targets, "targets --region 山东省", "targets --format csv > targets.csv", panel=QUESTIONS)
_add(contradictions, "contradictions", "contradictions --region 重庆市", panel=QUESTIONS)
_add(similar, "similar 3", "similar 3 --limit 5", panel=QUESTIONS)
_add(reforms, "reforms", "reforms --format csv", panel=QUESTIONS)

KEEPING = "The database itself"
_add(info, "info", "info --db other.db", panel=KEEPING)
_add(coverage, "coverage", "coverage --level county --region 云南省", panel=KEEPING)
_add(reprints, "reprints", "reprints --format csv > reprints.csv", panel=KEEPING)
_add(reprocess, "reprocess", "reprocess --format csv > changes.csv", panel=KEEPING)
_add(rebuild, "rebuild again.db", "rebuild again.db --db cases.db --workers 2", panel=KEEPING)
_add(verify, "verify", "verify --no-originals", "verify --region 重庆市", panel=KEEPING)

RESULTS = "Results as files"
_add(
    compile_,
    "compile --reform group-schooling -o cases.docx",
    "compile --reform teacher-mobility --region 云南省 -o cases.md",
    "compile --year 2022- --language en --title 'Pilot counties' -o pilot.docx",
    panel=RESULTS,
)
_add(
    export,
    "export measures -o measures.xlsx",
    "export measures --reform group-schooling --kind percentage -o shares.parquet",
    "export cases --region 山东省 -o cases.csv",
    "export documents -o documents.jsonl",
    panel=RESULTS,
)
_add(
    chart,
    "chart --subject 教育集团 -o groups.svg",
    "chart --indicator group-coverage --by year --status achieved -o coverage.png",
    panel=RESULTS,
)

QUALITY = "Quality and models"
_add(
    explain,
    "explain report.txt",
    "explain report.txt --html why.html",
    "explain reports/ --format csv > tags.csv",
    panel=QUALITY,
)
_add(
    evaluate,
    "evaluate --gold gold/ --texts documents/",
    "evaluate --gold gold/ --show 10",
    "evaluate --gold gold/ --format jsonl > scores.jsonl",
    panel=QUALITY,
)
_add(
    train,
    "train corpora/reforms -o models/mine",
    "train health-paragraphs/ --taxonomy health.json -o models/health",
    "train corpora/reforms --include-corrections corrections.jsonl -o models/mine",
    panel=QUALITY,
)
_add(label, "label", "label --region 云南省 --count 50 --answers answers.jsonl", panel=QUALITY)
