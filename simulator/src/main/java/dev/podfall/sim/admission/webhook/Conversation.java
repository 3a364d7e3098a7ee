package dev.podfall.sim.admission.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.sim.admission.plugin.Attributes;
import dev.podfall.sim.client.ApiException;
import dev.podfall.sim.clock.Dice;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Asks webhooks about a request, and takes down what they say beside their answer. */
final class Conversation {
    private final WebhookClient client;
    private final Dice dice;
    private final boolean mutating;

    Conversation(WebhookClient client, Dice dice, boolean mutating) {
        this.client = client;
        this.dice = dice;
        this.mutating = mutating;
    }

    /**
     * What came of asking one.
     *
     * @param response of an answer; null where there was none and that does not matter
     * @param refusal what the request is refused with; null if it is not
     */
    record Outcome(Hook hook, JsonNode response, ApiException refusal) {
        /** The patch that it wants to be made, in base64. */
        Optional<String> patch() {
            return response == null
                    ? Optional.empty()
                    : Optional.of(response.path("patch").asText(""));
        }
    }

    /** Asks them all at once. @return an outcome for each, in their order */
    List<Outcome> ask(List<Hook> hooks, Attributes request) {
        List<Review> reviews = new ArrayList<>();
        List<WebhookClient.Call> calls = new ArrayList<>();
        for (Hook hook : hooks) {
            Review review = new Review(hook, dice.uid(), mutating);
            reviews.add(review);
            calls.add(new WebhookClient.Call(
                    hook.json().path("clientConfig"), hook.timeoutSeconds(), review.question(request)));
        }
        List<WebhookClient.Answer> answers = client.call(calls);
        List<Outcome> outcomes = new ArrayList<>();
        for (int i = 0; i < hooks.size(); i++) {
            outcomes.add(outcome(hooks.get(i), reviews.get(i), answers.get(i), request));
        }
        return outcomes;
    }

    private static Outcome outcome(Hook hook, Review review, WebhookClient.Answer answer, Attributes request) {
        if (answer.failure() != null) {
            return failed(hook, answer.failure());
        }
        Optional<String> unreadable = review.unreadable(answer.review());
        if (unreadable.isPresent()) {
            return failed(hook, "failed to call webhook: " + unreadable.get());
        }
        JsonNode response;
        try {
            response = review.response(answer.review());
        } catch (Review.NoAnswer none) {
            return failed(hook, "received invalid webhook response: " + none.getMessage());
        }
        response.path("warnings").forEach(w -> request.warnings().add(w.asText()));
        return response.path("allowed").asBoolean()
                ? new Outcome(hook, response, null)
                : new Outcome(hook, response, Refusals.denied(hook.name(), response.path("status")));
    }

    /** Nothing that could be used came of asking it. */
    static Outcome failed(Hook hook, String why) {
        return new Outcome(hook, null, hook.ignoresFailure() ? null : Refusals.failed(hook.name(), why));
    }
}
