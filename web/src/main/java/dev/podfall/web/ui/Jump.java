package dev.podfall.web.ui;

/**
 * A number of many on a long page, and where it leads.
 *
 * @param href an anchor of the same page
 * @param look the class of a chip, such as {@code met}
 * @param spoken what is there, in words
 */
public record Jump(int number, String href, String look, String spoken) {}
