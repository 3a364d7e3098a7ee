/**
 * Who asks and whether they may: authentication, impersonation, authorization, the reviews that answer questions about
 * them, and the audit of what was refused. May touch {@code sim.api.backend}, {@code sim.api.http}, {@code sim.authn},
 * {@code sim.authz}, {@code sim.audit}, {@code sim.registry} for users. Start at {@link
 * dev.podfall.sim.api.access.Access}. Upstream: {@code k8s.io/apiserver/pkg/endpoints/filters}, {@code
 * pkg/registry/authorization}.
 */
package dev.podfall.sim.api.access;
