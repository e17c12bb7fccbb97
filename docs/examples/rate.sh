#!/usr/bin/env bash
# What does one XOF bring in GHS? Needs curl and jq; USDT_API is the gateway's address, USDT_KEY an API key.
set -euo pipefail
curl --silent --show-error --fail-with-body --retry 3 --max-time 10 \
  --header "X-API-Key: $USDT_KEY" \
  "$USDT_API/api/v1/rates/cross?from_currency=XOF&to_currency=GHS&amount=100000" |
  jq --raw-output '"1 XOF = \(.rate) GHS, \(.status), \(.age_seconds) s old; 100000 XOF bring \(.amount_received) GHS"'
