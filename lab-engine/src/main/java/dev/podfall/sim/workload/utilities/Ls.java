package dev.podfall.sim.workload.utilities;

import dev.podfall.sim.workload.FileSystem;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** {@code ls}. */
final class Ls implements Applet {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("MMM d HH:mm", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    @Override
    public void run(Call call) {
        Options options = call.options("laA1RdhtrSFiCpnsT:x");
        List<String> operands = options.operands().isEmpty() ? List.of(".") : options.operands();
        List<String> plain = new ArrayList<>();
        List<String> directories = new ArrayList<>();
        for (String name : operands) {
            Optional<FileSystem.Status> status = call.files().status(call.path(name));
            if (status.isEmpty()) {
                call.problem(name + ": No such file or directory");
            } else if (status.get().directory() && !options.has("d")) {
                directories.add(name);
            } else {
                plain.add(name);
            }
        }
        print(call, options, "", plain, false);
        boolean titles = operands.size() > 1 || options.has("R");
        for (int i = 0; i < directories.size(); i++) {
            directory(call, options, directories.get(i), titles, i > 0 || !plain.isEmpty());
        }
        call.done();
    }

    private void directory(Call call, Options options, String name, boolean title, boolean gap) {
        if (title) {
            call.out((gap ? "\n" : "") + name + ":\n");
        }
        List<String> names = new ArrayList<>(call.files().list(call.path(name)));
        if (options.has("a")) {
            names.add(0, ".");
            names.add(1, "..");
        } else if (!options.has("A")) {
            names.removeIf(n -> n.startsWith("."));
        }
        String lead = name.endsWith("/") ? name : name + "/";
        print(call, options, lead, names, true);
        if (options.has("R")) {
            for (String child : names) {
                if (!child.matches("\\.\\.?") && call.files().isDirectory(call.path(lead + child))) {
                    directory(call, options, lead + child, true, true);
                }
            }
        }
    }

    private void print(Call call, Options options, String lead, List<String> names, boolean total) {
        boolean terminal = call.kernel().stdout().isTerminal();
        if (options.has("l") || options.has("n")) {
            if (total) {
                call.out("total " + names.size() * 4 + "\n");
            }
            names.forEach(n -> call.out(longLine(call, lead, n)));
        } else if (terminal && !options.has("1")) {
            call.out(Columns.of(
                    names, call.kernel().terminal().map(t -> t.columns()).orElse(80)));
        } else {
            names.forEach(n -> call.out(
                    n + (options.has("F") && call.files().isDirectory(call.path(lead + n)) ? "/" : "") + "\n"));
        }
    }

    private static String longLine(Call call, String lead, String name) {
        FileSystem.Status status = call.files().status(call.path(lead + name)).orElseThrow();
        return String.format(
                "%s    %d root     root     %9d %s %s%n",
                mode(status), status.directory() ? 2 : 1, status.size(), time(status), name);
    }

    private static String time(FileSystem.Status status) {
        String text = TIME.format(status.modified());
        String[] parts = text.split(" ");
        return String.format("%s %2s %s", parts[0], parts[1], parts[2]);
    }

    static String mode(FileSystem.Status status) {
        StringBuilder text = new StringBuilder(status.directory() ? "d" : "-");
        for (int i = 8; i >= 0; i--) {
            text.append((status.mode() >> i & 1) == 1 ? "xwr".charAt(i % 3) : '-');
        }
        return text.toString();
    }
}
