package dev.podfall.sim.loop;

/** Told by the watchdog, from its thread, how a loop fares. */
public interface Witness {
    /** Its turn lasts so long that nobody is answered any more. */
    void stuck(Busy busy);

    /** That turn came to its end after all. */
    void moves();
}
