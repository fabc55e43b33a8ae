# shellcheck shell=bash
# What every script here shares: places, messages, pid files. Sourced, never run.
# shellcheck disable=SC2034  # the names are used by the files that source this one
set -euo pipefail

ROOT="$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)"
VAR="$ROOT/var"
RUN="$VAR/run"
LOGS="$VAR/log"
VENV="$ROOT/.venv"
mkdir -p "$RUN" "$LOGS"

# All messages go to standard error: standard output belongs to what a script prints as result.
say() { printf '==> %s\n' "$*" >&2; }
note() { printf '    %s\n' "$*" >&2; }

# fail WHAT WHY WHAT-TO-DO: say the three and stop.
fail() {
  printf '\nFailed: %s\nWhy:    %s\nDo:     %s\n' "$1" "$2" "$3" >&2
  exit 1
}

# logged NAME COMMAND...: run quietly, output in var/log/NAME.log.
logged() {
  local name="$1"
  shift
  "$@" >"$LOGS/$name.log" 2>&1
}

# why NAME: the last lines of a log that say something, for the "Why" of a failure.
why() {
  printf '%s\n' "see var/log/$1.log, which ends with:"
  grep -v '^[[:space:]]*$' "$LOGS/$1.log" 2>/dev/null | tail -n "${2:-5}" | sed 's/^/          /'
}

# is_number TEXT LOWEST HIGHEST
is_number() {
  [[ "$1" =~ ^[0-9]{1,9}$ ]] || return 1
  ((10#$1 >= $2 && 10#$1 <= $3))
}

# as_root COMMAND...: run as root, by sudo where needed.
as_root() {
  if [ "$(id -u)" = 0 ]; then
    "$@"
  elif command -v sudo >/dev/null; then
    sudo "$@"
  else
    fail "running '$*' as root" "you are not root and there is no sudo" \
      "run this as root once, or install sudo and allow your user to use it"
  fi
}

# alive PIDFILE: true while the process of a pid file (pid and start time) still runs.
alive() {
  local pid started
  [ -s "$1" ] || return 1
  read -r pid started <"$1"
  [ "$(started_at "$pid")" = "$started" ]
}

# started_at PID: the kernel's start time of a process; empty when there is none.
# With it a pid file never points at a stranger that later got the same number.
started_at() {
  local stat
  stat="$(cat "/proc/$1/stat" 2>/dev/null)" || return 0
  stat="${stat##*) }" # the name before it may hold spaces
  [ "${stat%% *}" = Z ] || echo "$stat" | cut -d ' ' -f 20
}

# remember PIDFILE PID: note a process that we started.
remember() { echo "$2 $(started_at "$2")" >"$1"; }

# listening PORT: true when something on this machine answers there.
listening() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

# wait_for SECONDS COMMAND...: true as soon as the command succeeds, false after the time.
wait_for() {
  local end=$((SECONDS + $1))
  shift
  until "$@" >/dev/null 2>&1; do
    [ "$SECONDS" -lt "$end" ] || return 1
    sleep 0.2
  done
}

# locked NAME COMMAND...: one at a time among the scripts of this checkout, never nested.
# The lock is file descriptor 9: whatever outlives the script is started with 9>&-.
locked() {
  local name="$1"
  shift
  exec 9>"$RUN/$name.lock"
  flock -w 900 9 || fail "waiting for another run of '$name'" \
    "it has held var/run/$name.lock for 15 minutes" "end the other run, then try again"
  "$@"
  exec 9>&-
}
