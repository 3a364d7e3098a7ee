/**
 * The way of a request through a cluster, as a picture: ingress, service, endpoints, pods, containers, and what holds them together. It
 * is read with the learner's own rights. While an attempt runs it says what is there and judges nothing; when it is over, and its
 * report may be seen, the link that was broken is lit. How it was found is kept from the first look at the attempt's page. May touch
 * {@code engine.real}, {@code web.attempt}, {@code web.panes} for the connection, {@code web.store}, {@code web.ui}. Start at {@link
 * dev.podfall.web.chain.Chain}; {@link dev.podfall.web.chain.ChainReader} finds it in a cluster.
 */
package dev.podfall.web.chain;
