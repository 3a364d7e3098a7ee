/**
 * cert-manager 1.18, its controller: Issuers and ClusterIssuers of the types {@code selfSigned} and {@code ca}, CertificateRequests,
 * which it approves and signs, and Certificates with their Secrets. Start at {@link
 * dev.podfall.sim.addon.certmanager.CertManager}. May touch {@code sim.addon}, {@code sim.client}, {@code sim.authn} for encodings.
 * Upstream: {@code github.com/cert-manager/cert-manager/pkg/controller}.
 *
 * <p>What upstream splits into five controllers of Certificates are the steps of one look here, each with upstream's name as source of
 * its events. There is no webhook (no defaulting or validation beyond the schemas, no user in a request but cert-manager itself), no
 * cainjector, no ACME, no keystores; other issuer types stay unready and say so. Certificates are real ones, valid by the cluster's clock.
 */
package dev.podfall.sim.addon.certmanager;
