package dev.podfall.grader.proof.deck;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.engine.ImageName;
import dev.podfall.engine.image.ServedProgram;
import dev.podfall.engine.reference.ReferenceServer;
import dev.podfall.scenario.Lab;
import dev.podfall.scenario.client.Clients;
import dev.podfall.scenario.rubric.Bounded;
import dev.podfall.scenario.rubric.ClaimSpec;
import dev.podfall.scenario.rubric.GuardSpec;
import dev.podfall.scenario.rubric.Refuses;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * What a lab is about, found in its data: the server of its clients as the healthy baseline writes it, and what leads to it.
 *
 * @param deployment the server's, as a manifest
 * @param services of its namespace that select its pods
 * @param ingresses that lead to one of these
 */
public record Subject(Lab lab, ObjectNode deployment, List<ObjectNode> services, List<ObjectNode> ingresses) {
    private static final int HTTP = 8080;
    private static final int HTTP_SERVICE = 80;
    /** Faults of a Deployment that leave its pod template as it is. */
    private static final Set<String> BESIDE_THE_TEMPLATE =
            Set.of("replicas", "rollout-paused", "strategy-all-at-once", "max-unavailable");

    /** Empty if the lab is about no server, or the baseline has no such Deployment or no such container. */
    public static Optional<Subject> of(Lab lab) {
        Clients.Server server = lab.clients().server();
        if (server == null) {
            return Optional.empty();
        }
        return objects(lab, "Deployment", server.namespace())
                .filter(d -> Manifests.name(d).equals(server.deployment()))
                .filter(d -> Manifests.container(d, server.container()).isPresent())
                .findFirst()
                .map(d -> of(lab, d));
    }

    private static Subject of(Lab lab, ObjectNode deployment) {
        String namespace = lab.clients().server().namespace();
        JsonNode labels = deployment.at("/spec/template/metadata/labels");
        List<ObjectNode> services = objects(lab, "Service", namespace)
                .filter(s -> Manifests.selects(s.at("/spec/selector"), labels))
                .toList();
        List<String> names = services.stream().map(Manifests::name).toList();
        List<ObjectNode> ingresses = objects(lab, "Ingress", namespace)
                .filter(i -> i.findValues("service").stream()
                        .anyMatch(s -> names.contains(s.path("name").asText())))
                .toList();
        return new Subject(lab, deployment, services, ingresses);
    }

    private static Stream<ObjectNode> objects(Lab lab, String kind, String namespace) {
        return lab.scenario().baseline().stream()
                .filter(o -> o.path("kind").asText().equals(kind)
                        && o.at("/metadata/namespace").asText().equals(namespace));
    }

    /** Objects of the baseline in the server's namespace. */
    public List<ObjectNode> objects(String kind) {
        return objects(lab, kind, namespace()).toList();
    }

    public String namespace() {
        return lab.clients().server().namespace();
    }

    public String name() {
        return lab.clients().server().deployment();
    }

    /** The server's container, as the manifest has it. */
    public ObjectNode container() {
        return Manifests.container(deployment, containerName()).orElseThrow();
    }

    public String containerName() {
        return lab.clients().server().container();
    }

    public int replicas() {
        return deployment.at("/spec/replicas").asInt(1);
    }

    /** Labels of its pods, as a selector that finds them. */
    public String selector() {
        return labels().entrySet().stream()
                .map(e -> e.getKey() + "=" + e.getValue())
                .collect(Collectors.joining(","));
    }

    public Map<String, String> labels() {
        return Manifests.strings(deployment.at("/spec/template/metadata/labels"));
    }

    public String image() {
        return container().path("image").asText();
    }

    /** Images of other versions in the same repository. */
    public List<String> otherVersions() {
        return ServedProgram.versions(ImageName.repository(image())).stream()
                .filter(i -> !i.equals(image()))
                .toList();
    }

    /** The program in its image, by its path there; empty for an image that is not the labs' own. */
    public Optional<String> program() {
        return ServedProgram.of(image()).map(p -> "/app/" + p.name());
    }

    /** The port its container listens on, by the first Service that leads there. */
    public int port() {
        JsonNode target = services.isEmpty()
                ? container().at("/ports/0/containerPort")
                : services.get(0).at("/spec/ports/0/targetPort");
        for (JsonNode port : container().path("ports")) {
            if (port.path("name").asText().equals(target.asText())) {
                return port.path("containerPort").asInt(HTTP);
            }
        }
        return target.asInt(HTTP);
    }

    /** The port of the first Service. */
    public int servicePort() {
        return services.isEmpty()
                ? HTTP_SERVICE
                : services.get(0).at("/spec/ports/0/port").asInt(HTTP_SERVICE);
    }

    /** The port's name in the container; empty if it has none. */
    public Optional<String> portName() {
        for (JsonNode port : container().path("ports")) {
            if (port.path("containerPort").asInt() == port() && port.hasNonNull("name")) {
                return Optional.of(port.path("name").asText());
            }
        }
        return Optional.empty();
    }

    /**
     * ConfigMaps or Secrets that its pod template refers to, if the baseline has them; not those that an add-on keeps, which takes
     * back what others write there.
     *
     * @param kind which of the two
     */
    public List<ObjectNode> references(String kind) {
        TreeSet<String> names = new TreeSet<>();
        JsonNode pod = deployment.at("/spec/template/spec");
        String field = kind.equals("Secret") ? "secret" : "configMap";
        for (String reference : List.of(field + "Ref", field + "KeyRef", field)) {
            for (JsonNode found : pod.findValues(reference)) {
                names.add(found.path("name").asText(found.path("secretName").asText()));
            }
        }
        objects("ExternalSecret")
                .forEach(e -> names.remove(e.at("/spec/target/name").asText()));
        objects("SealedSecret").forEach(s -> names.remove(Manifests.name(s)));
        return objects(kind).stream()
                .filter(o -> names.contains(Manifests.name(o)))
                .toList();
    }

