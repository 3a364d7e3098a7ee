package dev.podfall.sim.admission;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.sim.client.Quantity;
import java.math.MathContext;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** One item of a LimitRange against one container's or pod's resources. */
final class LimitCheck {
    private final JsonNode item;
    private final String type;
    private final JsonNode requests;
    private final JsonNode limits;
    private final List<String> wrong;

    LimitCheck(JsonNode item, JsonNode resources, List<String> wrong) {
        this.item = item;
        this.type = item.path("type").asText();
        this.requests = resources.path("requests");
        this.limits = resources.path("limits");
        this.wrong = wrong;
    }

    void run() {
        for (Iterator<Map.Entry<String, JsonNode>> i = item.path("min").fields(); i.hasNext(); ) {
            Map.Entry<String, JsonNode> e = i.next();
            minimum(e.getKey(), Quantity.of(e.getValue()));
        }
        for (Iterator<Map.Entry<String, JsonNode>> i = item.path("max").fields(); i.hasNext(); ) {
            Map.Entry<String, JsonNode> e = i.next();
            maximum(e.getKey(), Quantity.of(e.getValue()));
        }
        for (Iterator<Map.Entry<String, JsonNode>> i =
                        item.path("maxLimitRequestRatio").fields();
                i.hasNext(); ) {
            Map.Entry<String, JsonNode> e = i.next();
            ratio(e.getKey(), Quantity.of(e.getValue()));
        }
    }

    private void minimum(String resource, Quantity least) {
        String rule = "minimum " + resource + " usage per " + type + " is " + least;
        if (!requests.has(resource)) {
            wrong.add(rule + ".  No request is specified");
        } else if (Quantity.of(requests.get(resource)).compareTo(least) < 0) {
            wrong.add(rule + ", but request is " + Quantity.of(requests.get(resource)));
        } else if (limits.has(resource) && Quantity.of(limits.get(resource)).compareTo(least) < 0) {
            wrong.add(rule + ", but limit is " + Quantity.of(limits.get(resource)));
        }
    }

    private void maximum(String resource, Quantity most) {
        String rule = "maximum " + resource + " usage per " + type + " is " + most;
        if (!limits.has(resource)) {
            wrong.add(rule + ".  No limit is specified");
        } else if (Quantity.of(limits.get(resource)).compareTo(most) > 0) {
            wrong.add(rule + ", but limit is " + Quantity.of(limits.get(resource)));
        } else if (requests.has(resource) && Quantity.of(requests.get(resource)).compareTo(most) > 0) {
            wrong.add(rule + ", but request is " + Quantity.of(requests.get(resource)));
        }
    }

    private void ratio(String resource, Quantity most) {
        String rule = resource + " max limit to request ratio per " + type + " is " + most;
        Quantity request = Quantity.of(requests.path(resource));
        Quantity limit = Quantity.of(limits.path(resource));
        if (request.signum() == 0) {
            wrong.add(rule + ", but no request is specified or request is 0");
        } else if (limit.signum() == 0) {
            wrong.add(rule + ", but no limit is specified or limit is 0");
        } else {
            double provided =
                    limit.value().divide(request.value(), MathContext.DECIMAL64).doubleValue();
            if (provided > most.value().doubleValue()) {
                wrong.add(rule + ", but provided ratio is " + String.format(Locale.ROOT, "%.6f", provided));
            }
        }
    }
}
