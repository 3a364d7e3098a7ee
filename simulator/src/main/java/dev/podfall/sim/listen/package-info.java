/**
 * A cluster's doors on this machine: sockets that listen on loopback. May touch nothing of ours; start at {@link
 * dev.podfall.sim.listen.LoopbackListener}. The API server and the ingress stand behind them.
 */
package dev.podfall.sim.listen;
