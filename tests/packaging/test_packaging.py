"""What a site installs from the built packages is complete: schemas and translations included."""

import subprocess
import sys
import tarfile
import venv
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
NEEDED = ["schemas/dataset.yaml", "schemas/policy/federal.yaml", "schemas/choices/frequency.yaml",
          "i18n/fr/LC_MESSAGES/ckanext-ogip.mo", "config_declaration.yaml"]  # fmt: skip


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """A wheel, built from an sdist, as package indexes get them."""
    folder = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "build", "--outdir", str(folder), str(ROOT)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]
    return folder


def test_the_sdist_holds_schemas_and_translations(built):
    with tarfile.open(next(built.glob("*.tar.gz"))) as sdist:
        names = {name.split("/", 1)[1] for name in sdist.getnames() if "/" in name}

    assert {f"ckanext/ogip/{path}" for path in NEEDED} <= names


def test_a_second_environment_reads_a_schema_through_the_installed_wheel(built, tmp_path):
    venv.create(tmp_path / "second", with_pip=True)
    python = tmp_path / "second" / "bin" / "python"
    wheel = next(built.glob("*.whl"))
    install = [python, "-m", "pip", "install", "--quiet", "--no-deps", wheel, "PyYAML"]
    subprocess.run(install, check=True, cwd=tmp_path)
    read = (
        "import importlib.resources, yaml; package = importlib.resources.files('ckanext.ogip'); "
        "schema = yaml.safe_load((package / 'schemas' / 'dataset.yaml').read_text('utf-8')); "
        f"print(schema['dataset_type'], all((package / path).is_file() for path in {NEEDED}))"
    )

    done = subprocess.run(
        [python, "-c", read], cwd=tmp_path, capture_output=True, text=True, check=True
    )

    assert done.stdout.split() == ["dataset", "True"]
