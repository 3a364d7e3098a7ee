/**
 * How a patch changes a tree: JSON patch, merge patch, strategic merge patch, server-side apply and who manages which field. May touch {@code sim.client} for errors. Start at {@link dev.podfall.sim.patch.Patches}. Upstream: {@code k8s.io/apimachinery/pkg/util/strategicpatch}, {@code sigs.k8s.io/structured-merge-diff}, RFC 6902, RFC 7386.
 */
package dev.podfall.sim.patch;
