package dev.podfall.grader.incident;

import dev.podfall.engine.fault.FaultPage;

/**
 * What kind of incident somebody wants.
 *
 * @param domain what its first fault is about; null for anything
 * @param difficulty 1 to {@link #HARDEST}: how many faults, and from 2 on with something that leads astray; null to have it drawn
 */
public record IncidentWish(FaultPage.Group domain, Integer difficulty) {
    /** Three faults. */
    public static final int HARDEST = 3;

    /** Any. */
    public static final IncidentWish ANY = new IncidentWish(null, null);
}
