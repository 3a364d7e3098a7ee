package dev.podfall.sim.workload.utilities;

import dev.podfall.sim.workload.FileSystem;
import java.util.Map;
import java.util.Optional;

/** Utilities that make, remove and describe files. */
final class FileApplets {
    private FileApplets() {}

    static void addTo(Map<String, Applet> all) {
        all.put("cat", FileApplets::cat);
        all.put("mkdir", FileApplets::mkdir);
        all.put("rm", FileApplets::rm);
        all.put("rmdir", FileApplets::rmdir);
        all.put("touch", FileApplets::touch);
        all.put("chmod", ModeApplets::chmod);
        all.put("chown", ModeApplets::chown);
        all.put("chgrp", ModeApplets::chgrp);
        all.put("sync", Call::done);
        all.put("stat", Stat::run);
        all.put("basename", FileApplets::basename);
        all.put("dirname", FileApplets::dirname);
        all.put("readlink", FileApplets::readlink);
        all.put("realpath", FileApplets::realpath);
    }

    private static void cat(Call call) {
        Options options = call.options("nbvteAu");
        if (options.has("n")) {
            int[] line = {0};
            Lines.Taker numbered = text -> {
                call.print(String.format("%6d\t%s%n", ++line[0], text));
                return true;
            };
            call.contents(options.operands(), "can't open '%s'", new Lines(call, numbered), call::done);
            return;
        }
        call.contents(
                options.operands(),
                "can't open '%s'",
                bytes -> {
                    call.out(bytes);
                    return true;
                },
                call::done);
    }

    private static void mkdir(Call call) {
        Options options = call.options("pm:");
        need(options.operands().size(), 1);
        for (String name : options.operands()) {
            String path = call.path(name);
            boolean parents = options.has("p");
            if (call.files().exists(path) && !(parents && call.files().isDirectory(path))) {
                call.problem("can't create directory '" + name + "': File exists");
            } else if (!parents && !call.files().isDirectory(FileSystem.parent(path))) {
                call.problem(
                        "can't create directory '" + name + "': " + call.files().absence(path));
            } else {
                call.attempt("can't create directory '" + name + "'", () -> {
                    call.files().makeDirectory(path);
                    if (options.has("m") && options.get("m", "").matches("[0-7]{1,4}")) {
                        call.files().changeMode(path, Integer.parseInt(options.get("m", ""), 8));
                    }
                });
            }
        }
        call.done();
    }

    static void need(int operands, int atLeast) {
        if (operands < atLeast) {
            throw new Call.Usage("missing operand");
        }
    }

    private static void rm(Call call) {
        Options options = call.options("rRfiv");
        if (!options.has("f")) {
            need(options.operands().size(), 1);
        }
        for (String name : options.operands()) {
            String path = call.path(name);
            if (call.files().ownStatus(path).isEmpty()) {
                if (!options.has("f")) {
                    call.problem("can't remove '" + name + "': " + call.files().absence(path));
                }
            } else if (call.files().isDirectory(path)
                    && call.files().target(path).isEmpty()
                    && !options.has("r")
                    && !options.has("R")) {
                call.problem("'" + name + "' is a directory");
            } else {
                call.attempt("can't remove '" + name + "'", () -> call.files().removeAll(path));
            }
        }
        call.done();
    }

    private static void rmdir(Call call) {
        for (String name : call.options("p").operands()) {
            String path = call.path(name);
            if (!call.files().isDirectory(path)) {
                call.problem("'" + name + "': "
                        + (call.files().exists(path) ? "Not a directory" : "No such file or directory"));
            } else if (!call.files().list(path).isEmpty()) {
                call.problem("'" + name + "': Directory not empty");
            } else {
                call.attempt("'" + name + "'", () -> call.files().delete(path));
            }
        }
        call.done();
    }

    private static void touch(Call call) {
        Options options = call.options("cd:t:r:");
        for (String name : options.operands()) {
            String path = call.path(name);
            if (call.files().isDirectory(path)
                    || (options.has("c") && !call.files().exists(path))) {
                continue;
            }
            if (!call.files().isDirectory(FileSystem.parent(path))) {
                call.problem(name + ": " + call.files().absence(path));
            } else {
                call.attempt(name, () -> call.files().touch(path));
            }
        }
        call.done();
    }

    private static void basename(Call call) {
        need(call.arguments().size(), 1);
        String name = FileSystem.name(call.arguments().get(0).replaceAll("(?<=.)/+$", ""));
        String suffix = call.arguments().size() > 1 ? call.arguments().get(1) : "";
        call.out((name.endsWith(suffix) && !name.equals(suffix)
                        ? name.substring(0, name.length() - suffix.length())
                        : name)
                + "\n");
        call.done();
    }

    private static void dirname(Call call) {
        need(call.arguments().size(), 1);
        String path = call.arguments().get(0);
        call.out((path.contains("/") ? FileSystem.parent(path) : ".") + "\n");
        call.done();
    }

    private static void realpath(Call call) {
        for (String name : call.options("fe").operands()) {
            call.attempt(name, () -> call.out(call.files().real(call.path(name)) + "\n"));
        }
        call.done();
    }

    private static void readlink(Call call) {
        Options options = call.options("fenv");
        int code = 0;
        for (String name : options.operands()) {
            if (options.has("f") || options.has("e")) {
                call.attempt(name, () -> call.out(call.files().real(call.path(name)) + "\n"));
                continue;
            }
            Optional<String> target = call.files().target(call.path(name));
            target.ifPresent(text -> call.out(text + (options.has("n") ? "" : "\n")));
            code |= target.isPresent() ? 0 : 1;
        }
        call.exit(call.troubled() ? 1 : code);
    }
}
