package dev.podfall.sim.workload.runtime;

import dev.podfall.sim.files.Content;
import dev.podfall.sim.files.Inode;
import dev.podfall.sim.workload.FileHandle;
import dev.podfall.sim.workload.FileSystem;

/** What copies, moves and removes whole files and directories of a container. */
final class Relocation {
    private final FileTree files;

    Relocation(FileTree files) {
        this.files = files;
    }

    void copy(String from, String to) {
        Inode source = files.inode(from);
        FileHandle target = files.create(to, true);
        boolean whole;
        if (source != null && source.isFile()) {
            whole = share(source.content(), to);
        } else {
            byte[] content = files.read(from).orElse(new byte[0]);
            whole = target.write(0, content) == content.length;
        }
        if (!whole) {
            throw new FileSystem.Failure(FileSystem.Failure.NO_SPACE);
        }
        files.status(from).ifPresent(s -> files.attributes().changeMode(to, s.mode()));
    }

    private boolean share(Content source, String to) {
        Content target = files.inode(to).content();
        Mounts.Place place = files.mounts().at(to);
        if (place == null) {
            return target.copyOf(source);
        }
        boolean[] whole = {false};
        place.change(() -> whole[0] = target.copyOf(source));
        files.memoryChanged();
        return whole[0];
    }

    boolean move(String from, String to) {
        Mounts.Place source = files.mounts().at(from);
        Mounts.Place target = files.mounts().at(to);
        if (files.isSpecial(from) || files.isSpecial(to)) {
            return false;
        }
        if (source == null && target == null) {
            return files.layer().move(from, to);
        }
        boolean same = source != null && target != null && source.tree() == target.tree();
        if (!same || source.isMountPoint() || target.isMountPoint()) {
            return false;
        }
        source.writable(from);
        target.writable(to).change(() -> source.tree().move(source.path(), target.path()));
        return true;
    }

    void removeAll(String path) {
        Mounts.Place place = files.mounts().at(path);
        boolean whole = !files.isSpecial(path) && !path.equals("/");
        if (whole && place == null) {
            files.requireWritable(path);
            files.layer().remove(path);
        } else if (whole && !place.isMountPoint()) {
            place.writable(path).change(() -> place.tree().remove(place.path()));
        } else {
            files.list(path).forEach(child -> removeAll(FileSystem.resolve(path, child)));
            if (!path.equals("/")) {
                files.delete(path);
            }
        }
    }
}
