"""The archive that machines install, the versions, and the workflows that make them."""

import hashlib
import json
import os
import re
import subprocess
import sys
import tarfile
from pathlib import Path
import pytest
from processes import BIN, PLAIN, ROOT, TARGET, Program, checked, free_port, status_of, until

BESIDE = Path(sys.executable).parent
VERSION = re.search(r'^version = "(.+)"', (ROOT / "Cargo.toml").read_text(), re.M).group(1)


@pytest.fixture(scope="module")
def binary(tmp_path_factory) -> Path:
    """The binary without what only a debugger reads, as a release's is: the archive of the other one is ten times as large."""
    stripped = tmp_path_factory.mktemp("binary") / "trackml"
    subprocess.run(["strip", "-o", stripped, BIN / "trackml"], check=True)
    return stripped


def dist(folder: Path, binary: Path, **env: str) -> Path:
    env = PLAIN | {"DIST_BIN": str(binary), "DIST_SBOM": "no", "HOME": os.environ.get("HOME", "/")} | env
    return Path(subprocess.check_output([ROOT / "scripts/dist", folder], env=env, text=True).strip())


@pytest.fixture(scope="module")
def archive(tmp_path_factory, binary) -> Path:
    return dist(tmp_path_factory.mktemp("dist"), binary)


@pytest.fixture
def unpacked(archive, folder) -> Path:
    with tarfile.open(archive) as tar:
        tar.extractall(folder, filter="data")
    return next(folder.iterdir())


def test_its_name_says_what_it_is_and_its_sum_stands_beside_it(archive):
    assert archive.name == f"trackml-{VERSION}-linux-{os.uname().machine}.tar.gz"
    said, name = (archive.parent / f"{archive.name}.sha256").read_text().split()
    assert (said, name) == (hashlib.sha256(archive.read_bytes()).hexdigest(), archive.name)


def test_the_same_sources_give_the_same_archive(archive, binary, tmp_path):
    assert dist(tmp_path, binary).read_bytes() == archive.read_bytes()


def test_it_belongs_to_nobody_and_holds_nothing_of_where_it_was_made(archive):
    with tarfile.open(archive) as tar:
        members = tar.getmembers()
    assert {(member.uid, member.gid, member.uname, member.gname) for member in members} == {(0, 0, "", "")}
    assert len({member.mtime for member in members}) == 1
    assert not any(".env" in member.name and not member.name.endswith(".env.example") for member in members)
    # The head of what is packed has neither a name nor a time.
    assert archive.read_bytes()[3:8] == bytes(5)


def test_it_is_installed_and_runs(unpacked, folder):
    root = folder / "root"
    root.mkdir()
    said = subprocess.check_output([unpacked / "install", root], text=True)
    assert VERSION in said
    assert (root / "etc/trackml/trackml.env").stat().st_mode & 0o777 == 0o600
    for name in ("trackml@.service", "trackml@.socket", "trackml.target", "trackml-backup.timer", "nginx.service.d/trackml.conf"):
        assert (root / "etc/systemd/system" / name).is_file(), name
    assert (root / "usr/share/trackml/web/index.html").is_file()
    port = free_port()
    program = Program("installed", [root / "usr/bin/trackml", "serve"], folder,
                      {"BIND": f"127.0.0.1:{port}", "DATA_DIR": str(folder / "data")})
    try:
        until("it is ready", 30, lambda: status_of(port, "/readyz") == 200)
    finally:
        program.stop()
    checked(root / "usr/share/trackml/nginx/render", folder / "conf", env=PLAIN)


def test_an_upgrade_leaves_what_was_set_and_what_open_pages_ask_for(unpacked, folder):
    root = folder / "root"
    root.mkdir()
    subprocess.run([unpacked / "install", root], check=True, capture_output=True)
    settings, old = root / "etc/trackml/trackml.env", root / "usr/share/trackml/web/assets/of-before.js"
    settings.write_text("DATABASE_URL=mine\n")
    old.write_text("old")
    gone = root / "usr/share/trackml/nginx/includes/of-before.conf"
    gone.write_text("")
    subprocess.run([unpacked / "install", root], check=True, capture_output=True)
    assert settings.read_text() == "DATABASE_URL=mine\n" and old.read_text() == "old"
    assert not gone.exists()


def test_a_damaged_archive_installs_nothing(unpacked, folder):
    root = folder / "root"
    root.mkdir()
    with open(unpacked / "bin/trackml", "ab") as binary:
        binary.write(b"!")
    done = subprocess.run([unpacked / "install", root], capture_output=True, text=True)
    assert done.returncode != 0 and "damaged" in done.stderr
    assert list(root.rglob("*")) == []


