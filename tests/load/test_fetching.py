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
from policy_text.load.connecting import _is_public
from policy_text.load.robots import _leave_out_others

PAGE = "<html><body><p>全县共有学校12所，在校学生3.2万人。</p><a href='f/计划.xlsx'>附件</a></body></html>"


class Site:
    """A web site in memory: what each path answers, and when it was asked."""

    def __init__(self):
        self.answers = {}
        self.asked = []
        self.sent = 0
        site = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self):
                site.asked.append((self.path, time.monotonic()))
                status, headers, body = site.answers.get(self.path, (404, {}, b"none"))
                if status is not None:
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
                        site.sent += 1

            def log_message(self, *arguments):
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        self.root = f"http://127.0.0.1:{self.server.server_port}"

    def answer(self, path, body=PAGE, status=200, **headers):
        headers = {name.replace("_", "-"): value for name, value in headers.items()}
        self.answers[path] = (status, headers, body.encode("gbk") if isinstance(body, str) else body)

    def answer_raw(self, path, pieces):
        """Bytes just as they are, status line and headers among them; a number between them is a pause."""
        self.answers[path] = (None, {}, pieces)

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


@pytest.mark.parametrize(
    "number",
    [
        "2002:7f00:1::",  # 6to4 of 127.0.0.1
        "2002:a01:203::5",
        "64:ff9b::7f00:1",  # NAT64
        "64:ff9b::192.168.1.1",
        "64:ff9b:1::1",
        "::7f00:1",  # IPv4-compatible
        "::ffff:169.254.169.254",  # IPv4-mapped
        "::",
        "::1",
        "fe80::1%eth0",
        "fc00::1",
        "fec0::1",
        "ff02::1",
        "2001:db8::1",
        "100.64.0.1",
        "0.0.0.0",
        "224.0.0.1",
    ],
)
def test_no_form_of_a_private_address_is_public(number):
    assert not _is_public(number)


@pytest.mark.parametrize("number", ["8.8.8.8", "2400:3200::1", "::ffff:8.8.8.8", "2002:808:808::1", "64:ff9b::8.8.8.8"])
def test_a_public_address_is_public_in_each_of_its_forms(number):
    assert _is_public(number)


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


@pytest.mark.parametrize("status", [429, 500, 503])
def test_a_site_in_trouble_is_left_alone(site, fetcher, status):
    site.answer("/robots.txt", b"", status)
    site.answer("/a.html")
    for _ in range(2):
        with pytest.raises(FetchError, match=rf"robots\.txt answers {status}"):
            fetcher.fetch(f"{site.root}/a.html")
    assert site.paths() == ["/robots.txt"]


@pytest.mark.parametrize(
    ("rules", "forbidden", "allowed"),
    [
        (b"\xef\xbb\xbfUser-agent: *\nDisallow: /\n", "/a.html", None),
        ("User-agent: *\r\nDisallow: /old/\r\n".encode("utf-16"), "/old/1", "/new/1"),
        (b"User-agent: *\nDisallow: /*.html\n", "/a.html", "/a.pdf"),
        (b"User-agent: *\nDisallow: /*.doc$\n", "/a.doc", "/a.docx"),
        (b"User-agent: *\nDisallow: /c*/x\n", "/county/x", "/county/y"),
        (b"User-agent: *\nAllow: /\nDisallow: /inner/\n", "/inner/1", "/outer/1"),
        (b"User-agent: *\nDisallow: /inner/\nAllow: /inner/open/\n", "/inner/1", "/inner/open/1"),
        (b"User-agent: *\nDisallow:\n\nUser-agent: Policy-Text/2\nDisallow: /a\n", "/a", "/b"),
        (b"User-agent: *\nDisallow: /a\n\nUser-agent: policy\nAllow: /\n", "/a", "/b"),
        (b"User-agent: spider\nUser-agent: policy-text # us\nDisallow: /a\n\nUser-agent: x\nDisallow: /\n", "/a", "/b"),
        ("User-agent: *\nDisallow: /内部\n".encode(), "/内部/1", "/公开/1"),
    ],
)
def test_robots_are_read_as_the_standard_says(site, fetcher, rules, forbidden, allowed):
    site.answer("/robots.txt", rules)
    with pytest.raises(FetchError, match=r"robots\.txt forbids it"):
        fetcher.fetch(site.root + forbidden)
    if allowed is not None:
        with pytest.raises(FetchError, match="answers 404"):
            fetcher.fetch(site.root + allowed)


def test_robots_are_followed_where_they_have_moved(site, fetcher):
    site.answer("/robots.txt", b"", 301, Location="/rules/robots.txt")
    site.answer("/rules/robots.txt", b"User-agent: *\nDisallow: /private/\n")
    site.answer("/a.html")
    fetcher.fetch(f"{site.root}/a.html")
    with pytest.raises(FetchError, match=r"robots\.txt forbids"):
        fetcher.fetch(f"{site.root}/private/a.html")
    assert site.paths() == ["/robots.txt", "/rules/robots.txt", "/a.html"]


def test_robots_that_lead_into_a_private_network_or_in_a_ring_are_not_followed(site, fetcher, monkeypatch):
    from policy_text.load import connecting

    public = connecting._is_public
    monkeypatch.setattr(connecting, "_is_public", lambda number: number == "127.0.0.1" or public(number))
    site.answer("/robots.txt", b"", 302, Location="http://10.0.0.1/robots.txt")
    with pytest.raises(
        FetchError, match=r"/a: its robots\.txt leads to http://10\.0\.0\.1/robots\.txt, which leads into a"
    ):
        Fetcher(delay=0, timeout=2).fetch(f"{site.root}/a")
    site.answer("/robots.txt", b"", 302, Location="/robots.txt")
    with pytest.raises(FetchError, match=r"/a: its robots\.txt is redirected more than 5 times"):
        fetcher.fetch(f"{site.root}/a")
    assert "/a" not in site.paths()


