package dev.podfall.scenario;

/** How hard. */
public enum Difficulty {
    easy,
    medium,
    hard
}
