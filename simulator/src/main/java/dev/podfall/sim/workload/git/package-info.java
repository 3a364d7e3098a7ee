/**
 * Git in containers: a server of bare repositories over smart HTTP, kept in the container's files, and a client that fetches over the
 * pod network. May touch {@code sim.workload} and {@code sim.net}, and JGit, which reads nothing of the host. Start at
 * {@link dev.podfall.sim.workload.git.GitServer}. Upstream: {@code git-http-backend} and {@code git fetch}.
 */
package dev.podfall.sim.workload.git;
