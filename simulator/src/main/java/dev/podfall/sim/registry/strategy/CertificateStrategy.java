package dev.podfall.sim.registry.strategy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.client.KubeObject;
import dev.podfall.sim.registry.fields.Errors;
import dev.podfall.sim.registry.fields.Names;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** CertificateSigningRequests. Mirrors {@code pkg/registry/certificates} and {@code pkg/apis/certificates}. */
final class CertificateStrategy extends Strategy {
    private static final int SHORTEST_SECONDS = 600;
    private static final List<String> USAGES = List.of(
            "any",
            "cert sign",
            "client auth",
            "code signing",
            "content commitment",
            "crl sign",
            "data encipherment",
            "decipher only",
            "digital signature",
            "email protection",
            "encipher only",
            "ipsec end system",
            "ipsec tunnel",
            "ipsec user",
            "key agreement",
            "key encipherment",
            "microsoft sgc",
            "netscape sgc",
            "ocsp signing",
            "s/mime",
            "server auth",
            "signing",
            "timestamping");

    CertificateStrategy(KindSpec kind) {
        super(kind);
    }

    @Override
    public Set<String> resetFields(String subresource) {
        return subresource == null ? Set.of("spec", "status") : Set.of("spec");
    }

    /** Who asks is known by who asks, whatever the object says. */
    @Override
    public void requestedBy(ObjectNode request, String user, List<String> itsGroups) {
        ObjectNode spec = WorkloadStrategy.objectAt(request, "spec");
        spec.put("username", user);
        ArrayNode groups = spec.putArray("groups");
        itsGroups.forEach(groups::add);
        spec.remove(List.of("uid", "extra"));
        if (groups.isEmpty()) {
            spec.remove("groups");
        }
    }

    @Override
    public void validate(ObjectNode request, Errors errors) {
        JsonNode spec = request.path("spec");
        String encoded = spec.path("request").asText();
        if (encoded.isEmpty()) {
            errors.invalid("spec.request", NullNode.getInstance(), "PEM block type must be CERTIFICATE REQUEST");
        } else {
            if (!isRequest(encoded)) {
                errors.invalid("spec.request", encoded, "PEM block type must be CERTIFICATE REQUEST");
            }
        }
        if (spec.path("usages").isEmpty()) {
            errors.required("spec.usages", "");
        }
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < spec.path("usages").size(); i++) {
            String usage = spec.path("usages").get(i).asText();
            if (!USAGES.contains(usage)) {
                errors.notSupported("spec.usages[" + i + "]", usage, USAGES.toArray(String[]::new));
            } else if (!seen.add(usage)) {
                errors.duplicate("spec.usages[" + i + "]", usage);
            }
        }
        validateSigner(spec.path("signerName").asText(), errors);
        JsonNode expiration = spec.path("expirationSeconds");
        if (expiration.isNumber() && expiration.asLong() < SHORTEST_SECONDS) {
            errors.invalid(
                    "spec.expirationSeconds",
                    expiration.asLong(),
                    "may not specify a duration less than 600 seconds (10 minutes)");
        }
    }

    private static void validateSigner(String signer, Errors errors) {
        String[] parts = signer.split("/", -1);
        if (signer.isEmpty()) {
            errors.required("spec.signerName", "");
        } else if (signer.equals("kubernetes.io/legacy-unknown")) {
            errors.invalid("spec.signerName", signer, "the legacy signerName is not allowed via this API version");
        } else if (parts.length != 2) {
            errors.invalid(
                    "spec.signerName",
                    signer,
                    "must be a fully qualified domain and path of the form 'example.com/signer-name'");
        } else {
            validateLabels(parts[0], errors);
            if (parts[0].split("\\.").length < 2) {
                errors.invalid(
                        "spec.signerName", parts[0], "should be a domain with at least two segments separated by dots");
            }
            validateLabels(parts[1], errors);
        }
    }

    private static void validateLabels(String segment, Errors errors) {
        for (String label : segment.split("\\.", -1)) {
            for (String wrong : Names.label(label)) {
                errors.invalid("spec.signerName", segment, "validating label \"" + label + "\": " + wrong);
            }
        }
    }

    private static boolean isRequest(String encoded) {
        try {
            String pem = new String(Base64.getMimeDecoder().decode(encoded), StandardCharsets.UTF_8);
            return pem.contains("-----BEGIN CERTIFICATE REQUEST-----")
                    || pem.contains("-----BEGIN NEW CERTIFICATE REQUEST-----");
        } catch (IllegalArgumentException notBase64) {
            return false;
        }
    }

    @Override
    public void prepareForUpdate(ObjectNode request, ObjectNode old) {
        copyField(request, old, "spec");
        copyField(request, old, "status");
    }

    @Override
    public void validateUpdate(ObjectNode request, ObjectNode old, Errors errors) {}

    @Override
    public void prepareForSubresource(String subresource, ObjectNode request, ObjectNode old) {
        copyField(request, old, "spec");
        if (subresource.equals("approval")) {
            JsonNode conditions = request.path("status").path("conditions").deepCopy();
            copyField(request, old, "status");
            ObjectNode status =
                    request.path("status").isObject() ? request.path("status").deepCopy() : request.objectNode();
            if (conditions.isArray()) {
                status.set("conditions", conditions);
            }
            request.set("status", status);
        }
        String now = KubeObject.time(
                Instant.parse(old.path("metadata").path("creationTimestamp").asText(Instant.EPOCH.toString())));
        for (JsonNode condition : request.path("status").path("conditions")) {
            ObjectNode known = (ObjectNode) condition;
            if (known.path("lastUpdateTime").asText().isEmpty()) {
                known.put("lastUpdateTime", now);
            }
            if (known.path("lastTransitionTime").asText().isEmpty()) {
                known.put("lastTransitionTime", known.path("lastUpdateTime").asText());
            }
        }
    }

    @Override
    public void validateSubresource(String subresource, ObjectNode request, ObjectNode old, Errors errors) {
        Set<String> types = new HashSet<>();
        request.path("status")
                .path("conditions")
                .forEach(c -> types.add(c.path("type").asText()));
        if (types.contains("Approved") && types.contains("Denied")) {
            errors.invalid("status.conditions", "Approved", "Approved and Denied conditions are mutually exclusive");
        }
    }
}
