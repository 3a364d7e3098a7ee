package dev.podfall.sim.controllers.runtime;

/** Signs tokens that Secrets keep of ServiceAccounts. */
@FunctionalInterface
public interface TokenSigner {
    /** Signs nothing. */
    TokenSigner NONE = (namespace, secret, account, uid) -> {
        throw new IllegalArgumentException("this cluster signs no tokens");
    };

    /**
     * The token of an account that a Secret keeps.
     *
     * @param secret the Secret's name
     * @param uid the account's
     */
    String sign(String namespace, String secret, String account, String uid);
}
