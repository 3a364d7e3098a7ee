package dev.podfall.sim.workload.utilities;

import dev.podfall.sim.workload.FileSystem;
import java.util.List;
import java.util.Map;

/** Utilities about how much is in files, and that fill them. */
final class ContentApplets {
    private ContentApplets() {}

    static void addTo(Map<String, Applet> all) {
        all.put("mktemp", ContentApplets::mktemp);
        all.put("du", ContentApplets::du);
        all.put("tee", ContentApplets::tee);
        all.put("truncate", ContentApplets::truncate);
    }

    private static void mktemp(Call call) {
        Options options = call.options("dqtup:");
        String path = "/tmp/tmp."
                + Long.toString(
                        Math.abs(call.process().now().toEpochMilli() * 31
                                + call.kernel().pid()),
                        36);
        call.attempt(path, () -> {
            if (options.has("d")) {
                call.files().makeDirectory(path);
            } else {
                call.files().write(path, new byte[0]);
            }
        });
        call.out(path + "\n");
        call.done();
    }

    private static void du(Call call) {
        Options options = call.options("shkmacd:");
        List<String> names = options.operands().isEmpty() ? List.of(".") : options.operands();
        for (String name : names) {
            if (!call.files().exists(call.path(name))) {
                call.problem(name + ": No such file or directory");
                continue;
            }
            long kibibytes = (size(call, call.path(name)) + 1023) / 1024 + 4;
            call.out((options.has("h") ? kibibytes + ".0K" : Long.toString(kibibytes)) + "\t" + name + "\n");
        }
        call.done();
    }

    private static long size(Call call, String path) {
        if (!call.files().isDirectory(path)) {
            return call.files().status(path).map(FileSystem.Status::size).orElse(0L);
        }
        long sum = 0;
        for (String child : call.files().list(path)) {
            sum += size(call, (path.equals("/") ? "" : path) + "/" + child);
        }
        return sum;
    }

    private static void tee(Call call) {
        Options options = call.options("ai");
        for (String name : options.operands()) {
            if (!options.has("a")) {
                call.attempt(name, () -> call.files().write(call.path(name), new byte[0]));
            }
        }
        call.stream(
                call.kernel().stdin(),
                bytes -> {
                    call.out(bytes);
                    for (String name : options.operands()) {
                        call.attempt(name, () -> call.files().append(call.path(name), bytes));
                    }
                    return true;
                },
                call::done);
    }

    private static void truncate(Call call) {
        Options options = call.options("s:c");
        long size = Numbers.size(options.get("s", "0"));
        for (String name : options.operands()) {
            byte[] before = call.files().read(call.path(name)).orElse(new byte[0]);
            call.attempt(
                    name,
                    () -> call.files().write(call.path(name), java.util.Arrays.copyOf(before, (int)
                            Math.min(size, 64 << 20))));
        }
        call.done();
    }
}
