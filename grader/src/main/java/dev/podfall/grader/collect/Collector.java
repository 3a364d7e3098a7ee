package dev.podfall.grader.collect;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.engine.Cluster;
import dev.podfall.engine.ClusterApi;
import dev.podfall.engine.ClusterApi.ExecResult;
import dev.podfall.engine.ClusterApi.HttpCall;
import dev.podfall.engine.ClusterApi.Subject;
import dev.podfall.engine.LearnerRights;
import dev.podfall.engine.RequestRefused;
import dev.podfall.engine.lab.Digest;
import dev.podfall.engine.lab.Normal;
import dev.podfall.engine.lab.Settling;
import dev.podfall.error.PodfallException;
import dev.podfall.grader.evidence.Evidence;
import dev.podfall.grader.evidence.Finding;
import dev.podfall.grader.evidence.Observation;
import dev.podfall.scenario.Lab;
import dev.podfall.scenario.rubric.ClaimSpec;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Looks at a cluster once, for all that a rubric wants. */
public final class Collector {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int LOOKS = 4;

    /** The problem of what is tried only where trials may be. */
    public static final String TRIED_LATER = "it is tried when you submit";

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Cluster cluster;
    private final ClusterApi api;
    private final Lab lab;
    private Callers callers;
    private Digest baseline;
    private Set<String> restless = Set.of();

    public Collector(Cluster cluster, Lab lab) {
        this.cluster = cluster;
        this.api = cluster.api();
        this.lab = lab;
    }

    /**
     * Waits for the cluster to come to rest, then looks. What cannot be looked at is a finding, too.
     *
     * @param namespaces whose Deployments must come to rest
     */
    public Evidence collect(List<Observation> wants, Digest healthy, Set<String> namespaces, Thoroughness how) {
        baseline = healthy;
        settle(namespaces, how);
        if (wants.stream().anyMatch(Collector::isOfAutoscalers)) {
            awaitFigures(namespaces, how);
        }
        restless = how.trials() ? restless(namespaces) : Set.of();
        callers = new Callers(api, lab, baseline);
        Map<String, Finding> findings = new LinkedHashMap<>();
        List<Observation> inOrder =
                wants.stream().sorted(Comparator.comparingInt(Turn::of)).toList();
        Map<String, Endurance> lasting = new HashMap<>();
        boolean shaken = false;
        for (Observation observation : inOrder) {
            boolean isTrial = Turn.isTrial(observation);
            if (lasting.isEmpty() && how.trials() && isTrial) {
                begin(wants, lasting, how);
            }
            if (shaken && how.trials() && isTrial) {
                settle(namespaces, how);
            }
            shaken = Turn.isShaking(observation);
            findings.put(observation.key(), look(observation, how, lasting));
        }
        return new Evidence(cluster.now(), findings, baseline.objects(), null);
    }

    private void settle(Set<String> namespaces, Thoroughness how) {
        try {
            cluster.await(() -> Settling.isSettled(api, namespaces), how.window());
            cluster.await(() -> false, how.calm());
        } catch (PodfallException unreachable) {
            // Every finding will say so.
        }
    }

    private Set<String> restless(Set<String> namespaces) {
        try {
            return new Restless(cluster, namespaces).watched();
        } catch (PodfallException unreachable) {
            return Set.of();
        }
    }

    private static boolean isOfAutoscalers(Observation want) {
        return want instanceof Observation.Objects o && o.kind().equals("HorizontalPodAutoscaler");
    }

    private void awaitFigures(Set<String> namespaces, Thoroughness how) {
        try {
            cluster.await(() -> Figures.areRead(api, namespaces, cluster.now()), how.window());
        } catch (PodfallException unreachable) {
            // Every finding will say so.
        }
    }

    private void begin(List<Observation> wants, Map<String, Endurance> lasting, Thoroughness how) {
        for (Observation want : wants) {
            if (want instanceof Observation.Lasting o) {
                Endurance endurance = new Endurance(callers, cluster, o.spec(), how);
                lasting.put(o.key(), endurance);
                endurance.begin();
            }
        }
    }

