package dev.podfall.sim.admission;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.admission.plugin.AdmissionPlugin;
import dev.podfall.sim.admission.plugin.Attributes;
import dev.podfall.sim.client.Resources;

/** Lets pods stay five minutes on a node that is lost. Mirrors {@code plugin/pkg/admission/defaulttolerationseconds}. */
final class DefaultTolerationSeconds implements AdmissionPlugin {
    private static final int SECONDS = 300;

    @Override
    public void admit(Attributes attributes) {
        boolean pod = attributes.is("CREATE", Resources.PODS) || attributes.is("UPDATE", Resources.PODS);
        if (pod && attributes.object().get("spec") instanceof ObjectNode spec) {
            tolerate(spec, "node.kubernetes.io/not-ready");
            tolerate(spec, "node.kubernetes.io/unreachable");
        }
    }

    private static void tolerate(ObjectNode spec, String taint) {
        for (JsonNode toleration : spec.path("tolerations")) {
            String key = toleration.path("key").asText();
            String effect = toleration.path("effect").asText();
            if ((key.isEmpty() || key.equals(taint)) && (effect.isEmpty() || effect.equals("NoExecute"))) {
                return;
            }
        }
        spec.withArray("/tolerations")
                .addObject()
                .put("key", taint)
                .put("operator", "Exists")
                .put("effect", "NoExecute")
                .put("tolerationSeconds", SECONDS);
    }
}
