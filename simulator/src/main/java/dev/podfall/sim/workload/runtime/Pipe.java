package dev.podfall.sim.workload.runtime;

import dev.podfall.sim.loop.Timeline;
import dev.podfall.sim.workload.ByteSink;
import dev.podfall.sim.workload.ByteSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/**
 * Bytes from writers to one reader, handed over as tasks of their own on the loop. It ends when its last writer lets go
 * of it. Writers that ask wait while it is full; what others write is bounded.
 */
public final class Pipe implements ByteSink, ByteSource {
    /** As Linux has it. */
    private static final int CAPACITY = 64 << 10;

    private static final long MOST_BYTES = 32L << 20;

    /** Who puts bytes back reads line by line: it is given little at once. */
    private static final int AFTER_UNREAD = 2 << 10;

    private static final byte[] END = {};

    private final Timeline timeline;
    private final ArrayDeque<byte[]> chunks = new ArrayDeque<>();
    private final List<Runnable> waiting = new ArrayList<>();
    private Consumer<byte[]> reader;
    private int headAt;
    private long buffered;
    private int writers;
    private boolean ended;
    private boolean broken;
    private boolean handingOver;

    public Pipe(Timeline timeline) {
        this.timeline = timeline;
    }

    @Override
    public boolean write(byte[] bytes) {
        if (broken || ended || buffered + bytes.length > MOST_BYTES) {
            return false;
        }
        if (bytes.length > 0) {
            chunks.add(bytes);
            buffered += bytes.length;
            handOver();
        }
        return true;
    }

    @Override
    public void whenWritable(Runnable task) {
        if (isFull()) {
            waiting.add(task);
        } else {
            task.run();
        }
    }

    private boolean isFull() {
        return buffered >= CAPACITY && !broken && !ended;
    }

    private void wakeWriters() {
        if (!waiting.isEmpty() && !isFull()) {
            List<Runnable> all = List.copyOf(waiting);
            waiting.clear();
            timeline.soon("pipe has room", () -> all.forEach(this::whenWritable));
        }
    }

    @Override
    public boolean isTerminal() {
        return false;
    }

    @Override
    public void retain() {
        writers++;
    }

    @Override
    public void release() {
        if (--writers <= 0) {
            end();
        }
    }

    /** No more bytes will come. */
    public void end() {
        ended = true;
        handOver();
        wakeWriters();
    }

    /** The reader meets one end of input, and may read on afterwards, as from a terminal after Ctrl-D. */
    void endOnce() {
        chunks.add(END);
        handOver();
    }

    @Override
    public Runnable read(Consumer<byte[]> taker) {
        reader = taker;
        handOver();
        return () -> {
            if (reader == taker) {
                reader = null;
            }
        };
    }

    private void handOver() {
        if (!handingOver && reader != null && (ended || !chunks.isEmpty())) {
            handingOver = true;
            timeline.soon("pipe", () -> {
                handingOver = false;
                Consumer<byte[]> taker = reader;
                if (taker != null && (ended || !chunks.isEmpty())) {
                    reader = null;
                    byte[] chunk = poll();
                    wakeWriters();
                    taker.accept(chunk == END ? null : chunk);
                }
            });
        }
    }

    /** The next bytes, or null when there are none. */
    private byte[] poll() {
        byte[] head = chunks.peek();
        if (head == null) {
            return null;
        }
        int end = headAt == 0 ? head.length : Math.min(head.length, headAt + AFTER_UNREAD);
        byte[] part = headAt == 0 ? head : Arrays.copyOfRange(head, headAt, end);
        headAt = end;
        if (headAt == head.length) {
            chunks.poll();
            headAt = 0;
        }
        buffered -= part.length;
        return part;
    }

    @Override
    public void unread(byte[] bytes, int from) {
        int count = bytes.length - from;
        if (count <= 0) {
            return;
        }
        buffered += count;
        if (headAt >= count) {
            headAt -= count; // it came from the chunk in front
        } else {
            chunks.addFirst(bytes);
            headAt = from;
        }
    }

    @Override
    public void closeReading() {
        broken = true;
        chunks.clear();
        headAt = 0;
        buffered = 0;
        wakeWriters();
    }
}
