package dev.podfall.sim.workload.runtime;

import dev.podfall.sim.files.Inode;
import dev.podfall.sim.files.Tree;
import dev.podfall.sim.workload.FileHandle;
import dev.podfall.sim.workload.FileSystem;
import java.util.Arrays;
import java.util.Optional;
import java.util.TreeSet;

/** An image with what a container wrote over it and took away from it. The counterpart of overlayfs. */
final class Layer {
    private final Tree upper;
    private final ImageLayer image;
    private final boolean readOnly;

    Layer(Tree upper, ImageLayer image, boolean readOnly) {
        this.upper = upper;
        this.image = image;
        this.readOnly = readOnly;
    }

    Tree tree() {
        return upper;
    }

    boolean readOnly() {
        return readOnly;
    }

    /** What the container wrote at a path, or null. */
    Inode upper(String path) {
        Inode inode = upper.find(path);
        return inode == null || inode.isWhiteout() ? null : inode;
    }

    /** Permission bits of what the image has at a path. */
    int mode(String path) {
        return image.mode(path);
    }

    /** The user to whom the image gives what is at a path. */
    long owner(String path) {
        return image.owner(path);
    }

    /** The directories above a path are as the image has them, though something is written below. */
    private void copyUp(String path) {
        String parent = FileSystem.parent(path);
        if (path.equals("/") || upper.find(parent) != null || upper.hides(parent)) {
            return;
        }
        copyUp(parent);
        Inode made = image.isDirectory(parent) ? upper.makeDirectory(parent) : null;
        if (made != null) {
            asInImage(made, parent);
        }
    }

    private void asInImage(Inode made, String path) {
        if (image.exists(path)) {
            upper.changeMode(made, image.mode(path));
            upper.changeOwner(made, image.owner(path), image.owner(path));
        }
    }

    /** Makes a symbolic link; null when something is in the way. */
    Inode link(String path, String target) {
        copyUp(path);
        return upper.link(path, target);
    }

    boolean isProgram(String path) {
        return image.isProgram(path);
    }

    /** Whether a path is as the image has it. */
    boolean isUntouched(String path) {
        return upper.find(path) == null && !upper.hides(path);
    }

    /** Whether the image has a file with that content there. */
    boolean isInImage(String path, byte[] content) {
        return image.read(path).filter(own -> Arrays.equals(own, content)).isPresent();
    }

    Optional<FileHandle> open(String path) {
        Inode inode = upper.find(path);
        if (inode != null) {
            return inode.isFile() ? Optional.of(handle(inode)) : Optional.empty();
        }
        return upper.hides(path) ? Optional.empty() : image.read(path).map(OpenedFile.Fixed::new);
    }

    private FileHandle handle(Inode file) {
        return new OpenedFile(file.content(), upper.space(), bytes -> {});
    }

    boolean isDirectory(String path) {
        Inode inode = upper.find(path);
        return inode != null ? inode.isDirectory() : image.isDirectory(path) && !upper.hides(path);
    }

    TreeSet<String> list(String path) {
        Inode inode = upper.find(path);
        boolean merged = !upper.hides(path);
        TreeSet<String> names = new TreeSet<>(merged ? image.list(path) : java.util.List.of());
        if (inode != null && inode.isDirectory()) {
            inode.children().forEach((name, child) -> {
                if (child.isWhiteout()) {
                    names.remove(name);
                } else {
                    names.add(name);
                }
            });
        }
        return names;
    }

    /** A file to write to; null when something else is in the way. A file of the image is copied unless it is emptied. */
    FileHandle create(String path, boolean empty) {
        boolean isNew = upper(path) == null;
        boolean known = isNew && image.exists(path) && !upper.hides(path);
        copyUp(path);
        byte[] below = isNew && !empty && !upper.hides(path) ? image.read(path).orElse(null) : null;
        Inode file = upper.file(path);
        if (file == null) {
            return null;
        }
        if (known) {
            asInImage(file, path);
        }
        if (below != null) {
            file.content().write(0, below);
        }
        return handle(file);
    }

    Inode makeDirectory(String path) {
        boolean known = upper(path) == null && image.isDirectory(path) && !upper.hides(path);
        copyUp(path);
        Inode made = upper.makeDirectory(path);
        if (made != null && known) {
            asInImage(made, path);
        }
        return made;
    }

    /** Takes away what is at a path, with all below it. */
    void remove(String path) {
        upper.remove(path);
        if (image.exists(path) && !upper.hides(path)) {
            upper.whiteOut(path);
        }
    }

    /** Renames what only the container wrote; false for what is in the image too. */
    boolean move(String from, String to) {
        Inode inode = upper(from);
        if (readOnly || inode == null) {
            return false;
        }
        if (inode.isDirectory() && image.isDirectory(from) && !upper.hides(from)) {
            return false;
        }
        boolean moved = upper.move(from, to);
        if (moved && image.exists(from) && !upper.hides(from)) {
            upper.whiteOut(from);
        }
        return moved;
    }
}
