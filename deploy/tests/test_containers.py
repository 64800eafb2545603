"""The images and what runs of them, without an engine: their files by the linters of the field, and the same processes by hand, each as
confined as its container."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
import pytest
from inside import sign_up
from outside import curl, sent, signed
from processes import BIN, ROOT, PLAIN, Program, checked, free_port, status_of, until

BESIDE = Path(sys.executable).parent
DOCKERFILE = ROOT / "deploy/docker/Dockerfile"
# A release has the web app in it; what is built for tests reads it from where it was built.
APP = ROOT / "web/dist"
OURS = ["server-1", "server-2", "migrate", "nginx", "keys", "backup"]

@pytest.fixture(scope="module")
def composed():
    """What the file means with nothing set, as Compose itself reads it."""
    return resolved()


def resolved(**env) -> dict:
    import compose

    program = Path(compose.__file__).parent / "docker-compose"
    command = [program, "-f", ROOT / "docker-compose.yml", "--profile", "*", "config", "--format", "json"]
    done = subprocess.run(command, env=PLAIN | env, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert "variable is not set" not in done.stderr, done.stderr
    return json.loads(done.stdout)


def images() -> dict[str, list[str]]:
    """The instructions of each stage of the Dockerfile, by its name."""
    text = re.sub(r"\\\n\s*", "", "\n".join(line for line in DOCKERFILE.read_text().splitlines() if not line.startswith("#")))
    stages, name = {}, ""
    for line in filter(str.strip, text.splitlines()):
        if line.startswith("FROM "):
            name = line.split()[-1]
        stages.setdefault(name, []).append(line)
    return stages


def test_the_linter_finds_nothing_in_the_dockerfile():
    assert checked(BESIDE / "hadolint", "--failure-threshold", "style", DOCKERFILE) == ""


def test_what_an_image_is_copied_from_is_sent_to_the_engine():
    lines = [line.strip() for line in (ROOT / ".dockerignore").read_text().splitlines()]
    sent = {line[1:] for line in lines if line.startswith("!")}
    for stage, instructions in images().items():
        for line in instructions:
            if not line.startswith("COPY ") or "--from=" in line:
                continue
            for source in line.split()[1:-1]:
                assert (ROOT / source).exists(), f"{stage}: {source} is not there"
                assert any(source == path or source.startswith(path + "/") for path in sent), f"{stage}: {source} is not sent"


def test_what_is_sent_is_enough_to_build_the_web_app(folder):
    patterns = [line for line in (ROOT / ".dockerignore").read_text().splitlines() if line and not line.startswith(("#", "!", "*"))]
    left = [Path(pattern) for pattern in patterns]
    ignored = lambda of, names: [name for name in names if (Path(of) / name).relative_to(ROOT) in left]
    shutil.copytree(ROOT / "web", folder / "web", ignore=ignored)
    (folder / "crates/api").mkdir(parents=True)
    shutil.copy(ROOT / "crates/api/openapi.json", folder / "crates/api")
    (folder / "web/node_modules").symlink_to(ROOT / "web/node_modules")
    checked("npm", "run", "build", cwd=folder / "web", env=PLAIN | {"HOME": str(folder)})
    assert (folder / "web/dist/index.html").is_file()


def test_the_server_is_nobody_in_particular_in_an_image_without_a_shell():
    server = images()["server"]
    assert server[0].startswith("FROM gcr.io/distroless/cc-") and ":nonroot" in server[0]
    assert "USER 65532:65532" in server
    assert not any(line.startswith("RUN ") for line in server)
    assert any(line.startswith("HEALTHCHECK ") and "healthcheck" in line for line in server)


@pytest.mark.parametrize("stage", ["nginx", "backup", "server"])
def test_an_image_says_what_it_is(stage):
    (labels,) = [line for line in images()[stage] if line.startswith("LABEL ")]
    for name in ("title", "description", "source", "licenses", "version", "revision"):
        assert f"org.opencontainers.image.{name}=" in labels
    # Without these two lines the labels would be empty.
    assert {"ARG VERSION", "ARG REVISION"} <= set(images()[stage])


def test_every_container_of_ours_may_do_as_little_as_it_can(composed):
    for name in OURS:
        service = composed["services"][name]
        assert service["read_only"] is True, name
        assert service["cap_drop"] == ["ALL"], name
        assert "no-new-privileges:true" in service["security_opt"], name
        assert not service.get("privileged"), name
    assert all(not service.get("cap_add") for name, service in composed["services"].items() if name not in ("keys", "postgres"))


def test_no_secret_stands_in_an_environment(composed):
    for name, service in composed["services"].items():
        for variable, value in (service.get("environment") or {}).items():
            is_secret = re.search(r"PASSWORD|SECRET|TOKEN|API_KEY|DATABASE_URL", variable)
            assert not is_secret or variable.endswith("_FILE"), f"{name}: {variable}={value}"


def test_nothing_but_nginx_is_reached_from_outside(composed):
    for name, service in composed["services"].items():
        for port in service.get("ports", []):
            assert name == "nginx" or port.get("host_ip") == "127.0.0.1", f"{name}: {port}"
    assert {(port["published"], port["target"]) for port in composed["services"]["nginx"]["ports"]} == {("80", 8080), ("443", 8443)}


def test_every_setting_of_the_servers_is_one(composed):
    known = set(re.findall(r"\[env:\s*(\w+)", subprocess.check_output([BIN / "trackml", "serve", "--help"], text=True, env=PLAIN)))
    assert "DATABASE_URL" in known
    for variable in composed["services"]["server-1"]["environment"]:
        assert variable.removesuffix("_FILE") in known, variable
    render = (ROOT / "deploy/nginx/render").read_text()
    for variable in composed["services"]["nginx"]["environment"]:
        assert f"${{{variable}:=" in render, variable


def test_what_is_set_from_outside_arrives():
    set_so = resolved(DOMAIN="models.example.org", TRACKML_NETWORK="10.9.0", HTTPS_PORT="8443", TLS_FOLDER="/etc/tls")
    services = set_so["services"]
    assert services["server-2"]["environment"]["TRUSTED_PROXIES"] == services["nginx"]["networks"]["inside"]["ipv4_address"] == "10.9.0.10"
    servers = [services[name]["networks"]["inside"]["ipv4_address"] + ":5000" for name in ("server-1", "server-2")]
    assert services["nginx"]["environment"]["UPSTREAMS"].split() == servers
    assert services["nginx"]["environment"]["DOMAIN"] == services["keys"]["environment"]["DOMAIN"] == "models.example.org"
    assert services["nginx"]["environment"]["PUBLIC_HTTPS_PORT"] == "8443"
    assert [mount["source"] for mount in services["nginx"]["volumes"]] == ["/etc/tls"]
    assert set_so["networks"]["inside"]["ipam"]["config"] == [{"subnet": "10.9.0.0/24", "ip_range": "10.9.0.128/25"}]


# --- By hand -------------------------------------------------------------------------------------------------------------


def bare_root(folder: Path) -> Path:
    """The root of the server's image: the binary, and of a system only what the image under it has."""
    root = folder / "root"
    (root / "usr/bin").mkdir(parents=True)
    shutil.copy(BIN / "trackml", root / "usr/bin/trackml")
    for name in ("proc", "dev", "tmp", "data", "keys", "run/secrets"):
        (root / name).mkdir(parents=True)
    (root / str(APP).lstrip("/")).mkdir(parents=True)
    libraries = subprocess.check_output(["ldd", BIN / "trackml"], text=True)
    found = [Path(word) for word in re.findall(r"(/\S+)", libraries)]
    # What distroless' cc has: the C library with its parts, the compiler's, and the loader.
    allowed = re.compile(r"^(ld-linux.*|lib(c|m|dl|pthread|rt|gcc_s|resolv|stdc\+\+)\.so\.\d+)$")
    for library in found:
        assert allowed.match(library.name), f"the image has no {library.name}"
        target = root / str(library).lstrip("/")
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(library, target)
    return root


