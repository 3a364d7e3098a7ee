package dev.podfall.sim.workload.runtime;

import dev.podfall.sim.loop.Timeline;
import dev.podfall.sim.workload.ByteSink;
import dev.podfall.sim.workload.ByteSource;
import java.util.ArrayDeque;
import java.util.function.Consumer;

/**
 * Bytes from writers to one reader, handed over as tasks of their own on the loop. It ends when its last writer lets go
 * of it.
 */
public final class Pipe implements ByteSink, ByteSource {
    private static final long MOST_BYTES = 32L << 20;

    private static final byte[] END = {};

    private final Timeline timeline;
    private final ArrayDeque<byte[]> chunks = new ArrayDeque<>();
    private Consumer<byte[]> reader;
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
                    byte[] chunk = chunks.poll();
                    buffered -= chunk == null ? 0 : chunk.length;
                    taker.accept(chunk == END ? null : chunk);
                }
            });
        }
    }

    @Override
    public void unread(byte[] bytes) {
        if (bytes.length > 0) {
            chunks.addFirst(bytes);
            buffered += bytes.length;
        }
    }

    @Override
    public void closeReading() {
        broken = true;
        chunks.clear();
        buffered = 0;
    }
}
