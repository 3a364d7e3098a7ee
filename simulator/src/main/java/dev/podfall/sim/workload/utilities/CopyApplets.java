package dev.podfall.sim.workload.utilities;

import dev.podfall.sim.workload.ByteSource;
import dev.podfall.sim.workload.FileHandle;
import dev.podfall.sim.workload.FileSystem;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** {@code cp}, {@code mv}, {@code ln}, {@code install}. */
final class CopyApplets {
    private CopyApplets() {}

    static void addTo(Map<String, Applet> all) {
        all.put("cp", call -> new Copy(call, false).run());
        all.put("mv", call -> new Copy(call, true).run());
        all.put("ln", CopyApplets::link);
    }

    /** Symbolic links are links; for a hard one, a copy serves. */
    private static void link(Call call) {
        Options options = call.options("sfnvT");
        List<String> operands = options.operands();
        FileApplets.need(operands.size(), 1);
        String name = operands.size() > 1 ? operands.get(1) : FileSystem.name(operands.get(0));
        boolean into = call.files().isDirectory(call.path(name)) && !options.has("n") && !options.has("T");
        String to = into ? FileSystem.resolve(call.path(name), FileSystem.name(operands.get(0))) : call.path(name);
        if (options.has("s")) {
            call.attempt(name, () -> {
                if (options.has("f")) {
                    call.files().delete(to);
                }
                call.files().link(operands.get(0), to);
            });
            call.done();
            return;
        }
        FileApplets.need(operands.size(), 2);
        if (call.files().exists(to) && !options.has("f")) {
            call.problem(operands.get(1) + ": File exists");
            call.done();
        } else if (call.files().exists(call.path(operands.get(0)))) {
            new Tree(call, operands.get(0), to, operands.get(1)).copy(call::done);
        } else {
            call.problem(operands.get(0) + ": No such file or directory");
            call.done();
        }
    }

    /** One run of {@code cp} or {@code mv}. */
    private static final class Copy {
        private final Call call;
        private final boolean move;
        private final boolean recursive;
        private final List<String> names;
        private final String last;
        private final String target;
        private final boolean into;

        Copy(Call call, boolean move) {
            this.call = call;
            this.move = move;
            Options options = call.options("rRafpdivnuLT");
            List<String> operands = options.operands();
            FileApplets.need(operands.size(), 2);
            this.last = operands.get(operands.size() - 1);
            this.names = operands.subList(0, operands.size() - 1);
            this.target = call.path(last);
            this.into = call.files().isDirectory(target) && !options.has("T");
            this.recursive = move || options.has("r") || options.has("R") || options.has("a");
            if (names.size() > 1 && !into) {
                throw new Call.Usage("target '" + last + "' is not a directory");
            }
        }

        void run() {
            next(names.iterator());
        }

        private void next(Iterator<String> rest) {
            if (!rest.hasNext()) {
                call.done();
                return;
            }
            String name = rest.next();
            one(name, () -> next(rest));
        }

        private void one(String name, Runnable then) {
            String from = call.path(name);
            String to = into ? FileSystem.resolve(target, lastComponent(name)) : target;
            String problem = problem(name, from, to);
            if (problem != null) {
                call.problem(problem);
                then.run();
            } else if (!move) {
                new Tree(call, name, to, last).copy(then);
            } else {
                move(name, from, to, then);
            }
        }

        /** As it was typed: what is copied from {@code dir/.} is what is in it. */
        private static String lastComponent(String name) {
            String bare = name.replaceFirst("(?<=.)/+$", "");
            return bare.substring(bare.lastIndexOf('/') + 1);
        }

        private String problem(String name, String from, String to) {
            boolean isStream = !move && from.matches("/dev/(stdin|tty)");
            if (!call.files().exists(from) && !isStream) {
                return (move ? "can't rename '" : "can't stat '") + name + "': No such file or directory";
            } else if (call.files().isDirectory(from) && !recursive) {
                return "omitting directory '" + name + "'";
            } else if (move && lastComponent(name).matches("[.][.]?")) {
                return "can't rename '" + name + "': Device or resource busy";
            } else if (to.equals(from) || to.startsWith(from + "/")) {
                return "'" + name + "' and '" + last + "' are the same file";
            } else if (!call.files().isDirectory(FileSystem.parent(to))) {
                return (move ? "can't rename '" + name + "'" : "can't create '" + last + "'")
                        + ": No such file or directory";
            }
            return null;
        }

        private void move(String name, String from, String to, Runnable then) {
            boolean[] moved = {false};
            boolean fits = !call.files().isDirectory(to)
                    || call.files().isDirectory(from) && call.files().list(to).isEmpty();
            call.attempt(
                    "can't rename '" + name + "'",
                    () -> moved[0] = fits && call.files().move(from, to));
            if (moved[0] || call.troubled()) {
                then.run();
                return;
            }
            new Tree(call, name, to, last).copy(() -> {
                if (!call.troubled()) {
                    call.attempt(
                            "can't remove '" + name + "'", () -> call.files().removeAll(from));
                }
                then.run();
            });
        }
    }

    /** A file, or a directory with all that is in it, on its way to another place. */
    private static final class Tree {
        private final Call call;
        private final Walk walk;
        private final String from;
        private final String to;
        private final String shown;

        /** @param shown the target as it was given */
        Tree(Call call, String name, String to, String shown) {
            this.call = call;
            this.walk = new Walk(call, name);
            this.from = call.path(name);
            this.to = to;
            this.shown = shown;
        }

        void copy(Runnable then) {
            if (call.files().status(from).map(FileSystem.Status::device).orElse(true)) {
                device(then);
                return;
            }
            long[] size = {0};
            for (int i = 0; i < Walk.AT_ONCE && walk.hasNext() && size[0] < (256L << 20); i++) {
                Walk.Entry entry = walk.next();
                String target = entry.path().equals(from)
                        ? to
                        : FileSystem.resolve(to, entry.path().substring(from.length() + 1));
                one(entry, target);
                size[0] +=
                        call.files().status(target).map(FileSystem.Status::size).orElse(0L);
            }
            if (walk.hasNext()) {
                call.next(size[0], () -> copy(then));
            } else {
                call.next(size[0], then);
            }
        }

        private void one(Walk.Entry entry, String target) {
            try {
                if (entry.directory()) {
                    call.attempt(
                            "can't create directory '" + shown + "'",
                            () -> call.files().makeDirectory(target));
                } else {
                    call.files().copy(entry.path(), target);
                }
            } catch (dev.podfall.sim.workload.ProcessContext.Files.ReadOnly readOnly) {
                call.problem("can't create '" + shown + "': Read-only file system");
            } catch (FileSystem.Failure failure) {
                boolean full = failure.getMessage().equals(FileSystem.Failure.NO_SPACE)
                        && call.files().exists(target);
                call.problem(
                        full
                                ? "write error: " + failure.getMessage()
                                : "can't create '" + shown + "': " + failure.getMessage());
            }
        }

        /** What has no end is copied until there is no room. */
        private void device(Runnable then) {
            try {
                ByteSource source = OpenFile.forReading(call.kernel(), from);
                FileHandle target = OpenFile.created(call.files(), to, true);
                OpenFile.Sink sink = new OpenFile.Sink(target, false);
                call.stream(
                        source,
                        bytes -> {
                            if (sink.write(bytes)) {
                                return true;
                            }
                            call.problem("write error: " + sink.failure());
                            then.run();
                            return false;
                        },
                        then);
            } catch (FileSystem.Failure failure) {
                call.problem("can't create '" + shown + "': " + failure.getMessage());
                then.run();
            }
        }
    }
}
