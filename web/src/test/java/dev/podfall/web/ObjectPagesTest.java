package dev.podfall.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Objects of a lab's cluster as YAML: looked at, edited, refused by the API server in its own words. No script is needed. */
class ObjectPagesTest {
    private static final Pattern TEXT = Pattern.compile("(?s)<textarea[^>]*>\\R?(.*?)</textarea>");

    @TempDir
    static Path home;

    private static PodfallServer server;
    private static String attempt;

    private Visitor visitor;

    @BeforeAll
    static void start() throws IOException {
        server = PodfallServer.start(ServerOptions.in(home).onPort(0));
        var lines =
                ApiClient.of(home).lines("/attempts", "{\"seed\":1,\"lab\":\"image-backoff\",\"mode\":\"practice\"}");
        attempt = "/attempts/"
                + lines.get(lines.size() - 1).at("/attempt/attempt").asText();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void signIn() {
        visitor = Visitor.signedInTo(server);
    }

    private static String deployment() {
        return attempt + "/objects/ml-serving-prod/deployments.apps/fraud-scorer";
    }

    /** The YAML of a page, as a browser sends it back. */
    private static String yaml(HttpResponse<String> page) {
        var found = TEXT.matcher(page.body());
        assertThat(found.find()).as(page.body()).isTrue();
        return found.group(1)
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&#34;", "\"")
                .replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&amp;", "&");
    }

    @Test
    void from_all_kinds_to_one_object() {
        assertThat(visitor.get(attempt + "/objects").body())
                .contains("deployments.apps", "Deployment", "ConfigMap", "/objects/-/nodes");
        assertThat(visitor.get(attempt + "/objects/ml-serving-prod/deployments.apps")
                        .body())
                .contains(deployment());
        assertThat(yaml(visitor.get(deployment())))
                .contains("kind: Deployment", "name: fraud-scorer", "namespace: ml-serving-prod")
                .doesNotContain("managedFields");
    }

    @Test
    void an_edit_is_tried_first_and_shown_as_a_difference_and_changes_nothing() {
        var before = yaml(visitor.get(deployment()));
        var edited = before.replaceFirst("minReadySeconds: \\d+|spec:\n", "spec:\n  minReadySeconds: 7\n");
        var tried = visitor.post(deployment(), "yaml", edited, "do", "preview");
        assertThat(tried.statusCode()).as(tried.body()).isEqualTo(200);
        assertThat(tried.body()).contains("What would change", "+  minReadySeconds: 7");
        assertThat(yaml(tried)).contains("minReadySeconds: 7");
        assertThat(yaml(visitor.get(deployment()))).doesNotContain("minReadySeconds: 7");
    }

    @Test
    void an_edit_is_applied() {
        var before = yaml(visitor.get(deployment()));
        var edited = before.replaceFirst("revisionHistoryLimit: \\d+", "revisionHistoryLimit: 4");
        var done = visitor.post(deployment(), "yaml", edited, "do", "apply");
        assertThat(done.statusCode()).as(done.body()).isEqualTo(200);
        assertThat(done.body()).contains("Applied");
        assertThat(yaml(done)).contains("revisionHistoryLimit: 4");
    }

    @Test
    void what_the_server_refuses_is_said_in_its_words_and_the_edit_is_kept() {
        var before = yaml(visitor.get(deployment()));
        var wrong = visitor.post(
                deployment(), "yaml", before.replaceFirst("replicas: \\d+", "replicas: -1"), "do", "apply");
        assertThat(wrong.statusCode()).isEqualTo(409);
        assertThat(wrong.body()).contains("The API server says no", "spec.replicas");
        assertThat(yaml(wrong)).contains("replicas: -1");
        var misspelt =
                visitor.post(deployment(), "yaml", before.replaceFirst("replicas: ", "replicaz: "), "do", "preview");
        assertThat(misspelt.body()).contains("unknown field", "replicaz");
        var broken = visitor.post(deployment(), "yaml", "kind: [", "do", "preview");
        assertThat(broken.statusCode()).isEqualTo(409);
        assertThat(broken.body()).contains("Line ");
    }

    @Test
    void what_is_no_object_is_not_sent_and_stays_to_be_mended() {
        for (var text : new String[] {"", "just words", "kind: [", "a: 1\n---\nb: 2\n"}) {
            var refused = visitor.post(deployment(), "yaml", text, "do", "apply");
            assertThat(refused.statusCode()).as(text).isEqualTo(409);
            assertThat(refused.body())
                    .contains("Nothing was sent", "value=\"apply\"")
                    .doesNotContain("API server says no");
            assertThat(yaml(refused)).isEqualTo(text);
        }
    }

    @Test
    void a_kind_that_is_not_there_is_not_found() {
        for (var path : new String[] {
            "/objects/ml-serving-prod/nothing",
            "/objects/-/nothing",
            "/objects/ml-serving-prod/nothing.apps/a",
            "/objects/ml-serving-prod/pods.nowhere.example"
        }) {
            var page = visitor.get(attempt + path);
            assertThat(page.statusCode()).as(path).isEqualTo(404);
            assertThat(page.body()).contains("no kind of object").doesNotContain("forbidden");
        }
        var namesOfKinds = visitor.get(attempt + "/objects/ml-serving-prod/pods");
        assertThat(namesOfKinds.statusCode()).isEqualTo(200);
    }

    @Test
    void what_the_learner_may_not_see_is_not_shown() {
        assertThat(visitor.get(attempt + "/objects/kube-system/secrets").body()).contains("forbidden");
        assertThat(visitor.get(attempt + "/objects/ml-serving-prod/deployments.apps/none")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void an_address_that_is_none_is_refused() {
        for (var path : new String[] {
            "/objects/..%2F..%2F/pods",
            "/objects/ml-serving-prod/pods%3Fwatch=1",
            "/objects/A/pods",
            "/objects/-/pods/a%2Fb"
        }) {
            assertThat(visitor.get(attempt + path).statusCode()).as(path).isBetween(400, 499);
        }
        visitor.forgetToken();
        assertThat(visitor.post(deployment(), "yaml", "{}", "do", "apply").statusCode())
                .isEqualTo(403);
    }
}