def as_container(user: int, root: Path, *binds: str) -> list:
    """Runs a command as a user without any privilege, on a root that nobody can write to."""
    drop = ["setpriv", f"--reuid={user}", f"--regid={user}", "--clear-groups", "--no-new-privs", "--bounding-set=-all"]
    jail = ["bwrap", "--unshare-user", "--unshare-pid", "--die-with-parent", "--ro-bind", root, "/", "--proc", "/proc", "--dev", "/dev",
            "--tmpfs", "/tmp"]
    return [*drop, *jail, *binds, "--"]


def stage_environment(stage: str) -> dict[str, str]:
    lines = [line.removeprefix("ENV ") for line in images()[stage] if line.startswith("ENV ")]
    return dict(pair.split("=", 1) for line in lines for pair in line.split())


def can_confine() -> bool:
    """Whether there is what confines, and the system lets it: some allow no namespaces of users."""
    attempt = [*as_container(65532, Path("/")), "true"]
    return bool(shutil.which("bwrap")) and subprocess.run(attempt, capture_output=True).returncode == 0


@pytest.fixture(scope="module")
def running(world, composed):
    """Every service of the file in its order, on the addresses of this machine."""
    if os.geteuid() != 0 or not can_confine():
        pytest.skip("LEFT OUT: only root can be others, and nothing can be confined here")
    folder = world.folder / "containers"
    keys = folder / "keys"
    keys.mkdir(parents=True)
    world.postgres.run("create role trackml login superuser password 'not-asked-for'")
    world.database("containers")
    make_keys = [ROOT / "deploy/docker/nginx/make-keys", keys]
    name = f"containers-{os.getpid()}"
    domain = composed["services"]["keys"]["environment"]["DOMAIN"]
    env = PLAIN | {"DATABASE_HOST": f"127.0.0.1:{world.postgres.port}", "DATABASE_NAME": "containers", "DOMAIN": domain}
    subprocess.run(make_keys, env=env, check=True)
    made = {file.name: file.read_bytes() for file in keys.iterdir()}
    subprocess.run(make_keys, env=env, check=True)
    assert made == {file.name: file.read_bytes() for file in keys.iterdir()}, "the second start made others"
    root = bare_root(folder)
    programs, ports = [], {}
    # One as whoever has a key names it, the other as it is where nothing is set.
    secrets = folder / "secrets"
    secrets.mkdir()
    for secret in composed["secrets"]:
        (secrets / secret).write_text("of-the-tests\n" if secret == "google_api_key" else "")

    def server(service: str, *command: str, **more: str) -> Program:
        settings = composed["services"][service]["environment"] | more
        given = stage_environment("server") | {key: str(value) for key, value in settings.items()}
        binds = ["--ro-bind", keys, "/keys", "--tmpfs", "/data", "--ro-bind", APP, APP, "--ro-bind", secrets, "/run/secrets", "--chdir", "/data"]
        program = Program(f"{name}-{service}", [*as_container(65532, root, *binds), "/usr/bin/trackml", *command], folder, given)
        programs.append(program)
        return program

    try:
        assert server("migrate", *composed["services"]["migrate"]["command"]).process.wait(60) == 0, programs[-1].said()
        for service in ("server-1", "server-2"):
            ports[service] = free_port()
            own = {"BIND": f"0.0.0.0:{ports[service]}", "METRICS_BIND": f"127.0.0.1:{free_port()}", "TRUSTED_PROXIES": "127.0.0.1",
                   "HF_ENDPOINT": world.env["HF_ENDPOINT"], "GEMINI_BASE_URL": world.env["GEMINI_BASE_URL"]}
            server(service, "serve", **own)
            until(f"{service} is ready", 30, lambda: status_of(ports[service], "/readyz") == 200)
        settings = stage_environment("nginx") | composed["services"]["nginx"]["environment"]
        front = {"HTTP_PORT": free_port(), "HTTPS_PORT": free_port(), "STATUS_PORT": free_port(), "LISTEN_ADDRESS": "127.0.0.1",
                 "STATUS_ADDRESS": "127.0.0.1", "RESOLVER": "127.0.0.1", "UPSTREAMS": " ".join(f"127.0.0.1:{port}" for port in ports.values()),
                 "NGINX_SOURCE": "/mnt/nginx", "APP_FILES": "/mnt/web"}
        front["PUBLIC_HTTPS_PORT"] = front["HTTPS_PORT"]
        # An engine gives its channels to whom the container runs as.
        said = folder / f"{name}-nginx.log"
        said.touch()
        os.chown(said, 33, 33)
        binds = ["--tmpfs", "/mnt", "--ro-bind", ROOT / "deploy/nginx", "/mnt/nginx", "--ro-bind", APP, "/mnt/web",
                 "--ro-bind", ROOT / "deploy/docker/nginx/entrypoint", "/mnt/entrypoint", "--ro-bind", keys, "/mnt/tls"]
        given = {key: str(value).replace("/tls/", "/mnt/tls/") for key, value in (settings | front).items()}
        programs.append(Program(f"{name}-nginx", [*as_container(33, Path("/"), *binds), "/mnt/entrypoint"], folder, given))
        until("Nginx listens", 20, lambda: status_of(front["STATUS_PORT"], "/stub_status") == 200 or programs[-1].said() * (not programs[-1].runs))
        assert programs[-1].runs, programs[-1].said()
        yield Front(domain, front, keys, programs, ports)
    finally:
        for program in reversed(programs):
            program.kill()


