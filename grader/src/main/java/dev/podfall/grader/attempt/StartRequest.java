package dev.podfall.grader.attempt;

import dev.podfall.engine.Runtime;
import dev.podfall.grader.incident.IncidentWish;
import dev.podfall.grader.incident.Incidents;
import dev.podfall.scenario.Disclosure;
import dev.podfall.scenario.Lab;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/**
 * What somebody wants to start.
 *
 * @param runtime null for the embedded one, or whatever the lab runs on already
 * @param seed null for one that is drawn, or whatever the lab runs with already
 * @param mode null for practice, or whatever the lab runs in already
 * @param candidate who; a name of the caller's choosing
 * @param show what is shown of an exam when it is over; null for what the lab says, or else the score
 * @param incident which incident is to be made; null for a lab of the catalogue
 * @param exam whose task it is to be; null for a lab by itself
 */
public record StartRequest(
        String lab,
        Runtime runtime,
        Long seed,
        Mode mode,
        String candidate,
        Disclosure show,
        IncidentWish incident,
        OfExam exam) {
    private static final Duration PRACTICE = Duration.ofHours(24);

    /**
     * The exam that an attempt is a task of: it times and ends it.
     *
     * @param sitting the exam's, of this candidate
     * @param deadline of all its tasks
     */
    public record OfExam(String sitting, Instant deadline) {}

    public StartRequest(String lab, Runtime runtime, Long seed, Mode mode, String candidate) {
        this(lab, runtime, seed, mode, candidate, null);
    }

    public StartRequest(String lab, Runtime runtime, Long seed, Mode mode, String candidate, Disclosure show) {
        this(lab, runtime, seed, mode, candidate, show, null, null);
    }

    /** The same for an incident that nobody wrote. */
    public StartRequest of(IncidentWish wish) {
        return new StartRequest(Incidents.LAB, runtime, seed, mode, candidate, show, wish, null);
    }

    /** A lab as a task of an exam: nothing is shown of it by itself, and its seed is taken whatever was had before. */
    public static StartRequest task(String lab, long seed, String candidate, OfExam exam) {
        return new StartRequest(lab, Runtime.EMBEDDED, seed, Mode.exam, candidate, Disclosure.none, null, exam);
    }

    /** Until when it may be worked at. */
    Instant deadline(Lab lab, Instant now) {
        if (exam != null) {
            return exam.deadline();
        }
        return wantedMode() == Mode.exam
                ? now.plus(Duration.ofMinutes(lab.facts().minutes()))
                : now.plus(PRACTICE);
    }

    /** Whether an attempt with that sitting, which may be null, could be what is wished. */
    boolean isOf(String sitting) {
        return Objects.equals(sitting, sitting());
    }

    /** The sitting whose task it is; null for none. */
    String sitting() {
        return exam == null ? null : exam.sitting();
    }

    Mode wantedMode() {
        return mode == null ? Mode.practice : mode;
    }

    Runtime wantedRuntime() {
        return runtime == null ? Runtime.EMBEDDED : runtime;
    }
}
