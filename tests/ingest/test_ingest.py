import os
import signal
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from policy_text.database import CaseDatabase, Versions
from policy_text.errors import DamagedFile, DatabaseError
from policy_text.ingest import IngestOptions, IngestReport, Progress, Recipe, current_versions, ingest
from policy_text.records import Analysis, Document, Metadata, Paragraph, Span, Structure


def load(raw: bytes, source: str) -> Document:
    """A reader that knows a few signs of trouble."""
    text = raw.decode()
    if "损坏" in text:
        raise DamagedFile(source, "is damaged")
    if "异常" in text:
        raise ZeroDivisionError("division by zero")
    if "崩溃" in text:
        os._exit(7)
    return Document(source, text)


def analyze(document: Document) -> Analysis:
    span = Span(0, len(document.text))
    structure = Structure(Metadata(title=document.text[:6]), span, paragraphs=(Paragraph(span.start, span.end),))
    return Analysis(document, structure)


RECIPE = Recipe(load, analyze, Versions("p1", "r1", "m1"))


def run(folder: Path, database: Path, *, recipe: Recipe = RECIPE, workers: int = 1, **options: object) -> IngestReport:
    chosen = IngestOptions(workers=workers, recipe=recipe, **options)  # type: ignore[arg-type]
    return ingest(folder, database, options=chosen)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "in"
    made.mkdir()
    for number in range(7):
        (made / f"{number}.txt").write_text(f"第{number}份文件讲县管校聘。", encoding="utf-8")
    return made


@pytest.mark.parametrize("workers", [1, 2])
def test_files_become_documents_and_a_second_run_skips_them(folder: Path, tmp_path: Path, workers: int) -> None:
    database = tmp_path / "cases.db"
    first = run(folder, database, workers=workers)
    assert (first.done, first.skipped, first.failed) == (7, 0, [])
    second = run(folder, database, workers=workers)
    assert (second.done, second.skipped) == (0, 7)
    with CaseDatabase(database) as opened:
        assert opened.search("县管校聘").total == 7
        assert opened.info().archive_documents == 7


@pytest.mark.parametrize("workers", [1, 2])
def test_a_bad_file_is_reported_and_stops_nothing(folder: Path, tmp_path: Path, workers: int) -> None:
    (folder / "bad.txt").write_text("损坏", encoding="utf-8")
    (folder / "odd.txt").write_text("异常", encoding="utf-8")
    (folder / "photo.psd").write_bytes(b"x")
    report = run(folder, tmp_path / "cases.db", workers=workers)
    assert report.done == 7
    reasons = {Path(failure.source).name: failure.reason for failure in report.failed}
    assert reasons == {"bad.txt": "is damaged", "odd.txt": "cannot be analysed (ZeroDivisionError: division by zero)"}
    assert [Path(name).name for name in report.ignored] == ["photo.psd"]


def test_a_file_that_kills_its_worker_is_found_and_the_others_are_read(folder: Path, tmp_path: Path) -> None:
    (folder / "3a.txt").write_text("崩溃", encoding="utf-8")
    report = run(folder, tmp_path / "cases.db", workers=2)
    assert report.done == 7
    assert [Path(failure.source).name for failure in report.failed] == ["3a.txt"]
    assert "died" in report.failed[0].reason


def test_a_changed_file_replaces_what_stood_there(folder: Path, tmp_path: Path) -> None:
    database = tmp_path / "cases.db"
    run(folder, database)
    (folder / "3.txt").write_text("改写后的文件讲教联体。", encoding="utf-8")
    report = run(folder, database)
    assert (report.done, report.skipped) == (1, 6)
    with CaseDatabase(database) as opened:
        assert opened.info().documents == 7
        assert opened.search("县管校聘").total == 6
        assert opened.info().archive_documents == 8


def test_new_versions_of_the_rules_analyse_everything_again(folder: Path, tmp_path: Path) -> None:
    database = tmp_path / "cases.db"
    run(folder, database)
    assert run(folder, database, recipe=Recipe(load, analyze, Versions("p1", "r2", "m1"))).done == 7
    assert run(folder, database, again=True).done == 7


def test_two_files_with_the_same_bytes_are_one_document_with_two_sources(folder: Path, tmp_path: Path) -> None:
    (folder / "copy.txt").write_bytes((folder / "3.txt").read_bytes())
    database = tmp_path / "cases.db"
    assert (report := run(folder, database)).done + report.skipped == 8
    with CaseDatabase(database) as opened:
        assert (opened.info().documents, opened.info().sources) == (7, 8)
    assert run(folder, database).skipped == 8


def test_the_twin_of_a_file_that_failed_fails_too(folder: Path, tmp_path: Path) -> None:
    for name in ("bad.txt", "bad-copy.txt"):
        (folder / name).write_text("损坏", encoding="utf-8")
    assert len(run(folder, tmp_path / "cases.db").failed) == 2


def test_any_executor_will_do(folder: Path, tmp_path: Path) -> None:
    with ThreadPoolExecutor(2) as executor:
        assert run(folder, tmp_path / "cases.db", executor=executor).done == 7


