package dev.podfall.web;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that moves when a test moves it. */
final class HandClock implements InstantSource {
    private volatile Instant now = Instant.parse("2026-11-22T10:00:00Z");

    @Override
    public Instant instant() {
        return now;
    }

    void pass(Duration time) {
        now = now.plus(time);
    }
}
