/**
 * The learner's own folders: where their home is, and files that are theirs alone. May touch {@code error}. Start at {@link
 * dev.podfall.engine.files.UserHome} and {@link dev.podfall.engine.files.OwnerOnly}. Upstream counterpart: {@code
 * k8s.io/client-go/util/homedir}.
 */
package dev.podfall.engine.files;
