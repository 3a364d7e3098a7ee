package dev.podfall.sim.loop;

import java.util.function.Consumer;

/**
 * Lets a task wait in its middle for what comes later, such as an answer over the cluster's network, while the loop goes on with
 * others. Call it on the loop.
 */
public interface Waits {
    /** Nothing ever waits. */
    Waits NONE = new Waits() {
        @Override
        public void expect(boolean some) {}

        @Override
        public boolean canWait() {
            return false;
        }

        @Override
        public boolean isCrowded() {
            return false;
        }

        @Override
        public void needTime(int more) {}

        @Override
        public <T> T await(Consumer<Consumer<T>> asking) {
            throw new IllegalStateException("This loop's tasks cannot wait.");
        }
    };

    /** Whether tasks that begin from now on may wait. It costs each of them a change of threads, so it is asked for. */
    void expect(boolean some);

    /** Whether the task that runs may wait. */
    boolean canWait();

    /** Whether so many wait already that no other should. */
    boolean isCrowded();

    /**
     * That so many more (or, below zero, fewer) of those who wait do so for what takes the cluster's time: it passes for them even
     * where the clock stands.
     */
    void needTime(int more);

    /**
     * Waits for an answer. What the task has read before may be outdated by then.
     *
     * @param asking is handed what takes the answer; to be called once, on the loop, now or later
     * @throws IllegalStateException if the task cannot wait
     * @throws ClusterEnded if the loop ends first
     */
    <T> T await(Consumer<Consumer<T>> asking);
}
