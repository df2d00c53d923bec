"""A health researcher's taxonomy and two hundred labelled paragraphs, put together from clauses; and its model."""

from __future__ import annotations

import json
from itertools import product

import pytest

from policy_text.classify import load_model, train_model
from policy_text.lexicon.reforms import parse_taxonomy

HEALTH = [
    {
        "slug": "medical-alliance",
        "zh": "医联体建设",
        "en": "Medical alliances",
        "covers": "医共体、专家下沉、双向转诊",
    },
    {"slug": "elderly-care", "zh": "医养结合", "en": "Care of the elderly", "covers": "长者食堂、日间照料、上门助浴"},
    {
        "slug": "drug-prices",
        "zh": "药品集采",
        "en": "Drug purchasing",
        "covers": "集中带量采购、药价下降、耗材",
        "hints": ["降价", "药费"],
    },
]
CLAUSES = {
    "medical-alliance": [
        "组建县域医共体，人财物统一管理",
        "省城专家每周下沉坐诊两天",
        "建立双向转诊绿色通道，病人少跑路",
        "县医院托管乡镇卫生院，药品目录统一",
        "医共体内检查结果互认，床位统一调配",
    ],
    "elderly-care": [
        "街道开办长者食堂，老人凭餐券就餐",
        "日间照料中心添了康复床和按摩椅",
        "护理员上门助浴，一次收费三十元",
        "养老院与卫生服务站签约，医生定期查房",
        "为失能老人改造卫生间，装上扶手",
    ],
    "drug-prices": [
        "第七批集中带量采购落地，平均降价一半",
        "高值耗材价格下降，病人药费少了三成",
        "村卫生室也能买到集采药品",
        "公立医院优先使用中选药品，按量采购",
        "医保基金预付货款，药企三十天内收款",
    ],
    "": [
        "全年新修农村公路八十公里",
        "小学新建教学楼两栋，学位增加九百个",
        "会议强调要凝心聚力、真抓实干",
        "粮食总产量比上年增长百分之三",
        "文化馆免费开放，举办演出四十场",
    ],
}
PLACES = ["青石县", "沙湖区", "临泉市", "北屯镇", "岭南县", "东沟区", "白桦市", "渡口镇", "柳园县", "南坪区"]


def write_paragraphs():
    """Two hundred rows: each clause in each place, every fourth with a clause of the type after next."""
    slugs = list(CLAUSES)
    for place, (number, slug) in product(PLACES, enumerate(slugs)):
        for position, clause in enumerate(CLAUSES[slug]):
            labels, text = [slug] if slug else [], f"{place}{clause}。"
            if slug and position % 4 == 3:
                other = slugs[(number + 1) % 3]
                text += f"同时，{CLAUSES[other][position]}。"
                labels.append(other)
            yield {"id": f"{place}-{slug}-{position}", "text": text, "labels": labels, "setting": place}


@pytest.fixture(scope="session")
def health():
    return parse_taxonomy(HEALTH, source="health.json")


@pytest.fixture(scope="session")
def health_corpus(tmp_path_factory):
    folder = tmp_path_factory.mktemp("health")
    lines = [json.dumps(row, ensure_ascii=False) for row in write_paragraphs()]
    (folder / "paragraphs.jsonl").write_text("\n".join(lines), "utf-8")
    return folder


@pytest.fixture(scope="session")
def health_folder(health, health_corpus, tmp_path_factory):
    """A trained model folder of the health taxonomy; tests that change it take a copy."""
    folder = tmp_path_factory.mktemp("models") / "health"
    train_model(health_corpus, folder, taxonomy=health)
    return folder


@pytest.fixture(scope="session")
def health_model(health_folder):
    return load_model(health_folder)


@pytest.fixture(scope="session")
def model():
    """The packaged model."""
    return load_model()
