package dev.podfall.grader.rubric;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.podfall.grader.evidence.Evidence;
import dev.podfall.grader.evidence.Finding;
import dev.podfall.grader.evidence.Observation;
import dev.podfall.scenario.rubric.Backends;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code backends}: a Service leads to the pods that it led to in the healthy cluster, and these run what they ran. */
record BackendsClaim(Backends spec) implements Claim {
    private static final String NAMES_ITS_SERVICE = "kubernetes.io/service-name=";

    @Override
    public String kind() {
        return "backends";
    }

    @Override
    public List<Observation> wants() {
        return List.of(
                Selected.wanted("EndpointSlice", spec.namespace(), NAMES_ITS_SERVICE + spec.service()),
                Selected.wanted("Pod", spec.namespace(), null),
                Selected.wanted("ReplicaSet", spec.namespace(), null));
    }

    private String expected() {
        return "ready pods of Deployment " + spec.deployment() + " behind Service " + spec.service()
                + ", which run what they ran in the healthy cluster";
    }

    @Override
    public Judgement judge(Evidence evidence) {
        List<JsonNode> found = new ArrayList<>();
        for (Observation want : wants()) {
            Finding one = evidence.of(want);
            if (one.problem() != null) {
                return Judgement.unverifiable(one, expected());
            }
            found.add(one.value());
        }
        List<JsonNode> ready = ready(found.get(0));
        if (ready.isEmpty()) {
            return Judgement.unmet("Service " + spec.service() + " leads to nobody", expected(), "");
        }
        Set<String> strangers = new LinkedHashSet<>();
        List<String> names = new ArrayList<>();
        for (JsonNode endpoint : ready) {
            String name = endpoint.at("/targetRef/name").asText();
            names.add(name);
            stranger(evidence, endpoint, found.get(1), found.get(2)).ifPresent(strangers::add);
        }
        return strangers.isEmpty()
                ? Judgement.met(String.join(", ", names), expected())
                : Judgement.unmet(
                        String.join("; ", strangers), expected(), "Who calls it is answered by somebody else.");
    }

    private static List<JsonNode> ready(JsonNode slices) {
        List<JsonNode> ready = new ArrayList<>();
        for (JsonNode slice : slices) {
            for (JsonNode endpoint : slice.path("endpoints")) {
                if (endpoint.at("/conditions/ready").asBoolean(true)) {
                    ready.add(endpoint);
                }
            }
        }
        return ready;
    }

    /** Why that endpoint is not who stood there, in words; empty if it is. */
    private Optional<String> stranger(Evidence evidence, JsonNode endpoint, JsonNode pods, JsonNode sets) {
        String address = endpoint.at("/addresses/0").asText();
        Optional<JsonNode> there = Selected.all(pods).stream()
                .filter(p -> p.at("/status/podIP").asText().equals(address))
                .filter(Selected::isLive)
                .findFirst();
        if (there.isEmpty()) {
            return Optional.of("it leads to " + address + ", which is no pod of the namespace");
        }
        JsonNode pod = there.get();
        String name = pod.at("/metadata/name").asText();
        if (!isOfTheDeployment(pod, sets)) {
            return Optional.of("it leads to pod " + name + ", which is none of Deployment " + spec.deployment());
        }
        return otherProgram(evidence, pod).map(what -> "pod " + name + " " + what);
    }

    private boolean isOfTheDeployment(JsonNode pod, JsonNode sets) {
        return Selected.all(sets).stream()
                .filter(set ->
                        isOwnedBy(pod, "ReplicaSet", set.at("/metadata/name").asText()))
                .anyMatch(set -> isOwnedBy(set, "Deployment", spec.deployment()));
    }

    private static boolean isOwnedBy(JsonNode object, String kind, String name) {
        for (JsonNode owner : object.at("/metadata/ownerReferences")) {
            if (owner.path("controller").asBoolean()
                    && owner.path("kind").asText().equals(kind)
                    && owner.path("name").asText().equals(name)) {
                return true;
            }
        }
        return false;
    }

    /** What its containers run instead, if one does. */
    private Optional<String> otherProgram(Evidence evidence, JsonNode pod) {
        JsonNode meant = Selected.baseline(evidence, "Deployment", spec.namespace(), spec.deployment())
                .map(d -> d.at("/spec/template/spec"))
                .orElse(null);
        JsonNode images = Selected.baseline(evidence, "Image", spec.namespace(), spec.deployment())
                .map(i -> i.path("containers"))
                .orElse(null);
        if (meant == null) {
            return Optional.empty();
        }
        for (JsonNode container : meant.path("containers")) {
            String name = container.path("name").asText();
            JsonNode now = named(pod.at("/spec/containers"), name);
            if (now.isMissingNode()) {
                return Optional.of("has no container " + name);
            } else if (images != null && !runs(pod, name, images.path(name))) {
                return Optional.of("runs " + now.path("image").asText() + " in container " + name);
            } else if (!now.path("command").equals(container.path("command"))
                    || !now.path("args").equals(container.path("args"))) {
                return Optional.of("runs another command in container " + name);
            }
        }
        return Optional.empty();
    }

    private static boolean runs(JsonNode pod, String container, JsonNode image) {
        JsonNode status = named(pod.at("/status/containerStatuses"), container);
        return image.path("imageID").isMissingNode()
                || status.path("imageID").asText().equals(image.path("imageID").asText());
    }

    private static JsonNode named(JsonNode list, String name) {
        for (JsonNode one : list) {
            if (one.path("name").asText().equals(name)) {
                return one;
            }
        }
        return MissingNode.getInstance();
    }
}
