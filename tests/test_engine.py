import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from wirestem.engine import run, run_parts


@pytest.mark.parametrize("workers", [0, 1, 2])
def test_results_come_in_the_order_of_the_values_whatever_the_workers(workers: int) -> None:
    words = [f"w{n}" for n in range(120)]
    assert list(run(str.upper, words, workers=workers)) == [w.upper() for w in words]


def test_nothing_in_nothing_out() -> None:
    assert list(run(str.upper, [], workers=2)) == []


def test_an_error_of_the_step_is_raised_at_its_place() -> None:
    with pytest.raises(ValueError, match="no number"):
        list(run(int, ["1", "no number"], workers=2))


def test_a_script_without_a_guard_is_told_what_to_do(tmp_path: Path) -> None:
    script = tmp_path / "script.py"
    script.write_text("from wirestem.engine import run\nprint(list(run(str.upper, ['a', 'b'], workers=2)))\n", "utf-8")
    ended = subprocess.run([sys.executable, str(script)], capture_output=True, text=True, timeout=120, check=False)
    assert ended.returncode == 1
    assert "EngineError" in ended.stderr
    assert 'if __name__ == "__main__":' in ended.stderr
    assert "bootstrapping" not in ended.stderr
    guarded = script.read_text("utf-8").replace("print(", 'if __name__ == "__main__":\n    print(')
    script.write_text(guarded, "utf-8")
    ended = subprocess.run([sys.executable, str(script)], capture_output=True, text=True, timeout=120, check=False)
    assert (ended.returncode, ended.stdout) == (0, "['A', 'B']\n")


@pytest.mark.parametrize("workers", [0, 1, 2, 3])
def test_parts_come_in_their_order_and_are_not_all_held_at_once(workers: int) -> None:
    taken: list[int] = []

    def parts() -> Iterator[range]:
        for n in range(30):
            taken.append(n)
            yield range(n)

    found = run_parts(sum, parts(), workers=workers)
    assert next(found) == 0
    assert len(taken) < 12
    assert [0, *found] == [sum(range(n)) for n in range(30)]


@pytest.mark.parametrize("workers", [0, 1, 2])
def test_one_part_is_done_in_this_process_whatever_the_workers(workers: int) -> None:
    assert list(run_parts(lambda part: part + 1, [1], workers=workers)) == [2]  # a function that no other process could be given
    assert list(run_parts(str, [], workers=workers)) == []
