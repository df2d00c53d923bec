"""Which encoding bytes are written in. Wrong guesses are silent and ruin everything after them, so the rules are few.

A byte order mark decides; then what the page or server says, where the bytes agree; then UTF-8, which other
encodings hardly ever satisfy by chance; then the encoding of GB18030, Big5 and UTF-16 under which the text has the
largest share of everyday characters, since all three accept one another's bytes.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

__all__ = [
    "MAX_LOST",
    "Decoded",
    "decode_declared",
    "decode_leniently",
    "decode_text",
    "everyday_share",
    "find_bad_byte",
]

MAX_LOST = 0.02
"""Share of characters that may be broken; a text of another encoding than it says has a third of them."""

_EVERYDAY = frozenset(
    "的一是不了在人有我他这中大来上国个到说们为子和地出道也时年得就那要下以生会自着去之过家学对可她里后小么心多天而能"
    "好都然没日于起还发成事只作当想看文无开手十用主行方又如前所本见经头面公同三已老从动两长知民样现分将外但身些与高意进"
    "把法此实回二理美点月明其种声全工己话儿者向情部正名定女问力机给等几很业最间新什打便位因重被走电四第门相次东政海口使"
    "教西再平真听世气信北少关并内加化由却代军产入先山五太水万市眼体别处总才场师书比住员九笑性通目华报立马命张活难神数件"
    "安表原车白应路期叫死常提感金何更反合放做系计或司利受光王果亲界及今京务制解各任至清物台象记边共风战干接它许八特觉望"
    "直服毛林题建南度统色字请交爱让认算论百吃义科怎元社术结六功指思非流每青管夫连远资队跟带花快条院变联言权往展该领传近"
    "這來個時說們為學對後還發當無開見經頭麼從動兩長樣現將與進實話員關並內產萬場師書報張難數應車東門問間業點聲體電氣處區"
    "縣鎮辦總務條計劃導級協調責單據準規標項設讓會過國裡"
    "，。、；：（）“”《》"
)
"""Some 500 of the most frequent characters of running Chinese, in both scripts, and its punctuation."""

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

_SAMPLE_CHARACTERS = 20_000
"""Enough to weigh encodings by; a share of everyday characters settles within some hundred."""

_LEAST_SHARE = 0.05
"""Running Chinese has 0.45 to 0.65 of everyday characters, tables of figures 0.1; wrong encodings below 0.02."""


_SIGNS_OF_LOSS = re.compile("\ufffd+")
_LOSSY_SHARE = 0.1
"""Where bytes are lost, chance has to be farther away."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text, the name of its encoding, and how many bytes could not be read and stand as U+FFFD."""

    text: str
    encoding: str
    lost: int = 0

    @property
    def is_readable(self) -> bool:
        """Whether so few characters are lost, one in the shortest text, that the rest is what was written.

        Only UTF-8 finds its step again by itself. In other encodings a lost byte may shift the characters and figures
        around it unseen, so none but the last may be lost there, as in a text that was cut off.
        """
        if self.encoding != "utf-8" and self.lost > self.text.endswith("\ufffd"):
            return False
        lost = self._lost_characters
        if lost > max(MAX_LOST * len(self.text), 1) or 4 * lost >= len(self.text):
            return False
        is_likely = self.encoding == "utf-8" or everyday_share(self.text) >= _LOSSY_SHARE
        return is_likely and not _CONTROLS.search(self.text)

    @property
    def _lost_characters(self) -> int:
        """A byte that was written over within a character of UTF-8 leaves three signs of loss for the one."""
        if self.encoding != "utf-8":
            return self.lost
        return sum(-(-len(run[0]) // len("学".encode())) for run in _SIGNS_OF_LOSS.finditer(self.text))


def decode_text(data: bytes) -> Decoded | None:
    """The text that the bytes are, or None where they are no text.

    Offsets are those of ``bytes.decode``: a UTF-8 byte order mark stays in the text as U+FEFF, that of UTF-16
    belongs to the encoding and is gone; line ends stay as they are on disk.

    >>> decode_text("教育部通知".encode("gbk"))
    Decoded(text='教育部通知', encoding='gb18030', lost=0)
    >>> decode_text(bytes([0xFF, 0xFF, 0x81, 0x00, 0xFF])) is None
    True
    """
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            text = _try(data, encoding)
            return Decoded(text, encoding) if text is not None else None
    if b"\0" not in data:
        text = _try(data, "utf-8")
        if text is not None:
            return Decoded(text, "utf-8")
        return _likeliest(data, ("gb18030", "big5hkscs", *_UTF_16))
    return _likeliest(data, _UTF_16)


def decode_declared(data: bytes, declared: str | None) -> Decoded | None:
    """The text under the encoding that a header or meta element names, bad bytes replaced; None for unknown names.

    Pages that say GB2312 use GBK and GB18030, so the family's largest member reads them all.
    """
    encoding = _ALIASES.get((declared or "").strip().strip("\"'").lower(), declared or "")
    try:
        text = data.decode(encoding, errors="replace")
    except (LookupError, ValueError):
        return None
    return Decoded(text, codecs.lookup(encoding).name, text.count("\ufffd"))


def decode_leniently(data: bytes, declared: str | None = None) -> Decoded:
    """The likeliest reading of bytes that are whole in no encoding, with U+FFFD for what cannot be read.

    Offsets are those of ``bytes.decode(…, errors="replace")``.

    >>> decode_leniently("全县学校".encode("gbk") + bytes([0xFF]))
    Decoded(text='全县学校\ufffd', encoding='gb18030', lost=1)
    """
    marked = next((encoding for mark, encoding in _BYTE_ORDER_MARKS if data.startswith(mark)), None)
    names = [marked] if marked else ["utf-8", "gb18030", "big5hkscs", *(_UTF_16 if b"\0" in data else ()), declared]
    readings = [reading for name in names if name and (reading := decode_declared(data, name)) is not None]
    return max(readings, key=_likelihood)


def find_bad_byte(data: bytes, encoding: str) -> int:
    """Where the first byte stands, counted from 0, that an encoding does not have, or else that no text has.

    >>> find_bad_byte("学校".encode() + bytes([0xFF]), "utf-8"), find_bad_byte("学校".encode("gbk") + bytes(1), "gbk")
    (6, 4)
    """
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        return error.start
    control = _CONTROLS.search(text)
    return len(text[: control.start()].encode(encoding)) if control else len(data)


def _likelihood(decoded: Decoded) -> tuple[bool, float, int]:
    share = everyday_share(decoded.text)
    is_text = _CONTROLS.search(decoded.text[:_SAMPLE_CHARACTERS]) is None
    return is_text, share if share >= _LEAST_SHARE else 0.0, -decoded.lost


_UTF_16 = ("utf-16-le", "utf-16-be")

_ALIASES = {"gb2312": "gb18030", "gbk": "gb18030", "gb_2312-80": "gb18030", "x-gbk": "gb18030", "big5": "big5hkscs"}


def everyday_share(text: str) -> float:
    """The share of everyday characters among those outside ASCII.

    >>> everyday_share("全区教育发展") > 0.5 > everyday_share("鑳芥柉")
    True
    """
    wide = [character for character in text[:_SAMPLE_CHARACTERS] if character > "\x7f" and not character.isspace()]
    return sum(character in _EVERYDAY for character in wide) / len(wide) if wide else 0.0


def _likeliest(data: bytes, encodings: tuple[str, ...]) -> Decoded | None:
    readings = [(encoding, text) for encoding in encodings if (text := _try(data, encoding)) is not None]
    readings = [(encoding, text) for encoding, text in readings if not _CONTROLS.search(text[:_SAMPLE_CHARACTERS])]
    weighed = [(everyday_share(text), -rank, encoding, text) for rank, (encoding, text) in enumerate(readings)]
    best = max(weighed, default=None)
    if best is None:
        return None
    share, _, encoding, text = best
    if share < _LEAST_SHARE and encoding != "gb18030" and not text[:_SAMPLE_CHARACTERS].isascii():
        return None
    return Decoded(text, encoding)


_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\ufffe\uffff]")
"""Characters that no text has (but the form feed and escape of old printers): a wrong encoding, or no text at all."""


def _try(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None
