package dev.podfall.web.gameday;

import dev.podfall.grader.gameday.history.NoteKind;
import dev.podfall.scenario.gameday.Role;
import java.util.EnumSet;
import java.util.Set;

/** What can be done in a drill, and by whom. */
public enum Deed {
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

    /** What writing such a note is. */
    public static Deed of(NoteKind kind) {
        return switch (kind) {
            case update -> Deed.update;
            case decision -> Deed.decide;
            default -> Deed.note;
        };
    }

    /** Whether a role may. Who trains alone may do all. */
    boolean isFor(Role role, boolean solo) {
        return roles.contains(role) || solo;
    }
}
