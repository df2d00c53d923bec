"""The level of government that a document comes from."""

from __future__ import annotations

import re

from policy_text.records import Metadata

__all__ = ["issuer_level"]

_SCHOOL = re.compile(
    r"(?:小学|中学|学校|幼儿园|学院|大学|教育集团)(?:党(?:委|总支|支部))?$"
)  # not 教育局, not 学校管理科
_NATIONAL = re.compile(
    r"^(?:中共中央|中央|国务院|全国|国家(?!级)|中华人民共和国|教育部|财政部|人力资源和?社会保障部|民政部)"
)
_TOWNSHIP = re.compile(r"(?:镇|乡|街道)(?:党委|人民政府|政府|办事处|党工委|中心学校)?$")


def issuer_level(metadata: Metadata) -> str:
    """The level by the issuer's name where that says it, else by the code of the division.

    >>> issuer_level(Metadata(issuer="教育部办公厅"))
    'national'
    >>> issuer_level(Metadata(issuer="淄川区教育和体育局", adcode="370302"))
    'county'
    >>> issuer_level(Metadata(issuer="某某市实验小学", adcode="370300"))
    'school'
    """
    issuer = metadata.issuer or ""
    if _NATIONAL.match(issuer):
        return "national"
    if _SCHOOL.search(issuer):
        return "school"
    if _TOWNSHIP.search(issuer):
        return "township"
    return _level_of_code(metadata.adcode or "")


def _level_of_code(adcode: str) -> str:
    if len(adcode) != 6 or not adcode.isdigit():
        return "unknown"
    if adcode == "000000":
        return "national"
    if adcode.endswith("0000"):
        return "province"
    return "prefecture" if adcode.endswith("00") else "county"
