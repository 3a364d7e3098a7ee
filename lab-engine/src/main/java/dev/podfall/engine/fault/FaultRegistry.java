package dev.podfall.engine.fault;

import dev.podfall.engine.Cluster;
import dev.podfall.engine.RequestRefused;
import dev.podfall.engine.action.Performer;
import dev.podfall.error.PodfallException;
import dev.podfall.scenario.FaultSpec;
import dev.podfall.scenario.action.Action;
import dev.podfall.scenario.action.Drain;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** All faults by name. */
public final class FaultRegistry {
    /** Files of the resources' folder {@code faults}; they are read when they are asked for. */
    private static final List<String> DECLARED = List.of(
            "anti-affinity",
            "application-differs",
            "application-revision",
            "autoscaler-bounds",
            "autoscaler-minimum",
            "autoscaler-target",
            "binding-subject",
            "budget-minimum",
            "certificate-issuer",
            "claim-name",
            "claim-pinned",
            "claim-unmet",
            "command",
            "config-deleted",
            "config-edited",
            "config-key",
            "config-reference",
            "config-value",
            "cpu-limit",
            "credential-in-config",
            "credential-in-template",
            "cron-deadline",
            "cron-environment",
            "cron-schedule",
            "cron-sidecar",
            "cron-suspended",
            "cron-timezone",
            "delivery-branch",
            "delivery-suspended",
            "deny-egress",
            "deny-ingress",
            "disruption-budget",
            "egress-without-dns",
            "empty-dir-limit",
            "environment",
            "environment-removed",
            "extended-resource",
            "external-secret-key",
            "host-port",
            "image",
            "image-pull-never",
            "ingress-backend",
            "ingress-class",
            "ingress-host",
            "ingress-tls-secret",
            "init-container",
            "limit-default",
            "limit-range",
            "max-unavailable",
            "memory-limit",
            "memory-request",
            "missing-secret",
            "mount-over",
            "mount-path",
            "node-selector",
            "pod-kill",
            "policy-rule-removed",
            "policy-rules-removed",
            "priority-class",
            "probe-added",
            "probe-path",
            "probe-port",
            "probe-removed",
            "probe-timing",
            "project-destination",
            "project-sources",
            "pull-secret",
            "pull-secret-removed",
            "quota",
            "quota-lowered",
            "replicas",
            "resources-removed",
            "role-verbs",
            "rollout-paused",
            "run-as-non-root",
            "sealed-value",
            "secret-key",
            "secret-store-path",
            "secret-store-server",
            "secret-unread",
            "secret-value",
            "service-account",
            "service-port",
            "service-selector",
            "service-target-port",
            "sidecar",
            "slow-dependency",
            "startup-probe",
            "storage-limit",
            "strategy-all-at-once",
            "stuck-finalizer",
            "sub-path",
            "token-not-mounted",
            "topology-spread",
            "volume-config",
            "volume-emptied",
            "volume-item",
            "volume-secret",
            "working-directory");

    private final Map<String, Supplier<Fault>> faults = new TreeMap<>();

    private FaultRegistry() {
        DECLARED.forEach(name -> faults.put(name, () -> DeclaredFault.read(name)));
        Arrays.stream(NodeFault.values()).forEach(f -> faults.put(f.page().name(), () -> f));
        faults.put("image-tag", ImageTag::new);
        faults.put("claim-deleted", ClaimDeleted::new);
        faults.put("git-commit", GitCommitted::new);
    }

    /** Those that come with Podfall. A new one is a file of the folder {@code faults} and a word here. */
    public static FaultRegistry standard() {
        return new FaultRegistry();
    }

    public Set<String> names() {
        return Collections.unmodifiableSet(faults.keySet());
    }

    /** What an author has to know of it. @throws UnknownFault if there is none of that name */
    public FaultPage page(String name) {
        return fault(name).page();
    }

    /** Says what is wrong with a lab's words, as far as that can be said without a cluster. @throws UnknownFault @throws FaultUnfit */
    public void check(FaultSpec spec) {
        Parameters.of(page(spec.fault()), spec.with());
    }

    /** Breaks it. @throws FaultUnfit if the words do not fit the cluster, or the API server finds wrong what they lead to */
    public Injection inject(Cluster cluster, FaultSpec spec) {
        return inject(cluster, spec, () -> false);
    }

    /** The same. @param stop see {@link Performer#Performer(Cluster, BooleanSupplier)}; what was done by then is taken back */
    public Injection inject(Cluster cluster, FaultSpec spec, BooleanSupplier stop) {
        Fault fault = fault(spec.fault());
        Injection injection = fault.plan(cluster.api(), Parameters.of(fault.page(), spec.with()));
        try {
            perform(new Performer(cluster, stop), injection);
        } catch (RequestRefused no) {
            if (no.isAboutWhatWasSent()) {
                throw new FaultUnfit(spec.fault(), no);
            }
            throw no;
        }
        return injection;
    }

    /** What was begun and cannot be finished is taken back; a node that was closed and could not be emptied is half of something. */
    private static void perform(Performer performer, Injection injection) {
        boolean begun = false;
        try {
            for (Action action : injection.actions()) {
                begun |= action instanceof Drain;
                performer.perform(action);
                begun = true;
            }
        } catch (PodfallException failed) {
            if (begun) {
                takeBack(performer, injection);
            }
            throw failed;
        }
    }

    private static void takeBack(Performer performer, Injection injection) {
        for (Action action : injection.recovery()) {
            try {
                performer.perform(action);
            } catch (PodfallException neverDone) {
                // The failure that led here is the one to tell.
            }
        }
    }

    /** Brings back what was there before. */
    public void recover(Cluster cluster, Injection injection) {
        new Performer(cluster).perform(injection.recovery());
    }

    private Fault fault(String name) {
        Supplier<Fault> fault = faults.get(name);
        if (fault == null) {
            throw new UnknownFault(name, names());
        }
        return fault.get();
    }
}
