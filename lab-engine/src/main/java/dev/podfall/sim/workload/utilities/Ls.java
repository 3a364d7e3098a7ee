package dev.podfall.sim.workload.utilities;

import dev.podfall.sim.workload.FileSystem;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
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
        boolean titles = operands.size() > 1 || options.has("R");
        print(call, options, new Listing("", plain, false), () -> {
            Deque<String> left = new ArrayDeque<>(directories);
            directories(call, options, left, titles, !plain.isEmpty());
        });
    }

    private record Listing(String lead, List<String> names, boolean total) {}

    private void directories(Call call, Options options, Deque<String> left, boolean titles, boolean gap) {
        String name = left.poll();
        if (name == null) {
            call.done();
            return;
        }
        if (titles) {
            call.print((gap ? "\n" : "") + name + ":\n");
        }
        List<String> names = new ArrayList<>(call.files().list(call.path(name)));
        String lead = name.endsWith("/") ? name : name + "/";
        if (options.has("R")) {
            for (int i = names.size() - 1; i >= 0; i--) {
                boolean shown =
                        options.has("a") || options.has("A") || !names.get(i).startsWith(".");
                if (shown && call.files().isDirectory(call.path(lead + names.get(i)))) {
                    left.push(lead + names.get(i));
                }
            }
        }
        if (options.has("a")) {
            names.add(0, ".");
            names.add(1, "..");
        } else if (!options.has("A")) {
            names.removeIf(n -> n.startsWith("."));
        }
        print(call, options, new Listing(lead, names, true), () -> directories(call, options, left, titles, true));
    }

    private void print(Call call, Options options, Listing listing, Runnable then) {
        boolean full = options.has("l") || options.has("n");
        if (full && listing.total()) {
            call.print("total " + listing.names().size() * 4 + "\n");
        }
        if (!full && call.kernel().stdout().isTerminal() && !options.has("1")) {
            int width = call.kernel().terminal().map(t -> t.columns()).orElse(80);
            call.out(Columns.of(listing.names(), width).getBytes(StandardCharsets.UTF_8), then);
            return;
        }
        Iterator<String> names = listing.names().iterator();
        call.repeat(
                () -> {
                    for (int i = 0; i < Walk.AT_ONCE && names.hasNext(); i++) {
                        call.print(line(call, options, listing.lead(), names.next()));
                    }
                    return names.hasNext();
                },
                then);
    }

    private static String line(Call call, Options options, String lead, String name) {
        if (options.has("l") || options.has("n")) {
            return longLine(call, lead, name);
        }
        boolean slash = options.has("F") && call.files().isDirectory(call.path(lead + name));
        return name + (slash ? "/" : "") + "\n";
    }

    private static String longLine(Call call, String lead, String name) {
        FileSystem.Status status = call.files()
                .status(call.path(lead + name))
                .orElse(new FileSystem.Status(false, 0, 0, call.process().now()));
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
