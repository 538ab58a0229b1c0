#!/usr/bin/env bash
# Builds and tests the staff's page with an existing Node of 18 or newer. CMake and ./check call it:
#   page.sh build FOLDER    installs what package-lock.json names (once) and builds into FOLDER (when something changed)
#   page.sh types           what vue-tsc says
#   page.sh units           what needs no browser, and the size of the first load
#   page.sh browser         every page in Debian's Chromium over a fake center
#   page.sh journey         the same over the real center and an enrolled kiosk's agent ($BANSHI_BIN)
# Tests end with 77 (skipped) where the packages were never installed. $BANSHI_PAGE names the built page.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
readonly STAMP=node_modules/.banshi-lock

say() { printf '%s\n' "$*" >&2; }

find_node() {
    local folder
    for folder in "$(dirname "$(command -v node 2>/dev/null || echo /usr/bin/node)")" /usr/bin /usr/local/bin; do
        [[ -x $folder/node && -x $folder/npm ]] || continue
        (($("$folder/node" -p 'parseInt(process.versions.node)') >= 18)) || continue
        export PATH=$folder:$PATH
        return 0
    done
    say "The staff's page needs Node 18 or newer with npm: apt-get install nodejs npm"
    return 1
}

installed() { cmp -s package-lock.json "$STAMP"; }

install_packages() {
    installed && return 0
    # Nothing of the packages runs at installing; what npm has cached is not asked for again.
    if ! npm ci --ignore-scripts --prefer-offline --no-audit --no-fund >&2; then
        say
        say "The packages of the staff's page (center/web/package-lock.json) could not be had from the npm registry."
        say "See 'npm config get registry' and the network. Everything else is checked by ./check --no-page."
        return 1
    fi
    cp package-lock.json "$STAMP"
}

needs_install() {
    installed && return 0
    say "The packages of the staff's page are not installed: cmake --build --preset dev --target staff_page"
    exit 77
}

find_node
case ${1:-} in
build)
    out=${2:?where to}
    install_packages
    if [[ -f $out/index.html ]] && [[ -z $(find src tools index.html vite.config.ts package-lock.json -newer "$out/index.html" -print -quit) ]]; then
        exit 0
    fi
    npx --no-install vite build --logLevel warn --outDir "$out" --emptyOutDir
    ;;
types)
    needs_install
    npx --no-install vue-tsc --noEmit
    ;;
units)
    needs_install
    npx --no-install vitest run tests/unit
    ;;
browser)
    needs_install
    npx --no-install vitest run tests/browser/pages.test.ts
    ;;
journey)
    needs_install
    npx --no-install vitest run tests/journey
    ;;
*)
    say "page.sh build FOLDER | types | units | browser | journey"
    exit 2
    ;;
esac
