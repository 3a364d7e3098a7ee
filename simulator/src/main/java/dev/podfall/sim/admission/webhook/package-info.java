/**
 * Webhooks of admission: which of them a request concerns, what they are told, and what their answers do. How they are reached is
 * for the {@link dev.podfall.sim.admission.webhook.WebhookClient} to know. Start at {@link
 * dev.podfall.sim.admission.webhook.ValidatingAdmissionWebhook}. Upstream: {@code k8s.io/apiserver/pkg/admission/plugin/webhook}.
 */
package dev.podfall.sim.admission.webhook;
