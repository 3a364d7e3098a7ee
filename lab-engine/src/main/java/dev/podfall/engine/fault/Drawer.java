package dev.podfall.engine.fault;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.scenario.FaultSpec;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Draws faults that fit a healthy cluster, by what their records say. */
public final class Drawer {
    private final FaultRegistry registry;
    private final List<ObjectNode> objects;
    private final String namespace;

    /**
     * @param baseline manifests of the healthy cluster
     * @param namespace whose objects break
     */
    public Drawer(FaultRegistry registry, Collection<ObjectNode> baseline, String namespace) {
        this.registry = registry;
        this.namespace = namespace;
        this.objects = baseline.stream()
                .filter(o -> o.at("/metadata/namespace").asText().equals(namespace))
                .toList();
    }

    /** The names of those that can be drawn here, in a fixed order. */
    public List<String> names() {
        return registry.names().stream()
                .filter(name -> draw(name, new FirstOfAll()).isPresent())
                .toList();
    }

    /** That fault with parameters that chance chose; empty if it is not for incidents, or there is nothing here for it. */
    public Optional<DrawnFault> draw(String fault, RandomGenerator chance) {
        return draw(fault, chance, Map.of());
    }

    /**
     * The same, with some parameters chosen by somebody.
     *
     * @param chosen by name
     * @throws FaultUnfit if the fault has no such parameter, or does not take such a value
     */
    public Optional<DrawnFault> draw(String fault, RandomGenerator chance, Map<String, String> chosen) {
        FaultPage page = registry.page(fault);
        FaultDraw how = page.draw();
        if (how == null || !how.isComplete()) {
            return Optional.empty();
        }
        ObjectNode with = JsonNodeFactory.instance.objectNode().put("namespace", namespace);
        chosen.forEach(with::put);
        for (Map.Entry<String, JsonNode> one : how.with().entrySet()) {
            if (chosen.containsKey(one.getKey())) {
                continue;
            }
            List<JsonNode> all = alternatives(one.getValue(), with);
            if (all.isEmpty()) {
                return Optional.empty();
            }
            with.set(one.getKey(), all.get(chance.nextInt(all.size())));
        }
        Parameters filled = Parameters.of(page, with);
        return Optional.of(new DrawnFault(
                new FaultSpec(fault, with),
                page,
                filled.fill(how.object()),
                filled.fill(how.field()),
                filled.fill(how.cause()),
                how.show().stream().map(filled::fill).toList()));
    }

    private List<JsonNode> alternatives(JsonNode how, ObjectNode with) {
        List<JsonNode> all = new ArrayList<>();
        if (how.isArray()) {
            how.forEach(one -> all.add(one.isTextual() ? text(Parameters.fill(one.asText(), with)) : one));
        } else {
            how.properties().forEach(way -> {
                List<JsonNode> found = BaselinePath.of(
                                Parameters.fill(way.getValue().asText(), with))
                        .in(objects);
                found.forEach(node -> all.addAll(taken(way.getKey(), node)));
            });
        }
        return all.stream().distinct().toList();
    }

    private static List<JsonNode> taken(String way, JsonNode found) {
        return switch (way) {
            case "each" -> List.of(found);
            case "keys" ->
                found.properties().stream().map(e -> text(e.getKey())).toList();
            case "labels" ->
                List.of(text(String.join(
                        ",",
                        found.properties().stream()
                                .map(e -> e.getKey() + "=" + e.getValue().asText())
                                .toList())));
            default -> throw new IllegalArgumentException("A parameter is drawn by each, keys or labels, not " + way);
        };
    }

    private static JsonNode text(String text) {
        return JsonNodeFactory.instance.textNode(text);
    }

    /** No chance at all. */
    private static final class FirstOfAll implements RandomGenerator {
        @Override
        public long nextLong() {
            return 0;
        }

        @Override
        public int nextInt(int bound) {
            return 0;
        }
    }
}
