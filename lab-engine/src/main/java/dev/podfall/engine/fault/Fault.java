package dev.podfall.engine.fault;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.engine.ClusterApi;

/** A named, parametrised, reversible way to break something. */
interface Fault {
    /** As authors name it. */
    String name();

    /** What to do, and how to undo it, given the cluster as it is. Changes nothing. */
    Injection plan(ClusterApi api, ObjectNode with);
}
