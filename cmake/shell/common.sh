# What ./run and ./check share: speaking, installing, building, ending children.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
readonly ROOT=$PWD
export PATH=/usr/bin:$PATH # the Python of Debian, with its modules, before any other

say() { printf '%s\n' "$*"; }
die() { printf '%s\n' "$*" >&2; exit 1; }

# step NAME COMMAND… : prints the step, its time, and on failure the end of its output.
step() {
    local name=$1 log started status=0
    shift
    log=$(mktemp)
    started=$SECONDS
    printf '  %-46s' "$name"
    "$@" >"$log" 2>&1 || status=$?
    if ((status == 0)); then
        printf 'ok    %4d s\n' $((SECONDS - started))
    else
        printf 'FAILED %3d s\n' $((SECONDS - started))
        tail -n "${STEP_TAIL:-80}" "$log" >&2
    fi
    rm -f "$log"
    return $status
}

# packages SECTION… : the names under these headings of packages.txt.
packages() {
    local wanted=" $* " section=
    while read -r line; do
        case $line in
        '' | '#'*) ;;
        '['*) section=${line//[\[\]]/} ;;
        *) [[ $wanted == *" $section "* ]] && say "$line" ;;
        esac
    done <packages.txt
    return 0
}

# install SECTION… : what is missing, asked for once. NO_INSTALL=1 skips it.
install_packages() {
    [[ ${NO_INSTALL:-0} == 1 ]] && return 0
    if ! grep -qs '^VERSION_CODENAME=bookworm' /etc/os-release; then
        say "This is not Debian 12. Banshi is built and tested there; with the packages of packages.txt it may"
        say "well work here too: install them, then say --no-install."
        exit 1
    fi
    local missing=()
    mapfile -t missing < <(packages "$@" | while read -r name; do
        dpkg-query -W -f '${Status}' "$name" 2>/dev/null | grep -q 'ok installed' || say "$name"
    done)
    ((${#missing[@]})) || return 0
    say "Debian packages needed:"
    printf '%s\n' "${missing[*]}" | fold -s -w 100 | sed 's/^/    /'
    local root=()
    if ((EUID != 0)); then
        command -v sudo >/dev/null || die "Please install them as root, then say --no-install."
        root=(sudo)
    fi
    step "apt-get update" "${root[@]}" apt-get update -qq
    step "apt-get install" "${root[@]}" env DEBIAN_FRONTEND=noninteractive \
        apt-get install -y -qq --no-install-recommends "${missing[@]}"
}

# An existing Node of 18 or newer with its npm is used; else Debian's are installed.
install_node() {
    command -v npm >/dev/null && (($(node -p 'parseInt(process.versions.node)' 2>/dev/null || echo 0) >= 18)) && return 0
    install_packages node
}

build() { # PRESET [TARGET…]
    local preset=$1
    shift
    [[ -f build/$preset/build.ninja ]] || step "configure ($preset)" cmake --preset "$preset"
    step "build ($preset)${*:+ $*}" cmake --build --preset "$preset" ${*:+--target "$@"}
}

staff_page() {
    ((${PAGE:-1})) || return 0
    install_node
    step "the staff's page (npm, vite)" cmake --build --preset dev --target staff_page
}

free_port() {
    /usr/bin/python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'
}

# Qt wants a private folder; a bare login has none.
PRIVATE_RUNTIME=
if [[ ! -d ${XDG_RUNTIME_DIR:-} ]]; then
    PRIVATE_RUNTIME=$(mktemp -d)
    export XDG_RUNTIME_DIR=$PRIVATE_RUNTIME
fi

# Children started with `own` end with this script, and nothing else does.
CHILDREN=()
own() { "$@" & CHILDREN+=($!); }
end_children() {
    local pid
    for pid in "${CHILDREN[@]}"; do kill "$pid" 2>/dev/null || true; done
    for pid in "${CHILDREN[@]}"; do wait "$pid" 2>/dev/null || true; done
    CHILDREN=()
    [[ -z $PRIVATE_RUNTIME ]] || rm -rf "$PRIVATE_RUNTIME"
}
trap end_children EXIT
trap 'exit 130' INT
trap 'exit 143' TERM
