package dev.podfall.grader.incident;

import dev.podfall.engine.ClusterProvider;
import dev.podfall.engine.fault.Drawer;
import dev.podfall.engine.fault.FaultPage;
import dev.podfall.engine.fault.FaultRegistry;
import dev.podfall.grader.incident.Incident.Reason;
import dev.podfall.grader.incident.Rehearsal.Refused;
import dev.podfall.scenario.draw.Pick;
import dev.podfall.scenario.incident.IncidentWorld;
import dev.podfall.scenario.lint.Finding;
import dev.podfall.scenario.lint.Lint;
import dev.podfall.scenario.load.Catalogue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Makes incidents. The same seed and wish make the same one. Safe to use from several threads; it takes seconds. */
public final class Incidents {
    /** The lab that all of them are. */
    public static final String LAB = LabSheet.ID;

    private static final String WORLD = "fraud-scorer";
    private static final int TRIES = 40;

    private final Catalogue catalogue;
    private final ClusterProvider scratch;
    private final FaultRegistry registry = FaultRegistry.standard();

    /** @param scratch where they are tried out; its time can be moved */
    public Incidents(Catalogue catalogue, ClusterProvider scratch) {
        this.catalogue = catalogue;
        this.scratch = scratch;
    }

    /** What they can be about. */
    public static List<FaultPage.Group> domains(Catalogue catalogue) {
        FaultRegistry registry = FaultRegistry.standard();
        IncidentWorld world = catalogue.incidentWorld(WORLD, Pick.bySeed(WORLD, Pick.AS_WRITTEN));
        Drawer drawer = new Drawer(registry, world.baseline(), world.home().namespace());
        return Drafting.domains(registry, drawer.names());
    }

    /**
     * Reads a wish.
     *
     * @param domain one of {@link #domains}; null for any
     * @param difficulty a digit; null for any
     * @throws NoSuchIncident if there are none like that
     */
    public static IncidentWish wish(Catalogue catalogue, String domain, String difficulty) {
        Integer level = null;
        if (difficulty != null) {
            if (!difficulty.matches("[1-" + IncidentWish.HARDEST + "]")) {
                throw NoSuchIncident.difficulty(difficulty);
            }
            level = Integer.valueOf(difficulty);
        }
        if (domain == null) {
            return new IncidentWish(null, level);
        }
        List<FaultPage.Group> domains = domains(catalogue);
        FaultPage.Group group = domains.stream()
                .filter(d -> d.name().equals(domain))
                .findFirst()
                .orElseThrow(() -> NoSuchIncident.domain(domain, domains));
        return new IncidentWish(group, level);
    }

    /** The incident of a seed: the first that it draws and that is worth solving. @throws NoSuchIncident if there is none */
    public Incident compose(IncidentWish wish, long seed) {
        Drafting drafting = new Drafting(catalogue, registry, WORLD, wish, seed);
        List<Incident.Rejected> rejected = new ArrayList<>();
        for (int i = 0; i < TRIES; i++) {
            Optional<Draft> draft = drafting.draft(i);
            if (draft.isPresent()) {
                try {
                    return tried(draft.get(), rejected);
                } catch (Refused no) {
                    rejected.add(no.rejected());
                }
            }
        }
        throw NoSuchIncident.found(rejected.size());
    }

    private Incident tried(Draft draft, List<Incident.Rejected> rejected) throws Refused {
        try (Rehearsal rehearsal = new Rehearsal(draft, scratch)) {
            Rehearsal.Outcome outcome = rehearsal.play();
            Told told = new Telling(draft, outcome.sight(), outcome.injections()).told();
            LabSheet sheet =
                    LabSheet.of(draft, outcome.sight().symptom(), told, Rehearsal.solution(outcome.injections()));
            List<Finding> spoilers = Lint.spoilers(sheet.lab());
            if (!spoilers.isEmpty()) {
                throw new Refused(
                        draft,
                        Reason.told,
                        spoilers.stream().map(f -> f.where() + ": " + f.what()).collect(Collectors.joining(" ")));
            }
            return new Incident(sheet.document(), sheet.lab(), draft.faults(), draft.difficulty(), rejected);
        }
    }
}
