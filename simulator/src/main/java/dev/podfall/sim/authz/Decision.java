package dev.podfall.sim.authz;

/**
 * What an authorizer says.
 *
 * @param reason upstream's text, may be empty
 * @param error what kept rules from being found, may be empty
 */
public record Decision(boolean allowed, String reason, String error) {
    static final Decision NO_OPINION = new Decision(false, "", "");

    static Decision allow(String reason) {
        return new Decision(true, reason, "");
    }
}
