package dev.podfall.sim.addon.certmanager;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.client.KubeObject;
import dev.podfall.sim.client.Resources;
import dev.podfall.sim.client.SimClient;
import java.security.KeyPair;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The Secret that a Certificate is for. Mirrors {@code pkg/controller/certificates/issuing/internal/secret.go}. */
final class TargetSecret {
    private static final String PREFIX = "cert-manager.io/";

    private final SimClient client;

    TargetSecret(SimClient client) {
        this.client = client;
    }

    /** Puts in it what was issued, beside what others put there. */
    void write(KubeObject certificate, KubeObject request, KeyPair key) {
        String name = certificate.spec().path("secretName").asText();
        Optional<ObjectNode> existing = client.find(Resources.SECRETS, certificate.namespace(), name);
        ObjectNode secret = existing.map(KubeObject::copy).orElseGet(() -> empty(certificate, name));
        ObjectNode data = secret.withObject("/data");
        String encoding = certificate.spec().at("/privateKey/encoding").asText("PKCS1");
        data.put("tls.key", Types.encoded(Keys.write(key, encoding)));
        data.put("tls.crt", request.status().path("certificate").asText());
        String authority = request.status().path("ca").asText();
        if (!authority.isEmpty()) {
            data.put("ca.crt", authority);
        }
        describe(secret.withObject("/metadata"), certificate);
        if (existing.isPresent()) {
            client.update(Resources.SECRETS, secret);
        } else {
            client.create(Resources.SECRETS, secret);
        }
    }

    private static ObjectNode empty(KubeObject certificate, String name) {
        return KubeObject.of(Resources.SECRETS, certificate.namespace(), name).put("type", "kubernetes.io/tls");
    }

    private static void describe(ObjectNode metadata, KubeObject certificate) {
        JsonNode spec = certificate.spec();
        JsonNode issuer = spec.path("issuerRef");
        ObjectNode annotations = metadata.withObject("/annotations");
        annotations.put(PREFIX + "alt-names", joined(spec.path("dnsNames")));
        annotations.put(PREFIX + "certificate-name", certificate.name());
        annotations.put(PREFIX + "common-name", spec.path("commonName").asText());
        annotations.put(PREFIX + "ip-sans", joined(spec.path("ipAddresses")));
        annotations.put(PREFIX + "issuer-group", issuer.path("group").asText());
        annotations.put(PREFIX + "issuer-kind", Types.issuerKind(issuer));
        annotations.put(PREFIX + "issuer-name", issuer.path("name").asText());
        annotations.put(PREFIX + "uri-sans", joined(spec.path("uris")));
        ObjectNode labels = metadata.withObject("/labels");
        labels.put("controller.cert-manager.io/fao", "true");
        copy(spec.at("/secretTemplate/annotations"), annotations);
        copy(spec.at("/secretTemplate/labels"), labels);
    }

    private static void copy(JsonNode from, ObjectNode to) {
        from.properties().forEach(e -> to.put(e.getKey(), e.getValue().asText()));
    }

    private static String joined(JsonNode list) {
        List<String> all = new ArrayList<>();
        list.forEach(v -> all.add(v.asText()));
        return String.join(",", all);
    }
}
