# shellcheck shell=bash
# System packages, by apt-get on Debian and Ubuntu. Sourced, never run.

# missing_packages NAME...: print those that are not installed.
missing_packages() {
  local name
  for name in "$@"; do
    dpkg-query -W -f '${Status}\n' "$name" 2>/dev/null | grep -q 'ok installed' || echo "$name"
  done
}

# wanted_packages: print what this machine needs, given the services it is told to reuse.
wanted_packages() {
  echo libmagic1 ca-certificates
  python_packages
  command -v curl >/dev/null || echo curl
  command -v psql >/dev/null || echo postgresql-client
  [ -n "${OGIP_POSTGRES_URL:-}${OGIP_DATABASE_URL:-}" ] || echo postgresql
  [ -n "${OGIP_REDIS_URL:-}" ] || echo redis-server
  if [ -z "${OGIP_SOLR_URL:-}" ]; then
    command -v javac >/dev/null || echo default-jdk-headless
    command -v mvn >/dev/null || echo maven
  fi
}

# CKAN's database driver comes as source: it needs a compiler and the headers.
python_packages() {
  local python="${OGIP_PYTHON:-python3}"
  "$python" -c 'import venv, ensurepip' 2>/dev/null || echo python3 python3-venv
  "$python" -c 'import sys, sysconfig, pathlib
sys.exit(not pathlib.Path(sysconfig.get_path("include"), "Python.h").exists())' 2>/dev/null ||
    echo python3-dev
  command -v pg_config >/dev/null || echo libpq-dev
  command -v cc >/dev/null || echo gcc libc6-dev
}

install_packages() {
  local missing
  command -v apt-get >/dev/null || check_by_hand
  command -v apt-get >/dev/null || return 0
  # shellcheck disable=SC2046  # one word per package is meant
  missing="$(missing_packages $(wanted_packages) "$@" | tr '\n' ' ')"
  [ -n "${missing// /}" ] || return 0
  say "Installing packages: $missing"
  logged apt-update as_root apt-get update -q ||
    note "apt-get update failed (var/log/apt-update.log); trying with the lists that are there"
  # shellcheck disable=SC2086
  logged apt-install as_root env DEBIAN_FRONTEND=noninteractive \
    apt-get install -q -y --no-install-recommends $missing ||
    fail "installing $missing" "$(why apt-install)" \
      "run 'apt-get install $missing' by hand, then this again"
}

# Without apt-get nothing is installed: say what is missing and leave the rest to the reader.
check_by_hand() {
  local missing="" command
  for command in psql redis-cli javac mvn curl; do
    command -v "$command" >/dev/null || missing="$missing $command"
  done
  [ -z "$missing" ] || fail "looking for$missing" \
    "this system has no apt-get (it is not Debian or Ubuntu), so nothing can be installed for you" \
    "install PostgreSQL, Redis, a JDK (11 or later), Maven, libmagic and curl, then run this again"
}

# browser_path: print the Chromium or Chrome that tests can drive; nothing when there is none.
# Ubuntu's /usr/bin/chromium is a snap stub: it does not count.
browser_path() {
  local candidate
  for candidate in "${OGIP_BROWSER:-}" /usr/bin/chromium /usr/bin/google-chrome \
    /usr/bin/google-chrome-stable /usr/bin/chromium-browser; do
    [ -x "$candidate" ] || continue
    grep -aqs 'snap' <(head -c 4096 "$candidate") && continue
    echo "$candidate"
    return 0
  done
}

install_browser() {
  [ -z "$(browser_path)" ] || return 0
  if command -v apt-get >/dev/null && ! grep -qs '^ID=ubuntu' /etc/os-release; then
    install_packages chromium
  else
    note "No Chromium or Chrome: the browser tests will be skipped and say so. Ubuntu's package"
    note "'chromium' is a snap; install google-chrome, or set OGIP_BROWSER to a browser's path."
  fi
}