    /** Volumes of its pods that come from a claim, by their names in the pod template. */
    public List<String> claimedVolumes() {
        return StreamSupport.stream(deployment.at("/spec/template/spec/volumes").spliterator(), false)
                .filter(volume -> volume.has("persistentVolumeClaim"))
                .map(volume -> volume.path("name").asText())
                .toList();
    }

    /** Files of its container that are on volumes and that its answers hang on, by absolute path; sorted. */
    public List<String> files() {
        return lab.clients().server().files().keySet().stream().sorted().toList();
    }

    /** What the rubric claims of a Secret's value, if it does. */
    public Optional<ClaimSpec.Secrecy> secrecy() {
        return claims(ClaimSpec.Secrecy.class).findFirst();
    }

    /** Whether nobody passes who leaves it where others can read it. */
    public boolean isSecretCrucial() {
        return lab.rubric().guards().stream()
                        .anyMatch(g -> g.claim() instanceof ClaimSpec.Secrecy
                                && g.severity() == GuardSpec.Severity.catastrophic)
                || lab.rubric().criteria().stream().anyMatch(c -> c.claim() instanceof ClaimSpec.Secrecy);
    }

    /** Whether it must stand in the Secret that is named, and in no other. */
    public boolean isSecretAlone() {
        return claims(c -> c instanceof ClaimSpec.Secrecy s && s.aspect() == ClaimSpec.Secrecy.Aspect.alone);
    }

    /** The Secret's value that the rubric claims something of, in clear; empty if it claims of none. */
    public Optional<String> secretValue() {
        return secrecy()
                .flatMap(claim -> objects("Secret").stream()
                        .filter(s -> Manifests.name(s).equals(claim.secret()))
                        .findFirst()
                        .map(s -> Manifests.value(s, claim.key()).strip()));
    }

    /** Whether a fault wrote that value into a pod template, whose earlier revisions keep it. */
    public boolean isSecretInTemplate() {
        return secretValue()
                .filter(value -> lab.scenario().breakage().faults().stream()
                        .anyMatch(f -> f.with().has("deployment")
                                && !f.with().has("config")
                                && f.with().path("value").asText().equals(value)))
                .isPresent();
    }

    /** Whether the rubric has a claim of that kind. */
    public boolean claims(Predicate<ClaimSpec> condition) {
        return claims(ClaimSpec.class).anyMatch(condition);
    }

    /** Whether the rubric tries what its policies keep out, or in. */
    public boolean triesPolicies() {
        return claims(c -> c instanceof Refuses || c instanceof Bounded);
    }

    /** The rubric's claims of a kind. */
    public <C extends ClaimSpec> Stream<C> claims(Class<C> type) {
        List<ClaimSpec> all = new ArrayList<>();
        lab.rubric().criteria().forEach(c -> all.add(c.claim()));
        lab.rubric().guards().forEach(g -> all.add(g.claim()));
        return all.stream().filter(type::isInstance).map(type::cast);
    }

    /** Whether a fault that broke it has a parameter of that name: {@code probe}, {@code limit}, {@code secret} and so on. */
    public boolean breaks(String parameter) {
        return lab.scenario().breakage().faults().stream()
                .anyMatch(f -> f.with().has(parameter));
    }

    /** Whether a claim was deleted: that cannot be taken back, and what was on it hangs on who keeps its volume. */
    public boolean losesClaims() {
        return lab.scenario().breakage().faults().stream()
                .anyMatch(f -> f.fault().equals("claim-deleted"));
    }

    /** Whether nothing bounds how much its namespace may hold. */
    public boolean hasRoom() {
        return objects("ResourceQuota").isEmpty() && objects("LimitRange").isEmpty();
    }

    /** Whether a LimitRange of its namespace gives a memory limit to containers that say none. */
    public boolean fillsInLimits() {
        return objects("LimitRange").stream()
                .flatMap(r -> StreamSupport.stream(r.at("/spec/limits").spliterator(), false))
                .anyMatch(l -> l.at("/default").has("memory"));
    }

    /** Whether all that was broken is one field of the server's Deployment. */
    public boolean isOneChangeOfTheDeployment() {
        var faults = lab.scenario().breakage().faults();
        return faults.size() == 1
                && faults.get(0).with().path("deployment").asText().equals(name())
                && faults.get(0).with().path("namespace").asText().equals(namespace());
    }

    /** Whether that field is of its pod template, so that there is a revision before it. */
    public boolean isOneChangeOfTheTemplate() {
        return isOneChangeOfTheDeployment()
                && !BESIDE_THE_TEMPLATE.contains(
                        lab.scenario().breakage().faults().get(0).fault());
    }

    /** What the healthy server answers to the row that every task prints: what a stand-in would say. */
    public String knownAnswer() {
        Clients.Server s = lab.clients().server();
        String row = switch (s.rows()) {
            case transactions -> "{\"features\":[[3,4,2,1,1,0.9]]}";
        };
        String path = URI.create(lab.clients().clients().get(0).url()).getPath();
        return ReferenceServer.of(lab.scenario().baseline(), s)
                .ask("POST", path, row)
                .body()
                .strip();
    }
}
