/** Client libraries of other people on a whole cluster: what they ask for, they must get. */
package dev.podfall.sim.api.clients;
