package dev.podfall.sim.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.api.http.BodyCollector;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The API server over the wire, with a plain HTTP client. */
class ApiServerTest {
    private static final String PODS = "/api/v1/namespaces/default/pods";
    private static final String MAPS = "/api/v1/namespaces/default/configmaps";
    private static BareCluster cluster;
    private static Rest admin;
    private static Rest nobody;
    private static Rest alice;

    @BeforeAll
    static void start() {
        cluster = BareCluster.now();
        admin = Rest.as(cluster, "kubernetes-admin", List.of("system:masters"));
        alice = Rest.as(cluster, "alice", List.of("developers"));
        nobody = Rest.anonymous(cluster);
    }

    @AfterAll
    static void stop() {
        cluster.close();
        assertThat(cluster.server.connections()).isZero();
    }

    @Test
    void anybody_may_ask_for_version_and_health() {
        assertThat(nobody.get("/version").tree().path("gitVersion").asText()).isEqualTo("v1.36.3");
        assertThat(nobody.get("/livez").body()).isEqualTo("ok");
        assertThat(nobody.get("/readyz?verbose").body())
                .contains("[+]etcd ok\n")
                .endsWith("readyz check passed\n");
        assertThat(admin.get("/livez/ping").body()).isEqualTo("ok");
        assertThat(admin.get("/livez/nope").status()).isEqualTo(404);
    }

    @Test
    void anonymous_requests_are_refused_with_upstreams_text() {
        Rest.Result pods = nobody.get("/api/v1/pods");
        assertThat(pods.status()).isEqualTo(403);
        assertThat(pods.message())
                .isEqualTo(
                        "pods is forbidden: User \"system:anonymous\" cannot list resource \"pods\" in API group \"\""
                                + " at the cluster scope");
        assertThat(nobody.get("/api").message())
                .isEqualTo("forbidden: User \"system:anonymous\" cannot get path \"/api\"");
    }

    @Test
    void a_wrong_token_is_unauthorized() {
        Rest.Result wrong = nobody.with("Authorization", "Bearer x").get("/version");
        assertThat(wrong.status()).isEqualTo(401);
        assertThat(wrong.message()).isEqualTo("Unauthorized");
    }

    @Test
    void a_user_without_rights_learns_what_is_missing() {
        assertThat(alice.get("/apis/apps/v1/namespaces/x/deployments/d/scale").message())
                .isEqualTo("deployments.apps \"d\" is forbidden: User \"alice\" cannot get resource"
                        + " \"deployments/scale\" in API group \"apps\" in the namespace \"x\"");
        assertThat(alice.get("/apis/nope.io/v1/foos").message())
                .isEqualTo("foos.nope.io is forbidden: User \"alice\" cannot list resource \"foos\" in API group"
                        + " \"nope.io\" at the cluster scope");
    }

    @Test
    void unknown_paths_resources_and_verbs_are_told_apart() {
        assertThat(admin.get("/nope").body()).isEqualTo("404 page not found\n");
        assertThat(admin.get("/apis/nope.io").body()).isEqualTo("404 page not found\n");
        assertThat(admin.get("/apis/apps/v9").message()).isEqualTo("the server could not find the requested resource");
        assertThat(admin.get("/api/v1/nope").message()).isEqualTo("the server could not find the requested resource");
        assertThat(admin.post("/api/v1/pods", "{}").message())
                .isEqualTo("the server does not allow this method on the requested resource");
        assertThat(admin.get(PODS + "/zzz").message()).isEqualTo("pods \"zzz\" not found");
    }

