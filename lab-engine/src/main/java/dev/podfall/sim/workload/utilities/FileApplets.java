package dev.podfall.sim.workload.utilities;

import dev.podfall.sim.workload.FileSystem;
import java.util.List;
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
        all.put("chmod", FileApplets::chmod);
        all.put("chown", Call::done);
        all.put("chgrp", Call::done);
        all.put("sync", Call::done);
        all.put("stat", FileApplets::stat);
        all.put("basename", FileApplets::basename);
        all.put("dirname", FileApplets::dirname);
        all.put("readlink", FileApplets::realpath);
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
                call.problem("can't create directory '" + name + "': No such file or directory");
            } else {
                call.attempt(
                        "can't create directory '" + name + "'",
                        () -> call.files().makeDirectory(path));
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
            if (!call.files().exists(path)) {
                if (!options.has("f")) {
                    call.problem("can't remove '" + name + "': No such file or directory");
                }
            } else if (call.files().isDirectory(path) && !options.has("r") && !options.has("R")) {
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
                call.problem(name + ": No such file or directory");
            } else {
                call.attempt(name, () -> call.files().touch(path));
            }
        }
        call.done();
    }

    private static void chmod(Call call) {
        List<String> words =
                call.arguments().stream().filter(w -> !w.matches("-[Rvf]+")).toList();
        need(words.size(), 2);
        String mode = words.get(0);
        if (!mode.matches("[0-7]{1,4}|([ugoa]*[-+=][rwxXst]*,?)+")) {
            throw new Call.Usage("invalid mode '" + mode + "'");
        }
        for (String name : words.subList(1, words.size())) {
            String path = call.path(name);
            int before = call.files().status(path).map(FileSystem.Status::mode).orElse(0);
            if (!call.files().exists(path)) {
                call.problem(name + ": No such file or directory");
            } else {
                call.attempt(name, () -> call.files().changeMode(path, changed(mode, before)));
            }
        }
        call.done();
    }

    private static int changed(String mode, int before) {
        if (mode.matches("[0-7]+")) {
            return Integer.parseInt(mode, 8);
        }
        int bits = (mode.contains("r") ? 0444 : 0) | (mode.contains("w") ? 0200 : 0) | (mode.contains("x") ? 0111 : 0);
        return mode.contains("-") ? before & ~bits : before | bits;
    }

    private static void stat(Call call) {
        Options options = call.options("c:Ltf");
        for (String name : options.operands()) {
            Optional<FileSystem.Status> status = call.files().status(call.path(name));
            if (status.isEmpty()) {
                call.problem("can't stat '" + name + "': No such file or directory");
                continue;
            }
            FileSystem.Status s = status.get();
            String format = options.get("c", null);
            call.out(
                    format != null
                            ? format.replace("%s", Long.toString(s.size()))
                                            .replace("%a", Integer.toOctalString(s.mode()))
                                            .replace("%n", name)
                                            .replace(
                                                    "%Y",
                                                    Long.toString(s.modified().getEpochSecond()))
                                            .replace("%U", "root")
                                            .replace("%F", s.directory() ? "directory" : "regular file")
                                    + "\n"
                            : "  File: " + name + "\n  Size: " + s.size() + "\tBlocks: " + (s.size() + 511) / 512
                                    + "\tIO Block: 4096   " + (s.directory() ? "directory" : "regular file")
                                    + "\nAccess: ("
                                    + String.format("%04o", s.mode()) + "/" + Ls.mode(s)
                                    + ")  Uid: (    0/    root)   Gid: (    0/    root)\n"
                                    + "Modify: " + s.modified() + "\n");
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
            call.out(call.path(name) + "\n");
        }
        call.done();
    }
}
