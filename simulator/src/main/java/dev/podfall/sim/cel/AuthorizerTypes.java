package dev.podfall.sim.cel;

import dev.cel.common.types.CelType;

/** The types of the variables through which expressions ask what users may do. */
public final class AuthorizerTypes {
    /** Of {@code authorizer}. */
    public static final CelType AUTHORIZER = AuthorizerFunctions.TYPE;

    /** Of {@code authorizer.requestResource}. */
    public static final CelType RESOURCE = AuthorizerFunctions.RESOURCE_TYPE;

    private AuthorizerTypes() {}
}
