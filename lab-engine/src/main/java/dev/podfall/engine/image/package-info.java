/**
 * The images that real clusters run, built from the very classes that the simulator runs: docker-archives that {@code
 * docker load} and {@code ctr images import} take. The only package that may touch Jib. May touch {@code engine} and
 * the names of {@code program}; start at {@link dev.podfall.engine.image.ModelImages}. Upstream: a team's image build.
 */
package dev.podfall.engine.image;
