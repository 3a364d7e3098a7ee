package dev.podfall.engine.real;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Questions about rights. */
public final class AccessReview {
    private static final String API = "authorization.k8s.io/v1";
    private static final String ACCOUNT = "system:serviceaccount:";

    private AccessReview() {}

    /** May a user do that? @param resource as rules name it: {@code deployments.apps}, {@code pods/exec} */
    static ObjectNode of(String user, String verb, String resource, String namespace) {
        ObjectNode review = JsonNodeFactory.instance.objectNode();
        review.put("apiVersion", API).put("kind", "SubjectAccessReview");
        ObjectNode spec = review.putObject("spec").put("user", user);
        ArrayNode groups = spec.putArray("groups").add("system:authenticated");
        if (user.startsWith(ACCOUNT)) {
            String of = user.substring(ACCOUNT.length());
            groups.add("system:serviceaccounts").add("system:serviceaccounts:" + of.substring(0, of.indexOf(':')));
        }
        attributes(spec, verb, resource, namespace);
        return review;
    }

    /** Whether a connection's user may do that in all namespaces. */
    public static boolean mayI(Connection connection, String verb, String resource) {
        ObjectNode review = JsonNodeFactory.instance.objectNode();
        review.put("apiVersion", API).put("kind", "SelfSubjectAccessReview");
        attributes(review.putObject("spec"), verb, resource, null);
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
