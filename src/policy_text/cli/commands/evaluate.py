"""``policy-text evaluate``: the project's own scores."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from policy_text.cli.row_output import Format, FormatOption
from policy_text.cli.streams import is_terminal, make_console, print_error
from policy_text.cli.tables import Column

if TYPE_CHECKING:
    from policy_text.evaluation import Counts, Miss, Scores, Share

__all__ = ["evaluate"]

_COLUMNS = (
    Column("score", narrowest=22),
    Column("precision", rank=1, narrowest=9, justify="right", digits=4),
    Column("recall", rank=2, narrowest=6, justify="right", digits=4),
    Column("f1", narrowest=6, justify="right", digits=4),
    Column("right", rank=3, narrowest=6, justify="right"),
    Column("of", "gold", rank=3, narrowest=6, justify="right"),
)


def evaluate(
    *,
    gold: Annotated[Path, typer.Option("--gold", help="Folder with NAME.json annotations.", show_default=False)],
    texts: Annotated[
        Path | None, typer.Option("--texts", help="Folder with the documents, where they are not beside their gold.")
    ] = None,
    model: Annotated[
        Path | None, typer.Option("--model", help="Folder of a reform model.", show_default="the one in the package")
    ] = None,
    reforms: Annotated[bool, typer.Option("--reforms/--no-reforms", help="Score reform types.")] = True,
    show: Annotated[int, typer.Option("--show", min=0, help="List so many misses of each sort.")] = 0,
    format: FormatOption = None,
) -> None:
    """Score what is found in documents against gold annotations, field by field.

    Measures: place, whole record and each field. Reform types: each type with its support, micro, macro, calibration
    error. Cases, codes of places, metadata, body. Optional measures of the gold are neither asked for nor punished.
    """
    from policy_text.evaluation import evaluate as score

    chosen = format or (Format.TABLE if is_terminal() else Format.CSV)
    scores = score(gold, texts=texts, model=_load(model) if reforms else None, reforms=reforms)
    if chosen is Format.JSONL:
        sys.stdout.write(json.dumps(scores.to_json(), ensure_ascii=False) + "\n")
    elif chosen is Format.CSV:
        _print_csv(_list_rows(scores))
    else:
        _print_tables(scores)
    _print_misses(scores.total.misses, show)
    for reason in scores.failed.values():
        print_error(reason)
    if scores.failed:
        raise typer.Exit(1)


def _load(path: Path | None) -> Any:
    from policy_text.classify import load_model

    return load_model(path)


def _list_rows(scores: Scores) -> list[dict[str, Any]]:
    total = scores.total
    rows = [_row("measures: place", total.spans), _row("measures: record", total.records)]
    rows += [_share_row(f"field: {name}", share) for name, share in total.fields.items()]
    rows += [
        _row("cases", total.cases),
        _share_row("codes of cases", total.codes),
        _share_row("metadata", total.metadata),
        _row("body (characters)", total.body),
        _share_row("text kept", total.kept),
        _share_row("furniture left out", total.left_out),
    ]
    rows = [row for row in rows if row["of"]]
    rows += [
        {"score": f"calibration: {name}", "f1": round(table.error, 4)}
        for name, table in (("subject", total.subject_confidence), ("status", total.status_confidence))
        if total.spans.right
    ]
    return rows + _list_reform_rows(scores)


def _list_reform_rows(scores: Scores) -> list[dict[str, Any]]:
    if scores.reforms is None:
        return []
    figures = scores.reforms.to_json()
    rows = [_reform_row("reforms: micro", figures["micro"])]
    rows.append({"score": "reforms: macro", "f1": figures["macro_f1"]})
    rows.append({"score": "reforms: false-tag rate", "f1": figures["false_tag_rate"]})
    rows.append({"score": "reforms: calibration", "f1": figures["calibration_error"]})
    return rows + [_reform_row(f"reform: {slug}", row) for slug, row in figures["types"].items()]


def _row(name: str, counts: Counts) -> dict[str, Any]:
    return {
        "score": name,
        "precision": round(counts.precision, 4),
        "recall": round(counts.recall, 4),
        "f1": round(counts.f1, 4),
        "right": counts.right,
        "of": counts.right + counts.missed,
    }


def _share_row(name: str, share: Share) -> dict[str, Any]:
    return {"score": name, "f1": round(share.share or 0.0, 4), "right": share.right, "of": share.total}


def _reform_row(name: str, figures: dict[str, Any]) -> dict[str, Any]:
    known = (
        ("precision", "recall", "f1") if figures["support"] else ()
    )  # of a type that gold never gives, none is known
    return {"score": name, **{key: figures[key] for key in known}, "of": figures["support"]}


def _print_csv(rows: Iterable[dict[str, Any]]) -> None:
    from policy_text.export import write_csv

    write_csv(rows, sys.stdout, columns=["score", "precision", "recall", "f1", "right", "of"])


def _print_tables(scores: Scores) -> None:
    from policy_text.cli.tables import print_table

    console = make_console()
    rows = _list_rows(scores)
    types = [
        row | {"score": row["score"].removeprefix("reform: ")} for row in rows if row["score"].startswith("reform: ")
    ]
    general = [row for row in rows if not row["score"].startswith("reform: ")]
    title = f"{len(scores.documents)} documents, gold {scores.gold_digest[:12]}"
    print_table(general, _COLUMNS, console=console, title=title)
    if types:
        console.print()
        print_table(types, _COLUMNS, console=console, title="reform types")


def _print_misses(misses: Sequence[Miss], most: int) -> None:
    """The first misses of each sort, one a line, on standard error beside the figures on standard output."""
    shown: dict[str, int] = {}
    for miss in misses:
        shown[miss.sort] = shown.get(miss.sort, 0) + 1
        if shown[miss.sort] <= most:
            differences = "; ".join(
                f"{name}: gold {gold!r}, found {found!r}" for name, (gold, found) in miss.differences.items()
            )
            typer.echo(
                f"{miss.sort:14} {miss.document}:{'' if miss.start is None else miss.start} {miss.text}  {differences}",
                err=True,
            )
