/**
 * Who is asking: client certificates, ServiceAccount tokens, the cluster's own certificate authority and the kubeconfigs
 * made from it. May touch {@code sim.client}, {@code sim.registry} (its user). Start at {@link dev.podfall.sim.authn.Authenticator}. Upstream: {@code
 * k8s.io/apiserver/pkg/authentication}, {@code pkg/serviceaccount}.
 */
package dev.podfall.sim.authn;
