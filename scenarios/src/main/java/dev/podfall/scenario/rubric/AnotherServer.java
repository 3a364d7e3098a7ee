package dev.podfall.scenario.rubric;

import dev.podfall.scenario.authored.Required;

/**
 * A server of the healthy cluster beside the lab's own, such as a canary, that takes the same requests.
 *
 * @param namespace of its Deployment
 * @param deployment whose pods answer
 * @param container that answers
 * @param url where it is asked, by clients of the lab
 */
public record AnotherServer(
        @Required String namespace,
        @Required String deployment,
        @Required String container,
        @Required String url) {}
