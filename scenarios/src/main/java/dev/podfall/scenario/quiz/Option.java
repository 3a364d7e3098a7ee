package dev.podfall.scenario.quiz;

import dev.podfall.scenario.authored.Required;

/**
 * A choice.
 *
 * @param value what is sent as the answer
 * @param text Markdown, one line
 * @param why why it is right or wrong
 */
public record Option(
        @Required String value,
        @Required String text,
        boolean correct,
        @Required String why) {}
