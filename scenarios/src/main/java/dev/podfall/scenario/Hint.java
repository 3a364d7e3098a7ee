package dev.podfall.scenario;

/**
 * A hint.
 *
 * @param price marks it costs
 * @param text Markdown
 */
public record Hint(@Required int price, @Required String text) {}
