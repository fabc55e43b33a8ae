# shellcheck shell=bash
# Redis: the one that OGIP_REDIS_URL names, the one that runs, or one we start. Sourced, never run.

REDIS_SERVER="${OGIP_REDIS_URL:-redis://127.0.0.1:6379}"
REDIS_SERVER="${REDIS_SERVER%/}"

redis_answers() { [ "$(redis-cli -u "$REDIS_SERVER" ping 2>/dev/null)" = PONG ]; }

start_redis() {
  if [ -n "${OGIP_REDIS_URL:-}" ]; then
    logged redis "$VENV/bin/python" -c 'import redis, sys; redis.from_url(sys.argv[1]).ping()' \
      "$REDIS_SERVER" || fail "reaching Redis" "$(why redis 1)" \
      "check OGIP_REDIS_URL, or unset it to have a Redis started"
    return 0
  fi
  redis_answers && return 0
  listening 6379 && fail "starting Redis" "port 6379 is taken by another program" \
    "end that program, or set OGIP_REDIS_URL to a Redis that runs elsewhere"
  say "Starting Redis"
  redis-server --port 6379 --bind 127.0.0.1 --daemonize yes --dir "$VAR" --save '60 1' \
    --dbfilename redis.rdb --pidfile "$RUN/redis.native" --logfile "$LOGS/redis.log" >/dev/null 9>&- ||
    fail "starting Redis" "$(why redis)" "look at var/log/redis.log"
  wait_for 10 redis_answers ||
    fail "starting Redis" "$(why redis)" "look at var/log/redis.log"
  remember "$RUN/redis.pid" "$(cat "$RUN/redis.native")"
}
