#!/usr/bin/env bash
# What the tests need besides Python: Chromium, gettext, fonts for every script, and two packages for Node.
set -euo pipefail
cd "$(dirname "$0")"

missing=()
command -v chromium >/dev/null || missing+=(chromium)
command -v msgfmt >/dev/null || missing+=(gettext)
fc-list 2>/dev/null | grep -qi 'NotoSansArabic\|Noto Sans Arabic' || missing+=(fonts-noto-core fontconfig)
command -v npm >/dev/null || missing+=(npm)

if [ ${#missing[@]} -gt 0 ]; then
  run=()
  [ "$(id -u)" = 0 ] || run=(sudo)
  echo "Installing for the tests: ${missing[*]}"
  "${run[@]}" apt-get update -qq
  DEBIAN_FRONTEND=noninteractive "${run[@]}" apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
fi

npm ci --silent --no-audit --no-fund
