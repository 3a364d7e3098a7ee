/**
 * What {@code kubectl get} shows: the server-side Table of a list of objects, one printer per kind. May touch
 * {@code sim.client}. Start at {@link dev.podfall.sim.table.TablePrinters}. Upstream:
 * {@code pkg/printers/internalversion}.
 */
package dev.podfall.sim.table;
