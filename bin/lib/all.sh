# shellcheck shell=bash
# Source every part of the set-up, in an order that works.
HERE="$(dirname "${BASH_SOURCE[0]}")"
for part in common packages python postgres redis solr slots demo processes; do
  # shellcheck source=/dev/null
  source "$HERE/$part.sh"
done

# start_services: install what is missing and bring up PostgreSQL, Redis and Solr.
start_services() {
  install_packages
  install_package
  [ -n "${OGIP_DATABASE_URL:-}" ] || start_postgres
  start_redis
  start_solr
}
