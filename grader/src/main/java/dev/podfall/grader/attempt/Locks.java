package dev.podfall.grader.attempt;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What is held while an attempt is changed: one lock for each name. */
final class Locks {
    private final Map<String, Object> locks = new ConcurrentHashMap<>();

    Object of(String name) {
        return locks.computeIfAbsent(name, n -> new Object());
    }
}
