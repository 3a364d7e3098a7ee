package dev.podfall.sim.addon.argocd;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.addon.AddOn;
import dev.podfall.sim.addon.Log;
import dev.podfall.sim.addon.Manager;
import dev.podfall.sim.client.KubeObject;
import dev.podfall.sim.workload.ProcessContext;

/**
 * {@code argocd-application-controller}: holds what a repository says against what is there, says how they differ, and applies it. Mirrors
 * {@code controller/appcontroller.go}.
 */
public final class ApplicationController extends AddOn {
    private static final int HEALTH = 8082;

    @Override
    protected Log log(ProcessContext process) {
        return new LogrusLog(process);
    }

    @Override
    protected void greet(Log log) {
        log.info("Starting application controller, namespace: " + ArgoCd.NAMESPACE);
    }

    @Override
    protected void run(Manager manager) {
        manager.answerProbes(HEALTH);
        if (manager.isNew()) {
            project(manager);
        }
        new Applications(manager, (LogrusLog) manager.log());
    }

    /** There is always a project that lets everything be done; upstream, the server makes it. */
    private static void project(Manager manager) {
        if (manager.client()
                .find(ArgoCd.PROJECTS, ArgoCd.NAMESPACE, Project.DEFAULT)
                .isPresent()) {
            return;
        }
        ObjectNode project = KubeObject.of(ArgoCd.PROJECTS, ArgoCd.NAMESPACE, Project.DEFAULT);
        ObjectNode spec = project.putObject("spec");
        spec.putArray("clusterResourceWhitelist").addObject().put("group", "*").put("kind", "*");
        spec.putArray("destinations").addObject().put("namespace", "*").put("server", "*");
        spec.putArray("sourceRepos").add("*");
        manager.client().create(ArgoCd.PROJECTS, project);
    }
}