class Front:
    """What `curl` wants to know of an Nginx."""

    def __init__(self, domain: str, ports: dict, keys: Path, programs: list[Program], servers: dict):
        self.DOMAIN, self.http, self.https = domain, ports["HTTP_PORT"], ports["HTTPS_PORT"]
        self.keys, self.programs, self.servers = keys, programs, servers


def test_secrets_are_made_once_and_only_their_owners_read_them(running):
    owners = {file.name: (file.stat().st_uid, file.stat().st_mode & 0o777) for file in running.keys.iterdir()}
    assert owners == {
        "postgres_password": (999, 0o400), "secret_key": (65532, 0o400), "database_url": (65532, 0o400),
        "tls_key": (33, 0o400), "tls_certificate": (33, 0o400),
    }


def test_it_is_one_system_behind_its_own_certificate(running):
    answer = curl(running, "/api/v1/meta")
    assert answer.status == 200 and answer.json()["limits"]
    page = curl(running, "/")
    assert page.status == 200 and b"<html" in page.body
    redirected = curl(running, "/models", scheme="http")
    assert redirected.status == 308
    assert redirected.one("location") == f"https://{running.DOMAIN}:{running.https}/models"
    made = curl(running, "/api/v1/auth/register", *sent({"username": "ada", "email": "ada@example.org", "password": "a-rather-long-passphrase-7"}))
    assert made.status == 201, made.body
    for port in running.servers.values():
        assert status_of(port, "/readyz") == 200
    kept = curl(running, "/api/v1/models", *signed(made.json()["access_token"]), *sent({"name": "in a container"}))
    assert kept.status == 201, kept.body


