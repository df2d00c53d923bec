import json
import pickle
import shutil
import subprocess
import sys
import zipfile

import numpy as np
import pytest

from policy_text.classify import load_model, save_model
from policy_text.classify.model_file import FORMAT, find_packaged_model
from policy_text.errors import ModelError

TEXT = "县医院牵头组建医共体，专家下沉乡镇，双向转诊更顺。"


@pytest.fixture
def copy(health_folder, tmp_path):
    return shutil.copytree(health_folder, tmp_path / "copy")


def change_manifest(folder, **changes):
    manifest = json.loads((folder / "manifest.json").read_text("utf-8"))
    (folder / "manifest.json").write_text(json.dumps(manifest | changes), "utf-8")


def test_a_model_comes_back_as_it_was_saved(health_model, tmp_path):
    save_model(health_model, tmp_path / "again")
    again = load_model(tmp_path / "again")
    assert np.array_equal(again.log_odds([]), health_model.log_odds([]))
    assert again.tag([TEXT], reasons=True) == health_model.tag([TEXT], reasons=True)
    assert again.taxonomy == health_model.taxonomy


def test_anchors_are_kept_in_the_manifest(model, tmp_path):
    save_model(model, tmp_path / "again")
    assert load_model(tmp_path / "again").anchors == model.anchors != ()


def test_the_folder_holds_arrays_a_manifest_and_a_card_and_nothing_else(health_folder):
    assert sorted(path.name for path in health_folder.iterdir()) == ["card.md", "manifest.json", "model.npz"]
    with zipfile.ZipFile(health_folder / "model.npz") as archive:
        assert all(name.endswith(".npy") for name in archive.namelist())
    with np.load(health_folder / "model.npz", allow_pickle=False) as arrays:
        assert all(arrays[name].dtype.kind in "fu" for name in arrays.files)


def test_the_manifest_says_where_the_model_comes_from(health_folder):
    manifest = json.loads((health_folder / "manifest.json").read_text("utf-8"))
    assert len(manifest["corpus"]["digest"]) == 64
    assert manifest["libraries"]["scikit-learn"] != "not installed"
    assert manifest["scores"]["held_out"]["types"]["elderly-care"]["support"] == 60


def damage_bytes(folder):
    raw = bytearray((folder / "model.npz").read_bytes())
    raw[len(raw) // 2] ^= 0xFF
    (folder / "model.npz").write_bytes(raw)


def put_pickle_in(folder):
    raw = pickle.dumps({"weights": [1]})
    (folder / "model.npz").write_bytes(raw)
    import hashlib

    change_manifest(folder, model_digest=hashlib.sha256(raw).hexdigest())


def drop_a_type(folder):
    manifest = json.loads((folder / "manifest.json").read_text("utf-8"))
    change_manifest(folder, taxonomy=manifest["taxonomy"][:-1])


@pytest.mark.parametrize(
    ("damage", "reason"),
    [
        (lambda folder: (folder / "model.npz").unlink(), "model.npz cannot be read"),
        (lambda folder: (folder / "manifest.json").unlink(), "no reform model there"),
        (lambda folder: (folder / "manifest.json").write_text("{", "utf-8"), "manifest.json is broken"),
        (lambda folder: (folder / "manifest.json").write_bytes(b"\xff\xfe"), "manifest.json is broken"),
        (lambda folder: (folder / "manifest.json").write_text("[]", "utf-8"), "does not describe"),
        (
            lambda folder: change_manifest(folder, format=FORMAT + 1),
            f"model format {FORMAT + 1}, this .* reads {FORMAT}",
        ),
        (lambda folder: change_manifest(folder, taxonomy=[]), "broken model"),
        (damage_bytes, "is not the file that manifest.json describes"),
        (put_pickle_in, "broken model"),
        (drop_a_type, "broken model"),
        (shutil.rmtree, "no reform model there"),
    ],
)
def test_a_model_that_cannot_be_used_is_told_in_one_line_with_its_folder(copy, damage, reason):
    damage(copy)
    with pytest.raises(ModelError, match=reason) as caught:
        load_model(copy)
    assert str(copy) in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_failed_write_leaves_the_old_model(health_model, copy, monkeypatch):
    before = (copy / "model.npz").read_bytes()

    def fail(manifest):
        raise OSError("no space left")

    monkeypatch.setattr("policy_text.classify.card.write_card", fail)
    with pytest.raises(ModelError, match="cannot be written"):
        save_model(health_model, copy)
    assert (copy / "model.npz").read_bytes() == before
    assert load_model(copy).slugs == health_model.slugs
    assert [path.name for path in copy.parent.iterdir()] == [copy.name]  # nothing half-written is left about


def test_the_packaged_model_is_small():
    assert sum(path.stat().st_size for path in find_packaged_model().iterdir()) < 5_000_000


def test_tagging_needs_no_scikit_learn_and_loads_in_a_second():
    code = (
        "import sys, time\n"
        "from policy_text.classify import load_model\n"
        "import numpy\n"
        "started = time.process_time()\n"
        "model = load_model()\n"
        "model.tag(['组建教育集团五个。'])\n"
        "assert time.process_time() - started < 1\n"
        "assert not {'sklearn', 'scipy', 'jieba'} & set(sys.modules), 'heavy'\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
