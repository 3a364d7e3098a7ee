package dev.podfall.scenario.lint.gameday;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.scenario.gameday.GameDay;
import dev.podfall.scenario.lint.Finding;
import java.util.List;

/**
 * A game day after its inspection.
 *
 * @param folder from the catalogue's root
 * @param authored whether it lies in a folder of an author's own
 * @param gameDay null if it cannot be read
 * @param document all of it in one tree; null if it cannot be read
 * @param findings what is to be corrected before a team may have it
 */
public record InspectedGameDay(
        String id, String folder, boolean authored, GameDay gameDay, ObjectNode document, List<Finding> findings) {
    /** Whether teams may start it. */
    public boolean isOffered() {
        return findings.isEmpty();
    }
}
