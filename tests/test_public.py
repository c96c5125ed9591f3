import subprocess
import sys

import wirestem


def test_the_public_names_are_sorted_and_there() -> None:
    assert list(wirestem.__all__) == sorted(wirestem.__all__)
    assert dir(wirestem) == sorted(wirestem.__all__)
    assert all(getattr(wirestem, name) is not None for name in wirestem.__all__)


def test_importing_wirestem_loads_no_heavy_package() -> None:
    code = "import sys, wirestem.cli; print(' '.join(sorted(sys.modules)))"
    loaded = set(subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split())
    assert loaded & {"trafilatura", "py3langid", "jinja2", "lxml", "pandas"} == set()
