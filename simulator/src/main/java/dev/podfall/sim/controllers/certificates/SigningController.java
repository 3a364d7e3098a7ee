package dev.podfall.sim.controllers.certificates;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.client.KubeObject;
import dev.podfall.sim.client.Resources;
import dev.podfall.sim.controllers.runtime.ControllerContext;
import dev.podfall.sim.controllers.runtime.Key;
import dev.podfall.sim.controllers.runtime.Reconciler;
import dev.podfall.sim.controllers.runtime.WorkQueue;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Signs approved CertificateSigningRequests of Kubernetes' own signers. Mirrors {@code signer.go}. */
public final class SigningController implements Reconciler {
    private static final Duration LONGEST = Duration.ofDays(365);
    private static final Set<String> SIGNERS = Set.of(
            "kubernetes.io/kube-apiserver-client",
            "kubernetes.io/kube-apiserver-client-kubelet",
            "kubernetes.io/kubelet-serving",
            "kubernetes.io/legacy-unknown");

    private final ControllerContext context;
    private final WorkQueue queue;

    public SigningController(ControllerContext context) {
        this.context = context;
        this.queue = context.queue(this);
        context.informers().on(Resources.CERTIFICATESIGNINGREQUESTS, e -> queue.add(Key.of(e.object())));
    }

    @Override
    public void reconcile(Key key) {
        Optional<ObjectNode> found = context.client().find(Resources.CERTIFICATESIGNINGREQUESTS, null, key.name());
        if (found.isEmpty() || !isToBeSigned(new KubeObject(found.get()))) {
            return;
        }
        ObjectNode request = found.get().deepCopy();
        JsonNode spec = request.path("spec");
        List<String> usages = new ArrayList<>();
        spec.path("usages").forEach(usage -> usages.add(usage.asText()));
        Duration wanted = spec.path("expirationSeconds").isNumber()
                ? Duration.ofSeconds(spec.path("expirationSeconds").asLong())
                : LONGEST;
        try {
            String pem =
                    new String(Base64.getDecoder().decode(spec.path("request").asText()), StandardCharsets.UTF_8);
            String certificate = context.signer().sign(pem, usages, wanted.compareTo(LONGEST) > 0 ? LONGEST : wanted);
            request.withObject("/status")
                    .put(
                            "certificate",
                            Base64.getEncoder().encodeToString(certificate.getBytes(StandardCharsets.UTF_8)));
        } catch (IllegalArgumentException unusable) {
            String now = KubeObject.time(context.now());
            request.withObject("/status")
                    .withArray("conditions")
                    .addObject()
                    .put("type", "Failed")
                    .put("status", "True")
                    .put("reason", "SignerValidationFailure")
                    .put("message", unusable.getMessage())
                    .put("lastUpdateTime", now)
                    .put("lastTransitionTime", now);
        }
        context.client().updateStatus(Resources.CERTIFICATESIGNINGREQUESTS, request);
    }

    private static boolean isToBeSigned(KubeObject request) {
        boolean approved = false;
        for (JsonNode condition : request.status().path("conditions")) {
            String type = condition.path("type").asText();
            if (type.equals("Denied") || type.equals("Failed")) {
                return false;
            }
            approved |= type.equals("Approved");
        }
        boolean ours = SIGNERS.contains(request.spec().path("signerName").asText());
        return approved && ours && request.status().path("certificate").asText().isEmpty();
    }
}
