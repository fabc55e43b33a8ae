# shellcheck shell=bash
# The demo portal: secrets, databases, configuration, migrations, content. Sourced, never run.
#
# Steps that need CKAN to start (seconds each) are skipped while what they depend on is unchanged.

DEMO_DIR="$VAR/demo"
DEMO_NAME="${OGIP_DEMO_NAME:-ogip_demo}" # of the role and of the database
DEMO_INI="$VAR/ckan.ini"
DEMO_REDIS_NUMBER=15

# The ckan command on the demo, whatever CKAN_* a shell has set for tests.
DEMO_CKAN=(env -u CKAN_SQLALCHEMY_URL -u CKAN_DATASTORE_WRITE_URL -u CKAN_DATASTORE_READ_URL
  -u CKAN_SOLR_URL -u CKAN_REDIS_URL -u CKAN_STORAGE_PATH -u CKAN_SITE_URL
  "$VENV/bin/ckan" -c "$DEMO_INI")

# done_before STEP STATE: true when a step was last finished in the same state.
done_before() { [ "$2" = "$(cat "$DEMO_DIR/$1.done" 2>/dev/null)" ]; }
finished() { echo "$2" >"$DEMO_DIR/$1.done"; }

# Passwords are made once and stay in var/secrets, which only its owner can read.
load_secrets() {
  local name
  if [ ! -s "$VAR/secrets" ]; then
    (
      umask 077
      for name in DATABASE_PASSWORD READER_PASSWORD; do
        echo "$name=$("$VENV/bin/python" -c 'import secrets; print(secrets.token_hex(16))')"
      done >"$VAR/secrets"
    )
  fi
  # shellcheck source=/dev/null
  source "$VAR/secrets"
}

# Set DATABASE_URL, DATASTORE_URL and READER_URL: those given, or our own databases.
prepare_demo_databases() {
  if [ -n "${OGIP_DATABASE_URL:-}" ]; then
    DATABASE_URL="$OGIP_DATABASE_URL"
    if [ -z "${OGIP_DATASTORE_WRITE_URL:-}" ] || [ -z "${OGIP_DATASTORE_READ_URL:-}" ]; then
      fail "choosing the databases" "OGIP_DATABASE_URL is set without those of the datastore" \
        "set OGIP_DATASTORE_WRITE_URL and OGIP_DATASTORE_READ_URL too, or none of the three"
    fi
    DATASTORE_URL="$OGIP_DATASTORE_WRITE_URL"
    READER_URL="$OGIP_DATASTORE_READ_URL"
    return 0
  fi
  load_secrets
  ensure_role "$DEMO_NAME" "$DATABASE_PASSWORD"
  ensure_role "${DEMO_NAME}_read" "$READER_PASSWORD"
  ensure_database "$DEMO_NAME" "$DEMO_NAME"
  ensure_database "${DEMO_NAME}_datastore" "$DEMO_NAME"
  DATABASE_URL="postgresql://$DEMO_NAME:$DATABASE_PASSWORD@$(pg_server)/$DEMO_NAME"
  DATASTORE_URL="postgresql://$DEMO_NAME:$DATABASE_PASSWORD@$(pg_server)/${DEMO_NAME}_datastore"
  READER_URL="postgresql://${DEMO_NAME}_read:$READER_PASSWORD@$(pg_server)/${DEMO_NAME}_datastore"
}

# theme_suffix: what the folders of the chosen theme are called after "templates" and "public".
theme_suffix() {
  case "${THEME:-classic}" in
    classic) ;;
    midnight-blue)
      has_midnight_blue || fail "choosing the theme" \
        "the CKAN in .venv has no Midnight Blue: CKAN 2.12.0 on the package index comes without it" \
        "use THEME=classic, or install CKAN into .venv from a source checkout"
      echo -midnight-blue
      ;;
    *) fail "choosing the theme" "THEME is '$THEME'" "use THEME=classic or THEME=midnight-blue" ;;
  esac
}

has_midnight_blue() {
  "$VENV/bin/python" - <<'PY'
import sys
from importlib.util import find_spec
from pathlib import Path

ckan = Path(find_spec("ckan").origin).parent
themed = [ckan / "templates-midnight-blue" / "base.html", ckan / "public-midnight-blue"]
sys.exit(not all(path.exists() for path in themed))
PY
}

