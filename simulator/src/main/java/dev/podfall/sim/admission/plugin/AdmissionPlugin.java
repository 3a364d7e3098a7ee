package dev.podfall.sim.admission.plugin;

/** One concern of admission. A refusal is an {@link dev.podfall.sim.client.ApiException}. */
public interface AdmissionPlugin {
    /** Changes the object on its way in. */
    default void admit(Attributes attributes) {}

    /** Refuses what must not be stored; the object is final. */
    default void validate(Attributes attributes) {}
}
