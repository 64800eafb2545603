"""The units of systemd, read by systemd itself."""

import re
import shutil
import subprocess
from pathlib import Path
import pytest
from processes import BIN, ROOT

UNITS = ROOT / "deploy/systemd"
SERVICES = ["trackml@5001.service", "trackml-backup.service"]

pytestmark = pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="there is no systemd-analyze")


@pytest.fixture
def units(folder):
    """The units with an instance of the templates, and a program that is there."""
    for unit in UNITS.glob("trackml*"):
        text = unit.read_text().replace("/usr/bin/trackml", "/bin/true")
        (folder / unit.name.replace("@.", "@5001.")).write_text(text)
        (folder / unit.name).write_text(text)
    return folder


def test_they_are_right(units):
    names = [unit.name for unit in units.iterdir() if "@." not in unit.name]
    assert len(names) >= 5
    done = subprocess.run(["systemd-analyze", "verify", "--man=no", *(f"./{name}" for name in names)], cwd=units, capture_output=True, text=True)
    assert done.returncode == 0 and done.stderr == "", done.stderr


def test_nginx_runs_with_our_configuration(units):
    debian = Path("/lib/systemd/system/nginx.service")
    if not debian.exists():
        pytest.skip("Nginx has no unit here")
    shutil.copy(debian, units)
    shutil.copytree(UNITS / "nginx.service.d", units / "nginx.service.d")
    done = subprocess.run(["systemd-analyze", "verify", "--man=no", "./nginx.service"], cwd=units, capture_output=True, text=True)
    assert done.returncode == 0 and done.stderr == "", done.stderr


@pytest.mark.parametrize("service", SERVICES)
def test_they_may_do_little(units, service):
    command = ["systemd-analyze", "security", "--offline=yes", "--no-pager", f"./{service}"]
    said = subprocess.run(command, cwd=units, capture_output=True, text=True).stdout
    score = re.search(r"Overall exposure level for \S+: ([\d.]+)", said)
    assert score and float(score[1]) <= 1.5, said[-300:]


def test_the_arguments_are_known():
    for service in UNITS.glob("*.service"):
        for line in re.findall(r"ExecStart=/usr/bin/trackml (\S+)(.*)", service.read_text()):
            done = subprocess.run([BIN / "trackml", line[0], "--help"], capture_output=True, text=True)
            assert done.returncode == 0, line
            for option in re.findall(r"--[a-z-]+", line[1]):
                assert option in done.stdout, (line, option)
