package dev.podfall.sim.cel;

import dev.cel.common.types.CelType;
import dev.cel.common.types.OpaqueType;
import dev.cel.common.types.SimpleType;
import dev.cel.runtime.CelEvaluationException;
import dev.podfall.sim.cel.AuthorizerValue.GroupCheck;
import dev.podfall.sim.cel.AuthorizerValue.PathCheck;
import dev.podfall.sim.cel.AuthorizerValue.ResourceCheck;
import dev.podfall.sim.cel.Functions.Operand;
import dev.podfall.sim.registry.fields.Names;
import java.util.List;

/** Questions about what users may do. Mirrors {@code k8s.io/apiserver/pkg/cel/library/authz.go}. */
final class AuthorizerFunctions {
    private static final String HOME = "kubernetes.authorization.";
    private static final Operand<AuthorizerValue> AUTHORIZER = operand("Authorizer", AuthorizerValue.class);
    private static final Operand<PathCheck> PATH = operand("PathCheck", PathCheck.class);
    private static final Operand<GroupCheck> GROUP = operand("GroupCheck", GroupCheck.class);
    private static final Operand<ResourceCheck> RESOURCE = operand("ResourceCheck", ResourceCheck.class);
    private static final Operand<Permissions.Answer> DECISION = operand("Decision", Permissions.Answer.class);

    /** The type of the variable {@code authorizer}. */
    static final CelType TYPE = AUTHORIZER.type();

    /** The type of the variable {@code authorizer.requestResource}. */
    static final CelType RESOURCE_TYPE = RESOURCE.type();

    private AuthorizerFunctions() {}

    private static <V> Operand<V> operand(String name, Class<V> values) {
        return new Operand<>(OpaqueType.create(HOME + name), values);
    }

    static void addTo(Functions all) {
        all.member("path", AUTHORIZER, Operand.STRING, PATH.type(), (a, path) -> {
                    required(path, "path must not be empty");
                    return new PathCheck(a, path);
                })
                .member("group", AUTHORIZER, Operand.STRING, GROUP.type(), GroupCheck::new)
                .member(
                        "serviceAccount",
                        List.of(AUTHORIZER, Operand.STRING, Operand.STRING),
                        AUTHORIZER.type(),
                        given -> serviceAccount((AuthorizerValue) given[0], (String) given[1], (String) given[2]))
                .member("resource", GROUP, Operand.STRING, RESOURCE.type(), AuthorizerFunctions::resource)
                .member("subresource", RESOURCE, Operand.STRING, RESOURCE.type(), ResourceCheck::subresource)
                .member("namespace", RESOURCE, Operand.STRING, RESOURCE.type(), ResourceCheck::namespace)
                .member("name", RESOURCE, Operand.STRING, RESOURCE.type(), ResourceCheck::name)
                .member("fieldSelector", RESOURCE, Operand.STRING, RESOURCE.type(), (check, text) -> check)
                .member("labelSelector", RESOURCE, Operand.STRING, RESOURCE.type(), (check, text) -> check)
                .member("check", RESOURCE, Operand.STRING, DECISION.type(), ResourceCheck::check)
                .member("check", PATH, Operand.STRING, DECISION.type(), PathCheck::check)
                .member("allowed", DECISION, SimpleType.BOOL, Permissions.Answer::allowed)
                .member("reason", DECISION, SimpleType.STRING, Permissions.Answer::reason)
                .member("errored", DECISION, SimpleType.BOOL, decision -> false)
                .member("error", DECISION, SimpleType.STRING, decision -> "");
    }

    private static ResourceCheck resource(GroupCheck check, String resource) throws CelEvaluationException {
        required(resource, "resource must not be empty");
        return new ResourceCheck(check.authorizer(), new Permissions.Resource(check.group(), resource, "", "", ""));
    }

    private static AuthorizerValue serviceAccount(AuthorizerValue authorizer, String namespace, String name)
            throws CelEvaluationException {
        if (!Names.subdomain(name).isEmpty()) {
            throw Functions.failure("Invalid service account name");
        }
        if (!Names.label(namespace).isEmpty()) {
            throw Functions.failure("Invalid service account namespace");
        }
        return authorizer.serviceAccount(namespace, name);
    }

    private static void required(String text, String problem) throws CelEvaluationException {
        if (text.isBlank()) {
            throw Functions.failure(problem);
        }
    }
}
