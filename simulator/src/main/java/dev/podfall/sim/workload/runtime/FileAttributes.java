package dev.podfall.sim.workload.runtime;

import dev.podfall.sim.files.Inode;
import dev.podfall.sim.workload.Devices;
import dev.podfall.sim.workload.FileSystem.Status;
import java.time.Instant;
import java.util.Optional;

/** Modes, owners and times of a container's files. What is the image's is copied into the writable layer to be changed. */
final class FileAttributes {
    private static final int DIRECTORY = 0755;
    private static final int ORDINARY = 0644;

    private final FileTree files;
    private final Instant created;

    /** @param created when the container was, and with it what has no other time */
    FileAttributes(FileTree files, Instant created) {
        this.files = files;
        this.created = created;
    }

    Optional<Status> status(String path) {
        if (files.isDevice(path)) {
            return Optional.of(new Status(false, false, true, 0, Devices.MODE, 0, 0, created));
        }
        Mounts.Place place = files.mounts().at(path);
        Inode inode = place != null
                ? place.inode()
                : files.isSynthetic(path) ? null : files.layer().upper(path);
        if (inode != null) {
            return Optional.of(status(inode));
        }
        if (place != null) {
            return Optional.empty();
        }
        long owner = files.layer().owner(path);
        if (files.isDirectory(path)) {
            int mode = files.layer().isDirectory(path) ? files.layer().mode(path) : DIRECTORY;
            return Optional.of(new Status(true, false, false, 4096, mode, owner, owner, created));
        }
        boolean program = files.layer().isProgram(path);
        int mode = files.isSynthetic(path) ? ORDINARY : files.layer().mode(path);
        return files.open(path)
                .map(file -> new Status(
                        false, false, false, file.length(), mode, owner, owner, program ? Instant.EPOCH : created));
    }

    private static Status status(Inode inode) {
        long size = inode.isFile()
                ? inode.content().length()
                : inode.isLink() ? inode.target().length() : 4096;
        return new Status(
                inode.isDirectory(),
                inode.isLink(),
                false,
                size,
                inode.mode(),
                inode.user(),
                inode.group(),
                inode.modified());
    }

    /** Sets whom it belongs to. Nothing changes for what is neither in a volume nor written by the container. */
    void changeOwner(String path, long user, long group) {
        Inode inode = written(path);
        if (inode != null) {
            files.tree(path).changeOwner(inode, user, group);
        }
    }

    /** What is at a path, copied up from the image if it is there. */
    private Inode written(String path) {
        if (files.mounts().at(path) == null && files.inode(path) == null && !files.isSynthetic(path)) {
            if (files.isDirectory(path)) {
                makeInLayer(path);
            } else {
                files.create(path, false);
            }
        }
        return files.inode(path);
    }

    private void makeInLayer(String path) {
        if (files.layer().isDirectory(path)) {
            FileTree.made(() -> files.layer().makeDirectory(path));
        }
    }

    void touch(String path) {
        if (!files.isDirectory(path)) {
            files.create(path, false);
        }
        Inode inode = files.inode(path);
        if (inode != null) {
            files.tree(path).touch(inode);
        }
    }

    boolean changeMode(String path, int mode) {
        if (!files.exists(path)) {
            return false;
        }
        Inode inode = written(path);
        if (inode != null) {
            files.tree(path).changeMode(inode, mode);
        }
        return true;
    }
}
