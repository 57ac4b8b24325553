#!/bin/sh
# Asks the portal as a client of 3scale does. SERVICE_TOKEN and USER_KEY must be set; PORTAL and SERVICE_ID may be.
set -eu
portal=${PORTAL:-http://127.0.0.1:5082}
service=${SERVICE_ID:-travels}

ask() {
    echo "== $1 $2"
    curl -sS -G "$portal/transactions/$1.xml" -H '3scale-options: rejection_reason_header=1&limit_headers=1' \
        --data-urlencode "service_token=$SERVICE_TOKEN" --data-urlencode "service_id=$service" --data-urlencode "user_key=$USER_KEY" \
        --data-urlencode "$2" -w '\n%{http_code}\n'
}

ask authorize 'usage[hits]=1'
ask authrep 'usage[hits]=1'
echo '== report two'
curl -sS "$portal/transactions.xml" --data-urlencode "service_token=$SERVICE_TOKEN" --data-urlencode "service_id=$service" \
    --data-urlencode "transactions[0][user_key]=$USER_KEY" --data-urlencode 'transactions[0][usage][hits]=2' -w '%{http_code}\n'
ask authorize 'usage[hits]=0'
