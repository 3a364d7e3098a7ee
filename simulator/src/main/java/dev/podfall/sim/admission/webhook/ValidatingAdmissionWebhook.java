package dev.podfall.sim.admission.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.admission.plugin.AdmissionPlugin;
import dev.podfall.sim.admission.plugin.Attributes;
import dev.podfall.sim.admission.plugin.ClusterView;
import dev.podfall.sim.cel.Permissions;
import dev.podfall.sim.client.Resources;
import dev.podfall.sim.clock.Dice;
import java.util.ArrayList;
import java.util.List;

/**
 * Asks all ValidatingWebhookConfigurations' webhooks at once; the first that refuses decides what the client is told. Mirrors
 * {@code k8s.io/apiserver/pkg/admission/plugin/webhook/validating}.
 */
public final class ValidatingAdmissionWebhook implements AdmissionPlugin {
    private final Hooks hooks;
    private final WebhookClient client;
    private final Conversation conversation;

    public ValidatingAdmissionWebhook(ClusterView cluster, Permissions permissions, WebhookClient client, Dice dice) {
        this.hooks = new Hooks(cluster, Resources.VALIDATINGWEBHOOKCONFIGURATIONS, permissions);
        this.client = client;
        this.conversation = new Conversation(client, dice, false);
    }

    @Override
    public void validate(Attributes request) {
        if (hooks.configurations().isEmpty() || Hooks.isExempt(request) || !client.canCall()) {
            return;
        }
        List<Hook> concerned = new ArrayList<>();
        for (ObjectNode configuration : hooks.configurations()) {
            String name = configuration.path("metadata").path("name").asText();
            for (JsonNode json : configuration.path("webhooks")) {
                hooks.concerned(name, json, request).ifPresent(concerned::add);
            }
        }
        if (concerned.isEmpty()) {
            return;
        }
        for (Conversation.Outcome outcome : conversation.ask(concerned, request)) {
            if (outcome.refusal() != null) {
                throw outcome.refusal();
            }
        }
    }
}
