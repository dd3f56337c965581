# SPDX-License-Identifier: GPL-3.0-or-later
# common.sh: what run, test and the developer tools share.  Sourced, with $root set.

# A fresh machine has no locale; the sources, file names and messages are UTF-8.
case ${LC_ALL:-${LC_CTYPE:-${LANG:-}}} in
  *[Uu][Tt][Ff]*) ;;
  *) unset LC_ALL LC_CTYPE; export LANG=C.UTF-8 ;;
esac

# Warnings are errors where the compilers are the ones the project is written with;
# a newer compiler's new warning must not keep a user from building.
werror=false
if [ -r /etc/os-release ]; then
  case $(. /etc/os-release; echo "${ID:-} ${VERSION_ID:-}") in
    'debian 12') werror=true ;;
  esac
fi

# configure DIR [OPTION…]: meson setup, once.
configure() {
  local dir=$1
  shift
  [ -f "$dir/build.ninja" ] && return 0
  # A set-up that was interrupted leaves a folder that meson will not take again.
  [ ! -e "$dir" ] || rm -rf --one-file-system "$dir"
  (cd "$root" && meson setup "$dir" -Dwerror=$werror "$@")
}

# build DIR: quiet when there is nothing to do, the whole log when it fails.
build() {
  ninja -C "$1"
}
