package dev.podfall.sim.controllers.serviceaccount;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.client.DeleteOptions;
import dev.podfall.sim.client.KubeObject;
import dev.podfall.sim.client.Resources;
import dev.podfall.sim.client.WatchEvent;
import dev.podfall.sim.controllers.runtime.ControllerContext;
import dev.podfall.sim.controllers.runtime.Key;
import dev.podfall.sim.controllers.runtime.Reconciler;
import dev.podfall.sim.controllers.runtime.WorkQueue;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/**
 * Fills Secrets of the type {@code kubernetes.io/service-account-token}, and deletes those whose account is gone. Mirrors
 * {@code pkg/controller/serviceaccount/tokens_controller.go}.
 */
public final class TokensController implements Reconciler {
    private static final String TYPE = "kubernetes.io/service-account-token";
    private static final String NAME = "kubernetes.io/service-account.name";
    private static final String UID = "kubernetes.io/service-account.uid";

    private final ControllerContext context;
    private final WorkQueue queue;

    public TokensController(ControllerContext context) {
        this.context = context;
        this.queue = context.queue(Duration.ZERO, this);
        context.informers().on(Resources.SECRETS, this::onSecret);
        context.informers().on(Resources.SERVICEACCOUNTS, this::onAccount);
    }

    @Override
    public void reconcile(Key key) {
        Optional<ObjectNode> found = context.client()
                .find(Resources.SECRETS, key.namespace(), key.name())
                .filter(secret -> isToken(secret) && !new KubeObject(secret).isTerminating());
        if (found.isEmpty()) {
            return;
        }
        KubeObject secret = new KubeObject(found.get());
        Map<String, String> annotations = secret.annotations();
        Optional<KubeObject> account = context.client()
                .find(Resources.SERVICEACCOUNTS, key.namespace(), annotations.getOrDefault(NAME, ""))
                .map(KubeObject::new)
                .filter(a -> annotations.getOrDefault(UID, "").isEmpty()
                        || annotations.get(UID).equals(a.uid()));
        if (account.isEmpty()) {
            context.client().delete(Resources.SECRETS, key.namespace(), key.name(), DeleteOptions.DEFAULT);
            return;
        }
        ObjectNode filled = filled(secret, account.get());
        if (!filled.equals(secret.json())) {
            context.client().update(Resources.SECRETS, filled);
        }
    }

    private ObjectNode filled(KubeObject secret, KubeObject account) {
        ObjectNode filled = secret.json().deepCopy();
        ObjectNode data = filled.withObject("/data");
        data.put("ca.crt", encoded(context.rootCa()));
        if (data.path("namespace").asText().isEmpty()) {
            data.put("namespace", encoded(account.namespace()));
        }
        if (data.path("token").asText().isEmpty()) {
            String token = context.tokens().sign(account.namespace(), secret.name(), account.name(), account.uid());
            data.put("token", encoded(token));
        }
        filled.withObject("/metadata").withObject("/annotations").put(UID, account.uid());
        return filled;
    }

    private static String encoded(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static boolean isToken(ObjectNode secret) {
        return secret.path("type").asText().equals(TYPE);
    }

    private void onSecret(WatchEvent event) {
        if (event.type() != WatchEvent.Type.DELETED && isToken(event.object())) {
            queue.add(Key.of(event.object()));
        }
    }

    private void onAccount(WatchEvent event) {
        if (event.type() == WatchEvent.Type.MODIFIED) {
            return;
        }
        Key account = Key.of(event.object());
        for (ObjectNode secret : context.client().list(Resources.SECRETS, account.namespace())) {
            boolean mine =
                    account.name().equals(new KubeObject(secret).annotations().get(NAME));
            if (mine && isToken(secret)) {
                queue.add(Key.of(secret));
            }
        }
    }
}
