package dev.podfall.scenario.rubric;

import dev.podfall.scenario.authored.Required;

/**
 * The lab's server needs a neighbour, and asks that one: while its pods are gone, a request is answered otherwise. Whoever does not
 * ask, or asks somebody else, answers as ever, wherever that was said: in a setting, a variable, a command or a name.
 *
 * @param deployment the neighbour's; it has no pod for the trial alone
 * @param request that is sent meanwhile
 * @param answer what it is answered without the neighbour
 */
public record Without(
        @Required String namespace,
        @Required String deployment,
        @Required ClaimSpec.Request request,
        @Required ClaimSpec.Answer answer)
        implements ClaimSpec {}
