# shellcheck shell=bash
# The virtual environment .venv with the package itself, editable. Sourced, never run.

new_enough() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; }

# find_python: print the Python to use: the one that OGIP_PYTHON names, or the first new enough.
find_python() {
  local candidate
  # shellcheck disable=SC2086  # without OGIP_PYTHON these are three words
  for candidate in ${OGIP_PYTHON:-python3 python3.13 python3.12 python3.11}; do
    if new_enough "$candidate"; then
      echo "$candidate"
      return 0
    fi
  done
  fail "looking for Python" \
    "no Python 3.11 or later: ${OGIP_PYTHON:-$(python3 --version 2>&1 || echo none)}" \
    "install one (Debian 12: apt-get install python3) or set OGIP_PYTHON to its path"
}

make_venv() {
  local python
  [ -x "$VENV/bin/python" ] && "$VENV/bin/python" -c 'import pip' 2>/dev/null && return 0
  python="$(find_python)" || exit
  say "Creating the virtual environment .venv"
  logged venv "$python" -m venv --clear "$VENV" ||
    fail "creating .venv" "$(why venv)" "install python3-venv, or set OGIP_PYTHON to another Python"
}

# The state of what decides the installation: unchanged means nothing to do.
package_state() {
  cat "$ROOT/pyproject.toml" "$ROOT/setup.py" "$ROOT/setup.cfg" "$VENV/pyvenv.cfg" | sha256sum
}

install_package() {
  make_venv
  [ "$(package_state)" != "$(cat "$VENV/.ogip-installed" 2>/dev/null)" ] || return 0
  say "Installing CKAN and this package into .venv"
  [ -x "$VENV/bin/uv" ] || logged pip "$VENV/bin/python" -m pip install -q uv ||
    fail "installing uv" "$(why pip)" "check that pip reaches your package index (pip config list)"
  logged uv env VIRTUAL_ENV="$VENV" "$VENV/bin/uv" pip install -e "${ROOT}[test,dev]" ||
    fail "installing the Python packages" "$(why uv)" \
      "check that the package index can be reached, then run this again"
  package_state >"$VENV/.ogip-installed"
}
