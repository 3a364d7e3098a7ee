package dev.podfall.engine.fault;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.engine.ClusterApi;
import dev.podfall.scenario.action.Patch;
import java.util.List;

/**
 * {@code probe-port}: an HTTP probe asks another port. Parameters: namespace, deployment, container, port, and probe
 * ({@code readiness} by default).
 */
final class ProbePort implements Fault {
    @Override
    public String name() {
        return "probe-port";
    }

    @Override
    public Injection plan(ClusterApi api, ObjectNode with) {
        Parameters p = new Parameters(name(), with);
        String probe = p.text("probe", "readiness") + "Probe";
        JsonNode now = p.container(api).at("/" + probe + "/httpGet/port");
        if (now.isMissingNode()) {
            throw new FaultUnfit(name(), "the container has no " + probe + " with httpGet");
        }
        JsonNode broken = IntNode.valueOf(Integer.parseInt(p.text("port")));
        return new Injection(name(), List.of(patch(p, probe, broken)), List.of(patch(p, probe, now)));
    }

    private static Patch patch(Parameters p, String probe, JsonNode port) {
        ObjectNode patch = JsonNodeFactory.instance.objectNode();
        ObjectNode container =
                patch.withObject("/spec/template/spec").putArray("containers").addObject();
        container.put("name", p.text("container"));
        container.putObject(probe).putObject("httpGet").set("port", port);
        return new Patch(p.deployment(), Patch.Type.strategic, patch);
    }
}
