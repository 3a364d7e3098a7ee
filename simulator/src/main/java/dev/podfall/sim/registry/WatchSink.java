package dev.podfall.sim.registry;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.client.WatchEvent;

/** Where the events of a watch go; each call comes as a task of its own on the loop. */
public interface WatchSink {
    /** A change, as seen through the watch's selectors. */
    void event(WatchEvent event);

    /** A BOOKMARK object: apiVersion, kind, resourceVersion and, at the end of the initial events, its annotation. */
    void bookmark(ObjectNode object);

    /** An ERROR event's Status; the watch is over. */
    void failed(ObjectNode status);
}
