#!/usr/bin/env bash
# The quick variant for CI, on a bare Debian 12 as root with apt and pip: a set-up without
# compression is built and tried under Wine with the real program. Exit code 0: everything passed;
# the last line then says how many facts were seen. Whatever fails ends it with another code.
# PYTHON names the Python 3.11 to use; the program's packages are taken from PYTHONPATH, else
# installed into installer/dist/packages.
set -euo pipefail
cd "$(dirname "$0")/.."
python=${PYTHON:-python3}
root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi; }

tools=(makensis wine Xvfb xdotool import x86_64-w64-mingw32-gcc)
if ! type "${tools[@]}" >/dev/null 2>&1 || ! [ -e /usr/share/i18n/locales/ru_RU ]; then
    echo "Installing: NSIS, Wine, a screen nobody sees, a compiler for the test's shims"
    root apt-get update -qq
    root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
        nsis wine wine64 xvfb xauth xdotool imagemagick locales gcc-mingw-w64-x86-64 >/dev/null
fi
if ! "$python" -c 'import sqlalchemy, alembic, docx, python_calamine, platformdirs' 2>/dev/null; then
    echo "Installing the program's packages into installer/dist/packages"
    "$python" -m pip install -q --upgrade --target installer/dist/packages -c .ci/constraints.txt .
    export PYTHONPATH="$PWD/installer/dist/packages${PYTHONPATH:+:$PYTHONPATH}"
fi

export PYTHONDONTWRITEBYTECODE=1
rm -f installer/dist/*-setup.exe
"$python" -m installer.build --fast
echo "Tools and build: $SECONDS s. Not tried here: compression, the portable folder, an update,"
echo "the wizard's pages (see installer/RELEASE.md)."
"$python" -m installer.smoke --quick installer/dist/*-setup.exe
