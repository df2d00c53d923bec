import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from policy_text.database import CaseDatabase
from policy_text.ingest import IngestOptions, Recipe, ingest
from policy_text.load import Fetcher
from policy_text.records import Analysis, Document, Metadata, Paragraph, Span, Structure


class Site(BaseHTTPRequestHandler):
    """One page, and 404 for everything else."""

    page = "县管校聘改革情况。"

    def do_GET(self) -> None:
        found = self.path == "/page.txt"
        self.send_response(200 if found else 404)
        self.send_header("Content-Type", "text/plain; charset=utf-8")
        self.end_headers()
        self.wfile.write(Site.page.encode() if found else b"")

    def log_message(self, *args: object) -> None:
        """Nothing."""


@pytest.fixture
def site() -> Iterator[str]:
    server = HTTPServer(("127.0.0.1", 0), Site)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


def load(raw: bytes, source: str, *, content_type: str | None = None) -> Document:
    return Document(source, raw.decode(), format=content_type or "none")


def analyze(document: Document) -> Analysis:
    span = Span(0, len(document.text))
    return Analysis(document, Structure(Metadata(title="页"), span, paragraphs=(Paragraph(0, span.end),)))


def test_a_page_is_fetched_kept_and_known_again(site: str, tmp_path: Path) -> None:
    options = IngestOptions(workers=1, recipe=Recipe(load, analyze), fetcher=Fetcher(delay=0, allow_private=True))
    address = f"{site}/page.txt"
    first = ingest([address, f"{site}/gone.txt"], tmp_path / "x.db", options=options)
    assert first.done == 1
    assert [failure.source for failure in first.failed] == [f"{site}/gone.txt"]
    assert ingest(address, tmp_path / "x.db", options=options).skipped == 1
    with CaseDatabase(tmp_path / "x.db") as database:
        (kept,) = database.kept_documents()
        assert kept.address == address
        assert kept.fetched is not None
        assert dict(kept.headers)["Content-Type"] == "text/plain; charset=utf-8"
        assert database.read_raw(kept.digest) == Site.page.encode()
        assert database.search("县管校聘")[0].source == address
