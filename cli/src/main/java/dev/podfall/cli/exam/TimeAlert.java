package dev.podfall.cli.exam;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** What each verb of an exam that runs says when its time gets short. */
final class TimeAlert {
    private static final int[] MINUTES = {5, 15, 30};
    private static final int SECONDS = 60;

    private TimeAlert() {}

    /** Empty as long as there is plenty of time, and when it is over. */
    static Optional<String> of(JsonNode sitting) {
        if (!sitting.path("state").asText().equals("running")) {
            return Optional.empty();
        }
        long left = sitting.path("remainingSeconds").asLong();
        for (int minutes : MINUTES) {
            if (left <= minutes * SECONDS) {
                return Optional.of("Less than " + minutes + " minutes of the exam are left.");
            }
        }
        return Optional.empty();
    }
}
