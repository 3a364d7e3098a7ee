package dev.podfall.sim.registry;

import dev.podfall.sim.admission.webhook.WebhookClient;
import java.util.List;

/** The way to webhooks, which comes after admission: it leads over the cluster's network. */
final class DeferredWebhooks implements WebhookClient {
    private WebhookClient client = WebhookClient.NONE;

    void become(WebhookClient real) {
        client = real;
    }

    @Override
    public void expectCalls(boolean some) {
        client.expectCalls(some);
    }

    @Override
    public boolean canCall() {
        return client.canCall();
    }

    @Override
    public List<Answer> call(List<Call> calls) {
        return client.call(calls);
    }
}