def test_robots_that_did_not_come_whole_say_nothing_and_are_asked_for_again(site, fetcher):
    rules = b"User-agent: *\nAllow: /\nDisallow: /private/\n"
    site.answer("/robots.txt", rules[:20], Content_Length=str(len(rules)))
    site.answer("/a.html")
    with pytest.raises(FetchError, match=r"/a\.html: its robots\.txt breaks off after 20 of 43 bytes"):
        fetcher.fetch(f"{site.root}/a.html")
    site.answer("/robots.txt", rules)
    assert fetcher.fetch(f"{site.root}/a.html").data
    with pytest.raises(FetchError, match=r"robots\.txt forbids"):
        fetcher.fetch(f"{site.root}/private/a.html")


def test_each_address_of_a_host_that_cannot_be_reached_says_so(site, fetcher):
    for path in ("a", "b"):
        with pytest.raises(FetchError, match=rf":1/{path}: cannot be fetched \(.*refused"):
            fetcher.fetch(f"http://127.0.0.1:1/{path}")
        with pytest.raises(FetchError, match=rf"/{path}: cannot be fetched: no host"):
            fetcher.fetch(f"http://no-such-host.invalid/{path}")


def test_each_address_of_a_private_host_says_so(site):
    fetcher = Fetcher(delay=0)
    for path in ("a", "b"):
        with pytest.raises(FetchError, match=rf"/{path}: leads into a private network"):
            fetcher.fetch(f"{site.root}/{path}")


def test_agents_that_are_not_ours_share_one_group():
    lines = [f"User-agent: spider{number}" for number in range(500)] + ["Disallow: /"]
    assert set(_leave_out_others("\n".join(lines))) == {"User-agent: another", "Disallow: /"}
    assert list(_leave_out_others("user-agent : *\nUSER AGENT POLICY-TEXT")) == [
        "User-agent: *",
        "User-agent: policy-text",
    ]


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


def test_a_stream_that_ended_may_have_something_behind_it_but_no_second_stream(site, fetcher):
    packed = gzip.compress(PAGE.encode())
    site.answer("/padded", [packed, bytes(8)], Content_Encoding="gzip")
    assert fetcher.fetch(f"{site.root}/padded").data == PAGE.encode()
    for body in ([packed + packed], [packed, 0.05, packed]):
        site.answer("/two", body, Content_Encoding="gzip")
        with pytest.raises(FetchError, match="several streams"):
            fetcher.fetch(f"{site.root}/two")


def test_half_a_page_is_no_page(site, fetcher):
    whole = PAGE.encode()
    packed = gzip.compress(whole)
    chunk = b"%x\r\n%b\r\n" % (len(whole), whole)
    chunked = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
    site.answer("/short", whole[:50], Content_Length=str(len(whole)))
    site.answer("/packed", packed[: len(packed) // 2], Content_Encoding="gzip")
    site.answer("/unfinished", packed[:-4], Content_Encoding="gzip")
    site.answer_raw("/cut-chunk", [chunked, chunk[:50]])
    site.answer_raw("/no-last-chunk", [chunked, chunk])
    site.answer_raw("/whole", [chunked, chunk, b"0\r\n\r\n"])
    with pytest.raises(FetchError, match=rf"/short: breaks off after 50 of {len(whole)} bytes; try again$"):
        fetcher.fetch(f"{site.root}/short")
    for path in ("/packed", "/unfinished", "/cut-chunk", "/no-last-chunk"):
        with pytest.raises(FetchError, match=f"{path}: breaks off in the middle of its"):
            fetcher.fetch(site.root + path)
    assert fetcher.fetch(f"{site.root}/whole").data == whole


def test_what_a_redirect_or_an_error_says_besides_is_not_waited_for(site, fetcher):
    site.answer("/old", b"moved", 301, Location="/new", Content_Length="500", Content_Encoding="gzip")
    site.answer("/new", Content_Length=str(len(PAGE.encode("gbk"))))
    assert fetcher.fetch(f"{site.root}/old").final_address == f"{site.root}/new"


def test_a_server_that_trickles_its_headers_is_left(site):
    header = b"HTTP/1.1 200 OK\r\nX-Long: " + b"a" * 200
    site.answer_raw("/slow", [piece for byte in header for piece in (bytes([byte]), 0.05)])
    with pytest.raises(FetchError, match="/slow: takes too long"):
        Fetcher(delay=0, timeout=2, patience=0.5, allow_private=True).fetch(f"{site.root}/slow")
    assert site.sent < 100


def test_patience_is_for_all_redirects_and_robots_together(site):
    site.answer("/robots.txt", [0.2, b"User-agent: *\nAllow: /\n"])
    for number in range(5):
        site.answer_raw(f"/{number}", [0.2, f"HTTP/1.1 302 Found\r\nLocation: /{number + 1}\r\n\r\n".encode()])
    with pytest.raises(FetchError, match="takes too long"):
        Fetcher(delay=0, timeout=2, patience=0.5, allow_private=True).fetch(f"{site.root}/0")
    assert "/3" not in site.paths()


def test_pauses_of_our_own_do_not_try_our_patience(site):
    site.answer("/robots.txt", b"User-agent: *\nCrawl-delay: 1.1\n")
    site.answer("/a", b"", 302, Location="/b")
    site.answer("/b")
    fetcher = Fetcher(delay=0, timeout=2, patience=1, allow_private=True)
    assert fetcher.fetch(f"{site.root}/a").final_address == f"{site.root}/b"


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
