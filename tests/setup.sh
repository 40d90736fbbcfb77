#!/usr/bin/env bash
# What the tests need besides Python: three browsers, gettext, fonts for every script, Java, and four packages for Node.
set -euo pipefail
cd "$(dirname "$0")"

missing=()
command -v chromium >/dev/null || missing+=(chromium)
command -v firefox-esr >/dev/null || missing+=(firefox-esr)
command -v WebKitWebDriver >/dev/null || missing+=(webkit2gtk-driver)
command -v Xvfb >/dev/null || missing+=(xvfb)
command -v msgfmt >/dev/null || missing+=(gettext)
# Not `grep -q`: it leaves before fc-list is done, and that counts as a failure here.
fc-list 2>/dev/null | grep -i 'NotoSansArabic\|Noto Sans Arabic' >/dev/null || missing+=(fonts-noto-core fontconfig)
command -v npm >/dev/null || missing+=(npm)
command -v java >/dev/null || missing+=(default-jre-headless)

if [ ${#missing[@]} -gt 0 ]; then
  run=()
  [ "$(id -u)" = 0 ] || run=(sudo)
  echo "Installing for the tests: ${missing[*]}"
  "${run[@]}" apt-get update -qq
  DEBIAN_FRONTEND=noninteractive "${run[@]}" apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
fi

# Without the packages' own scripts: one of them would fetch a second Java.
npm ci --silent --no-audit --no-fund --ignore-scripts