def test_progress_counts_every_source(folder: Path, tmp_path: Path) -> None:
    seen: list[Progress] = []
    (folder / "bad.txt").write_text("损坏", encoding="utf-8")
    ingest(folder, tmp_path / "x.db", options=IngestOptions(workers=1, recipe=RECIPE), on_progress=seen.append)
    assert [progress.finished for progress in seen] == list(range(1, 9))
    assert seen[-1].total == 8
    assert seen[-1].failed == 1


def test_an_interrupt_keeps_what_was_written_and_the_next_run_goes_on(folder: Path, tmp_path: Path) -> None:
    def stop(progress: Progress) -> None:
        raise KeyboardInterrupt

    database = tmp_path / "cases.db"
    for number in range(7, 70):
        (folder / f"{number}.txt").write_text(f"第{number}份文件讲县管校聘。", encoding="utf-8")
    options = IngestOptions(workers=1, recipe=RECIPE)
    report = ingest(folder, database, options=options, on_progress=stop)
    assert report.interrupted
    rest = run(folder, database)
    with CaseDatabase(database) as opened:
        assert opened.info().documents == 70 == rest.done + rest.skipped


def analyze_slowly(document: Document) -> Analysis:
    time.sleep(0.02)
    return analyze(document)


def _holds_documents(path: Path) -> bool:
    """Whether another process has stored something there by now; its file is empty at first."""
    try:
        with CaseDatabase(path, read_only=True) as opened:
            return opened.info().documents > 0
    except DatabaseError:
        return False


def test_ctrl_c_ends_an_ingest_with_workers_and_loses_nothing(folder: Path, tmp_path: Path) -> None:
    database = tmp_path / "cases.db"
    for number in range(7, 200):
        (folder / f"{number}.txt").write_text(f"第{number}份文件讲县管校聘。", encoding="utf-8")
    child = os.fork()
    if not child:
        signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell's background job inherits it ignored
        report = run(folder, database, recipe=Recipe(load, analyze_slowly, Versions("p1", "r1", "m1")), workers=2)
        os._exit(17 if report.interrupted and report.done < 200 else 1)
    while not _holds_documents(database):
        time.sleep(0.05)
    os.kill(child, signal.SIGINT)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 17
    rest = run(folder, database)
    with CaseDatabase(database) as opened:
        assert opened.info().documents == 200
        assert rest.skipped > 0
        assert opened.verify().failures == ()


def note_process(document: Document) -> Analysis:
    Path(document.source).with_suffix(".pid").write_text(str(os.getpid()))
    time.sleep(0.2)
    return analyze(document)


def test_workers_end_when_the_process_that_writes_is_killed(folder: Path, tmp_path: Path) -> None:
    child = os.fork()
    if not child:
        run(folder, tmp_path / "cases.db", recipe=Recipe(load, note_process), workers=2)
        os._exit(0)
    while not (notes := list(folder.glob("*.pid"))):
        time.sleep(0.05)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    worker = int(notes[0].read_text() or 0)
    for _ in range(100):
        try:
            os.kill(worker, 0)
        except ProcessLookupError:
            break
        time.sleep(0.1)
    else:
        pytest.fail("a worker outlived the process that it worked for")


def test_two_ingests_at_once_lose_and_double_nothing(folder: Path, tmp_path: Path) -> None:
    database = tmp_path / "cases.db"
    for number in range(7, 120):
        (folder / f"{number}.txt").write_text(f"第{number}份文件讲县管校聘。", encoding="utf-8")
    children = []
    for _ in range(2):
        child = os.fork()
        if not child:
            failed = -1  # an error in the child must not run on into the tests that follow
            try:
                failed = len(run(folder, database, workers=2).failed)
            finally:
                os._exit(failed & 0xFF)
        children.append(child)
    assert [os.waitpid(child, 0)[1] for child in children] == [0, 0]
    with CaseDatabase(database) as opened:
        assert (opened.info().documents, opened.info().sources) == (120, 120)
        assert opened.search("县管校聘").total == 120
        assert opened.verify().failures == ()


def test_without_an_archive_no_bytes_are_kept(folder: Path, tmp_path: Path) -> None:
    run(folder, tmp_path / "cases.db", archive=False)
    with CaseDatabase(tmp_path / "cases.db") as opened:
        assert opened.info().archive_documents == 0


def test_doubtful_documents_are_listed(folder: Path, tmp_path: Path) -> None:
    report = ingest(folder, tmp_path / "x.db", options=IngestOptions(workers=1, recipe=Recipe(load, bare)))
    assert len(report.doubtful) == 7
    assert "no paragraph was found in it" in report.doubtful[0].reasons


def bare(document: Document) -> Analysis:
    return Analysis(document, Structure(Metadata(), Span(0, 0)))


def test_versions_are_those_of_the_code_and_the_model() -> None:
    versions = current_versions()
    assert len({versions.parser, versions.rules, versions.model}) == 3
    assert versions == current_versions()
