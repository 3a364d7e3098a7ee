package dev.podfall.sim.loop;

import java.time.Instant;

/** What moves a loop's clock. Asked and told on the loop. */
@FunctionalInterface
interface Tempo {
    /** Nothing moves it. */
    Tempo STANDING = () -> null;

    /** How far to go in the turn that begins; null to stand still. It may give up what cannot be made up for. */
    Instant target();

    /**
     * What the clock would show by now if all work took no time, but for a moment that counts for nothing; null where it stands
     * still. Asking changes nothing.
     */
    default Instant wanted() {
        return target();
    }

    /** A turn is over. */
    default void turned() {}
}
