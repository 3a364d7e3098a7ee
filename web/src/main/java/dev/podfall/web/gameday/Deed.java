package dev.podfall.web.gameday;

import dev.podfall.scenario.gameday.Role;
import java.util.EnumSet;
import java.util.Set;

/** What can be done in a room, and by whom. */
enum Deed {
    inject(Role.facilitator),
    abort(Role.facilitator, Role.commander),
    invite(Role.facilitator),
    acknowledge(Role.commander, Role.operations),
    runbook(Role.commander, Role.operations),
    decide(Role.commander),
    update(Role.communications),
    note(Role.facilitator, Role.commander, Role.operations, Role.communications, Role.scribe),
    mitigated(Role.commander),
    resolved(Role.commander),
    close(Role.facilitator, Role.commander);

    private final Set<Role> roles;

    Deed(Role first, Role... others) {
        this.roles = EnumSet.of(first, others);
    }

    /** Whether a role may. Who trains alone may do all but what would tell the cues. */
    boolean isFor(Role role, boolean solo) {
        return roles.contains(role) || solo && this != inject;
    }
}
