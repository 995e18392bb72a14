#!/bin/sh
# Makes a disk of a bare Debian and what a machine has of its own:
#   unshare --mount sh test/machines/emulated/disk.sh ROOT OWN DISK
set -eu
mount -t overlay overlay -o "lowerdir=$2:$1" /mnt
mke2fs -q -t ext4 -d /mnt "$3" 2G
