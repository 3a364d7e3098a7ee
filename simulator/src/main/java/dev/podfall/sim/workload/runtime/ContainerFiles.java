package dev.podfall.sim.workload.runtime;

import static dev.podfall.sim.workload.Credentials.EXECUTE;
import static dev.podfall.sim.workload.Credentials.READ;
import static dev.podfall.sim.workload.Credentials.WRITE;

import dev.podfall.sim.workload.Credentials;
import dev.podfall.sim.workload.FileHandle;
import dev.podfall.sim.workload.FileSystem;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The files of a container as its processes meet them: symbolic links are followed, and permissions decide who may do what.
 * Mirrors the kernel's {@code path_resolution(7)}.
 */
final class ContainerFiles implements FileSystem {
    private static final int SET_GROUP = 02000;
    private static final int STICKY = 01000;

    private final FileTree tree;
    private final Credentials who;
    private final PathWalk walk;

    ContainerFiles(FileTree tree, Credentials who) {
        this.tree = tree;
        this.who = who;
        this.walk = new PathWalk(tree, who);
    }

    @Override
    public String real(String path) {
        return walk.to(path, true);
    }

    @Override
    public Optional<Status> status(String path) {
        String real = walk.reached(path, true);
        return real == null ? Optional.empty() : tree.status(real);
    }

    @Override
    public Optional<Status> ownStatus(String path) {
        String real = walk.reached(path, false);
        return real == null ? Optional.empty() : tree.status(real);
    }

    @Override
    public Optional<String> target(String path) {
        String real = walk.reached(path, false);
        return real == null ? Optional.empty() : Optional.ofNullable(tree.target(real));
    }

    @Override
    public boolean isDirectory(String path) {
        String real = walk.reached(path, true);
        return real != null && tree.isDirectory(real);
    }

    @Override
    public boolean allows(String path, int wanted) {
        Optional<Status> status = status(path);
        boolean runs =
                status.isPresent() && (status.get().directory() || (status.get().mode() & 0111) != 0);
        return status.filter(s -> s.allows(who, wanted)).isPresent() && ((wanted & EXECUTE) == 0 || runs);
    }

    @Override
    public String absence(String path) {
        try {
            String real = walk.to(path, true);
            for (String at = FileSystem.parent(real); !at.equals("/"); at = FileSystem.parent(at)) {
                if (tree.exists(at)) {
                    return tree.isDirectory(at) ? "No such file or directory" : "Not a directory";
                }
            }
            return "No such file or directory";
        } catch (Failure failure) {
            return failure.getMessage();
        }
    }

    @Override
    public List<String> list(String path) {
        String real = walk.reached(path, true);
        return real == null || !allows(real, READ) ? List.of() : tree.list(real);
    }

    @Override
    public Optional<FileHandle> open(String path) {
        String real = walk.to(path, true);
        walk.require(real, READ);
        return tree.open(real);
    }

    @Override
    public Optional<byte[]> read(String path) {
        String real = walk.reached(path, true);
        return real == null || !tree.exists(real) || !allows(real, READ) ? Optional.empty() : tree.read(real);
    }

    @Override
    public void write(String path, byte[] content) {
        if (create(path, true).write(0, content) < content.length) {
            throw new Failure(Failure.NO_SPACE);
        }
    }

    @Override
    public FileHandle create(String path, boolean empty) {
        String real = walk.to(path, true);
        if (!tree.exists(real)) {
            return make(real, () -> tree.create(real, empty));
        }
        if (!tree.isDirectory(real)) {
            tree.requireWritable(real);
            walk.require(real, WRITE);
        }
        return tree.create(real, empty);
    }

    /** Makes something in a directory that may be written to; it, and what is made on the way, is its maker's. */
    private <T> T make(String real, Supplier<T> maker) {
        String above = FileSystem.parent(real);
        while (!tree.exists(above)) {
            above = FileSystem.parent(above);
        }
        tree.requireWritable(real);
        walk.require(above, WRITE | EXECUTE);
        Status directory = tree.status(above).orElseThrow();
        T made = maker.get();
        boolean inherited = (directory.mode() & SET_GROUP) != 0;
        long group = inherited ? directory.group() : who.group();
        for (String at = real; !at.equals(above) && (who.user() != 0 || group != 0); at = FileSystem.parent(at)) {
            tree.attributes().changeOwner(at, who.user(), group);
            if (inherited && tree.isDirectory(at)) {
                tree.attributes().changeMode(at, tree.status(at).orElseThrow().mode() | SET_GROUP);
            }
        }
        return made;
    }

