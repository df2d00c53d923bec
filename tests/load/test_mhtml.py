"""Web pages that were saved with their pictures in one file."""

from __future__ import annotations

from email.mime.image import MIMEImage
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText

import pytest

from policy_text.errors import DamagedFile
from policy_text.load import load_bytes

PAGE = "<html><head><title>校车报告</title></head><body><p>全县有12所学校，新增校车30辆。</p></body></html>"


def archive(*parts):
    message = MIMEMultipart("related")
    for part in parts:
        message.attach(part)
    return message.as_bytes()


@pytest.mark.parametrize("charset", ["utf-8", "gb18030"])
@pytest.mark.parametrize("name", ["a.mht", "a.mhtml", "a.doc"])
def test_the_page_in_it_is_read_with_its_places(name, charset):
    data = archive(MIMEText(PAGE, "html", charset), MIMEImage(b"\x89PNG", "png"))
    document = load_bytes(data, name)
    at = document.text.index("30")
    assert document.place(at, at + 2).node == "/html[1]/body[1]/p[1]"
    assert "Content-Type" not in document.text
    assert document.digest != load_bytes(PAGE.encode(), "a.html").digest


def test_without_a_page_it_is_told():
    with pytest.raises(DamagedFile, match="holds no page"):
        load_bytes(archive(MIMEImage(b"\x89PNG", "png")), "a.mht")


def test_a_page_that_speaks_of_such_heads_is_a_page():
    page = PAGE.replace("全县有", "MIME-Version: 1.0 与 Content-Type: multipart/related：全县有")
    assert load_bytes(page.encode(), "a.html").format == "html"
