package dev.podfall.sim.registry;

/** What becomes of unknown and duplicate fields. Warn is the server's default. */
public enum FieldValidation {
    Ignore,
    Warn,
    Strict
}
