package dev.podfall.scenario.exam.blueprint;

import dev.podfall.scenario.authored.Lists;
import dev.podfall.scenario.authored.Required;
import java.util.List;

/**
 * The shape of every paper that is drawn.
 *
 * @param minutes for all tasks together
 * @param passMark per cent
 * @param sections their weights add up to 100
 */
public record Blueprint(
        @Required int minutes,
        @Required int passMark,
        @Required List<Section> sections) {
    public Blueprint {
        sections = Lists.copy(sections);
    }

    /** How many tasks a paper has. */
    public int tasks() {
        return sections.stream().mapToInt(Section::tasks).sum();
    }

    /** How many of them are labs. */
    public int labs() {
        return sections.stream()
                .mapToInt(s -> s.labs() == null ? 0 : s.labs().count())
                .sum();
    }

    /** What all tasks weigh together: 100, if it is written rightly. */
    public int weight() {
        return sections.stream().mapToInt(Section::weight).sum();
    }
}