    @Test
    void an_object_lives_through_create_read_update_patch_delete() {
        String path = MAPS + "/life";
        Rest.Result created = admin.post(MAPS, "{\"metadata\":{\"name\":\"life\"},\"data\":{\"a\":\"1\"}}");
        assertThat(created.status()).isEqualTo(201);
        assertThat(created.tree().path("kind").asText()).isEqualTo("ConfigMap");
        ObjectNode changed = created.tree().deepCopy();
        changed.withObject("/data").put("a", "2");
        assertThat(admin.put(path, changed.toString()).tree().at("/data/a").asText())
                .isEqualTo("2");
        assertThat(admin.put(path, changed.toString()).status()).isEqualTo(409);
        assertThat(admin.patch(path, "application/merge-patch+json", "{\"data\":{\"b\":\"3\"}}")
                        .tree()
                        .at("/data/b")
                        .asText())
                .isEqualTo("3");
        Rest.Result json = admin.patch(
                path, "application/json-patch+json", "[{\"op\":\"replace\",\"path\":\"/data/b\",\"value\":\"4\"}]");
        assertThat(json.tree().at("/data/b").asText()).isEqualTo("4");
        Rest.Result deleted = admin.delete(path);
        assertThat(deleted.tree().path("status").asText()).isEqualTo("Success");
        assertThat(admin.get(path).status()).isEqualTo(404);
    }

    @Test
    void bodies_that_cannot_be_read_are_refused() {
        assertThat(admin.post(MAPS, "foo").message())
                .startsWith(
                        "the object provided is unrecognized (must be of type ConfigMap): couldn't get version/kind;"
                                + " json parse error: ")
                .endsWith("(666f6f)");
        assertThat(admin.patch(MAPS + "/x", "application/foo", "{}").message())
                .isEqualTo("415: Unsupported Media Type");
        assertThat(admin.with("Content-Type", "application/foo")
                        .post(MAPS, "{}")
                        .status())
                .isEqualTo(415);
        assertThat(admin.patch(MAPS + "/x", "application/merge-patch+json", "{").message())
                .isEqualTo("configmaps \"x\" not found");
        admin.post(MAPS, "{\"metadata\":{\"name\":\"x\"}}");
        assertThat(admin.patch(MAPS + "/x", "application/merge-patch+json", "{").message())
                .isEqualTo("error decoding patch: unexpected end of JSON input");
        String deep = "{\"a\":".repeat(2000) + "1" + "}".repeat(2000);
        assertThat(admin.post(MAPS, deep).status()).isEqualTo(400);
        Rest.Result large = admin.post(MAPS, "{\"data\":{\"a\":\"" + "x".repeat(BodyCollector.LARGEST) + "\"}}");
        assertThat(large.status()).isEqualTo(413);
        assertThat(large.message()).isEqualTo("Request entity too large: limit is 3145728");
    }

    @Test
    void a_field_told_twice_is_warned_of_or_refused() {
        String body = "{\"metadata\":{\"name\":\"twice\"},\"data\":{\"a\":\"b\",\"a\":\"c\"}}";
        assertThat(admin.post(MAPS + "?dryRun=All", body).warnings())
                .contains("299 - \"duplicate field \\\"data.a\\\"\"");
        assertThat(admin.post(MAPS + "?dryRun=All&fieldValidation=Strict", body).message())
                .isEqualTo("ConfigMap in version \"v1\" cannot be handled as a ConfigMap: strict decoding error:"
                        + " duplicate field \"data.a\"");
        assertThat(admin.get(MAPS + "/twice").status()).isEqualTo(404);
    }

    @Test
    void a_field_that_a_patch_brings_and_nobody_knows_is_warned_of() {
        admin.post(MAPS, "{\"metadata\":{\"name\":\"patched\"}}");
        assertThat(admin.patch(MAPS + "/patched", "application/merge-patch+json", "{\"nope\":1}")
                        .warnings())
                .containsExactly("299 - \"unknown field \\\"nope\\\"\"");
    }

    @Test
    void options_are_checked() {
        String body = "{\"metadata\":{\"name\":\"a2\"}}";
        assertThat(admin.post(MAPS + "?fieldValidation=foo&dryRun=Al", body).message())
                .isEqualTo("CreateOptions.meta.k8s.io \"\" is invalid: [dryRun: Unsupported value: [\"Al\"]: supported"
                        + " values: \"All\", fieldValidation: Unsupported value: \"foo\": supported values: \"\","
                        + " \"Ignore\", \"Strict\", \"Warn\"]");
        assertThat(admin.get("/api/v1/pods?limit=x").message())
                .isEqualTo("strconv.ParseInt: parsing \"x\": invalid syntax");
        assertThat(admin.get("/api/v1/pods?resourceVersionMatch=Exact").message())
                .isEqualTo("ListOptions.meta.k8s.io \"\" is invalid: resourceVersionMatch: Forbidden:"
                        + " resourceVersionMatch is forbidden unless resourceVersion is provided");
    }