demo_settings() {
  local suffix
  suffix="$(theme_suffix)"
  # What a portal and the tests have in common stands in test.ini alone.
  grep -E '^(ckan\.plugins|scheming\.|ckan\.(locale|auth\.|display_timezone|views\.|activity_))' "$ROOT/test.ini"
  cat <<INI
sqlalchemy.url = $DATABASE_URL
ckan.datastore.write_url = $DATASTORE_URL
ckan.datastore.read_url = $READER_URL
solr_url = $(solr_url)/ckan
ckan.redis.url = $REDIS_SERVER/$DEMO_REDIS_NUMBER
ckan.storage_path = $VAR/storage
ckan.site_id = $DEMO_NAME
ckan.site_url = http://127.0.0.1:$PORT
ckan.site_title = Open government demo
ckan.devserver.threaded = true
ckan.gravatar_default = disabled
ckan.base_templates_folder = templates$suffix
ckan.base_public_folder = public$suffix
INI
}

# write_ini: generate var/ckan.ini once, then set what we know. Other lines of it are yours.
write_ini() {
  local state settings="$DEMO_DIR/settings.ini"
  mkdir -p "$DEMO_DIR" "$VAR/storage"
  (umask 077 && { echo '[app:main]' && demo_settings; } >"$settings")
  state="$(sha256sum <"$settings")"
  [ -s "$DEMO_INI" ] && done_before settings "$state" && return 0
  say "Writing the configuration var/ckan.ini"
  [ -s "$DEMO_INI" ] || generate_ini
  logged ini "$VENV/bin/ckan" config-tool "$DEMO_INI" -f "$settings" ||
    fail "setting up var/ckan.ini" "$(why ini)" "remove var/ckan.ini and try again"
  finished settings "$state"
}

generate_ini() {
  (umask 077 && logged ini "$VENV/bin/ckan" generate config "$DEMO_INI") ||
    fail "generating var/ckan.ini" "$(why ini)" "remove var/ckan.ini and try again"
  # Generated empty, these make a cookie ("Domain=;") that some clients refuse.
  sed -i -E '/^SESSION_COOKIE_(DOMAIN|PATH) *= *$/d' "$DEMO_INI"
}

# database_state: which database it is, and which migrations there are.
database_state() {
  {
    psql -X -At "$DATABASE_URL" -c \
      'select oid, datname from pg_database where datname = current_database()'
    "$VENV/bin/python" -c 'from importlib.metadata import version; print(version("ckan"))'
    cat "$ROOT"/ckanext/ogip/migration/ogip/versions/*.py
  } | sha256sum
}

migrate_demo() {
  local state
  state="$(database_state)"
  done_before database "$state" && return 0
  say "Bringing the databases up to date"
  logged demo-migrate "${DEMO_CKAN[@]}" db upgrade || fail "running the migrations" "$(why demo-migrate 8)" \
    "mend what the log names, then run this again: nothing is lost"
  "${DEMO_CKAN[@]}" datastore set-permissions 2>"$LOGS/demo-permissions.log" | sed '/^\\connect/d' |
    datastore_admin >>"$LOGS/demo-permissions.log" 2>&1 ||
    fail "setting the datastore's permissions" "$(why demo-permissions)" \
      "look at var/log/demo-permissions.log"
  finished database "$state"
  rm -f "$DEMO_DIR/index.done"
}

# datastore_admin: run SQL from standard input in the datastore, as whoever may grant there.
datastore_admin() {
  if [ -n "${OGIP_DATABASE_URL:-}" ] && [ -z "${OGIP_POSTGRES_URL:-}" ]; then
    psql -X -q -v ON_ERROR_STOP=1 "$DATASTORE_URL" -f -
  elif [ -n "${OGIP_DATABASE_URL:-}" ]; then
    OGIP_POSTGRES_URL="$(with_database "$OGIP_POSTGRES_URL" "${DATASTORE_URL##*/}")" admin_psql -f -
  else
    admin_psql_in "${DEMO_NAME}_datastore" -f -
  fi
}

# prepare_index: a core with our schema; a new or changed one is filled from the database, and so
# is one whose database was migrated or made anew.
prepare_index() {
  local state
  [ -d "$SOLR_HOME/ckan/data" ] || rm -f "$DEMO_DIR/index.done"
  ensure_core ckan
  state="$(cat "$SOLR_HOME"/ckan/conf/*.xml 2>/dev/null | sha256sum) $(solr_url)"
  done_before index "$state" && return 0
  say "Building the search index"
  logged index "${DEMO_CKAN[@]}" search-index rebuild || fail "building the search index" "$(why index)" \
    "look at var/log/index.log and var/log/solr.log"
  finished index "$state"
}

load_content() {
  [ "${OGIP_DEMO_CONTENT:-yes}" != no ] || return 0
  say "Loading the demo content"
  logged content "${DEMO_CKAN[@]}" ogip demo load --accounts "$DEMO_DIR/accounts.json" || fail "loading the demo content" "$(why content 8)" \
    "run: .venv/bin/ckan -c var/ckan.ini ogip demo load"
}
