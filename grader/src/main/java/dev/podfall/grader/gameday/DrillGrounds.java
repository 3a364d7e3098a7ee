package dev.podfall.grader.gameday;

import dev.podfall.engine.ClusterProvider;
import dev.podfall.engine.Runtime;

/** Where clusters of drills come from. */
public interface DrillGrounds {
    /**
     * The provider of a runtime.
     *
     * @param needsNodes whether the drill closes and empties nodes
     */
    ClusterProvider of(Runtime runtime, boolean needsNodes);
}
