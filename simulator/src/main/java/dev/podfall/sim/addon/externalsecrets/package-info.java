/**
 * External Secrets Operator 0.18: SecretStores and ClusterSecretStores of the provider {@code vault} with a token, and
 * ExternalSecrets with {@code data} and {@code dataFrom.extract}. Start at {@link
 * dev.podfall.sim.addon.externalsecrets.ExternalSecretsOperator}. May touch {@code sim.addon}, {@code sim.client}, {@code sim.net}. Upstream:
 * {@code github.com/external-secrets/external-secrets/pkg/controllers} and {@code providers/v1/vault}.
 *
 * <p>The store is asked over the operator's pod's network. Other providers, other ways to log in, templates beyond a type, labels and
 * annotations, PushSecrets and generators are not simulated; an object that asks for them says so in its condition. There is no webhook.
 */
package dev.podfall.sim.addon.externalsecrets;
