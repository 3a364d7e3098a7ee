package dev.podfall.sim.cel;

import java.util.List;

/**
 * The variable {@code authorizer}: what a user may do, asked in steps. Mirrors {@code authorizerVal} of {@code
 * k8s.io/apiserver/pkg/cel/library/authz.go}.
 */
public record AuthorizerValue(Permissions permissions, String user, List<String> groups) {
    /** {@code authorizer.path(…)}. */
    record PathCheck(AuthorizerValue authorizer, String path) {
        Permissions.Answer check(String verb) {
            return authorizer.permissions.askPath(authorizer.user, authorizer.groups, verb, path);
        }
    }

    /** {@code authorizer.group(…)}. */
    record GroupCheck(AuthorizerValue authorizer, String group) {}

    /** {@code authorizer.group(…).resource(…)} and what follows; also the variable {@code authorizer.requestResource}. */
    public record ResourceCheck(AuthorizerValue authorizer, Permissions.Resource resource) {
        Permissions.Answer check(String verb) {
            return authorizer.permissions.ask(authorizer.user, authorizer.groups, verb, resource);
        }

        ResourceCheck subresource(String name) {
            return new ResourceCheck(
                    authorizer,
                    new Permissions.Resource(
                            resource.group(), resource.resource(), name, resource.namespace(), resource.name()));
        }

        ResourceCheck namespace(String name) {
            return new ResourceCheck(
                    authorizer,
                    new Permissions.Resource(
                            resource.group(), resource.resource(), resource.subresource(), name, resource.name()));
        }

        ResourceCheck name(String name) {
            return new ResourceCheck(
                    authorizer,
                    new Permissions.Resource(
                            resource.group(), resource.resource(), resource.subresource(), resource.namespace(), name));
        }
    }

    AuthorizerValue serviceAccount(String namespace, String name) {
        return new AuthorizerValue(
                permissions,
                "system:serviceaccount:" + namespace + ":" + name,
                List.of("system:serviceaccounts", "system:serviceaccounts:" + namespace));
    }
}
