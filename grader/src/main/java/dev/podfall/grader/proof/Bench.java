package dev.podfall.grader.proof;

import dev.podfall.engine.Capability.ClockControl;
import dev.podfall.engine.Cluster;
import dev.podfall.engine.ClusterProvider;
import dev.podfall.engine.Runtime;
import dev.podfall.engine.action.Performer;
import dev.podfall.engine.lab.LabRun;
import dev.podfall.engine.lab.LabRunner;
import dev.podfall.engine.lab.Settling;
import dev.podfall.grader.collect.Collector;
import dev.podfall.grader.collect.Thoroughness;
import dev.podfall.grader.evidence.Evidence;
import dev.podfall.grader.report.Report.Line;
import dev.podfall.grader.report.Verdict;
import dev.podfall.grader.rubric.Rubric;
import dev.podfall.grader.rubric.Score;
import dev.podfall.scenario.Lab;
import dev.podfall.scenario.load.Catalogue;
import dev.podfall.scenario.rubric.DiagnosisSpec;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Where experiments with one lab are made; from several threads, if one likes. */
public final class Bench implements AutoCloseable {
    private static final int MINUTES_TO_REST = 3;
    private static final Duration ROLLOUT = Duration.ofMinutes(3);
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final Catalogue catalogue;
    private final Lab lab;
    private final ClusterProvider provider;
    private final Path directory;
    private SavedLab broken;
    private SavedLab repaired;
    private Story story;
    private final Object look = new Object();
    private Evidence untouched;
    private Rubric rubric;

    /** @param directory where a runtime may keep clusters; null for nowhere */
    public Bench(Catalogue catalogue, Lab lab, ClusterProvider provider, Path directory) {
        this.catalogue = catalogue;
        this.lab = lab;
        this.provider = provider;
        this.directory = directory;
    }

    Catalogue catalogue() {
        return catalogue;
    }

    Lab lab() {
        return lab;
    }

    /** Brings the broken lab up, makes the experiment, and takes it down whatever happens. */
    <T> T broken(Function<LabRun, T> experiment) {
        return with(new LabRunner(provider).runStill(lab, name(), lab.seed(), directory), experiment);
    }

    /**
     * The same for an experiment that does not ask how the lab came to be what it is: where a runtime can copy clusters, on a
     * copy of a broken lab that was saved once.
     */
    <T> T again(Function<LabRun, T> experiment) {
        return canCopy() ? with(savedBroken().open(), experiment) : broken(experiment);
    }

    /** The same after the lab's reference solution has come to rest. */
    <T> T repaired(Function<LabRun, T> experiment) {
        if (canCopy()) {
            return with(savedRepaired().open(), experiment);
        }
        return broken(run -> {
            repair(run);
            return experiment.apply(run);
        });
    }

    private boolean canCopy() {
        return provider.runtime() == Runtime.EMBEDDED;
    }

    private synchronized SavedLab savedBroken() {
        if (broken == null) {
            broken = SavedLab.of(provider, place -> {
                LabRun run = new LabRunner(provider).runStill(lab, name(), lab.seed(), place);
                story = Story.of(lab, run);
                return run;
            });
        }
        return broken;
    }

    /** What the lab came to be when it was brought up for those that are copies of it. Only where a runtime can copy clusters. */
    synchronized Story story() {
        savedBroken();
        return story;
    }

    private synchronized SavedLab savedRepaired() {
        if (repaired == null) {
            SavedLab before = savedBroken();
            repaired = SavedLab.of(provider, place -> {
                LabRun run = before.open(place);
                repair(run);
                return run;
            });
        }
        return repaired;
    }

    private void repair(LabRun run) {
        new Performer(run.cluster()).perform(lab.reference().actions());
        run.cluster().await(() -> Settling.isSettled(run.cluster().api(), LabRunner.namespaces(lab)), ROLLOUT);
    }

