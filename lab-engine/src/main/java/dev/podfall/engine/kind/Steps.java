package dev.podfall.engine.kind;

import dev.podfall.engine.Progress;
import java.util.function.Supplier;

/** Tells of each step when it begins and when it is done. */
final class Steps {
    private final Progress progress;

    Steps(Progress progress) {
        this.progress = progress;
    }

    void step(String phase, String text, Runnable work) {
        step(phase, text, () -> {
            work.run();
            return null;
        });
    }

    <T> T step(String phase, String text, Supplier<T> work) {
        progress.report(phase, text, Progress.State.started, 0);
        long begin = System.nanoTime();
        T result = work.get();
        progress.report(phase, text, Progress.State.done, (System.nanoTime() - begin) / 1_000_000);
        return result;
    }
}
