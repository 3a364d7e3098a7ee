package dev.podfall.web.account;

/**
 * Who a request is from.
 *
 * @param learner the learner's id
 * @param formToken what forms must carry
 */
public record Session(String learner, String formToken) {
    static final String ATTRIBUTE = "podfall.session";
}
