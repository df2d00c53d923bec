import json
import shutil

import numpy as np
import pytest

from policy_text.classify import load_model, read_labelled, train_model
from policy_text.classify.training import assign_folds, fit_model
from policy_text.errors import TrainingError


def write(folder, rows):
    folder.mkdir(exist_ok=True)
    lines = [json.dumps(row, ensure_ascii=False) for row in rows]
    (folder / "a.jsonl").write_text("\n".join(lines), "utf-8")
    return folder


def test_a_health_researcher_trains_a_model_of_her_own_types(health_model):
    texts = ["河西镇医共体统一药品目录，专家每月下沉。", "社区长者食堂开张，老人就餐打折。", "中学扩建了操场。"]
    assert [{tag.slug for tag in tags} for tags in health_model.tag(texts)] == [
        {"medical-alliance"},
        {"elderly-care"},
        set(),
    ]
    assert health_model.manifest["scores"]["held_out"]["macro_f1"] > 0.9


def test_the_same_folder_gives_the_same_model_byte_for_byte(health, health_corpus, health_folder, tmp_path):
    train_model(health_corpus, tmp_path / "health", taxonomy=health)
    for name in ("model.npz", "manifest.json", "card.md"):
        assert (tmp_path / "health" / name).read_bytes() == (health_folder / name).read_bytes()


def test_paragraphs_of_one_setting_stand_on_one_side(health, health_corpus):
    paragraphs = read_labelled(health_corpus, health)
    folds = assign_folds(paragraphs)
    sides = {}
    for paragraph, fold in zip(paragraphs, folds, strict=True):
        sides.setdefault(paragraph.setting, set()).add(int(fold))
    assert all(len(side) == 1 for side in sides.values())
    shuffled = assign_folds(paragraphs[::-1])[::-1]
    assert np.array_equal(folds, shuffled)


def test_steps_are_told_while_training(health, health_corpus):
    steps = []
    fit_model(read_labelled(health_corpus, health), health, progress=lambda *step: steps.append(step))
    assert steps[0][1] == 0 and steps[-1][1] == steps[-1][2]
    assert [done for _, done, _ in steps] == sorted(done for _, done, _ in steps)


def test_corrections_stand_in_for_the_corpus_and_add_to_it(health, health_corpus, tmp_path):
    corpus = read_labelled(health_corpus, health)
    answers = [{"text": p.text, "labels": ["drug-prices"], "setting": p.setting} for p in corpus if not p.labels]
    answers.append({"text": "集采胰岛素进了社区，药费减半。", "labels": ["drug-prices"], "setting": "新"})
    corrections = write(tmp_path / "corrections", answers)
    model = train_model(health_corpus, tmp_path / "model", taxonomy=health, include_corrections=corrections)
    assert model.manifest["corpus"]["paragraphs"] == len(corpus) + 1
    assert model.manifest["corpus"]["without_label"] == 0
    assert model.tag(["全年新修农村公路八十公里。"])[0][0].slug == "drug-prices"


@pytest.mark.parametrize(
    ("rows", "reason"),
    [
        ([], "no labelled paragraphs"),
        ([{"text": "短", "labels": []}] * 3, "only 3 labelled paragraphs"),
        ([{"text": f"专家下沉{i}", "labels": ["medical-alliance"]} for i in range(30)], "no labelled paragraph for"),
        (
            [
                {"text": f"专家下沉{i}", "labels": ["medical-alliance", "elderly-care", "drug-prices"]}
                for i in range(30)
            ],
            "same labels",
        ),
        (
            [
                {"text": f"下沉{i}", "labels": ["medical-alliance", ["elderly-care", "drug-prices"][i % 2]]}
                for i in range(30)
            ],
            "every paragraph carries medical-alliance",
        ),
        (
            [
                {"text": "，。！", "labels": [["medical-alliance", "elderly-care", "drug-prices"][i % 3]]}
                for i in range(30)
            ],
            "no words",
        ),
    ],
)
def test_data_that_cannot_train_are_told_in_one_line_and_leave_the_old_model(
    health, health_folder, tmp_path, rows, reason
):
    old = tmp_path / "model"
    shutil.copytree(health_folder, old)
    before = (old / "model.npz").read_bytes()
    with pytest.raises(TrainingError, match=reason) as caught:
        train_model(write(tmp_path / "corpus", rows), old, taxonomy=health)
    assert "\n" not in str(caught.value)
    assert (old / "model.npz").read_bytes() == before
    assert load_model(old).slugs == tuple(kind.slug for kind in health)


def test_a_few_paragraphs_without_settings_train_as_well(health, tmp_path):
    words = {"medical-alliance": "医共体专家下沉", "elderly-care": "长者食堂开张", "drug-prices": "集采药品降价"}
    rows = [{"text": f"{w}第{i}批次。", "labels": [slug]} for i in range(8) for slug, w in words.items()]
    model = train_model(write(tmp_path / "corpus", rows), tmp_path / "model", taxonomy=health)
    assert model.slugs == tuple(words)
