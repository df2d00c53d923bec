"""Decrees, rules in collections of laws, and notices that are known by the rules they issue."""

import pytest

from policy_text.records import Document, DocumentType
from policy_text.structure import read_structure

ARTICLES = (
    "第二条 用水单位应当按照核定的数额缴纳费用，逾期不缴的按日加收千分之一。\n"
    + "".join(f"第{number}条 灌溉、洗车和绿化各有定额，由镇村逐户核定。\n" for number in "三四五六七八")
    + "第九条 有下列情形之一的，由主管部门处500元以上2000元以下罚款。\n"
)
PASSED = "《某县节水办法》已经2017年3月2日县政府会议通过，现公布，五月起施行。"


def _read(page: str) -> dict[str, object]:
    metadata = read_structure(Document(source="page.txt", text=page)).metadata
    return {name: getattr(metadata, name) for name in ("title", "issuer", "doc_number", "published", "doc_type")}


@pytest.mark.parametrize(
    ("page", "told"),
    [
        (
            f"某县人民政府令\n第 31 号\n{PASSED}\n县　长　　王某某\n二○一七年三月八日\n某县节水办法\n{ARTICLES}",
            {
                "title": "某县节水办法",
                "issuer": "某县人民政府",
                "doc_number": "某县人民政府令第31号",
                "published": "2017-03-08",
            },
        ),
        (
            f"某县人民政府第31号令\n{PASSED}\n县长\xa0王某某\n二0一七年三月八日\n某县节水办法\n{ARTICLES}",
            {"title": "某县节水办法", "doc_number": "某县人民政府第31号令", "published": "2017-03-08"},
        ),
        (
            f"某县节水办法\n第 31 号\n{PASSED}\n县　　长\n2017年3月8日\n{ARTICLES}",
            {"title": "某县节水办法", "published": "2017-03-08"},
        ),
        (f"{PASSED}\n某县水务局\n2017年3月8日\n{ARTICLES}", {"title": "某县节水办法", "issuer": "某县水务局"}),
        (
            "各乡镇人民政府：\n为节约用水，制定了《某县节水试行办法》，经县政府同意，现予以印发，请认真落实。\n"
            f"某县水务局\n2017年3月8日\n某县节水试行办法\n{ARTICLES}",
            {"title": "某县节水试行办法"},
        ),
        (  # a paper that bears a title keeps it
            f"关于做好节水工作的通知\n各乡镇人民政府：\n{PASSED}\n某县水务局\n2017年3月8日\n某县节水办法\n{ARTICLES}",
            {"title": "关于做好节水工作的通知"},
        ),
        (  # what is only spoken of lends the text no title
            f"《某县节水办法》对用水单位提出了三项要求，各单位应当对照检查，逐项落实。\n{ARTICLES}",
            {"title": None},
        ),
        (
            f"某县水井管理办法\n（2004年6月21日某县人民政府某政发〔2004〕9号印发　自2004年7月1日起施行）\n{ARTICLES}",
            {"issuer": "某县人民政府", "doc_number": "某政发〔2004〕9号", "published": "2004-06-21"},
        ),
        (
            f"水井管理条例\n6月7日国务院常务会议讨论通过\n2004年6月21日 国务院令第999号公布\n{ARTICLES}",
            {"issuer": "国务院", "published": "2004-06-21"},
        ),
        (
            f"水井资质规定\n（6月7日水利部修订　2004年6月21日水利部部长令第9号发布\n自即日起施行）\n{ARTICLES}",
            {"issuer": "水利部", "published": "2004-06-21"},
        ),
        (
            f"校车经营规定\n（2026年5月22日经交通运输部部务会议通过 2026年5月27日交通运输部令2026年第10号公布"
            f" 自2026年7月1日起施行）\n{ARTICLES}"
            "第十条 本规定自2026年7月1日起施行。2004年12月16日\n公布的规定同时废止。\n",
            {"issuer": "交通运输部", "doc_number": "交通运输部令2026年第10号", "published": "2026-05-27"},
        ),
        (  # the day from which rules hold is not the day of the decree
            f"水井管理条例\n2004年8月1日施行\n{ARTICLES}",
            {"issuer": None, "published": None},
        ),
        (f"某县节水办法\n【发文字号】：某府令8号\n{ARTICLES}", {"doc_number": "某府令8号"}),
        (
            f"某县水井补贴规定（某政发[2015]9号）\n各乡镇人民政府：\n现将规定印发给你们。\n{ARTICLES}",
            {"title": "某县水井补贴规定", "doc_number": "某政发[2015]9号"},
        ),
        (
            "某县水井条例\n2019年7月8日 某县人大常委会通过\n"
            "第四条 用水大户应当于每年的5月31日前报送计划。\n第七条 逾期不报的，处500元罚款。\n",
            {"doc_type": DocumentType.NOTICE},
        ),
    ],
)
def test_rules_are_known_by_their_own_title(page: str, told: dict[str, object]) -> None:
    found = _read(page)
    assert {name: found[name] for name in told} == told


def test_the_title_of_rules_is_placed_where_the_decree_names_them() -> None:
    text = f"某县人民政府令\n第31号\n{PASSED}\n县长 王某某\n2017年3月8日\n{ARTICLES}"
    spans = dict(read_structure(Document(source="page.txt", text=text)).metadata.spans)
    assert text[spans["title"].start : spans["title"].end] == "某县节水办法"


def test_the_number_may_stand_before_the_decree() -> None:
    line = "（2022年12月23日某市人民政府第307号令公布　自2023年3月1日起施行）"
    told = _read(f"某市节水办法\n{line}\n第一章　总则\n{ARTICLES}")
    assert (told["issuer"], told["published"]) == ("某市人民政府", "2022-12-23")
    assert told["doc_number"] == "某市人民政府第307号令"


def test_a_law_of_the_nation_is_the_committees_that_amended_it_last() -> None:
    history = (
        "（1989年2月21日第七届全国人民代表大会常务委员会第六次会议通过　2004年8月28日第十届全国人民代表大会常务委员会"
        "第十一次会议修订　根据2013年6月29日第十二届全国人民代表大会常务委员会第三次会议《关于修改的\n"
        "决定》修正　2025年4月30日第十四届全国人民代表大会常务委员会第十五次会议第二次修\n订）"
    )
    told = _read(f"中华人民共和国节水法\n{history}\n来源：某某网\n第一章　总则\n{ARTICLES}")
    assert (told["issuer"], told["published"]) == ("全国人民代表大会常务委员会", "2025-04-30")
