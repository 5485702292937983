#!/usr/bin/env bash
# Django's check for deployment, with the settings of production: no var/local.env, HTTPS, fresh keys.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
key() { .venv/bin/python -c 'import base64, os; print(base64.urlsafe_b64encode(os.urandom(32)).decode())'; }
SECRET_KEY=$(key)$(key) VAULT_KEYS=k1:$(key) HASH_KEY=$(key)
export SECRET_KEY VAULT_KEYS HASH_KEY
MEDIATION_ENV_FILE='' DATABASE_URL=sqlite://:memory: DEBUG=0 DEMO=0 HTTPS=1 ALLOWED_HOSTS=mediation.example \
    SITE_URL=https://mediation.example \
    .venv/bin/python manage.py check --deploy --fail-level WARNING
