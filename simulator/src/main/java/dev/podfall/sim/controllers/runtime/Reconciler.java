package dev.podfall.sim.controllers.runtime;

/** Brings one object's world closer to what its spec asks for. Called again after every change, so it keeps no plans. */
@FunctionalInterface
public interface Reconciler {
    /**
     * Looks at the object as it is now and acts.
     *
     * @throws dev.podfall.sim.client.ApiException when the API refused; the key is tried again with back-off
     */
    void reconcile(Key key);
}
