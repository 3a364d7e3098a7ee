package dev.podfall.sim.addon.certmanager;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.client.KubeObject;
import dev.podfall.sim.client.ResourceType;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;

/** The custom resources, and what is read and written of them again and again. */
final class Types {
    static final String GROUP = "cert-manager.io";
    static final String PENDING = "Pending";
    static final String ISSUED = "Issued";
    static final String FAILED = "Failed";
    static final String READY = "Ready";
    static final String ISSUING = "Issuing";
    static final String TRUE = "True";
    static final String FALSE = "False";

    static final ResourceType CERTIFICATES = new ResourceType(GROUP, "v1", "certificates", "Certificate", true);
    static final ResourceType REQUESTS =
            new ResourceType(GROUP, "v1", "certificaterequests", "CertificateRequest", true);
    static final ResourceType ISSUERS = new ResourceType(GROUP, "v1", "issuers", "Issuer", true);
    static final ResourceType CLUSTERISSUERS = new ResourceType(GROUP, "v1", "clusterissuers", "ClusterIssuer", false);

    private Types() {}

    /** The kind of issuer that is meant. */
    static String issuerKind(JsonNode issuerRef) {
        return issuerRef.path("kind").asText("Issuer");
    }

    /** Whether a reference is to an issuer of cert-manager's own. */
    static boolean isOurs(JsonNode issuerRef) {
        String group = issuerRef.path("group").asText(GROUP);
        return group.isEmpty() || group.equals(GROUP);
    }

    /** A Secret's value; empty if there is none. */
    static String value(JsonNode secret, String key) {
        return decoded(secret.path("data").path(key).asText());
    }

    /** What base64 stands for; empty for what is none. */
    static String decoded(String base64) {
        try {
            return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notBase64) {
            return "";
        }
    }

    static String encoded(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Sets a condition as cert-manager writes them: with the generation that was looked at. Whether anything changed. */
    static boolean setCondition(
            ObjectNode status, KubeObject of, String type, String value, String reason, String message, Instant now) {
        boolean changed = KubeObject.setCondition(status, type, value, reason, message, now);
        for (JsonNode condition : status.path("conditions")) {
            if (condition.path("type").asText().equals(type)
                    && condition.path("observedGeneration").asLong() != of.generation()) {
                ((ObjectNode) condition).put("observedGeneration", of.generation());
                changed = true;
            }
        }
        return changed;
    }

    /** Takes a condition away. */
    static void removeCondition(ObjectNode status, String type) {
        ArrayNode conditions = status.withArray("/conditions");
        for (int i = conditions.size() - 1; i >= 0; i--) {
            if (conditions.get(i).path("type").asText().equals(type)) {
                conditions.remove(i);
            }
        }
    }

    /** A condition's reason; empty without the condition. */
    static String reason(KubeObject object, String type) {
        return object.condition(type).map(c -> c.path("reason").asText()).orElse("");
    }
}
