package dev.podfall.sim.workload.utilities;

import dev.podfall.sim.workload.FileHandle;
import dev.podfall.sim.workload.FileSystem;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** {@code tail}. Of a regular file it reads no more than it shows, where the lines are few. */
final class Tail implements Applet {
    private static final Duration PAUSE = Duration.ofSeconds(1);

    /** How far back from the end it looks for the beginning of the last lines before it reads the whole file. */
    private static final long LOOK_BACK = 1L << 20;

    @Override
    public void run(Call call) {
        Options options = call.options("n:c:fFqvs:#");
        new Run(call, options).next();
    }

    private static final class Run {
        private final Call call;
        private final Options options;
        private final List<String> files;
        private final Iterator<String> rest;
        private final boolean bytes;
        private final boolean fromStart;
        private final long count;
        private final int[] shown = {0};
        private boolean opened;

        Run(Call call, Options options) {
            this.call = call;
            this.options = options;
            this.files = options.operands().isEmpty() ? List.of("-") : options.operands();
            this.rest = files.iterator();
            this.bytes = options.has("c");
            String number = bytes ? options.get("c", "0") : options.get("n", options.get("#", "10"));
            this.fromStart = number.startsWith("+");
            this.count =
                    bytes ? Numbers.size(number.replaceAll("^[-+]", "")) : Math.abs((long) Numbers.integer(number));
        }

        void next() {
            if (!rest.hasNext()) {
                finish();
                return;
            }
            String file = rest.next();
            Optional<FileHandle> handle =
                    file.equals("-") ? Optional.empty() : call.files().open(call.path(file));
            if (!file.equals("-") && handle.isEmpty()) {
                whole(file); // a device, or nothing
                return;
            }
            TextApplets.title(call, files, file, shown);
            opened = true;
            long start = handle.map(this::start).orElse(-1L);
            if (start < 0) {
                stream(file);
            } else {
                show(handle.get(), start, end -> next());
            }
        }

        private void whole(String file) {
            try {
                OpenFile.forReading(call.kernel(), file);
                opened = true;
                stream(file);
            } catch (FileSystem.Failure failure) {
                call.problem("can't open '" + file + "': " + failure.getMessage());
                next();
            }
        }

        /** Where in a file that is shown begins, or -1 when it is far from the end. */
        private long start(FileHandle file) {
            long length = file.length();
            if (bytes) {
                return fromStart ? Math.min(length, Math.max(0, count - 1)) : Math.max(0, length - count);
            }
            if (fromStart) {
                return count <= 1 ? 0 : -1;
            }
            long newlines = 0;
            long oldest = Math.max(0, length - LOOK_BACK);
            for (long end = length; end > oldest; ) {
                long from = Math.max(oldest, (end - 1) / OpenFile.BLOCK * OpenFile.BLOCK);
                byte[] part = file.read(from, (int) (end - from));
                for (int i = part.length - 1; i >= 0; i--) {
                    boolean lineEnd = part[i] == '\n' && from + i < length - 1;
                    newlines += lineEnd ? 1 : 0;
                    if (lineEnd && newlines == count || count == 0) {
                        return count == 0 ? length : from + i + 1;
                    }
                }
                end = from;
            }
            return oldest == 0 ? 0 : -1;
        }

        private void show(FileHandle file, long from, java.util.function.LongConsumer then) {
            byte[] part = file.read(from, OpenFile.BLOCK);
            if (part.length == 0) {
                then.accept(from);
            } else {
                call.out(part);
                call.next(part.length, () -> show(file, from + part.length, then));
            }
        }

        /** Of what can't be searched from its end, the last lines are held. */
        private void stream(String file) {
            List<String> one = List.of(file);
            if (bytes) {
                call.contents(one, "can't open '%s'", new LastBytes(call, count, fromStart), this::next);
            } else {
                call.contents(
                        one, "can't open '%s'", new Lines(call, new LastLines(call, count, fromStart)), this::next);
            }
        }

        private void finish() {
            boolean retry = options.has("F");
            boolean follow = (options.has("f") || retry) && !options.operands().isEmpty();
            if (follow && !opened && !retry) {
                call.fail("no files");
            } else if (follow) {
                String file = files.get(files.size() - 1);
                Optional<FileHandle> handle = call.files().open(call.path(file));
                follow(file, handle.orElse(null), handle.map(FileHandle::length).orElse(0L));
            } else {
                call.done();
            }
        }

        private void follow(String file, FileHandle handle, long seen) {
            call.process().after(PAUSE, () -> {
                FileHandle now = call.files().open(call.path(file)).orElse(handle);
                if (now == null) {
                    follow(file, null, 0);
                    return;
                }
                if (handle == null) {
                    call.err(file + " has appeared; following end of new file");
                }
                show(now, now.length() < seen ? 0 : seen, end -> follow(file, now, end));
            });
        }
    }

    private static final class LastLines implements Lines.Taker {
        private final Call call;
        private final long count;
        private final boolean fromStart;
        private final Deque<String> lines = new ArrayDeque<>();
        private long held;
        private long number;

        LastLines(Call call, long count, boolean fromStart) {
            this.call = call;
            this.count = count;
            this.fromStart = fromStart;
        }

        @Override
        public boolean take(String line) {
            if (fromStart) {
                if (++number >= count) {
                    call.print(line + "\n");
                }
                return true;
            }
            lines.add(line);
            held += Sort.held(line);
            if (lines.size() > count) {
                held -= Sort.held(lines.poll());
            }
            return ++number % 1000 != 0 || call.holds(held);
        }

        @Override
        public void end(String file) {
            lines.forEach(line -> call.print(line + "\n"));
        }
    }

    private static final class LastBytes implements Call.ContentTaker {
        private final Call call;
        private final long count;
        private final boolean fromStart;
        private final Deque<byte[]> chunks = new ArrayDeque<>();
        private long held;
        private long skip;

        LastBytes(Call call, long count, boolean fromStart) {
            this.call = call;
            this.count = count;
            this.fromStart = fromStart;
            this.skip = Math.max(0, count - 1);
        }

        @Override
        public boolean take(byte[] bytes) {
            if (fromStart) {
                int from = (int) Math.min(bytes.length, skip);
                skip -= from;
                call.out(java.util.Arrays.copyOfRange(bytes, from, bytes.length));
                return true;
            }
            chunks.add(bytes);
            held += bytes.length;
            while (held - chunks.peek().length >= count && chunks.size() > 1) {
                held -= chunks.poll().length;
            }
            return call.holds(held);
        }

        @Override
        public void end(String file) {
            long tooMuch = Math.max(0, held - count);
            for (byte[] chunk : chunks) {
                int from = (int) Math.min(chunk.length, tooMuch);
                tooMuch -= from;
                call.out(java.util.Arrays.copyOfRange(chunk, from, chunk.length));
            }
        }
    }
}
