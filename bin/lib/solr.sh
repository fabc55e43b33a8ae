# shellcheck shell=bash
# Solr: the one that OGIP_SOLR_URL names, or one embedded server with all our cores. Sourced.

SOLR="$VAR/solr"
SOLR_HOME="$SOLR/home"
SOLR_SOURCES="$ROOT/bin/solr"

# solr_url: the address that cores hang under, without a slash at the end.
solr_url() {
  local url="${OGIP_SOLR_URL:-http://127.0.0.1:$(cat "$SOLR/port" 2>/dev/null || echo 8983)/solr}"
  echo "${url%/}"
}

solr_get() { curl -sSf -m 30 "$(solr_url)/$1"; }

fetch_solr() {
  local stamp
  stamp="$(sha256sum <"$SOLR_SOURCES/pom.xml")"
  [ "$stamp" != "$(cat "$SOLR/lib/.pom" 2>/dev/null)" ] || return 0
  say "Fetching Solr (Maven; about a minute the first time)"
  rm -rf "$SOLR/lib.new"
  logged maven mvn -q -B -f "$SOLR_SOURCES/pom.xml" dependency:copy-dependencies \
    -DincludeScope=runtime -DoutputDirectory="$SOLR/lib.new" ||
    fail "fetching Solr with Maven" "$(why maven)" \
      "check that Maven reaches a repository (~/.m2/settings.xml), or set OGIP_SOLR_URL to a Solr"
  echo "$stamp" >"$SOLR/lib.new/.pom"
  rm -rf "${SOLR:?}/lib"
  mv "$SOLR/lib.new" "$SOLR/lib"
}

# The wanted port, or the next free one: another program (another checkout's Solr) may have it.
choose_solr_port() {
  local port="${OGIP_SOLR_PORT:-8983}" last
  last=$((port + 20))
  while listening "$port"; do
    port=$((port + 1))
    [ "$port" -le "$last" ] || fail "starting Solr" "ports ${OGIP_SOLR_PORT:-8983}-$last are taken" \
      "set OGIP_SOLR_PORT to a free port"
  done
  echo "$port" >"$SOLR/port"
}

start_solr() {
  if [ -n "${OGIP_SOLR_URL:-}" ]; then
    curl -sS -m 10 -o /dev/null "$OGIP_SOLR_URL" 2>/dev/null || fail "reaching Solr" \
      "nothing answers at OGIP_SOLR_URL" "start it, or unset OGIP_SOLR_URL to have one started"
    return 0
  fi
  mkdir -p "$SOLR_HOME"
  alive "$RUN/solr.pid" && wait_for 60 solr_get admin/info/system && return 0
  fetch_solr
  choose_solr_port
  cp "$SOLR_SOURCES/solr.xml" "$SOLR_HOME/solr.xml"
  say "Starting Solr on port $(cat "$SOLR/port")"
  launch_solr
  wait_for 90 solr_get admin/info/system ||
    fail "starting Solr" "$(why solr)" "look at var/log/solr.log; Solr needs a JDK, 11 or later"
}

launch_solr() {
  setsid java -Xms128m -Xmx512m -Dsolr.solr.home="$SOLR_HOME" -Dsolr.install.dir="$SOLR" \
    -Dsolr.log.dir="$LOGS" -Djetty.port="$(cat "$SOLR/port")" -Djava.awt.headless=true \
    -cp "$SOLR/lib/*" "$SOLR_SOURCES/SolrServer.java" "$(cat "$SOLR/port")" \
    </dev/null >"$LOGS/solr.log" 2>&1 9>&- &
  remember "$RUN/solr.pid" "$!"
  disown
}

# write_core NAME: put the configuration of a core in place; print "changed" when it differs.
write_core() {
  local conf="$SOLR_HOME/$1/conf" before
  mkdir -p "$conf"
  before="$(cat "$conf"/*.xml 2>/dev/null | sha256sum)"
  cp "$SOLR_SOURCES/solrconfig.xml" "$conf/"
  touch "$conf/synonyms.txt" "$conf/protwords.txt"
  "$VENV/bin/python" "$SOLR_SOURCES/make_schema.py" \
    "$SOLR_SOURCES/schema-additions.xml" "$conf/schema.xml"
  [ "$before" = "$(cat "$conf"/*.xml | sha256sum)" ] || echo changed
}

core_loaded() { solr_get "admin/cores?action=STATUS&core=$1" | grep -q '"instanceDir"'; }

# A Solr that has just started answers before it has opened the cores of its home.
core_ready() {
  core_loaded "$1" || { [ -f "$SOLR_HOME/$1/core.properties" ] && wait_for 20 core_loaded "$1"; }
}

# ensure_core NAME: create the core, or load it anew when its configuration changed.
ensure_core() {
  local changed
  if [ -n "${OGIP_SOLR_URL:-}" ]; then
    solr_get "$1/admin/ping" >/dev/null 2>&1 || fail "reaching Solr core '$1'" \
      "the Solr at OGIP_SOLR_URL has no such core" \
      "create it there with the schema that 'bin/solr/make_schema.py' writes"
    return 0
  fi
  changed="$(write_core "$1")"
  if ! core_ready "$1"; then
    rm -f "$SOLR_HOME/$1/core.properties"
    solr_get "admin/cores?action=CREATE&name=$1&instanceDir=$1" >"$LOGS/solr-core.log" 2>&1 ||
      fail "creating Solr core '$1'" "$(why solr-core)" "look at var/log/solr.log"
  elif [ -n "$changed" ]; then
    solr_get "admin/cores?action=RELOAD&core=$1" >"$LOGS/solr-core.log" 2>&1 ||
      fail "loading Solr core '$1' anew" "$(why solr-core)" "look at var/log/solr.log"
  fi
}
