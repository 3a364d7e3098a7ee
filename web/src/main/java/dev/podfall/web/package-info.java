/**
 * One process that serves everything: pages, the JSON API, the database and the clusters of running labs. Lives here: how the
 * process starts and stops. May touch the feature packages below it. Start at {@link dev.podfall.web.PodfallServer}.
 */
package dev.podfall.web;
