"""What the workflows promise: nothing moves under them, and a stranger's change learns nothing."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from installers import signing

ROOT = Path(__file__).resolve().parents[2]
TEXTS = {
    path.name: path.read_text(encoding="utf-8")
    for path in sorted((ROOT / ".github" / "workflows").glob("*.yml"))
}
BOTH = "".join(TEXTS.values())
INSTALLERS = ROOT / "packaging" / "installers"
FOR_TAGS = "        if: github.ref_type == 'tag'\n"


def jobs(text: str) -> dict[str, str]:
    """Return the jobs of a workflow by name: they are indented by two, what is in them by more."""
    _, names, *rest = re.split(r"^(jobs:)\n", text, flags=re.MULTILINE)
    assert names
    parts = re.split(r"^  ([a-z-]+):\n", rest[0], flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def steps(job: str) -> list[str]:
    return re.split(r"^(?=      - )", job.split("    steps:\n")[1], flags=re.MULTILINE)[1:]


def scripts(text: str) -> Iterator[str]:
    """Yield what is run, of one line or of several."""
    ran = r"^ +(?:- )?run: (?:([^|\n].*)|\|\n((?: {10}.*\n|\n)+))"
    for line, block in re.findall(ran, text, re.MULTILINE):
        yield line or block


@pytest.fixture(params=TEXTS)
def text(request: pytest.FixtureRequest) -> str:
    return TEXTS[request.param]


def test_there_are_some_and_they_are_read_whole() -> None:
    assert list(TEXTS) == ["installers.yml", "tests.yml"]
    whole = TEXTS["installers.yml"]
    every = [step for job in jobs(whole).values() for step in steps(job)]
    assert len(every) == len(re.findall(r"^      - ", whole.split("\njobs:\n")[1], re.MULTILINE))
    assert len(list(scripts(whole))) == whole.count("        run: ")


def test_they_say_that_nobody_has_run_them(text: str) -> None:
    assert text.startswith("# Never run: ")


def test_every_action_is_one_commit_and_names_its_tag(text: str) -> None:
    used = re.findall(r"uses: *(.*)", text)
    assert used
    for each in used:
        assert re.fullmatch(r"actions/[a-z-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", each)


def test_an_action_is_the_same_wherever_it_is_used() -> None:
    used = set(re.findall(r"uses: (.*)", BOTH))
    assert len(used) == len({each.split("@")[0] for each in used})


def test_a_job_may_what_it_says_and_ends_in_time(text: str) -> None:
    assert "\npermissions: {}\n" in text
    for job in jobs(text).values():
        assert "\n    permissions:" in job
        assert "\n    timeout-minutes: " in job
    write = re.compile(r"^ +[a-z-]+: write", re.MULTILINE)
    writing = {name for name, job in jobs(text).items() if write.search(job)}
    assert writing <= {"attest", "release"}


def test_only_a_tag_may_write(text: str) -> None:
    for name, job in jobs(text).items():
        if name in ("attest", "release"):
            assert "\n    if: github.ref_type == 'tag'\n" in job


def test_the_checkout_keeps_no_token(text: str) -> None:
    for step in (step for job in jobs(text).values() for step in steps(job)):
        if "actions/checkout@" in step:
            assert "\n          persist-credentials: false\n" in step


def test_a_pull_request_never_meets_a_secret(text: str) -> None:
    assert "pull_request_target" not in text
    assert "workflow_run" not in text
    for job in jobs(text).values():
        for step in (step for step in steps(job) if "secrets." in step):
            assert FOR_TAGS in step
            assert "&& 'release' ||" in job  # the secrets are those of an environment


def test_no_script_is_put_together_from_what_others_write(text: str) -> None:
    for script in scripts(text):
        assert "${{" not in script


def test_what_they_call_is_there() -> None:
    assert "python3 packaging/build.py --out dist\n" in BOTH
    for word in re.findall(r"^[^#\n]*packaging/build\.py (\w+)", BOTH, re.MULTILINE):
        assert (INSTALLERS / f"{word}.py").exists()
    for module in re.findall(r"-m installers\.(\w+)", BOTH):
        assert (INSTALLERS / f"{module}.py").exists()
    for file in re.findall(r"\b(run\.py|\.ci/run)\b", BOTH):
        assert (ROOT / file).exists()


def test_the_page_beside_build_py_names_every_secret() -> None:
    page = (ROOT / "packaging" / "README.md").read_text(encoding="utf-8")
    asked = set(re.findall(r"secrets\.(\w+)", BOTH))
    assert asked == set(re.findall(r"^\| `([A-Z_]+)`", page, re.MULTILINE))


def test_what_signs_is_told_by_the_names_it_knows() -> None:
    told = set(re.findall(r"(SESSIONBOOK_\w+): ", BOTH))
    assert signing.__doc__
    assert told == set(re.findall(r"^(SESSIONBOOK_\w+) ", signing.__doc__, re.MULTILINE))
