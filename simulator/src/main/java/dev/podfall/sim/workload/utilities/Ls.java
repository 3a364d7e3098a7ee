package dev.podfall.sim.workload.utilities;

import dev.podfall.sim.workload.Accounts;
import dev.podfall.sim.workload.Credentials;
import dev.podfall.sim.workload.Devices;
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
            boolean linkItself = options.has("l") && !name.endsWith("/");
            Optional<FileSystem.Status> status = linkItself
                    ? call.files().ownStatus(call.path(name))
                    : call.files().status(call.path(name));
            if (status.isEmpty()) {
                call.problem(name + ": " + call.files().absence(call.path(name)));
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
        if (!call.files().allows(call.path(name), Credentials.READ)) {
            call.problem("can't open '" + name + "': " + FileSystem.Failure.DENIED);
            directories(call, options, left, titles, true);
            return;
        }
        List<String> names = new ArrayList<>(call.files().list(call.path(name)));
        String lead = name.endsWith("/") ? name : name + "/";
        if (options.has("R")) {
            for (int i = names.size() - 1; i >= 0; i--) {
                boolean shown =
                        options.has("a") || options.has("A") || !names.get(i).startsWith(".");
                String child = call.path(lead + names.get(i));
                if (shown
                        && call.files().isDirectory(child)
                        && call.files().target(child).isEmpty()) {
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
            return longLine(call, options.has("n"), lead, name);
        }
        boolean slash = options.has("F") && call.files().isDirectory(call.path(lead + name));
        return name + (slash ? "/" : "") + "\n";
    }

    private static String longLine(Call call, boolean numbers, String lead, String name) {
        String path = call.path(lead + name);
        FileSystem.Status status = call.files()
                .ownStatus(path)
                .orElse(new FileSystem.Status(
                        false, false, false, 0, 0, 0, 0, call.process().now()));
        Accounts accounts = Accounts.of(call.files());
        String leadsTo =
                call.files().target(path).map(target -> " -> " + target).orElse("");
        return String.format(
                "%s    %d %-8s %-8s %9s %s %s%s%n",
                mode(status),
                status.directory() ? 2 : 1,
                numbers ? Long.toString(status.user()) : accounts.user(status.user()),
                numbers ? Long.toString(status.group()) : accounts.groupName(status.group()),
                status.device() ? Devices.numbers(path) : status.size(),
                time(status),
                name,
                leadsTo);
    }

    private static String time(FileSystem.Status status) {
        String text = TIME.format(status.modified());
        String[] parts = text.split(" ");
        return String.format("%s %2s %s", parts[0], parts[1], parts[2]);
    }

    static String mode(FileSystem.Status status) {
        StringBuilder text =
                new StringBuilder(status.link() ? "l" : status.directory() ? "d" : status.device() ? "c" : "-");
        for (int i = 8; i >= 0; i--) {
            boolean given = (status.mode() >> i & 1) == 1;
            char letter = "xwr".charAt(i % 3);
            if (i % 3 == 0 && (status.mode() >> 9 + i / 3 & 1) == 1) {
                letter = i == 0 ? 't' : 's';
                text.append(given ? letter : Character.toUpperCase(letter));
            } else {
                text.append(given ? letter : '-');
            }
        }
        return text.toString();
    }
}
