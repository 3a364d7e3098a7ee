/**
 * Sealed Secrets 0.30: the controller, which makes Secrets of SealedSecrets, and {@code kubeseal --raw}, which seals single values.
 * Start at {@link dev.podfall.sim.addon.sealedsecrets.SealedSecretsController}. May touch {@code sim.addon}, {@code sim.client},
 * {@code sim.authn} and {@code sim.addon.certmanager} for encodings. Upstream: {@code github.com/bitnami-labs/sealed-secrets}.
 *
 * <p>Sealing is upstream's, byte for byte: AES-GCM under a key of its own for each value, that one under RSA-OAEP with the scope as its
 * label. What a real kubeseal sealed with the certificate that {@code /v1/cert.pem} hands out is unsealed here, and the other way
 * round. Not there: renewal of the sealing key, {@code /v1/verify} and {@code /v1/rotate}.
 */
package dev.podfall.sim.addon.sealedsecrets;
