/**
 * Brings a lab up: a list of phases from an empty cluster to a broken one with a past. May touch {@code engine}, {@code
 * engine.action}, {@code engine.fault} and {@code scenario}. Start at {@link dev.podfall.engine.lab.LabRunner}.
 */
package dev.podfall.engine.lab;