    @Override
    public void makeDirectory(String path) {
        String real = walk.to(path, true);
        if (tree.exists(real)) {
            tree.makeDirectory(real);
            return;
        }
        make(real, () -> {
            tree.makeDirectory(real);
            return real;
        });
    }

    @Override
    public void link(String target, String path) {
        String real = walk.to(path, false);
        if (tree.exists(real)) {
            throw new Failure("File exists");
        }
        make(real, () -> {
            tree.link(target, real);
            return real;
        });
    }

    /** Who takes something away, or puts another thing in its place, must be allowed to write to its directory. */
    private void requireRemovable(String real) {
        tree.requireWritable(real);
        String parent = FileSystem.parent(real);
        walk.require(parent, WRITE | EXECUTE);
        Optional<Status> directory = tree.status(parent);
        boolean kept = directory
                .filter(d -> (d.mode() & STICKY) != 0 && !who.owns(d.user()))
                .flatMap(d -> tree.status(real))
                .filter(s -> !who.owns(s.user()))
                .isPresent();
        if (kept) {
            throw new Failure(Failure.NOT_PERMITTED);
        }
    }

    private void requireRemovableBelow(String real) {
        requireRemovable(real);
        if (!who.overrides() && tree.isDirectory(real)) {
            walk.require(real, READ);
            tree.list(real).forEach(child -> requireRemovableBelow(FileSystem.resolve(real, child)));
        }
    }

    @Override
    public boolean delete(String path) {
        String real = walk.to(path, false);
        if (tree.exists(real)) {
            requireRemovable(real);
        }
        return tree.delete(real);
    }

    @Override
    public void removeAll(String path) {
        String real = walk.to(path, false);
        requireRemovableBelow(real);
        tree.removeAll(real);
    }

    @Override
    public void copy(String from, String to) {
        String source = walk.to(from, true);
        walk.require(source, READ);
        create(to, true);
        tree.copy(source, walk.to(to, true));
    }

    @Override
    public boolean move(String from, String to) {
        String source = walk.to(from, false);
        String target = walk.to(to, false);
        requireRemovable(source);
        if (tree.exists(target)) {
            requireRemovable(target);
        } else {
            walk.require(FileSystem.parent(target), WRITE | EXECUTE);
        }
        return tree.move(source, target);
    }

    @Override
    public void touch(String path) {
        String real = walk.to(path, true);
        if (!tree.exists(real)) {
            create(path, false);
        } else {
            tree.requireWritable(real);
            if (!who.owns(tree.status(real).orElseThrow().user())) {
                walk.require(real, WRITE);
            }
        }
        tree.attributes().touch(real);
    }

    @Override
    public boolean changeMode(String path, int mode) {
        String real = walk.to(path, true);
        if (tree.exists(real)) {
            tree.requireWritable(real);
            requireOwner(real);
        }
        return tree.attributes().changeMode(real, mode);
    }

    private void requireOwner(String real) {
        if (!who.owns(tree.status(real).orElseThrow().user())) {
            throw new Failure(Failure.NOT_PERMITTED);
        }
    }

    @Override
    public void changeOwner(String path, Long user, Long group) {
        String real = walk.to(path, true);
        tree.requireWritable(real);
        Status now = tree.status(real).orElseThrow(() -> new Failure("No such file or directory"));
        boolean toOwnGroup =
                who.owns(now.user()) && (group == null || who.groups().contains(group));
        boolean keepsUser = user == null || user == now.user();
        if (!who.overrides() && !(keepsUser && toOwnGroup)) {
            throw new Failure(Failure.NOT_PERMITTED);
        }
        tree.attributes().changeOwner(real, user == null ? now.user() : user, group == null ? now.group() : group);
    }
}
