/**
 * Databases that public images run, as far as a troubleshooter meets them. May touch {@code sim.workload}'s Program SPI and {@code sim.net}. Start at {@link dev.podfall.sim.workload.databases.RedisServer}. Upstream: Redis, PostgreSQL.
 */
package dev.podfall.sim.workload.databases;
