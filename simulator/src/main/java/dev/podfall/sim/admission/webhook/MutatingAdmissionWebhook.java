package dev.podfall.sim.admission.webhook;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.admission.plugin.Attributes;
import dev.podfall.sim.admission.plugin.ClusterView;
import dev.podfall.sim.cel.Permissions;
import dev.podfall.sim.client.ApiException;
import dev.podfall.sim.client.PatchType;
import dev.podfall.sim.client.Resources;
import dev.podfall.sim.clock.Dice;
import dev.podfall.sim.patch.PatchFailure;
import dev.podfall.sim.patch.Patches;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * Asks MutatingWebhookConfigurations' webhooks one after the other, and makes the patches that they want. Mirrors {@code
 * k8s.io/apiserver/pkg/admission/plugin/webhook/mutating}.
 */
public final class MutatingAdmissionWebhook {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Hooks hooks;
    private final WebhookClient client;
    private final Conversation conversation;

    public MutatingAdmissionWebhook(ClusterView cluster, Permissions permissions, WebhookClient client, Dice dice) {
        this.hooks = new Hooks(cluster, Resources.MUTATINGWEBHOOKCONFIGURATIONS, permissions);
        this.client = client;
        this.conversation = new Conversation(client, dice, true);
    }

    /**
     * Asks all that are concerned.
     *
     * @return what is to be known for a second round; its object is the request's
     */
    public Round admit(Attributes request) {
        Round round = new Round();
        if (hooks.configurations().isEmpty() || Hooks.isExempt(request) || !client.canCall()) {
            return round;
        }
        // Others may write configurations while one of these is asked.
        for (ObjectNode configuration : List.copyOf(hooks.configurations())) {
            String name = configuration.path("metadata").path("name").asText();
            for (JsonNode json : configuration.path("webhooks")) {
                hooks.concerned(name, json, request).ifPresent(hook -> ask(hook, request, round));
            }
        }
        round.output = request.object() == null ? null : request.object().deepCopy();
        return round;
    }

    /**
     * Asks those again that want it and were asked before something was changed by others; the API server's own plugins have had their
     * second look by then.
     */
    public void admitAgain(Attributes request, Round first) {
        if (!request.object().equals(first.output)) {
            first.requireAll();
        }
        Round second = new Round();
        for (Hook hook : List.copyOf(first.again)) {
            hooks.concerned(hook.configuration(), hook.json(), request).ifPresent(h -> ask(h, request, second));
        }
    }

    private void ask(Hook hook, Attributes request, Round round) {
        Conversation.Outcome outcome = conversation.ask(List.of(hook), request).get(0);
        if (outcome.refusal() != null) {
            throw outcome.refusal();
        }
        try {
            if (outcome.patch().filter(p -> !p.isEmpty()).isPresent() && patch(hook, outcome.response(), request)) {
                round.requireAll();
                round.changed = true;
            }
        } catch (Review.NoAnswer unusable) {
            ApiException refusal =
                    Conversation.failed(hook, unusable.getMessage()).refusal();
            if (refusal != null) {
                throw refusal;
            }
        }
        if (hook.isAskedAgain()) {
            round.asked.add(hook);
        }
    }

    /**
     * @return whether the object is another one now
     * @throws Review.NoAnswer if this is no patch
     */
    private static boolean patch(Hook hook, JsonNode response, Attributes request) throws Review.NoAnswer {
        JsonNode patch = decoded(response.path("patch").asText());
        if (patch.isEmpty()) {
            return false;
        }
        if (request.object() == null) {
            throw Refusals.internal("admission webhook \"" + hook.name()
                    + "\" attempted to modify the object, which is not supported for this operation");
        }
        String type = response.path("patchType").asText("JSONPatch");
        if (!type.equals("JSONPatch")) {
            throw new Review.NoAnswer("unsupported patch type \"" + type + "\"");
        }
        ObjectNode object = request.object();
        ObjectNode before = object.deepCopy();
        try {
            ObjectNode patched = Patches.apply(object, PatchType.JSON, patch);
            object.removeAll();
            object.setAll(patched);
        } catch (PatchFailure failure) {
            throw Refusals.internal(failure.getMessage());
        }
        request.details().complete().run();
        return !object.equals(before);
    }

    private static JsonNode decoded(String base64) throws Review.NoAnswer {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException wrong) {
            throw new Review.NoAnswer("failed to call webhook: illegal base64 data at input byte 0");
        }
        String undecodable = "received undecodable patch in webhook response: ";
        try {
            JsonNode patch = JSON.readTree(bytes);
            if (patch.isArray()) {
                return patch;
            }
            String kind = patch.isObject() ? "object" : patch.isTextual() ? "string" : "number";
            throw new Review.NoAnswer(
                    undecodable + "json: cannot unmarshal " + kind + " into Go value of type jsonpatch.Patch");
        } catch (JacksonException wrong) {
            char first = bytes.length == 0 ? ' ' : (char) bytes[0];
            throw new Review.NoAnswer(undecodable + "invalid character '" + first + "' looking for beginning of value");
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** What one round of asking has done. */
    public static final class Round {
        private final List<Hook> asked = new ArrayList<>();
        private final List<Hook> again = new ArrayList<>();
        private ObjectNode output;
        private boolean changed;

        private Round() {}

        /** Whether the object was changed: the API server's own plugins look at it once more then. */
        public boolean changed() {
            return changed;
        }

        private void requireAll() {
            for (Hook hook : asked) {
                Optional<Hook> known = again.stream().filter(hook::isSameAs).findFirst();
                if (known.isEmpty()) {
                    again.add(hook);
                }
            }
        }
    }
}
