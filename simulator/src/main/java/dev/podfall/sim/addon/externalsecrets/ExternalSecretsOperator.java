package dev.podfall.sim.addon.externalsecrets;

import dev.podfall.sim.addon.AddOn;
import dev.podfall.sim.addon.Log;
import dev.podfall.sim.addon.Manager;
import dev.podfall.sim.workload.ProcessContext;

/** The program of {@code ghcr.io/external-secrets/external-secrets}. Mirrors {@code cmd/controller/root.go}. */
public final class ExternalSecretsOperator extends AddOn {
    private static final int HEALTH_PORT = 8081;

    @Override
    protected Log log(ProcessContext process) {
        return new ZapLog(process);
    }

    @Override
    protected void greet(Log log) {
        log.info("starting manager", "logger", "setup");
        for (String controller : new String[] {"secretstore", "clustersecretstore", "externalsecret"}) {
            log.info("Starting Controller", "controller", controller, "controllerGroup", Types.GROUP);
        }
    }

    @Override
    protected void run(Manager manager) {
        manager.answerProbes(HEALTH_PORT);
        new Stores(manager, Types.STORES).start();
        new Stores(manager, Types.CLUSTERSTORES).start();
        new ExternalSecrets(manager).start();
    }
}
