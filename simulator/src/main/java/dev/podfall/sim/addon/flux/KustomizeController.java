package dev.podfall.sim.addon.flux;

import dev.podfall.sim.addon.AddOn;
import dev.podfall.sim.addon.Log;
import dev.podfall.sim.addon.Manager;
import dev.podfall.sim.workload.ProcessContext;

/**
 * {@code kustomize-controller}: builds what a source holds, applies it, takes back what drifted, deletes what is gone from the source, and
 * waits until it is healthy. Mirrors {@code fluxcd/kustomize-controller}.
 */
public final class KustomizeController extends AddOn {
    private static final int PROBES = 9440;

    @Override
    protected Log log(ProcessContext process) {
        return new FluxLog(process);
    }

    @Override
    protected void greet(Log log) {
        log.info("starting manager", "logger", "setup");
    }

    @Override
    protected void run(Manager manager) {
        manager.answerProbes(PROBES);
        new Kustomizations(manager, (FluxLog) manager.log());
    }
}
