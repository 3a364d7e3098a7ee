package dev.podfall.sim.addon.certmanager;

import dev.podfall.sim.addon.AddOn;
import dev.podfall.sim.addon.Klog;
import dev.podfall.sim.addon.Log;
import dev.podfall.sim.addon.Manager;
import dev.podfall.sim.workload.ProcessContext;
import java.util.List;

/** The program of {@code quay.io/jetstack/cert-manager-controller}. Mirrors {@code cmd/controller/app/controller.go}. */
public final class CertManager extends AddOn {
    private static final int HEALTH_PORT = 9403;
    private static final String NAMESPACE = "--cluster-resource-namespace=";
    private static final List<String> CONTROLLERS = List.of(
            "issuers",
            "clusterissuers",
            "certificaterequests-approver",
            "certificaterequests-issuer-ca",
            "certificaterequests-issuer-selfsigned",
            "certificates-trigger",
            "certificates-key-manager",
            "certificates-request-manager",
            "certificates-issuing",
            "certificates-readiness");

    @Override
    protected Log log(ProcessContext process) {
        return new Klog(process, "cert-manager.controller");
    }

    @Override
    protected void greet(Log log) {
        log.info("starting healthz server", "address", "[::]:" + HEALTH_PORT);
        CONTROLLERS.forEach(c -> log.info("starting controller", "controller", c));
    }

    @Override
    protected void run(Manager manager) {
        manager.answerProbes(HEALTH_PORT);
        String namespace = manager.process().arguments().stream()
                .filter(a -> a.startsWith(NAMESPACE))
                .map(a -> a.substring(NAMESPACE.length()))
                .findFirst()
                .orElse("kube-system");
        new Issuers(manager, Types.ISSUERS, namespace).start();
        new Issuers(manager, Types.CLUSTERISSUERS, namespace).start();
        new Requests(manager, namespace).start();
        new Certificates(manager).start();
    }
}
