package dev.podfall.sim.api.http;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How much one side has said that the other has not taken yet. Who says much waits while it is too much. What is said is
 * told on the speaker's thread; what is taken, on any.
 */
public final class Unread {
    /** From here on it is too much; to go on it must be half of that. */
    private static final long MUCH = 512 * 1024;

    private final Executor speaker;
    private final AtomicLong bytes = new AtomicLong();
    private final List<Runnable> waiting = new ArrayList<>();
    private volatile boolean someWait;
    private volatile boolean over;

    /** @param speaker where those who wait are called back */
    public Unread(Executor speaker) {
        this.speaker = speaker;
    }

    public void said(int count) {
        bytes.addAndGet(count);
    }

    public void taken(int count) {
        if (bytes.addAndGet(-count) <= MUCH / 2 && someWait) {
            speaker.execute(this::wake);
        }
    }

    /** How many bytes wait. */
    public long bytes() {
        return bytes.get();
    }

    public boolean isMuch() {
        return bytes.get() > MUCH;
    }

    /** Nobody takes anything any more: nobody need wait. */
    public void end() {
        over = true;
        speaker.execute(this::wake);
    }

    /** Calls back when it is little, or at the end; at once if it is. On the speaker's thread. */
    public void whenLittle(Runnable task) {
        if (over || !isMuch()) {
            task.run();
            return;
        }
        waiting.add(task);
        someWait = true;
        if (over || bytes.get() <= MUCH / 2) { // it may have been taken just now
            wake();
        }
    }

    private void wake() {
        if (over || bytes.get() <= MUCH / 2) {
            someWait = false;
            List<Runnable> all = List.copyOf(waiting);
            waiting.clear();
            all.forEach(this::whenLittle);
        }
    }
}