def test_the_health_check_of_the_image_says_how_a_server_is(running):
    port = running.servers["server-1"]
    check = [BIN / "trackml", "healthcheck"]
    assert subprocess.run(check, env=PLAIN | {"BIND": f"0.0.0.0:{port}"}).returncode == 0
    assert subprocess.run(check, env=PLAIN | {"BIND": f"0.0.0.0:{free_port()}"}, capture_output=True).returncode != 0


def test_it_logs_what_collectors_read(running):
    said = {program.name.split("-", 2)[2]: program.said() for program in running.programs}
    curl(running, "/api/v1/meta", "--header", "X-Request-Id: logged-by-nginx")
    until("Nginx has logged it", 10, lambda: "logged-by-nginx" in running.programs[-1].said())
    lines = [line for line in running.programs[-1].said().splitlines() if "logged-by-nginx" in line]
    assert json.loads(lines[0])["status"] in (200, "200"), lines
    of_server = [json.loads(line) for line in said["server-1"].splitlines() if line.startswith("{")]
    assert of_server and all("level" in line for line in of_server)


def test_a_document_is_read_in_a_container_too(running, folder):
    # The reader is the same program again, which has to find itself.
    token = sign_up(running.servers["server-1"], "grace")
    card = folder / "card.md"
    card.write_text("# Aurora\n\nAurora is a model with 7B parameters.\n")
    answer = curl(running, "/api/v1/models/autofill", *signed(token), "--form", f"file=@{card};type=text/markdown")
    assert answer.status == 200 and "draft" in answer.json(), answer.body
