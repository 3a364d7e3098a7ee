package dev.podfall.grader.quiz;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** How a question of one type is marked. The form of a response is in the question type's Javadoc; a missing node means none. */
interface Marking {
    Mark mark(JsonNode given);

    Completeness completeness(JsonNode given);

    /** What should be said about a response before the hand-in. */
    default Optional<Note> note(JsonNode given) {
        return Optional.empty();
    }
}
