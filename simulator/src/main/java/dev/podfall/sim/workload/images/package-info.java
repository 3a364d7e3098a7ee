/**
 * Registries and what is in them: references, tags, digests, credentials. The data is {@code images.json} beside this package's resources. May touch {@code sim.workload} and its rooms of programs. Start at {@link dev.podfall.sim.workload.images.ImageCatalogue}. Upstream: {@code github.com/distribution/reference}, containerd's resolver, any registry.
 */
package dev.podfall.sim.workload.images;
