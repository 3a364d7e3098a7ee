package dev.podfall.engine.fault;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.podfall.engine.ClusterApi;
import dev.podfall.scenario.action.Target;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A fault's parameters, checked against its page, and what they point at. */
final class Parameters {
    private static final String NAMESPACE = "namespace";
    private static final Pattern WHOLE = Pattern.compile("\\$(\\w+)");
    private static final Pattern PART = Pattern.compile("\\$\\{(\\w+)}");

    private final FaultPage page;
    private final ObjectNode with;

    private Parameters(FaultPage page, ObjectNode with) {
        this.page = page;
        this.with = with;
    }

    /** @throws FaultUnfit if one is missing, unknown, or not as it must be */
    static Parameters of(FaultPage page, ObjectNode words) {
        TreeSet<String> unknown = new TreeSet<>();
        words.fieldNames().forEachRemaining(unknown::add);
        unknown.removeAll(page.parameters().keySet());
        unknown.remove(NAMESPACE);
        if (!unknown.isEmpty()) {
            throw new FaultUnfit(page.name(), "it has no parameter " + unknown.first() + "; it has " + known(page));
        }
        ObjectNode with = words.deepCopy();
        for (Map.Entry<String, FaultPage.Parameter> one : page.parameters().entrySet()) {
            if (!with.hasNonNull(one.getKey()) && one.getValue().usual() != null) {
                with.put(one.getKey(), one.getValue().usual());
            }
            String given = with.path(one.getKey()).asText();
            if (one.getValue().number() && given.matches("[0-9]{1,9}")) {
                with.put(one.getKey(), Integer.parseInt(given));
            }
        }
        Parameters all = new Parameters(page, with);
        all.text(NAMESPACE);
        page.parameters().forEach(all::check);
        return all;
    }

    private static String known(FaultPage page) {
        TreeSet<String> known = new TreeSet<>(page.parameters().keySet());
        known.add(NAMESPACE);
        return String.join(", ", known);
    }

    private void check(String name, FaultPage.Parameter parameter) {
        String value = text(name);
        if (parameter.like() != null && !value.matches(parameter.like())) {
            throw new FaultUnfit(page.name(), name + " is " + parameter.is() + ", not \"" + value + "\"");
        }
    }

    String fault() {
        return page.name();
    }

    String text(String name) {
        return value(name).asText();
    }

    private JsonNode value(String name) {
        JsonNode value = with.path(name);
        if (value.isContainerNode()) {
            throw new FaultUnfit(
                    page.name(),
                    "parameter " + name + " is a " + (value.isArray() ? "list" : "mapping")
                            + ", and should be a text or a number");
        }
        if (!value.isValueNode() || value.asText().isEmpty()) {
            throw new FaultUnfit(page.name(), "parameter " + name + " is missing");
        }
        return value;
    }

    /** A text with {@code ${name}} filled in from words that nobody has checked yet. */
    static String fill(String text, ObjectNode words) {
        return PART.matcher(text)
                .replaceAll(m -> Matcher.quoteReplacement(words.path(m.group(1)).asText()));
    }

    /** A text with {@code ${name}} filled in. */
    String fill(String text) {
        return PART.matcher(text).replaceAll(m -> Matcher.quoteReplacement(text(m.group(1))));
    }

    /** A copy with parameters filled in: {@code $name} keeps the type of what was given, {@code ${name}} is part of a text. */
    JsonNode fill(JsonNode template) {
        if (template.isTextual()) {
            Matcher whole = WHOLE.matcher(template.asText());
            return whole.matches() ? value(whole.group(1)) : TextNode.valueOf(fill(template.asText()));
        }
        JsonNode filled = template.deepCopy();
        if (filled instanceof ObjectNode object) {
            ObjectNode named = object.objectNode();
            object.fields().forEachRemaining(f -> named.set(fill(f.getKey()), fill(f.getValue())));
            return named;
        }
        if (filled instanceof com.fasterxml.jackson.databind.node.ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                array.set(i, fill(array.get(i)));
            }
        }
        return filled;
    }

    /** The Deployment that {@code namespace} and {@code deployment} name. */
    Target deployment() {
        return new Target("Deployment", text(NAMESPACE), text("deployment"));
    }

    /** The container that {@code container} names in it, as it is now. */
    JsonNode container(ClusterApi api) {
        Target at = deployment();
        ObjectNode deployment = api.find(at.kind(), at.namespace(), at.name())
                .orElseThrow(() -> new FaultUnfit(page.name(), "there is no Deployment " + at.name()));
        for (JsonNode container : deployment.at("/spec/template/spec/containers")) {
            if (container.path("name").asText().equals(text("container"))) {
                return container;
            }
        }
        throw new FaultUnfit(page.name(), "Deployment " + at.name() + " has no container " + text("container"));
    }
}
