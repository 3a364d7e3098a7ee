package dev.podfall.scenario.rubric;

import dev.podfall.scenario.authored.Required;

/**
 * The lab's server finds a neighbour by the name of its Service: made anew at another address, the Service leads there as before. An
 * address instead of the name, in a setting or in a hosts file, leads to nobody then.
 *
 * @param namespace of the Service
 * @param service which has another address for the trial alone
 * @param request that is sent meanwhile
 * @param answer what it is answered, as ever
 */
public record ByName(
        @Required String namespace,
        @Required String service,
        @Required ClaimSpec.Request request,
        @Required ClaimSpec.Answer answer)
        implements ClaimSpec {}
