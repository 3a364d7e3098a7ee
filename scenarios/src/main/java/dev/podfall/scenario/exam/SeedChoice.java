package dev.podfall.scenario.exam;

/** Chooses how a lab is drawn for somebody who had it before: as different from that as can be. */
@FunctionalInterface
public interface SeedChoice {
    /** @param from the seed to begin looking at; the answer for somebody who never had the lab */
    long seed(String lab, long from);
}
