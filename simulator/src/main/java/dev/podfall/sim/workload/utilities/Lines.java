package dev.podfall.sim.workload.utilities;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Cuts what files hold into lines. Only the line at hand is held. */
final class Lines implements Call.ContentTaker {
    private static final int NANOS_PER_BYTE = 10;

    private final Call call;
    private final Lines.Taker taker;
    private final ByteArrayOutputStream rest = new ByteArrayOutputStream();
    private boolean enough;

    Lines(Call call, Lines.Taker taker) {
        this.call = call;
        this.taker = taker;
        call.works(NANOS_PER_BYTE);
    }

    @Override
    public void begin(String file) {
        rest.reset();
        enough = false;
        taker.begin(file);
    }

    @Override
    public boolean take(byte[] bytes) {
        int start = 0;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '\n') {
                if (!line(bytes, start, i - start)) {
                    enough = true;
                    return false;
                }
                start = i + 1;
            }
        }
        rest.write(bytes, start, bytes.length - start);
        return call.holds(rest.size());
    }

    private boolean line(byte[] bytes, int from, int count) {
        if (rest.size() == 0) {
            return taker.take(new String(bytes, from, count, StandardCharsets.UTF_8));
        }
        rest.write(bytes, from, count);
        String line = rest.toString(StandardCharsets.UTF_8);
        rest.reset();
        return taker.take(line);
    }

    @Override
    public void end(String file) {
        if (rest.size() > 0 && !enough) {
            taker.take(rest.toString(StandardCharsets.UTF_8));
        }
        taker.end(file);
    }

    /** Takes files line by line. */
    interface Taker {
        default void begin(String file) {}

        /** A line without its newline; false when it has enough of this file. */
        boolean take(String line);

        default void end(String file) {}
    }
}