    /** Forgets what was saved. */
    @Override
    public synchronized void close() {
        for (SavedLab saved : new SavedLab[] {broken, repaired}) {
            if (saved != null) {
                saved.close();
            }
        }
        broken = null;
        repaired = null;
    }

    /** The same with the healthy baseline. */
    <T> T healthy(Function<LabRun, T> experiment) {
        return with(new LabRunner(provider).runHealthy(lab, name(), lab.seed(), directory), experiment);
    }

    private static <T> T with(LabRun run, Function<LabRun, T> experiment) {
        Cluster cluster = run.cluster();
        try {
            return experiment.apply(run);
        } finally {
            cluster.remove();
        }
    }

    /** The grade the cluster would get now, but for what hours to come bring. */
    Score grade(LabRun run, Map<String, String> answers) {
        return grade(look(run, Thoroughness.PROOF), answers);
    }

    /** The grade that so hard a look gives. */
    Score grade(LabRun run, Map<String, String> answers, Thoroughness how) {
        return grade(look(run, how), answers);
    }

    /** The grade of what was seen. */
    Score grade(Evidence seen, Map<String, String> answers) {
        return rubric().grade(seen.answered(answers));
    }

    /** All that the rubric wants to know of the cluster. */
    Evidence look(LabRun run, Thoroughness how) {
        return new Collector(run.cluster(), lab)
                .collect(rubric().wants(), run.baseline(), LabRunner.namespaces(lab), how);
    }

    /** What is seen of the broken lab before anybody touches it; looked at once. */
    Evidence untouched() {
        synchronized (look) {
            if (untouched == null) {
                untouched = again(run -> look(run, Thoroughness.PROOF));
            }
            return untouched;
        }
    }

    private synchronized Rubric rubric() {
        if (rubric == null) {
            rubric = Rubric.of(lab.rubric());
        }
        return rubric;
    }

    /**
     * The grade the cluster comes to. Where time cannot be moved a busy node loads a model in minutes: there it is asked
     * again, a minute later each time, until it is the one that was declared.
     */
    Score gradeComingTo(int declared, LabRun run, Map<String, String> answers) {
        Score score = grade(run, answers);
        for (int minute = 0; minute < MINUTES_TO_REST && !isSimulated() && !earns(score, declared); minute++) {
            pass(run, Duration.ofMinutes(1));
            score = grade(run, answers);
        }
        return score;
    }

    static boolean earns(Score score, int points) {
        return score.points() != null && score.points() == points;
    }

    Map<String, String> rightAnswers() {
        return lab.rubric().diagnosis().stream()
                .collect(Collectors.toMap(DiagnosisSpec::id, d -> d.answer().value()));
    }

    Map<String, String> rightAnswersBut(Map<String, String> others) {
        Map<String, String> answers = new HashMap<>(rightAnswers());
        answers.putAll(others);
        return answers;
    }

    static void pass(LabRun run, Duration time) {
        run.cluster().await(() -> false, time);
    }

    /** The lines that cost marks, for an author. */
    static String explain(Score score) {
        return score.points() + " points. "
                + Stream.concat(score.criteria().stream(), score.guards().stream())
                        .filter(l -> l.verdict() != Verdict.met)
                        .map(Bench::explain)
                        .collect(Collectors.joining("\n  ", "\n  ", ""));
    }

    private static String explain(Line line) {
        return line.id() + " " + line.verdict() + " (" + line.earned() + " of " + line.weight() + "): actual "
                + line.actual() + "; expected " + line.expected();
    }

    /** The same each time where the same seed must tell the same story; else several may stand side by side. */
    private String name() {
        return "proof-" + (isSimulated() ? lab.id() : String.valueOf(NUMBER.incrementAndGet()));
    }

    /** Whether time can be moved here, so that all trials are made. */
    boolean isSimulated() {
        return provider.capabilities().contains(ClockControl.NAME);
    }
}
