# shellcheck shell=bash
# The demo's web server and worker: started once, ended by their pid files. Sourced, never run.

# start_process NAME COMMAND...: in the background, apart from this terminal.
start_process() {
  local name="$1"
  shift
  setsid "$@" </dev/null >"$LOGS/$name.log" 2>&1 9>&- &
  remember "$RUN/$name.pid" "$!"
  disown
}

start_worker() {
  say "Starting the worker (queues default and ogip)"
  start_process worker "${DEMO_CKAN[@]}" jobs worker default ogip
}

# CKAN's own server: it is there with CKAN, serves one portal on one machine well, and runs here
# without reloader and debugger. A real portal stands behind uWSGI or gunicorn instead.
start_web() {
  say "Starting the web server on http://127.0.0.1:$PORT"
  echo "$PORT" >"$RUN/web.port"
  start_process web "${DEMO_CKAN[@]}" run --host 127.0.0.1 --port "$PORT" \
    --disable-reloader --disable-debugger --threaded
  wait_for 120 web_answers_or_died || true
  web_answers || fail "starting the web server" "$(why web 8)" "mend what var/log/web.log says"
  alive "$RUN/worker.pid" || fail "starting the worker" "$(why worker 8)" \
    "mend what var/log/worker.log says"
}

web_answers() { curl -sf -m 20 -o /dev/null "http://127.0.0.1:$PORT/api/3/action/status_show"; }
web_answers_or_died() { web_answers || ! alive "$RUN/web.pid"; }

# stop_process NAME: end a process that we started, and only that one.
stop_process() {
  local pid
  alive "$RUN/$1.pid" || { rm -f "$RUN/$1.pid" && return 0; }
  read -r pid _ <"$RUN/$1.pid"
  say "Stopping $1"
  kill "$pid" 2>/dev/null || as_root kill "$pid" || true
  wait_for 20 not_alive "$RUN/$1.pid" || kill -KILL "$pid"
  rm -f "$RUN/$1.pid"
}

not_alive() { ! alive "$1"; }

# check_port: before anything long, say so when the port belongs to somebody else.
check_port() {
  is_number "$PORT" 1 65535 ||
    fail "choosing the port" "PORT is '$PORT'" "use a number, for example PORT=5001"
  listening "$PORT" || return 0
  alive "$RUN/web.pid" && [ "$PORT" = "$(cat "$RUN/web.port" 2>/dev/null)" ] && return 0
  fail "starting the web server" "port $PORT is taken by another program" \
    "end that program, or choose another port: make demo PORT=$((PORT + 1))"
}
