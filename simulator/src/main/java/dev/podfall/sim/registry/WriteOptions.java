package dev.podfall.sim.registry;

/**
 * How to write. Mirrors {@code metav1.CreateOptions}, {@code UpdateOptions}, {@code PatchOptions}.
 *
 * @param dryRun all but the storing
 * @param fieldManager null: taken from the user agent
 * @param force of an apply patch: takes fields over from other managers
 */
public record WriteOptions(boolean dryRun, String fieldManager, FieldValidation fieldValidation, boolean force) {
    public static final WriteOptions DEFAULT = new WriteOptions(false, null, FieldValidation.Warn, false);
}
