package dev.podfall.sim.workload.utilities;

import dev.podfall.sim.workload.ByteSink;
import dev.podfall.sim.workload.ByteSource;
import dev.podfall.sim.workload.FileHandle;
import dev.podfall.sim.workload.FileSystem;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** {@code dd}. */
final class Dd implements Applet {
    @Override
    public void run(Call call) {
        Map<String, String> settings = new HashMap<>();
        for (String word : call.arguments()) {
            String[] parts = word.split("=", 2);
            if (parts.length < 2 || !parts[0].matches("if|of|bs|ibs|obs|count|skip|seek|conv|status|iflag|oflag")) {
                throw new Call.Usage("invalid argument '" + word + "'");
            }
            settings.put(parts[0], parts[1]);
        }
        Copy copy = new Copy(call, settings);
        String failed = settings.get("if");
        try {
            copy.openInput();
            failed = settings.get("of");
            copy.openOutput();
        } catch (FileSystem.Failure failure) {
            call.fail("can't open '" + failed + "': "
                    + (failure.getMessage().equals("nonexistent directory")
                            ? "No such file or directory"
                            : failure.getMessage()));
            return;
        }
        if (call.holds(copy.block)) {
            copy.block();
        }
    }

    /** One run: blocks are read, and written as they are read. */
    private static final class Copy {
        private final Call call;
        private final Map<String, String> settings;
        private final long block;
        private final long count;
        private final Instant begun;
        private ByteSource in;
        private ByteSink out;
        private byte[] rest;
        private long skip;
        private long inBlock;
        private long fullIn;
        private long partIn;
        private long fullOut;
        private long partOut;
        private long total;

        Copy(Call call, Map<String, String> settings) {
            this.call = call;
            this.settings = settings;
            this.block = Math.max(1, size("bs", size("ibs", size("obs", 512))));
            this.count = settings.containsKey("count") ? size("count", 0) : Long.MAX_VALUE;
            this.begun = call.process().now();
        }

        private long size(String name, long otherwise) {
            return settings.containsKey(name) ? Numbers.size(settings.get(name)) : otherwise;
        }

        void openInput() {
            String source = settings.get("if");
            in = source == null ? call.kernel().stdin() : OpenFile.forReading(call.kernel(), source);
            skip = size("skip", 0) * block;
            if (skip > 0 && in instanceof OpenFile.Source file) {
                file.skip(skip);
                skip = 0;
            }
        }

        void openOutput() {
            String target = settings.get("of");
            boolean keep = settings.getOrDefault("conv", "").contains("notrunc");
            long seek = size("seek", 0) * block;
            if (target == null) {
                out = call.kernel().stdout();
            } else if (call.path(target).startsWith("/dev/std")) {
                out = OpenFile.forWriting(call.kernel(), target, false);
            } else {
                FileHandle file = OpenFile.created(call.files(), call.path(target), !keep && seek == 0);
                if (!keep && seek > 0 && file.length() > seek) {
                    file.truncate(seek);
                }
                out = new OpenFile.Sink(file, false, seek);
            }
        }

        /** Reads the next piece of a block, and all of it in the end. */
        void block() {
            if (fullIn + partIn >= count) {
                report(0);
            } else if (rest != null) {
                byte[] bytes = rest;
                rest = null;
                piece(bytes);
            } else {
                call.kernel().read(in, this::piece);
            }
        }

        private void piece(byte[] bytes) {
            if (bytes == null) {
                endBlock();
                report(0);
                return;
            }
            long wanted = skip > 0 ? skip : left();
            byte[] part = bytes;
            if (bytes.length > wanted) {
                part = Arrays.copyOf(bytes, (int) wanted);
                rest = skip > 0 ? Arrays.copyOfRange(bytes, (int) wanted, bytes.length) : null;
            }
            if (skip > 0) {
                skip -= part.length;
                call.next(part.length, this::block);
            } else if (write(part)) {
                boolean whole = in instanceof OpenFile.Source
                        || settings.getOrDefault("iflag", "").contains("fullblock");
                if (!whole) {
                    endBlock();
                }
                call.process()
                        .compute(
                                Duration.ofNanos(1000 + part.length),
                                () -> call.kernel().awaitRoom(out, this::block));
            }
        }

        /** How many bytes are still to be read. */
        private long left() {
            return count > Long.MAX_VALUE / block ? Long.MAX_VALUE : (count - fullIn - partIn) * block - inBlock;
        }

        private boolean write(byte[] part) {
            if (out.write(part)) {
                wrote(part.length);
                return true;
            }
            String failure = out.failure();
            if (failure == null) {
                call.exit(141);
                return false;
            }
            wrote(out instanceof OpenFile.Sink file ? file.lastWritten() : 0);
            fullIn++;
            call.err("error writing '" + settings.getOrDefault("of", "standard output") + "': " + failure);
            report(1);
            return false;
        }

        private void wrote(int bytes) {
            total += bytes;
            inBlock += bytes;
            fullIn += inBlock / block;
            fullOut += inBlock / block;
            inBlock %= block;
        }

        /** A block was read, if there is one, and written as it was. */
        private void endBlock() {
            if (inBlock > 0) {
                partIn++;
                partOut++;
            }
            inBlock = 0;
        }

        private void report(int status) {
            String level = settings.getOrDefault("status", "");
            StringBuilder text = new StringBuilder();
            if (!level.equals("none")) {
                text.append(fullIn + "+" + partIn + " records in\n" + fullOut + "+" + partOut + " records out\n");
            }
            if (!level.matches("none|noxfer")) {
                double seconds = Math.max(
                        0.000_001, Duration.between(begun, call.process().now()).toNanos() / 1e9);
                text.append(total)
                        .append(" bytes (")
                        .append(human(total))
                        .append("B) copied, ")
                        .append(String.format(Locale.ROOT, "%.6f seconds, ", seconds))
                        .append(human((long) (total / seconds)))
                        .append("B/s\n");
            }
            call.process().stderr(text.toString());
            call.exit(status);
        }

        /** As BusyBox has it: {@code 128.0M}. */
        private static String human(long bytes) {
            double value = bytes;
            int unit = 0;
            while (value >= 1024 && unit < 5) {
                value /= 1024;
                unit++;
            }
            return unit == 0 ? Long.toString(bytes) : String.format(Locale.ROOT, "%.1f", value) + " KMGTP".charAt(unit);
        }
    }
}
