/**
 * What is in an attempt's cluster just now, beside its task: pods and events that follow it. Asked with the attempt's own kubeconfig, so
 * that a page shows no more than the learner's kubectl does. May touch {@code engine.real} for the connection, {@code web.attempt},
 * {@code web.account}, {@code web.ui}. Start at {@link dev.podfall.web.panes.PanePages}.
 */
package dev.podfall.web.panes;
