/**
 * The running process as a thing: who it is, where it answers, the home it holds, how it is stopped. May touch nothing of ours but
 * {@code error}. Start at {@link dev.podfall.web.server.ServerFile}.
 */
package dev.podfall.web.server;
