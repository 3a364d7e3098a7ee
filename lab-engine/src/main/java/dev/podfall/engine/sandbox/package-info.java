/**
 * Where a script that somebody else wrote may run: the simulated shell of a pod of an embedded cluster. No process of the host is
 * started, and no file of it is there. May touch {@code engine}. Start at {@link dev.podfall.engine.sandbox.ScriptSandbox}.
 */
package dev.podfall.engine.sandbox;