    private Finding look(Observation observation, Thoroughness how, Map<String, Endurance> lasting) {
        try {
            if (observation instanceof Observation.Objects o) {
                return Finding.of(objects(o));
            } else if (observation instanceof Observation.Written o) {
                return Finding.of(MAPPER.valueToTree(Digest.of(api, List.of(o.namespace()))));
            } else if (observation instanceof Observation.LetIn o) {
                return Finding.of(letIn(o.namespace()));
            } else if (observation instanceof Observation.Logs o) {
                return Finding.of(logs(o));
            } else if (observation instanceof Observation.Right o) {
                return Finding.of(new RightSought(api, o.spec()).found());
            } else if (observation instanceof Observation.Admission o) {
                return admission(o);
            } else if (observation instanceof Observation.Command o) {
                return command(o);
            } else if (observation instanceof Observation.Answers o) {
                return Finding.of(answers(o));
            } else if (observation instanceof Observation.Turned o) {
                return Finding.of(callers.turned(o.spec()));
            } else if (observation instanceof Observation.Secret o) {
                return Finding.of(new SecretTrail(callers.pods(), lab, o.spec()).follow());
            } else if (observation instanceof Observation.Asked o && (how.trials() || !o.isHeavy())) {
                return Finding.of(asked(o));
            } else if (observation instanceof Observation.Trial o && how.trials()) {
                return new PodTrial(callers, cluster, o.spec()).run();
            } else if (observation instanceof Observation.Loading o && how.trials()) {
                return new SlowLoading(callers, cluster, o.spec()).run();
            } else if (observation instanceof Observation.Effect o && how.trials()) {
                return new AnotherSetting(callers, cluster, o.spec()).run();
            } else if (observation instanceof Observation.Missed o && how.trials()) {
                return new NeighbourGone(cluster, o.spec().namespace(), o.spec().deployment())
                        .run(() -> answers(new Observation.Answers(o.spec().request(), null)));
            } else if (observation instanceof Observation.Moved o && how.trials()) {
                return new ServiceMoved(cluster, o.spec())
                        .run(() -> answers(new Observation.Answers(o.spec().request(), null)));
            } else if (observation instanceof Observation.Awaited o && how.trials()) {
                return new NewPodWaits(callers, cluster, o.spec()).run();
            } else if (observation instanceof Observation.Followed o && how.trials()) {
                return new SourceChanged(cluster, o.spec()).run();
            } else if (observation instanceof Observation.Outgoing o) {
                return new OutgoingTried(api, lab, baseline, o.spec()).run();
            } else if (observation instanceof Observation.Lasting o && how.trials()) {
                return lasting.get(o.key()).run();
            } else if (observation instanceof Observation.Runs o && how.trials()) {
                return new JobRuns(cluster, o.spec()).run();
            }
            return Finding.unseen(
                    observation instanceof Observation.Requests ? "the cluster keeps no audit trail" : TRIED_LATER);
        } catch (PodfallException couldNotLook) {
            return Finding.unseen(couldNotLook.getMessage());
        }
    }

    private ArrayNode letIn(String namespace) {
        ArrayNode given = JSON.arrayNode();
        cluster.learners().stream()
                .flatMap(learner -> LearnerRights.of(learner).stream())
                .filter(object -> object.at("/metadata/namespace").asText().equals(namespace))
                .forEach(given::add);
        return given;
    }

    private Finding admission(Observation.Admission o) {
        Subject who = o.by() == null ? null : new Subject(o.by().user(), o.by().groups());
        try {
            api.dryRun(who, o.object());
            return Finding.of(JSON.objectNode().put("taken", true));
        } catch (RequestRefused no) {
            return Finding.of(JSON.objectNode().put("taken", false).put("refusal", no.getMessage()));
        }
    }

    private ArrayNode objects(Observation.Objects o) {
        ArrayNode list = JSON.arrayNode();
        List<ObjectNode> found = o.kind().equals("Pod")
                ? callers.pods().findOrForesee(o.namespace(), o.selector())
                : api.list(o.kind(), o.namespace(), o.selector());
        for (ObjectNode object : found) {
            object.withObject("/metadata").remove("managedFields");
            if (restless.contains(object.at("/metadata/uid").asText())) {
                object.withObject("/status").put("comesAndGoes", true);
            }
            list.add(o.kind().equals("Secret") ? Normal.of("Secret", object) : object);
        }
        return list;
    }

    private ObjectNode logs(Observation.Logs o) {
        ObjectNode logs = JSON.objectNode();
        for (ObjectNode pod : callers.pods().find(o.namespace(), o.selector())) {
            String name = pod.at("/metadata/name").asText();
            try {
                logs.put(name, api.logs(o.namespace(), name, o.container(), false));
            } catch (PodfallException notStarted) {
                logs.put(name, "");
            }
        }
        return logs;
    }

    private Finding command(Observation.Command o) {
        String pod = callers.pods().find(o.namespace(), o.selector()).stream()
                .filter(p -> p.at("/status/phase").asText().equals("Running"))
                .map(p -> p.at("/metadata/name").asText())
                .findFirst()
                .orElse(null);
        if (pod == null) {
            return Finding.of(JSON.objectNode().put("exitCode", -1).put("stdout", "no pod is running"));
        }
        ExecResult result = api.exec(o.namespace(), pod, o.container(), o.command());
        ObjectNode value = JSON.objectNode().put("exitCode", result.exitCode());
        return Finding.of(value.put("stdout", result.stdout()).put("stderr", result.stderr()));
    }

    /** Who is served now and then only is asked now and then. */
    private ObjectNode asked(Observation.Asked o) {
        ObjectNode finding = callers.ask(o);
        for (int look = 1; look < LOOKS && !restless.isEmpty() && !o.isHeavy(); look++) {
            cluster.await(() -> false, Restless.APART);
            Callers.add(finding, callers.ask(o));
        }
        return finding;
    }

    private ObjectNode answers(Observation.Answers o) {
        ObjectNode finding = JSON.objectNode();
        finding.set("server", callers.server(o.by()));
        ArrayNode answers = finding.putArray("answers");
        for (int i = 0; i < o.request().times(); i++) {
            answers.add(ask(o.request()));
        }
        return finding;
    }

    private ObjectNode ask(ClaimSpec.Request request) {
        String body = request.body() == null ? null : request.body().toString();
        return AnswerJson.of(api.http(new HttpCall(
                callers.origin(request.client()), request.method(), request.url(), request.host(), body, PATIENCE)));
    }
}