    @Test
    void answers_come_as_json_yaml_table_or_metadata() {
        JsonNode table = admin.with("Accept", "application/json;as=Table;v=v1;g=meta.k8s.io,application/json")
                .get("/api/v1/namespaces?limit=1")
                .tree();
        assertThat(table.path("kind").asText()).isEqualTo("Table");
        assertThat(table.at("/rows/0/cells/0").asText()).isEqualTo("default");
        assertThat(table.at("/metadata/continue").asText()).isNotEmpty();
        JsonNode partial = admin.with("Accept", "application/json;as=PartialObjectMetadataList;v=v1;g=meta.k8s.io")
                .get("/api/v1/namespaces")
                .tree();
        assertThat(partial.at("/items/0/kind").asText()).isEqualTo("PartialObjectMetadata");
        assertThat(partial.at("/items/0/spec").isMissingNode()).isTrue();
        Rest.Result yaml = admin.with("Accept", "application/yaml").get("/api/v1/namespaces/nn");
        assertThat(yaml.body())
                .startsWith("apiVersion: v1\ncode: 404\n")
                .contains("message: namespaces \"nn\" not found");
        assertThat(admin.with("Accept", "application/vnd.kubernetes.protobuf")
                        .get("/api/v1/namespaces")
                        .status())
                .isEqualTo(406);
        assertThat(admin.with("Accept", "application/json;as=Foo;v=v1;g=meta.k8s.io")
                        .get("/api/v1/namespaces")
                        .status())
                .isEqualTo(406);
    }

    @Test
    void endpoints_are_deprecated() {
        assertThat(admin.get("/api/v1/endpoints").warnings())
                .containsExactly(
                        "299 - \"v1 Endpoints is deprecated in v1.33+; use discovery.k8s.io/v1 EndpointSlice\"");
    }

    @Test
    void discovery_lists_groups_resources_and_subresources() {
        assertThat(admin.get("/api").tree().at("/versions/0").asText()).isEqualTo("v1");
        assertThat(admin.get("/apis").tree().path("groups").findValuesAsText("name"))
                .startsWith("apiregistration.k8s.io", "apps")
                .contains("rbac.authorization.k8s.io");
        assertThat(admin.get("/api/v1").tree().path("resources").findValuesAsText("name"))
                .contains("pods", "pods/log", "pods/exec", "services");
        Rest.Result aggregated = admin.with(
                        "Accept",
                        "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList,application/json")
                .get("/apis");
        assertThat(aggregated.tree().path("kind").asText()).isEqualTo("APIGroupDiscoveryList");
        String tag = aggregated.header("ETag");
        assertThat(admin.with(
                                "Accept",
                                "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList,application/json")
                        .with("If-None-Match", tag)
                        .get("/apis")
                        .status())
                .isEqualTo(304);
    }

    @Test
    void large_answers_are_compressed_for_those_who_can_read_it() {
        HttpResponse<byte[]> raw = admin.with("Accept-Encoding", "gzip").raw("/openapi/v2");
        assertThat(raw.headers().firstValue("Content-Encoding")).hasValue("gzip");
        assertThat(raw.body()[0]).isEqualTo((byte) 0x1f);
    }

    @Test
    void a_document_asked_for_by_its_hash_may_be_kept() {
        String path = "/openapi/v3/api/v1";
        String tagged = admin.get("/openapi/v3")
                .tree()
                .at("/paths/api~1v1/serverRelativeURL")
                .asText();
        assertThat(admin.get(tagged).header("Cache-Control")).isEqualTo("public, immutable");
        assertThat(admin.get(tagged).header("Expires"))
                .matches("[A-Z][a-z]{2}, \\d{2} [A-Z][a-z]{2} \\d{4} [0-9:]{8} UTC");
        assertThat(admin.get(path).header("Cache-Control")).isEqualTo("no-cache, private");
        assertThat(admin.get(path).header("Expires")).isEmpty();
        assertThat(admin.raw(path + "?hash=OLD").headers().firstValue("Location"))
                .hasValue(tagged);
    }
}
