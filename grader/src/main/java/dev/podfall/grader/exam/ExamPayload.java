package dev.podfall.grader.exam;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.scenario.exam.Paper;
import dev.podfall.scenario.exam.blueprint.Exam;
import java.time.Instant;

/** What steps carry. Tasks are named by their numbers. */
final class ExamPayload {
    private ExamPayload() {}

    /**
     * @param exam as it was then: editing it changes no sitting
     * @param deadline before any credit
     * @param extraTime what the candidate has beyond the exam's time, in per cent of it
     * @param seenBefore whether nothing but a paper of before was left
     */
    record Started(Exam exam, Paper paper, String candidate, Instant deadline, int extraTime, boolean seenBefore) {}

    record Visited(int task) {}

    /** @param attempt at the task's lab */
    record Opened(int task, String attempt) {}

    /** @param response as the Marker reads it; null for an answer that was taken back */
    record Answered(int task, JsonNode response) {}

    /** @param on whether it is, from now on */
    record Marked(int task, boolean on) {}

    record Noted(String text) {}

    /**
     * @param seconds that were given back
     * @param connection whether a lost connection had taken them; else it was the server that was gone
     */
    record Credited(long seconds, boolean connection) {}

    record Graded(ExamReport report) {}
}
