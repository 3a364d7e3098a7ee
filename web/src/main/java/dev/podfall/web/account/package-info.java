/**
 * Who asks: the local learner, signed in by a key link or as the command line by its token; and the gates each request passes (loopback
 * host, who it is, same origin, form token). May touch {@code web.store} and {@code web.server}. Start at {@link
 * dev.podfall.web.account.Gate}.
 */
package dev.podfall.web.account;
