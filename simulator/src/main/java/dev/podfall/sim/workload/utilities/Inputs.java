package dev.podfall.sim.workload.utilities;

import dev.podfall.sim.workload.ByteSource;
import dev.podfall.sim.workload.FileSystem;
import java.util.Iterator;

/** The files that a utility reads, one after the other. */
final class Inputs {
    private final Call call;
    private final Iterator<String> files;
    private final String missing;
    private final Call.ContentTaker taker;
    private final Runnable end;

    /**
     * @param files {@code -} is stdin
     * @param missing words for a file that can't be opened
     * @param end called behind the last
     */
    Inputs(Call call, Iterator<String> files, String missing, Call.ContentTaker taker, Runnable end) {
        this.call = call;
        this.files = files;
        this.missing = missing;
        this.taker = taker;
        this.end = end;
    }

    void next() {
        if (call.isOver()) {
            return;
        }
        if (!files.hasNext()) {
            end.run();
            return;
        }
        String file = files.next();
        try {
            read(file, file.equals("-") ? call.kernel().stdin() : OpenFile.forReading(call.kernel(), file));
        } catch (FileSystem.Failure failure) {
            boolean directory = failure.getMessage().equals("Is a directory");
            call.problem(
                    directory
                            ? "read error: Is a directory"
                            : String.format(missing, file) + ": " + failure.getMessage());
            call.next(0, this::next);
        }
    }

    private void read(String file, ByteSource source) {
        taker.begin(file);
        call.stream(
                source,
                bytes -> {
                    if (taker.take(bytes)) {
                        return true;
                    }
                    finish(file);
                    return false;
                },
                () -> finish(file));
    }

    private void finish(String file) {
        if (!call.isOver()) {
            taker.end(file);
            call.next(0, this::next);
        }
    }
}
