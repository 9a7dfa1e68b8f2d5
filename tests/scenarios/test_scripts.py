"""The example scripts with what a document cannot show: a sendmail, an fzf and a telephone of the test's own."""

import email
import email.policy
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from console import ROOT

from program import BIN, Program

SCRIPTS = ROOT / "examples" / "scripts"


@pytest.fixture
def run(book: Program, tmp_path: Path):
    """Runs a script in a folder of the test's own, with the book of the tests and the folder's ``bin`` on the PATH."""
    folder = tmp_path / "bin"
    folder.mkdir()

    def run(script: str, *arguments: str, **env: str) -> subprocess.CompletedProcess[str]:
        path = os.pathsep.join([str(folder), str(BIN), os.environ["PATH"]])
        return subprocess.run(
            [str(SCRIPTS / script), *arguments], cwd=tmp_path, env={**book.environ(), "PATH": path, **env},
            stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=60, check=False,
        )  # fmt: skip

    return run


def a_program(tmp_path: Path, name: str, body: str) -> None:
    path = tmp_path / "bin" / name
    path.write_text(f"#!/usr/bin/env bash\n{body}\n")
    path.chmod(0o755)


def test_the_list_goes_to_sendmail_as_a_mail_that_any_program_reads(run, tmp_path):
    a_program(tmp_path, "sendmail", f'echo "$@" > {tmp_path}/arguments; cat > {tmp_path}/mail')
    assert run("mail.sh", "me@example.com", "shop@example.com").returncode == 0
    assert (tmp_path / "arguments").read_text() == "-i -t\n"
    mail = email.message_from_bytes((tmp_path / "mail").read_bytes(), policy=email.policy.default)
    assert (mail["To"], mail["From"]) == ("me@example.com", "shop@example.com")
    assert mail["Subject"].endswith(" to contact today.")
    assert "王伟" in mail.get_content()


def test_no_mail_is_sent_when_nothing_is_due(run, tmp_path):
    a_program(tmp_path, "sendmail", f"cat > {tmp_path}/mail")
    assert run("mail.sh", "me@example.com", PROSPECTOR_TODAY="2026-01-01").returncode == 0
    assert not (tmp_path / "mail").exists()


def test_the_status_bar_shows_the_count_or_nothing(run, book):
    count = book.ok("today", "--count").stdout.strip()
    assert run("status.sh").stdout == f"☎ {count}\n"
    assert run("status.sh", PROSPECTOR_TODAY="2026-01-01").stdout == ""
    assert run("status.sh", PROSPECTOR_DB="/nowhere/at/all.db", PROSPECTOR_TODAY="never").stdout == "☎ ?\n"


def test_what_is_picked_with_fzf_comes_back_as_ids(run, tmp_path):
    # Takes the first and the last line after the heading, as if both had been marked.
    a_program(tmp_path, "fzf", f'echo "$@" > {tmp_path}/arguments; tail -n +2 | sed -n "1p;\\$p"')
    picked = run("fzf.sh", "王").stdout.split()
    assert picked[0] == "1" and len(picked) == 2
    assert "--header-lines=1" in (tmp_path / "arguments").read_text()
    assert "--query=王" in (tmp_path / "arguments").read_text()


@pytest.mark.skipif(shutil.which("fzf") is None, reason="fzf is not installed")
def test_the_real_fzf_takes_the_options(run):
    assert run("fzf.sh", FZF_DEFAULT_OPTS="--filter=王").returncode in (0, 1)


def test_without_fzf_the_script_says_so(book):
    tools = {tool: shutil.which(tool) for tool in ("bash", "env")}
    path = os.pathsep.join({str(Path(found).parent) for found in tools.values() if found})
    if shutil.which("fzf", path=path):
        pytest.skip("fzf lies beside bash")
    done = subprocess.run(
        [str(SCRIPTS / "fzf.sh")], env={**book.environ(), "PATH": path}, capture_output=True, text=True, check=False
    )
    assert done.returncode == 127
    assert "not installed" in done.stderr


XML = """<?xml version='1.0' encoding='UTF-8'?>
<calls count="4">
  <call number="13800138000" duration="65" date="1772960400000" type="2" readable_date="x" contact_name="王" />
  <call number="+8613900139000" duration="0" date="1772960500000" type="3" />
  <call number="-2" duration="9" date="1772960600000" type="1" />
  <call number="13712341234" duration="9" date="1772960700000" type="1" />
</calls>
"""


def test_the_calls_of_a_telephone_are_logged_once(run, book, tmp_path):
    (tmp_path / "calls.xml").write_text(XML)
    before = len(book.json("call", "list", "--since", "2026-03-08"))
    assert run("phone_log.py", "calls.xml").stdout == "3 calls read, 2 logged, 1 of strangers or logged before\n"
    assert run("phone_log.py", "calls.xml").stdout == "3 calls read, 0 logged, 3 of strangers or logged before\n"
    calls = book.json("call", "list", "--since", "2026-03-08")
    assert len(calls) == before + 2
    told = {(call["outcome"], call["direction"], call["duration_s"]) for call in calls}
    assert {("reached", "out", 65), ("no-answer", "in", None)} <= told


def test_what_is_no_list_of_calls_is_a_sentence(run, tmp_path):
    (tmp_path / "calls.xml").write_text("<calls>")
    (tmp_path / "calls.csv").write_text("number,date,duration,type\n138,someday,1,outgoing\n")
    for file in ("calls.xml", "calls.csv", "nowhere.csv"):
        done = run("phone_log.py", file)
        assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)


def test_a_dry_run_of_the_telephone_logs_nothing(run, book, tmp_path):
    (tmp_path / "calls.csv").write_text("number,date,duration,type\n13800138000,2026-03-09 10:00:00,65,outgoing\n")
    before = book.dump()
    assert "1 logged" in run("phone_log.py", "calls.csv", "--dry-run").stdout
    assert book.dump() == before


def test_every_script_says_at_its_top_what_it_is_for():
    for script in SCRIPTS.iterdir():
        if script.suffix in (".sh", ".py"):
            assert os.access(script, os.X_OK), script.name
            assert script.read_text(encoding="utf-8").split("\n")[1].startswith(("# ", '"""')), script.name
    assert sys.version_info >= (3, 11)
