#!/bin/sh
# Boots systemd in namespaces of its own, from a root that stays as it is: whatever the machine writes is in memory.
#
#   unshare --mount --pid --fork --uts --ipc --net --cgroup sh test/machines/boot.sh ROOT NAME
set -eu
root=$1
name=$2

# A cgroup of its own is the root of those it sees. Machines that shared one would have each other's units: keepalived of
# one could send to the balancers of the other only (IPAddressAllow=), "Operation not permitted".
if [ "${3-}" != in-its-cgroup ]; then
    mount -t cgroup2 cgroup2 /mnt
    exec 9<"$0"
    flock 9
    # What earlier machines have left is empty; one that runs is not.
    find /mnt/machine-* -depth -type d -exec rmdir {} + 2>/dev/null || :
    own=$(mktemp -d /mnt/machine-XXXXXX)
    echo 0 >"$own/cgroup.procs"
    exec 9<&-
    umount /mnt
    exec unshare --cgroup sh "$0" "$root" "$name" in-its-cgroup
fi

mount -t tmpfs tmpfs /mnt
mkdir /mnt/upper /mnt/work /mnt/root
mount -t overlay overlay -o "lowerdir=$root,upperdir=/mnt/upper,workdir=/mnt/work" /mnt/root
cd /mnt/root
mount -t proc proc proc
mount -t sysfs sysfs sys
mount -t cgroup2 cgroup2 sys/fs/cgroup
for folder in run tmp dev; do mount -t tmpfs tmpfs $folder; done
for device in null zero full random urandom tty; do
    : >dev/$device
    mount --bind /dev/$device dev/$device
done
mkdir dev/pts dev/shm
mount -t devpts -o newinstance,ptmxmode=0666 devpts dev/pts
ln -s pts/ptmx dev/ptmx
ln -s /proc/self/fd dev/fd
# The kernel is this machine's, and so are its modules.
ln -sf /dev/null etc/systemd/system/systemd-modules-load.service
hostname "$name"
mkdir before
pivot_root . before
umount -l before
exec env -i container=other PATH=/usr/sbin:/usr/bin:/sbin:/bin /lib/systemd/systemd --system --log-target=console --show-status=no
