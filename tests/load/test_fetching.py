"""Fetching from a local server."""

from __future__ import annotations

import gzip
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import pairwise

import pytest

from policy_text.errors import FetchError
from policy_text.load import Fetcher, load_document, load_page

PAGE = "<html><body><p>全县共有学校12所，在校学生3.2万人。</p><a href='f/计划.xlsx'>附件</a></body></html>"


class Site:
    """A web site in memory: what each path answers, and when it was asked."""

    def __init__(self):
        self.answers = {}
        self.asked = []
        site = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self):
                site.asked.append((self.path, time.monotonic()))
                status, headers, body = site.answers.get(self.path, (404, {}, b"none"))
                self.send_response(status)
                for name, value in headers.items():
                    self.send_header(name, value)
                self.end_headers()
                for piece in body if isinstance(body, list) else [body]:
                    if isinstance(piece, float):
                        time.sleep(piece)
                    else:
                        self.wfile.write(piece)
                        self.wfile.flush()

            def log_message(self, *arguments):
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        self.root = f"http://127.0.0.1:{self.server.server_port}"

    def answer(self, path, body=PAGE, status=200, **headers):
        headers = {name.replace("_", "-"): value for name, value in headers.items()}
        self.answers[path] = (status, headers, body.encode("gbk") if isinstance(body, str) else body)

    def paths(self):
        return [path for path, _ in self.asked]


@pytest.fixture
def site():
    site = Site()
    yield site
    site.server.shutdown()
    site.server.server_close()


@pytest.fixture
def fetcher():
    return Fetcher(delay=0, timeout=2, allow_private=True)


def test_a_page_keeps_its_bytes_address_time_and_headers(site, fetcher):
    site.answer("/a.html", Content_Type="text/html; charset=gbk")
    page = fetcher.fetch(f"{site.root}/a.html")
    assert page.data == PAGE.encode("gbk")
    assert page.content_type == "text/html; charset=gbk"
    assert page.address == page.final_address == f"{site.root}/a.html"
    assert page.fetched.endswith("+00:00")
    document = load_page(page)
    assert "全县共有学校12所" in document.text
    assert document.source == f"{site.root}/a.html"
    assert document.links[0].address == f"{site.root}/f/计划.xlsx"
    assert ("fetched", page.fetched) in document.page_metadata


def test_an_address_is_loaded_like_a_file(site, fetcher):
    site.answer("/show.jsp?id=1", Content_Type="text/html; charset=gbk")
    assert load_document(f"{site.root}/show.jsp?id=1", fetcher=fetcher).format == "html"


def test_private_addresses_are_not_fetched_unless_allowed(site):
    for address in (
        site.root,
        "http://localhost/",
        "http://[::1]/",
        "http://10.0.0.1/",
        "http://169.254.169.254/latest",
    ):
        with pytest.raises(FetchError, match="leads into a private network"):
            Fetcher(delay=0).fetch(address)
    assert site.asked == []


def test_a_redirect_into_a_private_network_is_not_followed(site, fetcher, monkeypatch):
    from policy_text.load import connecting

    site.answer("/a", b"", 302, Location="http://10.0.0.1/secret")
    public = connecting._is_public
    monkeypatch.setattr(connecting, "_is_public", lambda number: number == "127.0.0.1" or public(number))
    with pytest.raises(FetchError, match="leads into a private network"):
        Fetcher(delay=0, timeout=2).fetch(f"{site.root}/a")


def test_redirects_are_followed_and_bounded(site, fetcher):
    site.answer("/a", b"", 301, Location="/b")
    site.answer("/b", Content_Type="text/html")
    site.answer("/ring", b"", 302, Location="/ring")
    page = fetcher.fetch(f"{site.root}/a")
    assert (page.address, page.final_address) == (f"{site.root}/a", f"{site.root}/b")
    with pytest.raises(FetchError, match="redirected more than"):
        fetcher.fetch(f"{site.root}/ring")


