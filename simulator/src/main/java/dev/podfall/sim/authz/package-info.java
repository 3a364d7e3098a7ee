/**
 * May they do that: RBAC over the Role and binding objects, the roles every cluster begins with, and the reviews of {@code
 * authorization.k8s.io}. May touch {@code sim.client}, {@code sim.registry} (its user). Start at {@link
 * dev.podfall.sim.authz.RbacAuthorizer}. Upstream: {@code plugin/pkg/auth/authorizer/rbac}.
 */
package dev.podfall.sim.authz;
