/**
 * What can go wrong, in sentences. Every exception of ours that a person may see extends {@link
 * dev.podfall.error.PodfallException}. May touch nothing.
 */
package dev.podfall.error;
