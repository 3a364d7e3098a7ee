package dev.podfall.sim.admission.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** The way to webhooks. The task that calls waits, and others run meanwhile: what it has read may be outdated afterwards. */
public interface WebhookClient {
    /** Reaches nobody. */
    WebhookClient NONE = new WebhookClient() {
        @Override
        public void expectCalls(boolean some) {}

        @Override
        public boolean canCall() {
            return false;
        }

        @Override
        public List<Answer> call(List<Call> calls) {
            throw new IllegalStateException("Nobody is there who could be called.");
        }
    };

    /**
     * A question to a webhook.
     *
     * @param clientConfig its {@code url} or {@code service}, and {@code caBundle}
     * @param review an AdmissionReview; not to be changed
     */
    record Call(JsonNode clientConfig, int timeoutSeconds, ObjectNode review) {}

    /**
     * What came back.
     *
     * @param review what it sent, an object of whatever kind; null if it could not be had
     * @param failure why not, in upstream's words; null otherwise
     */
    record Answer(ObjectNode review, String failure) {}

    /** Whether there are webhooks that may be called from now on. */
    void expectCalls(boolean some);

    /** Whether the task that runs can call: one that began before there were webhooks cannot. */
    boolean canCall();

    /**
     * Calls them all at once.
     *
     * @return an answer to each call, in their order
     * @throws dev.podfall.sim.client.ApiException 429 when too many requests wait already
     */
    List<Answer> call(List<Call> calls);
}
