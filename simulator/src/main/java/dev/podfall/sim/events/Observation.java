package dev.podfall.sim.events;

import java.time.Instant;

/** An Event that was written, and how often it happened. */
final class Observation {
    private final Object key;
    private final boolean combined;
    private String message;
    private int count;
    private String name;
    private Instant first;

    /** @param combined whether it stands for many events that differ in their message */
    Observation(Object key, boolean combined, Instant first) {
        this.key = key;
        this.combined = combined;
        this.first = first;
    }

    Object key() {
        return key;
    }

    boolean isCombined() {
        return combined;
    }

    void happened(String newMessage) {
        count++;
        message = newMessage;
    }

    void created(String newName, Instant at) {
        name = newName;
        if (count == 1) {
            first = at;
        }
    }

    String message() {
        return message;
    }

    int count() {
        return count;
    }

    String name() {
        return name;
    }

    Instant first() {
        return first;
    }
}
