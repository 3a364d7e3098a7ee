package dev.podfall.sim.registry;

import dev.podfall.sim.client.SimClient;
import java.util.List;

/**
 * The door for the HTTP layer: takes an authorised request through admission, defaults, validation and storage. Call it on
 * the cluster's loop. Every method throws {@link dev.podfall.sim.client.ApiException} with the Status a client gets.
 */
public interface Registry {
    /** Answers every verb but watch. */
    Answer handle(Request request);

    /**
     * Begins a watch. Errors found at once are thrown; later ones go to the sink.
     *
     * @return closes it
     */
    SimClient.Watch watch(Request request, WatchSink sink);

    /** All types served, in order of group and plural. */
    List<ServedResource> served();

    /** The newest resourceVersion. */
    long resourceVersion();
}
