package dev.podfall.sim.workload.utilities;

import dev.podfall.sim.workload.FileSystem;
import java.util.List;
import java.util.Map;

/** {@code cp}, {@code mv}, {@code ln}, {@code install}. */
final class CopyApplets {
    private CopyApplets() {}

    static void addTo(Map<String, Applet> all) {
        all.put("cp", call -> copy(call, false));
        all.put("mv", call -> copy(call, true));
        all.put("ln", CopyApplets::link);
    }

    private static void copy(Call call, boolean move) {
        Options options = call.options("rRafpdivnuLT");
        List<String> operands = options.operands();
        FileApplets.need(operands.size(), 2);
        String last = operands.get(operands.size() - 1);
        String target = call.path(last);
        boolean into = call.files().isDirectory(target);
        boolean recursive = move || options.has("r") || options.has("R") || options.has("a");
        if (operands.size() > 2 && !into) {
            throw new Call.Usage("target '" + last + "' is not a directory");
        }
        for (String name : operands.subList(0, operands.size() - 1)) {
            String from = call.path(name);
            String to = into ? FileSystem.resolve(target, FileSystem.name(from)) : target;
            if (!call.files().exists(from)) {
                call.problem((move ? "can't rename '" : "can't stat '") + name + "': No such file or directory");
            } else if (call.files().isDirectory(from) && !recursive) {
                call.problem("omitting directory '" + name + "'");
            } else if (to.equals(from) || to.startsWith(from + "/")) {
                call.problem("'" + name + "' and '" + last + "' are the same file");
            } else if (!call.files().isDirectory(FileSystem.parent(to))) {
                call.problem((move ? "can't rename '" + name + "'" : "can't create '" + last + "'")
                        + ": No such file or directory");
            } else {
                call.attempt("can't create '" + last + "'", () -> {
                    tree(call, from, to);
                    if (move) {
                        FileApplets.removeAll(call, from);
                    }
                });
            }
        }
        call.done();
    }

    private static void tree(Call call, String from, String to) {
        if (!call.files().isDirectory(from)) {
            call.files().write(to, call.files().read(from).orElse(new byte[0]));
            call.files().status(from).ifPresent(s -> call.files().changeMode(to, s.mode()));
            return;
        }
        call.files().makeDirectory(to);
        for (String child : call.files().list(from)) {
            tree(call, FileSystem.resolve(from, child), FileSystem.resolve(to, child));
        }
    }

    /** There are no links in these file systems: a copy serves as one. */
    private static void link(Call call) {
        Options options = call.options("sfnv");
        List<String> operands = options.operands();
        FileApplets.need(operands.size(), 2);
        String to = call.path(operands.get(1));
        if (call.files().exists(to) && !options.has("f")) {
            call.problem(operands.get(1) + ": File exists");
        } else if (call.files().exists(call.path(operands.get(0)))) {
            call.attempt(operands.get(1), () -> tree(call, call.path(operands.get(0)), to));
        } else {
            call.problem(operands.get(0) + ": No such file or directory");
        }
        call.done();
    }
}
