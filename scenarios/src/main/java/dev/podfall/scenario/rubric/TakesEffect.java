package dev.podfall.scenario.rubric;

import dev.podfall.scenario.authored.Required;

/**
 * A setting counts where it is meant to stand: with another value in the ConfigMap, pods of the next rollout answer by that. What
 * stands elsewhere and goes before it, in a variable, a command or another ConfigMap, would win over each release to come.
 *
 * @param config the ConfigMap
 * @param key the setting, by which answers of the lab's server differ
 * @param value another one than it has; it is written there for the trial alone
 * @param otherName true where settings may as well be kept in a ConfigMap of another name, if the server refers to it alone
 */
public record TakesEffect(
        @Required String namespace,
        @Required String config,
        @Required String key,
        @Required String value,
        boolean otherName)
        implements ClaimSpec {}
