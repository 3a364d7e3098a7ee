package dev.podfall.engine.real;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.engine.ClusterApi.Subject;

/** Questions about rights. */
public final class AccessReview {
    private static final String API = "authorization.k8s.io/v1";

    private AccessReview() {}

    /** May somebody do that? @param resource as rules name it: {@code deployments.apps}, {@code pods/exec} */
    static ObjectNode of(Subject who, String verb, String resource, String namespace, String name) {
        ObjectNode review = JsonNodeFactory.instance.objectNode();
        review.put("apiVersion", API).put("kind", "SubjectAccessReview");
        ObjectNode spec = review.putObject("spec").put("user", who.user());
        who.allGroups().forEach(spec.putArray("groups")::add);
        attributes(spec, verb, resource, namespace);
        if (name != null) {
            spec.withObject("/resourceAttributes").put("name", name);
        }
        return review;
    }

    /** Whether a connection's user may do that in all namespaces. */
    public static boolean mayI(Connection connection, String verb, String resource) {
        return mayI(connection, verb, resource, null);
    }

    /** Whether a connection's user may do that, in all namespaces, with the one of that name. @param name null for whichever */
    public static boolean mayI(Connection connection, String verb, String resource, String name) {
        ObjectNode review = JsonNodeFactory.instance.objectNode();
        review.put("apiVersion", API).put("kind", "SelfSubjectAccessReview");
        ObjectNode spec = review.putObject("spec");
        attributes(spec, verb, resource, null);
        if (name != null) {
            spec.withObject("/resourceAttributes").put("name", name);
        }
        return connection
                .post(Kind.root(API) + "/selfsubjectaccessreviews", review)
                .at("/status/allowed")
                .asBoolean();
    }

    private static void attributes(ObjectNode spec, String verb, String resource, String namespace) {
        int slash = resource.indexOf('/');
        String type = slash < 0 ? resource : resource.substring(0, slash);
        int dot = type.indexOf('.');
        ObjectNode what = spec.putObject("resourceAttributes").put("verb", verb);
        what.put("resource", dot < 0 ? type : type.substring(0, dot));
        what.put("group", dot < 0 ? "" : type.substring(dot + 1));
        if (slash >= 0) {
            what.put("subresource", resource.substring(slash + 1));
        }
        if (namespace != null) {
            what.put("namespace", namespace);
        }
    }
}
