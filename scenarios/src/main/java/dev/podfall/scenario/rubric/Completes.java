package dev.podfall.scenario.rubric;

import dev.podfall.scenario.authored.Required;
import java.time.Duration;

/**
 * A Job completes; the next runs of a CronJob come when they are due and complete. What is run is what the healthy cluster
 * runs. Where time can be moved the schedule itself starts the runs; elsewhere one is started as {@code kubectl create job
 * --from} does.
 *
 * @param cronJob its name; or else
 * @param job its name
 * @param runs how many of a CronJob's next runs, one after the other; 2 by default
 * @param within how long they may take from the trial's beginning; 50 hours by default, so that a night's work comes twice
 * @param every how long after each other the runs have to be due, where that is claimed as well
 * @param container whose log is read; may be left out where pods have one
 * @param prints what each run's log has to hold, a regular expression; may be left out
 * @param writes an object that each run has to write; may be left out
 * @param otherProgram true where a repair may well run another image, command or arguments than the healthy cluster
 */
public record Completes(
        @Required String namespace,
        String cronJob,
        String job,
        int runs,
        Duration within,
        Duration every,
        String container,
        String prints,
        Result writes,
        boolean otherProgram)
        implements ClaimSpec {
    public Completes {
        runs = job != null ? 1 : runs <= 0 ? 2 : runs;
        within = within == null ? Duration.ofHours(50) : within;
    }

    /** {@code CronJob} or {@code Job}. */
    public String kind() {
        return job == null ? "CronJob" : "Job";
    }

    /** Of whichever it is about. */
    public String name() {
        return job == null ? cronJob : job;
    }

    /** An object that runs leave their result in. @param namespace the run's own by default */
    public record Result(
            @Required String kind,
            String namespace,
            @Required String name) {}
}
