package dev.podfall.sim.workload.utilities;

import dev.podfall.sim.workload.ByteSource;
import dev.podfall.sim.workload.FileSystem;
import java.util.List;

/** {@code tar}: creates, extracts and lists ustar archives, as {@code kubectl cp} needs it. */
final class Tar implements Applet {
    @Override
    public void run(Call call) {
        List<String> words = new java.util.ArrayList<>(call.arguments());
        if (!words.isEmpty() && !words.get(0).startsWith("-")) {
            words.set(0, "-" + words.get(0));
        }
        Options options = Options.parse(words, "cxtvzmpof:C:O");
        if (options.has("c")) {
            create(call, options);
        } else if (options.has("x") || options.has("t")) {
            open(call, options);
        } else {
            throw new Call.Usage("must specify one of -c -x -t");
        }
    }

    private static void create(Call call, Options options) {
        String file = options.get("f", "-");
        try {
            new TarWriter(
                            call,
                            call.path(options.get("C", ".")),
                            file.equals("-") ? call.kernel().stdout() : OpenFile.forWriting(call.kernel(), file, false))
                    .write(options.operands().iterator());
        } catch (FileSystem.Failure failure) {
            call.fail("can't open '" + file + "': " + failure.getMessage());
        }
    }

    private static void open(Call call, Options options) {
        String file = options.get("f", "-");
        ByteSource source;
        try {
            source = file.equals("-") ? call.kernel().stdin() : OpenFile.forReading(call.kernel(), file);
        } catch (FileSystem.Failure failure) {
            call.fail("can't open '" + file + "': " + failure.getMessage());
            return;
        }
        TarReader reader = new TarReader(call, options);
        call.stream(source, reader::take, reader::end);
    }
}
