/**
 * Web servers and other small servers that public images run. May touch {@code sim.workload}'s Program SPI and {@code sim.net}. Start at {@link dev.podfall.sim.workload.web.WebServer}. Upstream: nginx, httpd, http-echo, pause.
 */
package dev.podfall.sim.workload.web;
