#!/bin/sh
# A machine of the lab: mount and network namespaces, a disk of its own over this machine's, and a name. It lasts for
# as long as somebody holds its standard input open; whatever ends the lab, all that runs in here is ended then.
#
#   unshare --mount --net sh test/lab/machine.sh NAME FOLDER ROLE PROGRAMS
#
# FOLDER is the lab's, and the same one in there. ROLE is only for balancer.sh, to know the balancers by. PROGRAMS is / or
# the root of another release, to which this machine lends the tools that it lacks.
set -eu
name=$1
lab=$2
programs=$4
scripts=$PWD/test/lab

layer() { # lower layers, folder of the new root
    here=$(mktemp -d /mnt/XXXXXX)
    mkdir "$here/upper" "$here/work"
    mount -t overlay overlay -o "lowerdir=$1,upperdir=$here/upper,workdir=$here/work" "/mnt/disk/$2"
}

mount -t tmpfs tmpfs /mnt
mkdir /mnt/disk
layer "$programs" .
if [ "$programs" != / ]; then
    # Not the whole disk: the release's root is part of it.
    for folder in usr etc; do layer "$programs/$folder:/$folder" $folder; done
    # This machine's modules are for this machine's nginx.
    rm -f /mnt/disk/etc/nginx/modules-enabled/*
fi
cd /mnt/disk
for folder in proc sys; do mount --rbind /$folder $folder; done
for folder in run dev tmp; do mount -t tmpfs tmpfs $folder; done
for device in null zero full random urandom; do
    : >dev/$device
    mount --bind /dev/$device dev/$device
done
ln -s /proc/self/fd dev/fd
for folder in "$lab" "$scripts"; do
    mkdir -p ".$folder"
    mount --bind "$folder" ".$folder"
done
mkdir -p before run/netns run/nothing
pivot_root . before
umount -l /before
rmdir /before

# keepalived's -s takes a name, and mounts of its own, which are to follow what is mounted here later.
mount --make-rshared /
: >"/run/netns/$name"
mount --bind /proc/self/ns/net "/run/netns/$name"
ip link set lo up
# For what systemd would run in a cgroup, and for the rest of what can be made to stand still.
mkdir /run/cgroup
mount -t cgroup2 cgroup2 /run/cgroup
mkdir -p "/run/cgroup/lab-$$/service" "/run/cgroup/lab-$$/rest"
# Where the service's number of processes can be limited: the kernel has cgroups of two kinds, and this in one of them.
mkdir /run/cgroup-1
if mount -t cgroup -o pids pids /run/cgroup-1 2>/dev/null; then
    mkdir -p "/run/cgroup-1/lab-$$"
    ln -s "cgroup-1/lab-$$" /run/pids
elif echo +pids >/run/cgroup/cgroup.subtree_control && echo +pids >"/run/cgroup/lab-$$/cgroup.subtree_control"; then
    ln -s "cgroup/lab-$$/service" /run/pids
fi 2>/dev/null

echo ready
cat >/dev/null

# Everything in these namespaces was started by the lab. The links read mnt:[4026531841], and find takes patterns.
mounts=$(readlink /proc/self/ns/mnt | sed 's/[][]/\\&/g')
network=$(readlink /proc/self/ns/net | sed 's/[][]/\\&/g')
others() {
    find /proc/[0-9]*/ns -lname "$mounts" -o -lname "$network" 2>/dev/null | cut -d / -f 3 | sort -u | grep -vx $$
}
for _ in 1 2 3 4 5; do
    # find itself is one of them, and gone.
    for process in $(others); do kill -KILL "$process" 2>/dev/null || :; done
done
for _ in 1 2 3 4 5; do
    rmdir /run/cgroup*/"lab-$$"/*/ /run/cgroup*/"lab-$$" 2>/dev/null
    [ -e "/run/cgroup/lab-$$" ] || [ -e "/run/cgroup-1/lab-$$" ] || break
    sleep 0.1
done
