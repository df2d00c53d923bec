"""The keeper of a site is the issuer of what it prints only where it is a body of its own and nobody else wrote."""

from __future__ import annotations

import pytest

from policy_text.records import Document
from policy_text.structure import read_structure

TEXT = "学校食堂都装上了净水机\n2022-05-06\n全校3200名学生喝上了直饮水，每台净水机每年维护费800元。\n"


@pytest.mark.parametrize(
    ("foot", "issuer"),
    [
        ("主办单位：玉林市教育局\n桂ICP备05000001号", "玉林市教育局"),
        ("版权所有 玉林市教育局 桂ICP备05000001号", "玉林市教育局"),
        ("主办单位：玉林市人民政府办公室\n桂ICP备05000001号", None),
        ("版权所有：深圳市某某网络有限公司 粤ICP备05000001号", None),
        ("主办单位：玉林市作家协会", None),
        ("版权所有 人民代表大会 京ICP备05000001号", None),
        ("作者：李明\n版权所有 玉林市教育局 桂ICP备05000001号", None),
    ],
)
def test_the_keeper_of_a_site_is_issuer_where_nobody_else_is(foot: str, issuer: str | None) -> None:
    assert read_structure(Document("", TEXT + foot)).metadata.issuer == issuer


@pytest.mark.parametrize("name", ["简报", "校报", "日报"])
def test_a_sort_of_paper_is_no_newspaper(name: str) -> None:
    page = f"学校食堂都装上了净水机\n{name}记者 李小明\n全校3200名学生喝上了直饮水，每台净水机每年维护费800元。"
    assert read_structure(Document("", page)).metadata.issuer is None


def test_the_foot_of_a_site_may_tell_its_keeper_and_address_alone() -> None:
    told = "全省新建学校3所，新增学位900个，组建教育集团5个，群众满意度不断提升，学生在家门口上好学。"
    foot = "发布时间：2019-12-20　阅读：1083次\n【关闭窗口】\n主办：甘肃省教育厅　地址：兰州市城关区\n"
    page = (
        f"甘肃省教育厅\n首页｜机构概况｜政务公开｜办事服务｜互动交流\n全省控辍保学工作情况综述\n{told}\n{told}\n{foot}"
    )
    assert read_structure(Document("page.txt", page)).metadata.issuer == "甘肃省教育厅"