@pytest.fixture(scope="module")
def told(tmp_path_factory) -> Path:
    """The folder with what it is made of."""
    folder = tmp_path_factory.mktemp("sbom")
    done = subprocess.run([ROOT / "scripts/sbom", folder, "1700000000"], stderr=subprocess.PIPE, text=True)
    if done.returncode != 0 and not list(TARGET.glob("cyclonedx-*/bin/cargo-cyclonedx")):
        pytest.skip(f"LEFT OUT: cargo-cyclonedx cannot be built from here: {done.stderr.strip()[-300:]}")
    assert done.returncode == 0, done.stderr
    return folder


def components(bom: Path) -> set[str]:
    scoped = lambda one: f"{one['group']}/{one['name']}" if "group" in one else one["name"]
    return {scoped(component) for component in json.loads(bom.read_text())["components"]}


def test_what_it_is_made_of_is_told(told):
    crates = components(told / "trackml.cdx.json")
    assert {"diesel", "actix-web", "trackml-domain"} <= crates
    # Tests are made of these, and what some crate could use is not used.
    assert crates.isdisjoint({"trackml-testkit", "mockall", "rustls"})
    lock = json.loads((ROOT / "web/package-lock.json").read_text())["packages"]
    shipped = {path.rpartition("node_modules/")[2] for path, of in lock.items() if path and not {"dev", "devOptional"} & of.keys()}
    packages = components(told / "web.cdx.json")
    assert {"react", "axios"} <= shipped <= packages
    assert packages.isdisjoint({"vite", "vitest", "typescript"})


def test_what_it_is_made_of_is_the_same_each_time_and_holds_nothing_of_where_it_was_made(told, binary, tmp_path):
    checked(ROOT / "scripts/sbom", tmp_path, "1700000000")
    for bom in ("trackml.cdx.json", "web.cdx.json"):
        assert (tmp_path / bom).read_bytes() == (told / bom).read_bytes()
        assert str(ROOT) not in (told / bom).read_text()
    assert not list(ROOT.glob("crates/**/sbom-of-release.json"))
    env = os.environ | {"DIST_SBOM": "yes", "SOURCE_DATE_EPOCH": "1700000000"}
    with tarfile.open(dist(tmp_path, binary, **env)) as tar:
        packed = {Path(member.name).name: tar.extractfile(member).read() for member in tar if "/sbom/" in member.name and member.isfile()}
    assert packed == {bom: (told / bom).read_bytes() for bom in ("trackml.cdx.json", "web.cdx.json")}


def test_there_is_something_to_read_about_every_version():
    notes = ROOT / "scripts/release-notes"
    assert subprocess.run([notes, "999.0.0"], capture_output=True).returncode != 0
    headings = re.findall(r"^## \[(.+?)\](?: - (\d{4}-\d\d-\d\d))?$", (ROOT / "CHANGELOG.md").read_text(), re.M)
    assert headings[0][0] == "Unreleased"
    # What has a heading was released, and so on a day; the version of the sources is the last of these, or the next one.
    released = [name for name, day in headings[1:] if day]
    assert len(released) == len(headings) - 1
    for name in ("Unreleased", *released):
        assert checked(notes, name).strip(), name
    parts = lambda version: tuple(int(part) for part in version.split("."))
    assert not released or parts(VERSION) >= parts(released[0])


def test_the_workflows_are_what_their_form_wants():
    workflows = sorted((ROOT / ".github/workflows").glob("*.yml"))
    assert len(workflows) >= 2
    checked(BESIDE / "check-jsonschema", "--builtin-schema", "vendor.github-workflows", *workflows)


def test_the_workflows_call_what_there_is():
    makefile = (ROOT / "Makefile").read_text()
    text = "\n".join(workflow.read_text() for workflow in (ROOT / ".github/workflows").glob("*.yml"))
    targets = set(re.findall(r"\bmake ([a-z-]+)", text))
    scripts = set(re.findall(r"(?<![\w/])((?:scripts|\.ci)/[a-z-]+)", text))
    assert "dist" in targets and {".ci/run", "scripts/audit", "scripts/release-notes"} <= scripts
    assert [target for target in targets if not re.search(rf"^{target}:", makefile, re.M)] == []
    assert [script for script in scripts if not (ROOT / script).is_file()] == []
