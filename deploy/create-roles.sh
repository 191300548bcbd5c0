#!/bin/bash
# The roles that the API and the worker work with, neither of which owns anything. Run by the PostgreSQL image once, after the databases
# are made; run it again where passwords have changed, and once where the databases are older than the roles (docs/updating.md). What each
# may do with the tables is given by the migration.
set -euo pipefail

: "${TERMIN_API_DB_PASSWORD:?}" "${TERMIN_WORKER_DB_PASSWORD:?}"

psql --username postgres --dbname termin --set ON_ERROR_STOP=1 <<'SQL'
\getenv api_password TERMIN_API_DB_PASSWORD
\getenv worker_password TERMIN_WORKER_DB_PASSWORD
select format('create role %I', role) from unnest('{termin_api,termin_worker}'::text[]) role
where not exists (select from pg_roles where rolname = role) \gexec
alter role termin_api login password :'api_password';
alter role termin_worker login password :'worker_password';
grant connect on database termin to termin_api, termin_worker;
-- neither needs tables of its own
revoke temporary on database termin from public;
SQL
