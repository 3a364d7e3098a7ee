package dev.podfall.engine.existing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.podfall.engine.ClusterApi.HttpAnswer;
import dev.podfall.engine.ClusterApi.HttpCall;
import dev.podfall.engine.Namespaces;
import dev.podfall.engine.Origin;
import dev.podfall.engine.Provenance;
import java.net.URI;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Between a lab's names and the cluster's, in objects and texts. Inwards, names and labels of objects stay as they are:
 * they may happen to be spelt like a namespace. Outwards everything is translated: the cluster's names are like no other.
 */
final class Translation {
    private static final Set<String> LABELS = Set.of("labels", "matchLabels", "selector", "nodeSelector");
    private static final String NAME_LABEL = "kubernetes.io/metadata.name";

    private final Namespaces in;
    private final Namespaces out;
    private final String hostPrefix;

    Translation(Namespaces names, Owner owner) {
        this.in = names;
        this.out = new Namespaces(
                names.actual().entrySet().stream().collect(Collectors.toMap(Map.Entry::getValue, Map.Entry::getKey)));
        this.hostPrefix = owner.control() + ".";
    }

    /** A namespace's name; null stays null. */
    String namespace(String inLab) {
        return inLab == null ? null : in.actual(inLab);
    }

    String in(String text) {
        return in.inText(text);
    }

    String out(String text) {
        return text == null ? null : out.inText(text.replace(hostPrefix, ""));
    }

    /** A host that an Ingress routes: hosts of attempts must not collide. */
    String host(String host) {
        return host == null || host.isEmpty() || host.startsWith(hostPrefix) ? host : hostPrefix + host;
    }

    /** A request for the cluster. */
    HttpCall in(HttpCall call) {
        Origin from = new Origin(namespace(call.from().namespace()), call.from().labels());
        boolean byTheIngress = from.isOutside() && call.host() == null;
        String host = byTheIngress ? URI.create(call.url()).getHost() : call.host();
        return new HttpCall(from, call.method(), in(call.url()), host(host), call.body(), call.timeout());
    }

    /** Its answer, for those above. */
    HttpAnswer out(HttpAnswer answer) {
        return new HttpAnswer(answer.status(), out(answer.body()), answer.failure(), out(answer.provenance()));
    }

    private Provenance out(Provenance found) {
        if (found == null) {
            return null;
        }
        Provenance.Pod pod = found.pod();
        Provenance.Pod translated =
                pod == null ? null : new Provenance.Pod(out(pod.namespace()), pod.name(), pod.uid(), pod.owners());
        return new Provenance(
                out(found.ingress()), out(found.service()), found.endpoint(), translated, out(found.process()));
    }

    private Provenance.Process out(Provenance.Process p) {
        return p == null
                ? null
                : new Provenance.Process(
                        p.container(),
                        p.role(),
                        out(p.image()),
                        out(p.repository()),
                        p.digest(),
                        p.executable(),
                        p.command(),
                        p.isMain(),
                        p.started());
    }

    /** A copy for the cluster, of an object or a patch. @param kind what it is about */
    <T extends JsonNode> T in(String kind, T tree) {
        T copy = tree.deepCopy();
        inward(copy);
        if (kind.equals("Ingress")) {
            hosts(copy);
        }
        return copy;
    }

    /** The same object, for those above. */
    ObjectNode out(ObjectNode object) {
        replace(object, this::out);
        return object;
    }

    private void inward(JsonNode node) {
        if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                if (array.get(i).isTextual()) {
                    array.set(i, TextNode.valueOf(in(array.get(i).textValue())));
                } else {
                    inward(array.get(i));
                }
            }
        } else if (node instanceof ObjectNode object) {
            object.properties().forEach(field -> {
                JsonNode value = field.getValue();
                if (LABELS.contains(field.getKey())) {
                    nameLabel(value);
                } else if (!value.isTextual()) {
                    inward(value);
                } else if (!isName(field.getKey(), value.textValue())) {
                    field.setValue(TextNode.valueOf(in(value.textValue())));
                }
            });
        }
    }

    /** Users are called {@code system:serviceaccount:NAMESPACE:NAME}: these are names with a namespace in them. */
    private static boolean isName(String key, String value) {
        return key.equals("name") && !value.contains(":");
    }

    private void nameLabel(JsonNode labels) {
        if (labels instanceof ObjectNode object && object.has(NAME_LABEL)) {
            object.put(NAME_LABEL, in(object.path(NAME_LABEL).asText()));
        } else if (labels instanceof ObjectNode object) {
            nameLabel(object.path("matchLabels"));
        }
    }

    private void hosts(JsonNode ingress) {
        for (JsonNode rule : ingress.at("/spec/rules")) {
            if (rule.has("host")) {
                ((ObjectNode) rule).put("host", host(rule.path("host").asText()));
            }
        }
        for (JsonNode tls : ingress.at("/spec/tls")) {
            if (tls.path("hosts") instanceof ArrayNode hosts) {
                for (int i = 0; i < hosts.size(); i++) {
                    hosts.set(i, TextNode.valueOf(host(hosts.get(i).asText())));
                }
            }
        }
    }

    private static void replace(JsonNode node, UnaryOperator<String> words) {
        if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                if (array.get(i).isTextual()) {
                    array.set(i, TextNode.valueOf(words.apply(array.get(i).textValue())));
                } else {
                    replace(array.get(i), words);
                }
            }
        } else if (node instanceof ObjectNode object) {
            object.properties().forEach(field -> {
                if (field.getValue().isTextual()) {
                    field.setValue(TextNode.valueOf(words.apply(field.getValue().textValue())));
                } else {
                    replace(field.getValue(), words);
                }
            });
        }
    }
}
