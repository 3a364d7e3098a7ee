package dev.podfall.engine.fault;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.engine.ClusterApi;
import dev.podfall.scenario.action.Action;
import dev.podfall.scenario.action.Patch;
import dev.podfall.scenario.action.SetEnv;
import java.util.List;
import java.util.Map;

/**
 * {@code slow-dependency}: a service that the model server asks answers late: its {@code LATENCY_MS} is set, which the
 * feature store of the catalogue knows. Parameters: namespace, deployment, container, millis.
 */
final class SlowDependency implements Fault {
    private static final String LATENCY = "LATENCY_MS";

    @Override
    public String name() {
        return "slow-dependency";
    }

    @Override
    public Injection plan(ClusterApi api, ObjectNode with) {
        Parameters p = new Parameters(name(), with);
        String millis = p.text("millis");
        if (!millis.matches("[0-9]{1,6}")) {
            throw new FaultUnfit(name(), "millis is a number of milliseconds, not " + millis);
        }
        return new Injection(name(), List.of(set(p, millis)), List.of(recovery(api, p)));
    }

    private static Action recovery(ClusterApi api, Parameters p) {
        for (JsonNode variable : p.container(api).path("env")) {
            if (variable.path("name").asText().equals(LATENCY)) {
                return set(p, variable.path("value").asText());
            }
        }
        ObjectNode patch = JsonNodeFactory.instance.objectNode();
        ObjectNode container =
                patch.withObject("/spec/template/spec").putArray("containers").addObject();
        container.put("name", p.text("container"));
        container.putArray("env").addObject().put("name", LATENCY).put("$patch", "delete");
        return new Patch(p.deployment(), Patch.Type.strategic, patch);
    }

    private static SetEnv set(Parameters p, String millis) {
        return new SetEnv(p.deployment(), p.text("container"), Map.of(LATENCY, millis));
    }
}
