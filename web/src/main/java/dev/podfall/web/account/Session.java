package dev.podfall.web.account;

/**
 * Who a request is from.
 *
 * @param learner the learner's id
 * @param formToken what forms must carry; empty for the command line, whose token no browser sends by itself
 */
public record Session(String learner, String formToken) {
    static final String ATTRIBUTE = "podfall.session";

    static Session ofCommandLine() {
        return new Session("local", "");
    }
}