@pytest.mark.parametrize("target", ["file:///etc/passwd", "ftp://127.0.0.1/x", "//"])
def test_a_redirect_to_another_scheme_is_not_followed(site, fetcher, target):
    site.answer("/a", b"", 302, Location=target)
    with pytest.raises(FetchError):
        fetcher.fetch(f"{site.root}/a")


def test_robots_are_asked_once_and_obeyed(site, fetcher):
    site.answer("/robots.txt", b"User-agent: *\nDisallow: /private/\n")
    site.answer("/a.html")
    fetcher.fetch(f"{site.root}/a.html")
    fetcher.fetch(f"{site.root}/a.html")
    with pytest.raises(FetchError, match=r"robots\.txt forbids"):
        fetcher.fetch(f"{site.root}/private/a.html")
    assert site.paths() == ["/robots.txt", "/a.html", "/a.html"]


def test_a_site_in_trouble_is_left_alone(site, fetcher):
    site.answer("/robots.txt", b"", 503)
    site.answer("/a.html")
    with pytest.raises(FetchError, match=r"robots\.txt"):
        fetcher.fetch(f"{site.root}/a.html")
    assert "/a.html" not in site.paths()


def test_requests_to_one_host_are_one_at_a_time_with_a_pause(site):
    site.answer("/a.html")
    fetcher = Fetcher(delay=0.15, timeout=2, allow_private=True)
    threads = [threading.Thread(target=fetcher.fetch, args=(f"{site.root}/a.html",)) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    times = [when for path, when in site.asked if path == "/a.html"]
    assert len(times) == 3
    assert min(b - a for a, b in pairwise(times)) > 0.12


def test_long_answers_are_cut_off(site):
    site.answer("/long", b"a" * 5000)
    site.answer("/bomb", gzip.compress(bytes(5_000_000)), Content_Encoding="gzip")
    fetcher = Fetcher(delay=0, timeout=2, allow_private=True, max_bytes=4000)
    for path in ("/long", "/bomb"):
        with pytest.raises(FetchError, match="is longer than 4,000 bytes"):
            fetcher.fetch(site.root + path)


def test_packed_answers_are_unpacked(site, fetcher):
    site.answer("/a", gzip.compress(PAGE.encode()), Content_Encoding="gzip")
    assert fetcher.fetch(f"{site.root}/a").data == PAGE.encode()


def test_a_server_that_trickles_is_left(site):
    site.answer("/slow", [b"a", 0.3] * 20)
    begin = time.monotonic()
    with pytest.raises(FetchError, match="takes too long"):
        Fetcher(delay=0, timeout=2, patience=0.5, allow_private=True).fetch(f"{site.root}/slow")
    assert time.monotonic() - begin < 3


def test_a_server_that_is_silent_is_left(site):
    site.answer("/silent", [1.5])
    with pytest.raises(FetchError, match="timed out"):
        Fetcher(delay=0, timeout=0.4, allow_private=True).fetch(f"{site.root}/silent")


def test_errors_name_the_address_and_the_reason(site, fetcher):
    with pytest.raises(FetchError, match=r"/none: answers 404 Not Found$"):
        fetcher.fetch(f"{site.root}/none")
    with pytest.raises(FetchError, match="no host"):
        fetcher.fetch("http://no-such-host.invalid/")
    with pytest.raises(FetchError, match="refused"):
        fetcher.fetch("http://127.0.0.1:1/")


@pytest.mark.parametrize(
    "address", ["ftp://example.org/a", "http://", "http://user:secret@example.org/", "http://[::1/", "http://a:b/"]
)
def test_addresses_that_make_no_sense_are_refused(address, fetcher):
    with pytest.raises(FetchError):
        fetcher.fetch(address)


def test_chinese_in_an_address_is_sent_in_ascii(site, fetcher):
    site.answer("/%E9%80%9A%E7%9F%A5?%E5%90%8D=1")
    assert fetcher.fetch(f"{site.root}/通知?名=1").data
