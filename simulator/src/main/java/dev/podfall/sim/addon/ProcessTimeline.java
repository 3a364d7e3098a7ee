package dev.podfall.sim.addon;

import dev.podfall.sim.loop.Timeline;
import dev.podfall.sim.loop.Timer;
import dev.podfall.sim.workload.ProcessContext;
import java.time.Duration;
import java.time.Instant;

/** Time as a process has it: nothing comes due once it has ended, nor while it is stopped. */
final class ProcessTimeline implements Timeline {
    private final ProcessContext process;

    ProcessTimeline(ProcessContext process) {
        this.process = process;
    }

    @Override
    public Instant now() {
        return process.now();
    }

    @Override
    public Timer after(Duration delay, String what, Runnable task) {
        OneTask one = new OneTask(task);
        process.after(delay, one::run);
        return one;
    }

    /** A task that may be taken back. */
    private static final class OneTask implements Timer {
        private Runnable task;

        OneTask(Runnable task) {
            this.task = task;
        }

        void run() {
            Runnable due = task;
            task = null;
            if (due != null) {
                due.run();
            }
        }

        @Override
        public void cancel() {
            task = null;
        }

        @Override
        public boolean isPending() {
            return task != null;
        }
    }
}
