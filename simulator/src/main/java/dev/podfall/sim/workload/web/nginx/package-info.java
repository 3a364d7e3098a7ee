/**
 * nginx as people configure it: its configuration is read, checked in nginx's words, and obeyed: servers, locations, {@code return}, files, {@code proxy_pass}. May touch {@code sim.workload} and {@code sim.net}. Start at {@link dev.podfall.sim.workload.web.nginx.Nginx}. Upstream: nginx.
 */
package dev.podfall.sim.workload.web.nginx;
