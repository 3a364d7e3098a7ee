package dev.podfall.sim.registry.strategy;

import static dev.podfall.sim.client.Resources.CONTROLLERREVISIONS;
import static dev.podfall.sim.client.Resources.CRONJOBS;
import static dev.podfall.sim.client.Resources.DAEMONSETS;
import static dev.podfall.sim.client.Resources.DEPLOYMENTS;
import static dev.podfall.sim.client.Resources.HORIZONTALPODAUTOSCALERS;
import static dev.podfall.sim.client.Resources.JOBS;
import static dev.podfall.sim.client.Resources.PODDISRUPTIONBUDGETS;
import static dev.podfall.sim.client.Resources.REPLICASETS;
import static dev.podfall.sim.client.Resources.STATEFULSETS;

import dev.podfall.sim.table.ControllerRevisionPrinter;
import dev.podfall.sim.table.CronJobPrinter;
import dev.podfall.sim.table.DaemonSetPrinter;
import dev.podfall.sim.table.DeploymentPrinter;
import dev.podfall.sim.table.HorizontalPodAutoscalerPrinter;
import dev.podfall.sim.table.JobPrinter;
import dev.podfall.sim.table.PodDisruptionBudgetPrinter;
import dev.podfall.sim.table.ReplicaSetPrinter;
import dev.podfall.sim.table.StatefulSetPrinter;
import java.util.List;

/** {@code apps}, {@code batch}, {@code autoscaling} and {@code policy}. */
final class WorkloadKinds {
    private WorkloadKinds() {}

    static List<KindSpec> all() {
        return List.of(
                KindSpec.of(CONTROLLERREVISIONS, RevisionStrategy::new, new ControllerRevisionPrinter()),
                KindSpec.of(DAEMONSETS, DaemonSetStrategy::new, new DaemonSetPrinter(), "ds")
                        .with("status")
                        .inAll()
                        .counting(),
                KindSpec.of(DEPLOYMENTS, DeploymentStrategy::new, new DeploymentPrinter(), "deploy")
                        .with("status", "scale")
                        .inAll()
                        .counting(),
                KindSpec.of(REPLICASETS, WorkloadStrategy::new, new ReplicaSetPrinter(), "rs")
                        .with("status", "scale")
                        .inAll()
                        .counting(),
                KindSpec.of(STATEFULSETS, StatefulSetStrategy::new, new StatefulSetPrinter(), "sts")
                        .with("status", "scale")
                        .inAll()
                        .counting(),
                KindSpec.of(JOBS, JobStrategy::new, new JobPrinter())
                        .with("status")
                        .inAll()
                        .counting(),
                KindSpec.of(CRONJOBS, CronJobStrategy::new, new CronJobPrinter(), "cj")
                        .with("status")
                        .inAll()
                        .counting(),
                KindSpec.of(
                                HORIZONTALPODAUTOSCALERS,
                                AutoscalerStrategy::new,
                                new HorizontalPodAutoscalerPrinter(),
                                "hpa")
                        .with("status")
                        .inAll(),
                KindSpec.of(PODDISRUPTIONBUDGETS, BudgetStrategy::new, new PodDisruptionBudgetPrinter(), "pdb")
                        .with("status")
                        .counting());
    }
}
