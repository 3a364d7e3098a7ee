package dev.podfall.scenario;

import dev.podfall.scenario.authored.Required;

/**
 * A hint.
 *
 * @param price marks it costs
 * @param text Markdown
 */
public record Hint(@Required int price, @Required String text) {}
