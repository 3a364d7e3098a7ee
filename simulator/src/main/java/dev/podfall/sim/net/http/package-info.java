/**
 * HTTP/1.1 in bytes, for raw connections that end at a program which serves HTTP messages. May touch {@code sim.net}. Start at {@link dev.podfall.sim.net.http.HttpConnection}. Upstream: {@code net/http}.
 */
package dev.podfall.sim.net.http;
