/**
 * Certificates as servers show them and clients judge them. May touch nothing of ours. Start at {@link
 * dev.podfall.sim.net.tls.CertificateChain}. Upstream: Go's {@code crypto/x509}.
 */
package dev.podfall.sim.net.tls;
