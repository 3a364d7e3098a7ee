package dev.podfall.web.certificate;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/**
 * That an exam was passed.
 *
 * @param code that this server knows it by
 * @param title of the exam
 * @param score of 100
 * @param url its page
 */
public record Certificate(
        String code,
        String title,
        String candidate,
        int score,
        int passMark,
        Instant passedAt,
        String sitting,
        String url) {
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    /** The day, UTC. */
    public String day() {
        return DAY.format(passedAt);
    }

    /** What it says, line by line. */
    public List<String> lines() {
        return List.of(
                "Candidate: " + candidate,
                "Passed on " + day() + " with " + score + " of 100; " + passMark + " were needed.",
                "Hands-on tasks are graded by what users of the service got.");
    }
}
