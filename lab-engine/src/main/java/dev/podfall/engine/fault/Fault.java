package dev.podfall.engine.fault;

import dev.podfall.engine.ClusterApi;

/** A named, parametrised, reversible way to break something. */
interface Fault {
    /** What it is, for authors. */
    FaultPage page();

    /** What to do, and how to undo it, given the cluster as it is. Changes nothing. @throws FaultUnfit if it cannot be done */
    Injection plan(ClusterApi api, Parameters with);
}
