/**
 * How the API server calls webhooks: a Service over the cluster's network, or a URL outside where that is allowed. May touch {@code
 * sim.admission.webhook}, {@code sim.net}, {@code sim.client}, {@code sim.loop} and {@code sim.clock}. Start at {@link
 * dev.podfall.sim.webhook.WebhookCalls}. Upstream: {@code k8s.io/apiserver/pkg/util/webhook}.
 */
package dev.podfall.sim.webhook;
