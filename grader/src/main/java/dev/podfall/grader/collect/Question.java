package dev.podfall.grader.collect;

import dev.podfall.engine.reference.ReferenceServer.Reply;
import dev.podfall.scenario.client.Clients.Ask;

/**
 * A request that nobody knows before it is sent.
 *
 * @param wanted what the healthy baseline's server answers
 */
record Question(Ask ask, String method, String body, Reply wanted) {}
