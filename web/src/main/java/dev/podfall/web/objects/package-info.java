/**
 * Objects of an attempt's cluster as YAML, to be read and edited in a page. The cluster's own API server says what it makes of an edit
 * before anything is changed (a dry run, with unknown fields refused); the page shows that as a difference. Everything is done with
 * the attempt's own kubeconfig: a page may do what its learner's kubectl may. May touch {@code web.panes} for the connection, {@code
 * web.attempt}, {@code web.account}, {@code web.ui}. Start at {@link dev.podfall.web.objects.ObjectPages}.
 */
package dev.podfall.web.objects;
