package dev.podfall.sim.events;

import java.time.Instant;

/** An Event that was written, and how often it happened. */
final class Observation {
    private final Object key;
    private String message;
    private int count;
    private String name;
    private Instant first;

    Observation(Object key, Instant first) {
        this.key = key;
        this.first = first;
    }

    Object key() {
        return key;
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
