"""Who issued a document: its label, signature, head and title tell for papers, the page's source for news."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from policy_text.records import Span
from policy_text.structure.body import Layout, is_source_name
from policy_text.structure.decrees import find_adopter, find_enactment
from policy_text.structure.furniture import LineKind, is_byline
from policy_text.structure.head_issuers import find_in_head, find_in_red_head
from policy_text.structure.imprints import find_imprints
from policy_text.structure.lines import Line, tighten
from policy_text.structure.metadata import Finding, Labels
from policy_text.structure.regions import is_place_name, leading_mention, lies_in, main_region
from policy_text.structure.signatures import find_cover, find_signature
from policy_text.structure.site_owner import find_site_owner
from policy_text.structure.source_names import first_name
from policy_text.structure.title_issuers import find_actor, find_in_title, leading_organ
from policy_text.structure.title_words import is_office, is_organ, is_school, is_site_name, plain_title

__all__ = ["find_issuer"]

_OFFICE_OF = re.compile(r"办公[厅室]")
_BARE_LABEL = re.compile(r"(?P<level>自治区|[省市县区州旗])(?P<body>[一-鿿]{2,14})")
_DATELINE = re.compile(
    r"""[【（(《]?据?(?P<agency>(?!本[报网社台]|据)[一-鿿]{1,8}(?:网|社|报|日报|晚报|在线|电视台|教育))[】）)》]?
        (?:[一-鿿]{0,8}|[ \u3000])
        (?P<day>(?:(?:19|20)\d\d年)?(?:\d{1,2}|[一二三四五六七八九十]{1,3})月(?:\d{1,2}|[一二三四五六七八九十]{1,3})日)?
        (?:电|讯|消息)(?:[（(：: \u3000]|题[：:]|$)""",
    re.VERBOSE,
)
_TITLED_BY = re.compile(r"【(?P<agency>[一-鿿]{2,10}(?:报|网|社|台))】")
_BYLINE = re.compile(
    r"[□■◎○]?[ ]?(?P<agency>(?!凡|本[报网社台]|[简日校晚晨早快周]报)[一-鿿]{1,8}(?:报|网|社|台|教育|半月谈))"
    r"(?:全媒体?|见习|首席)?记者"
)
_PUBLISHER = re.compile(
    r"""[。，？；?,;!！](?P<organ>(?:[一-鿿]{1,6}[省市区县州]|[省市区县州])[一-鿿]{0,6}(?:厅|局|委|办公室|委员会))
        (?:近日|日前|今日|正式|今天|昨日|陆续|先后)?(?:公布|发布|印发|推出|遴选|推介)""",
    re.VERBOSE,
)
_DATED_NAME = re.compile(
    r"(?:19|20)\d\d[-/.年]\d{1,2}[-/.月]\d{1,2}日?(?:[ ]+\d{1,2}:\d\d(?::\d\d)?)?\s+(?P<organ>[一-鿿]{4,30})"
)
_MEDIUM = (
    r"(?:[一-鿿]{2,10}(?:网|报|社|新闻|在线|客户端)"
    r"|(?!信息|新闻|森林|权威|官方|消息|最新|政策)(?:(?![部委厅局府院])[一-鿿]){2,6}(?:发布|交警|公安|消防|税务))"
)
"""A site, a newspaper, or the account of a place or a body (某市发布, 某县交警), not who put rules in force."""
_DAY = r"(?:19|20)\d\d[-/.年]\d{1,2}[-/.月]\d{1,2}日?"
_NAME_BY_DATE = re.compile(
    rf"""(?P<before>{_MEDIUM})(?:/网)?[ \u3000]+{_DAY}(?:[ \u3000].*)?  # 某某新闻 2018-07-28
        |{_DAY}(?:[ ]+\d{{1,2}}:\d\d(?::\d\d)?)?[ \u3000]+(?P<behind>{_MEDIUM})
        (?:[ \u3000]{{2,}}.*)?""",
    re.VERBOSE,
)
_QUOTED_FROM = re.compile(
    r"[（(](?:摘自|选自|转自|转载自|原载于?|(?:均|综合|本文)?据(?=[一-鿿]{2,8}(?:[电讯]|报道|消息)[）)]))[：:]?[ ]?"
    r"《?(?P<agency>[一-鿿]{2,14}?)(?:》|[ \u3000，,]|(?=\d)|(?:[电讯]|报道|消息)?[）)])"
)
_NAMED_BELOW = re.compile(r"[（(](?P<agency>[一-鿿]{2,8}(?:日报|晚报|晨报|早报|时报|都市报))[）)]")
"""A newspaper alone in brackets below the text: （某某日报）."""
_PRINTED = re.compile(r"《[ ]?(?P<agency>[一-鿿]{2,8}(?:报|日报|晚报))[ ]?》[ ]?[（(][ ]?(?:19|20)\d\d")
"""The paper and its issue in a byline: 本报记者 王某 《 某某日报 》（ 2014年12月17日 06 版）."""
_ANSWERS = re.compile(
    r"(?<![一-鿿])(?P<organ>[一-鿿]{2,12}?(?:[部委局厅]|办公[厅室]))[一-鿿]{0,10}?(?:有关)?负责(?:人|同志)"
    r"就[^。\n]{0,80}?(?:答记者问|回答了?记者)"
)
_PASSES_ON = re.compile(r"转发|贯彻|落实|印发")
"""A paper about another's paper is its own body's."""
_MESSAGE = re.compile(r"据(?P<organ>[一-鿿、]{4,30}?)(?:网站)?(?:消息|通报|微信公众号消息)[：:，]")
"""据某市纪委监委消息：…: whose words the text passes on, where it begins with them."""
_BRACKETED = re.compile(r"[（(](?P<organ>[一-鿿]{4,24})[）)]")
"""The body alone in brackets below its text: （某县统计局）."""
_JOINT = re.compile(
    r"""(?P<central>中共中央(?:办公厅)?)国务院(?:办公厅)?
        |(?P<party>中共(?P<own>[一-鿿]{2,14})委(?:员会)?(?:办公[厅室])?)(?P=own)人民政府(?:办公[厅室])?
        |(?P<ministry>(?:(?!部)[一-鿿]){2,8}部)
         (?:(?![一-鿿]*编辑部)(?:(?!部)[一-鿿]){2,8}部|(?:国家|全国)(?:(?!部)[一-鿿]){2,12}?(?:委员会|委|局|署)){1,6}
        |(?P<body>(?P<place>[一-鿿]{2,10}?[省市县区州旗盟])[一-鿿]{2,16}?(?:厅|局|委|委员会|办公室))(?P=place)[一-鿿]{2,20}""",
    re.VERBOSE,
)
_PART_OF_NAME = re.compile(r"[一-鿿“”]{6,30}")
_OF_NATION, _WHOLE_BODY = re.compile(r"国务院|中共中央|国家|全国"), re.compile(r"国务院|国家|全国|[一-鿿]{2,8}部$")
_LEAD = 6
"""So many lines below its lead a newspaper may name its writers."""
_IMPRINT = 3
"""So many lines at the end may hold the newspaper's name and issue."""
_LONGEST = 40
_OPENING = 800


def find_issuer(
    text: str, lines: Sequence[Line], kinds: Sequence[LineKind], layout: Layout, labels: Labels
) -> Finding | None:
    """The first of several issuers, as written."""
    sources = (
        _reprinted(lines, kinds, layout, labels),
        _called_in_full(lines, kinds, layout, labels),
        _office_of_government(lines, kinds, layout, labels),
        _labelled(labels, "issuer"),
        find_in_red_head(lines, layout),
        _signed(lines, kinds, layout),
        find_in_head(lines, layout),
        _enacted(lines, layout),
        _adopted(lines, layout),
        _imprinted(lines, is_medium=False),
        find_in_title(lines, layout),
        _in_labelled_title(layout, labels),
        _labelled(labels, "responsible"),
        _imprinted(lines, is_medium=True),
        _labelled(labels, "source"),
        _posted(lines, labels),
        _office_of_keeper(lines, labels),
        _quoted_from(lines, layout),
        _signed_without_day(lines, layout),
        _below_date(lines, kinds, layout),
        _on_cover(lines, layout),
        _in_opening(text, lines, layout),
        _answering(text, lines, layout),
        find_actor(lines, layout),
    )
    found = next((found for source in sources for found in source), None)
    return _first_of_joint(found) if found else None


def _first_of_joint(found: Finding) -> Finding:
    """The first of two bodies that a line or a copy sets without a space: 某省教育厅某省财政厅."""
    joint = _JOINT.fullmatch(found.value)
    if joint is None:
        return found
    first = joint["central"] or joint["party"] or joint["ministry"] or joint["body"]
    return Finding(first, Span(found.span.start, found.span.start + len(first)) if found.span else None)


def _labelled(labels: Labels, kind: str) -> Iterator[Finding]:
    for finding in labels.values.get(kind, ()):
        name = first_name(finding.value)
        if name is None or len(name) > _LONGEST or (kind == "source" and is_office(name)):
            continue
        if kind == "issuer" and is_place_name(name):
            continue  # whose site it is, not which of its bodies
        start = finding.span.start + max(finding.value.find(name), 0) if finding.span else 0
        yield Finding(name, Span(start, start + len(name)) if finding.span else None)


def _reprinted(lines: Sequence[Line], kinds: Sequence[LineKind], layout: Layout, labels: Labels) -> Iterator[Finding]:
    """The body that signs a paper of its own place, where the page that prints it belongs to a place inside that.

    A city's site labels the province's communiqué with its own office: the title and the signature tell whose it is.
    """
    printer = next(_labelled(labels, "issuer"), None)
    titled = main_region([(layout.title.text, 1.0)]) if layout.title else None
    if printer is None or titled is None or (layout.title and _is_passed_on(layout.title.text)):
        return
    home = main_region([(printer.value, 1.0)])
    if home is None or home == titled or not lies_in(home, titled):
        return
    sources = (_signed(lines, kinds, layout), find_in_head(lines, layout), find_in_title(lines, layout))
    own = (found for source in sources for found in source)
    yield from (found for found in own if main_region([(found.value, 1.0)]) == titled)


def _called_in_full(
    lines: Sequence[Line], kinds: Sequence[LineKind], layout: Layout, labels: Labels
) -> Iterator[Finding]:
    """A body by the name with which it signs or heads its paper, where the page's table says 市住建局, 某市政府."""
    label = labels.first("issuer")
    name = label.value.strip() if label else ""
    bare, full = _BARE_LABEL.fullmatch(name), name.replace("政府", "人民政府")
    if bare is None and (full == name or "人民政府" in name):
        return
    sources = (_signed(lines, kinds, layout), find_in_head(lines, layout), find_in_title(lines, layout))
    for found in (found for source in sources for found in source):
        if bare is None:
            yield from [found] if found.value == full else []
            continue
        place = leading_mention(found.value)
        is_its = place is not None and found.value[: place.end].endswith(bare["level"])
        if place is not None and is_its and _abbreviates(bare["body"], found.value[place.end :]):
            yield found


def _office_of_government(
    lines: Sequence[Line], kinds: Sequence[LineKind], layout: Layout, labels: Labels
) -> Iterator[Finding]:
    """The office that signs a paper and leads its title, where the page's table names its government alone."""
    label, titled = labels.first("issuer"), leading_organ(layout.title.text) if layout.title else None
    if label is not None and titled is not None and titled.startswith(label.value.strip()):
        is_office_of = _OFFICE_OF.fullmatch(titled[len(label.value.strip()) :]) is not None
        yield from (found for found in _signed(lines, kinds, layout) if is_office_of and found.value == titled)


def _in_labelled_title(layout: Layout, labels: Labels) -> Iterator[Finding]:
    """The body with which the title begins that only a label of the page tells (标题：某县教育局2021年工作总结)."""
    for finding in labels.values.get("title", ()) if layout.title is None else ():
        organ = leading_organ(plain_title(finding.value))
        if organ is not None:
            at = finding.span.start + finding.value.find(organ) if finding.span else 0
            yield Finding(organ, Span(at, at + len(organ)) if finding.span else None)


def _abbreviates(short: str, name: str) -> bool:
    """Whether a name holds all characters of a short form in order: 住建局, 住房和城乡建设局."""
    rest = iter(name)
    return all(character in rest for character in short)


def _is_passed_on(title: str) -> bool:
    """Whether a title tells what a body does with another's paper; one that begins with a body is that body's own."""
    is_own = leading_organ(plain_title(title)) is not None and "转发" not in title
    return _PASSES_ON.search(title) is not None and not is_own


def _posted(lines: Sequence[Line], labels: Labels) -> Iterator[Finding]:
    """Who put the text on the page (发布人：某市信息网), where that is a body or a site and not a person."""
    posters = list(_labelled(labels, "poster"))
    is_list = sum(line.text.startswith("学校") and "：" in line.text[:4] for line in lines) > 1
    yield from (found for found in posters if is_site_name(found.value) or (is_school(found.value) and not is_list))
    yield from (found for found in _labelled(labels, "author") if is_organ(found.value))


def _office_of_keeper(lines: Sequence[Line], labels: Labels) -> Iterator[Finding]:
    """The body whose site it is, where one of its own offices is named as the source (来源：宣传科)."""
    source = labels.first("source")
    if source is not None and is_office(source.value):
        yield from find_site_owner(lines, labels)


def _signed(lines: Sequence[Line], kinds: Sequence[LineKind], layout: Layout) -> Iterator[Finding]:
    signature = find_signature(lines, kinds, layout)
    if signature is not None and signature.signers:
        name, start = signature.signers[0]
        yield _begun_above(lines, layout, name, start) or Finding(name, Span(start, start + len(name)))


def _begun_above(lines: Sequence[Line], layout: Layout, name: str, start: int) -> Finding | None:
    """The body whose long name begins on the line above its signature, with its place or as the title tells it."""
    above = next((line for line in reversed(lines) if line.end <= start), None)
    parts = above.text.split() if above is not None and not above.tail.endswith("。") else []
    if above is not None and len(parts) > 1 and is_organ(parts[0]) and not is_organ(parts[-1]):
        return Finding(parts[0], Span(above.start, above.start + len(parts[0]))) if is_organ(parts[-1] + name) else None
    if above is None or _PART_OF_NAME.fullmatch(above.text) is None or is_organ(above.text):
        return None
    is_titled = layout.title is not None and layout.title.text.startswith(f"{above.text}{name}")
    is_national = _OF_NATION.match(above.text) is not None and _WHOLE_BODY.match(name) is None
    is_placed = (leading_mention(above.text) is not None or is_national) and leading_mention(name) is None
    return Finding(f"{above.text}{name}", Span(above.start, start + len(name))) if is_titled or is_placed else None


def _signed_without_day(lines: Sequence[Line], layout: Layout) -> Iterator[Finding]:
    """The body alone on the last line, or in brackets above what hangs on the text, below a sentence.

    感谢您的来信。 / 某市教育局; （某县统计局） / 附件：.
    """
    for at in range(max(layout.text_first + 1, layout.last - _IMPRINT), layout.last + 1):
        line = lines[at]
        bracketed = _BRACKETED.fullmatch(line.text)
        name = bracketed["organ"] if bracketed else line.text
        if (bracketed or at == layout.last) and lines[at - 1].tail.endswith(("。", "！")) and is_organ(name):
            start = line.start + line.text.find(name)
            yield Finding(tighten(name), Span(start, start + len(name)))


def _on_cover(lines: Sequence[Line], layout: Layout) -> Iterator[Finding]:
    for name, start in cover.signers if (cover := find_cover(lines, layout)) else ():
        yield Finding(name, Span(start, start + len(name)))


def _enacted(lines: Sequence[Line], layout: Layout) -> Iterator[Finding]:
    """The body whose decree put rules in force, from the lines below their title."""
    for enactment in find_enactment(lines, layout):
        start = enactment.organ_start
        yield Finding(enactment.organ, Span(start, start + len(enactment.organ)))


def _adopted(lines: Sequence[Line], layout: Layout) -> Iterator[Finding]:
    """The congress that passed a place's law."""
    if (adopter := find_adopter(lines, layout)) is not None:
        name, start = adopter
        yield Finding(name, Span(start, start + len(name.partition("人民代表大会")[0])))


def _answering(text: str, lines: Sequence[Line], layout: Layout) -> Iterator[Finding]:
    """The body whose officials answer questions about a paper: 某部某司有关负责人就…答记者问."""
    stop = min(len(text), lines[layout.text_first].start + _OPENING)
    found = _ANSWERS.search(text, lines[layout.first].start, stop)
    if found is not None and is_organ(found["organ"]):
        yield Finding(found["organ"], Span(*found.span("organ")))


def _below_date(lines: Sequence[Line], kinds: Sequence[LineKind], layout: Layout) -> Iterator[Finding]:
    """A short line right below the page's date, or a body right behind it, where the page does not label its source."""
    for at in range(layout.title.last + 1 if layout.title else 0, layout.text_first):
        line = lines[at]
        if is_source_name(lines, kinds, at):
            yield Finding(line.text, Span(line.start, line.end))
        named = _NAME_BY_DATE.fullmatch(line.text)
        if named is not None:
            part = "before" if named["before"] else "behind"
            yield Finding(named[part], Span(line.start + named.start(part), line.start + named.end(part)))
        behind = _DATED_NAME.fullmatch(line.text) if kinds[at] is LineKind.LABELS else None
        if behind is not None and is_organ(behind["organ"]):
            yield Finding(behind["organ"], Span(line.start + behind.start("organ"), line.end))


def _imprinted(lines: Sequence[Line], *, is_medium: bool) -> Iterator[Finding]:
    """The newspaper or account in which the text came out, or the body that keeps the bulletin."""
    for imprint in find_imprints(lines):
        if imprint.is_medium is is_medium and (is_medium or is_organ(imprint.name)):
            yield Finding(imprint.name, imprint.name_span)


def _quoted_from(lines: Sequence[Line], layout: Layout) -> Iterator[Finding]:
    """The paper that a line below the text, or its last one, names: （摘自《某报》）."""
    for line in lines[max(layout.last - 1, layout.text_first) : layout.last + 3]:
        found = _QUOTED_FROM.search(line.text) or _NAMED_BELOW.fullmatch(line.text)
        if found is not None:
            yield Finding(found["agency"], Span(line.start + found.start("agency"), line.start + found.end("agency")))


def _in_opening(text: str, lines: Sequence[Line], layout: Layout) -> Iterator[Finding]:
    """The paper in brackets before the title, a byline's or dateline's agency (某网消息（…）), who published it all."""
    titled = _TITLED_BY.match(layout.title.text) if layout.title else None
    if titled is not None:
        yield Finding(titled["agency"])
    below = (line for line in lines[layout.text_first : layout.text_first + _LEAD] if is_byline(line))
    for line in [*lines[: layout.text_first], *below, *lines[-_IMPRINT:]]:
        is_head = line.start < lines[layout.text_first].start or is_byline(line)
        signed = _PRINTED.search(line.text) or (_BYLINE.match(line.text) if is_head else None)
        if signed is not None:
            yield Finding(
                signed["agency"], Span(line.start + signed.start("agency"), line.start + signed.end("agency"))
            )
    for at in range(layout.title.last + 1 if layout.title else layout.first, layout.text_first + 2):
        line = lines[min(at, len(lines) - 1)]
        message = _MESSAGE.match(line.text)
        found = message if message and is_organ(message["organ"]) else _DATELINE.match(line.text)
        is_below_lead = at > layout.text_first  # only a whole dateline shows that the line above was the page's
        if found is not None and not (is_below_lead and (found is message or found["day"] is None)):
            named = "organ" if found is message else "agency"
            yield Finding(found[named], Span(line.start + found.start(named), line.start + found.end(named)))
    for line in lines[layout.title.last + 1 if layout.title else layout.text_first : layout.text_first + 1]:
        said = _PUBLISHER.search(text, line.start, min(line.end, line.start + _OPENING))
        if said is not None:
            yield Finding(said["organ"], Span(*said.span("organ")))
