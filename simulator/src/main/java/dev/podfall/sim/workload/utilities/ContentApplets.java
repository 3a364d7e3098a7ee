package dev.podfall.sim.workload.utilities;

import dev.podfall.sim.workload.ByteSink;
import dev.podfall.sim.workload.FileHandle;
import dev.podfall.sim.workload.FileSystem;
import java.util.Iterator;
import java.util.LinkedHashMap;
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
        du(call, options.has("h"), names.iterator());
    }

    private static void du(Call call, boolean human, Iterator<String> names) {
        if (!names.hasNext()) {
            call.done();
            return;
        }
        String name = names.next();
        if (!call.files().exists(call.path(name))) {
            call.problem(name + ": No such file or directory");
            du(call, human, names);
            return;
        }
        Walk walk = new Walk(call, name);
        long[] size = {0};
        call.repeat(
                () -> {
                    for (int i = 0; i < Walk.AT_ONCE && walk.hasNext(); i++) {
                        size[0] += size(call, walk.next());
                    }
                    return walk.hasNext();
                },
                () -> {
                    long kibibytes = (size[0] + 1023) / 1024 + 4;
                    call.out((human ? kibibytes + ".0K" : Long.toString(kibibytes)) + "\t" + name + "\n");
                    du(call, human, names);
                });
    }

    private static long size(Call call, Walk.Entry entry) {
        return entry.directory()
                ? 0
                : call.files().status(entry.path()).map(FileSystem.Status::size).orElse(0L);
    }

    private static void tee(Call call) {
        Options options = call.options("ai");
        Map<String, ByteSink> sinks = new LinkedHashMap<>();
        for (String name : options.operands()) {
            call.attempt(name, () -> sinks.put(name, OpenFile.forWriting(call.kernel(), name, options.has("a"))));
        }
        call.stream(
                call.kernel().stdin(),
                bytes -> {
                    call.out(bytes);
                    sinks.entrySet().removeIf(sink -> !written(call, sink, bytes));
                    return true;
                },
                call::done);
    }

    private static boolean written(Call call, Map.Entry<String, ByteSink> sink, byte[] bytes) {
        boolean written = sink.getValue().write(bytes);
        if (!written) {
            String failure = sink.getValue().failure();
            call.problem(sink.getKey() + ": " + (failure == null ? "Broken pipe" : failure));
        }
        return written;
    }

    private static void truncate(Call call) {
        Options options = call.options("s:c");
        long size = Numbers.size(options.get("s", "0"));
        for (String name : options.operands()) {
            if (options.has("c") && !call.files().exists(call.path(name))) {
                continue;
            }
            call.attempt(name, () -> {
                FileHandle file = OpenFile.created(call.files(), call.path(name), false);
                file.truncate(size);
            });
        }
        call.done();
    }
}
