import subprocess
import sys
from pathlib import Path

import pytest

from wirestem.engine import run


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
