package dev.podfall.sim.admission.podsecurity;

/**
 * What of a pod goes against a standard.
 *
 * @param reason in short, for lists of pods
 * @param detail who does it, and what they should do
 */
public record Violation(String reason, String detail) {
    /** Reason and detail as one text. */
    public String text() {
        return detail.isEmpty() ? reason : reason + " (" + detail + ")";
    }
}
