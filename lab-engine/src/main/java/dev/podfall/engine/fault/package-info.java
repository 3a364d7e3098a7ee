/**
 * Ways to break, by name: most are files of the resources' folder {@code faults}, which say what changes; those that have to
 * look for what they break are classes. A fault reads the cluster and plans actions and their way back. Start at {@link
 * dev.podfall.engine.fault.FaultRegistry}.
 */
package dev.podfall.engine.fault;
