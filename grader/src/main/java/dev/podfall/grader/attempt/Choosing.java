package dev.podfall.grader.attempt;

import dev.podfall.engine.ClusterProvider;
import dev.podfall.engine.Progress;
import dev.podfall.engine.Runtime;
import dev.podfall.grader.incident.Incident;
import dev.podfall.grader.incident.Incidents;
import dev.podfall.scenario.Lab;
import dev.podfall.scenario.load.Catalogue;
import java.util.function.Function;

/** Chooses what an attempt is to be at: a lab of the catalogue as a seed draws it, or an incident that a seed makes. */
final class Choosing {
    /** How many incidents are made for an exam before one that its candidate had is taken again. */
    private static final int TRIES = 5;

    private final Catalogue catalogue;
    private final Seeds seeds;
    private final Function<Runtime, ClusterProvider> providers;

    Choosing(Catalogue catalogue, Seeds seeds, Function<Runtime, ClusterProvider> providers) {
        this.catalogue = catalogue;
        this.seeds = seeds;
        this.providers = providers;
    }

    /** What was chosen. */
    record Choice(Lab lab, Payload.Started wanted) {}

    /** The id of the lab that somebody wants. @throws dev.podfall.scenario.load.UnknownLab if there is none */
    String lab(StartRequest request) {
        return request.incident() == null ? catalogue.lab(request.lab()).id() : Incidents.LAB;
    }

    Choice choose(StartRequest request, Progress progress) {
        if (request.incident() != null) {
            return incident(request, progress);
        }
        Seeds.Chosen chosen = request.exam() == null ? seeds.choose(request) : seeds.given(request);
        Lab lab = catalogue.lab(request.lab(), chosen.seed());
        return new Choice(lab, Payload.Started.of(lab, request, chosen, null));
    }

    private Choice incident(StartRequest request, Progress progress) {
        long begin = System.nanoTime();
        String text = "Drawing an incident, and trying it out";
        progress.report("rehearse", text, Progress.State.started, 0);
        Choice choice = made(request);
        for (int i = 1; i < TRIES && isToBeNew(request) && choice.wanted.seenBefore(); i++) {
            choice = made(request);
        }
        progress.report("rehearse", text, Progress.State.done, (System.nanoTime() - begin) / 1_000_000);
        return choice;
    }

    private static boolean isToBeNew(StartRequest request) {
        return request.seed() == null && request.wantedMode() == Mode.exam;
    }

    private Choice made(StartRequest request) {
        ClusterProvider scratch = providers.apply(Runtime.EMBEDDED);
        if (scratch == null) {
            throw new RuntimeNotHere(Runtime.EMBEDDED);
        }
        long seed = seeds.ofIncident(request);
        Incident incident = new Incidents(catalogue, scratch).compose(request.incident(), seed);
        Seeds.Chosen chosen =
                seeds.incident(request, seed, incident.lab().drawing().draw());
        var kept = new Payload.Incident(
                request.incident().domain(), request.incident().difficulty(), incident.document());
        return new Choice(incident.lab(), Payload.Started.of(incident.lab(), request, chosen, kept));
    }
}
