package dev.podfall.sim.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Patches, bodies and paths that nobody means, answered in the words of a real server 1.36.3. */
class MalformedRequestTest {
    private static final String MAPS = "/api/v1/namespaces/default/configmaps";

    private static BareCluster cluster;
    private static Rest admin;

    @BeforeAll
    static void start() {
        cluster = BareCluster.now();
        admin = Rest.as(cluster, "kubernetes-admin", List.of("system:masters"));
        admin.post(MAPS, "{\"metadata\":{\"name\":\"x\",\"labels\":{\"a\":\"b\"}},\"data\":{\"a\":\"b\"}}");
    }

    @AfterAll
    static void stop() {
        cluster.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            merge-patch+json | [] | 400 | error decoding patch: json: cannot unmarshal array into Go value of type map[string]interface {}
            merge-patch+json | null | 400 | Invalid JSON Patch
            merge-patch+json | true | 400 | error decoding patch: json: cannot unmarshal bool into Go value of type map[string]interface {}
            merge-patch+json | { | 400 | error decoding patch: unexpected end of JSON input
            merge-patch+json | {"a":1}} | 400 | error decoding patch: invalid character '}' after top-level value
            merge-patch+json | {"metadata":{"name":"y"}} | 400 | the name of the object (y) does not match the name on the URL (x)
            merge-patch+json | {"metadata":{"name":null}} | 400 | the name of the object (x based on URL) was undeterminable: name must be provided
            merge-patch+json | {"kind":"Pod"} | 422 | converting (v1.Pod) to (core.ConfigMap): unknown conversion
            merge-patch+json | {"kind":5} | 422 | couldn't get version/kind; json parse error: json: cannot unmarshal number into Go struct field .kind of type string
            merge-patch+json | {"apiVersion":"v9"} | 422 | no kind "ConfigMap" is registered for version "v9" in scheme "pkg/runtime/scheme.go:111"
            merge-patch+json | {"metadata":5} | 422 | json: cannot unmarshal number into Go struct field ConfigMap.metadata of type v1.ObjectMeta
            merge-patch+json | {"data":[]} | 422 | json: cannot unmarshal array into Go struct field ConfigMap.data of type map[string]string
            strategic-merge-patch+json | [] | 400 | json: cannot unmarshal array into Go value of type map[string]interface {}
            strategic-merge-patch+json | { | 400 | unexpected end of JSON input
            strategic-merge-patch+json | {"kind":5} | 422 | cannot convert int64 to string
            strategic-merge-patch+json | {"metadata":5} | 422 | cannot restore struct from: int64
            strategic-merge-patch+json | {"metadata":{"$patch":"delete"}} | 400 | the name of the object (x based on URL) was undeterminable: name must be provided
            strategic-merge-patch+json | {"$patch":"nonsense"} | 500 | unknown patch type: nonsense in map: map[$patch:nonsense]
            json-patch+json | {} | 400 | error decoding patch: json: cannot unmarshal object into Go value of type []handlers.jsonPatchOp
            json-patch+json | ["a"] | 400 | error decoding patch: json: cannot unmarshal string into Go value of type handlers.jsonPatchOp
            json-patch+json | [{"op":5}] | 400 | error decoding patch: json: cannot unmarshal number into Go struct field jsonPatchOp.op of type string
            json-patch+json | [null] | 422 | the server rejected our request due to an error in our request
            json-patch+json | [{"op":"add","path":"","value":1}] | 422 | the server rejected our request due to an error in our request
            json-patch+json | [{"op":"remove","path":"/metadata"}] | 400 | the name of the object (x based on URL) was undeterminable: name must be provided
            """)
    void a_patch(String type, String patch, int status, String message) {
        Rest.Result answer = admin.patch(MAPS + "/x", "application/" + type, patch);
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.message()).endsWith(message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            [] | 400 | error decoding YAML: error unmarshaling JSON: while decoding JSON: json: cannot unmarshal array into Go value of type map[string]interface {}
            a: b | 400 | invalid object type: /, Kind=
            {"apiVersion":"v1"} | 400 | invalid object type: /v1, Kind=
            {"apiVersion":"apps/v1","kind":"ConfigMap"} | 400 | invalid object type: apps/v1, Kind=ConfigMap
            {"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"y"}} | 400 | the name of the object (y) does not match the name on the URL (x)
            {"apiVersion":"v1","kind":"ConfigMap","metadata":{"managedFields":[]}} | 400 | metadata.managedFields must be nil
            {"apiVersion":"v1","kind":"ConfigMap","metadata":5} | 500 | failed to create typed patch object (/; /v1, Kind=ConfigMap): .metadata: expected map, got &{5}
            {"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"x"},"zz":1} | 500 | failed to create typed patch object (/x; /v1, Kind=ConfigMap): .zz: field not declared in schema
            """)
    void a_configuration(String configuration, int status, String message) {
        Rest.Result answer = admin.patch(MAPS + "/x?fieldManager=m", "application/apply-patch+yaml", configuration);
        assertThat(answer.message()).isEqualTo(message);
        assertThat(answer.status()).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            [] | the object provided is unrecognized (must be of type ConfigMap): couldn't get version/kind; json parse error: json: cannot unmarshal array into Go value of type struct { APIVersion string "json:\\"apiVersion,omitempty\\""; Kind string "json:\\"kind,omitempty\\"" } (5b5d)
            {"kind":{}} | the object provided is unrecognized (must be of type ConfigMap): couldn't get version/kind; json parse error: json: cannot unmarshal object into Go struct field .kind of type string ({"kind":{}})
            {"metadata":"1Gi"} | ConfigMap in version "v1" cannot be handled as a ConfigMap: json: cannot unmarshal string into Go struct field ConfigMap.metadata of type v1.ObjectMeta
            {"data":{"a":1}} | ConfigMap in version "v1" cannot be handled as a ConfigMap: json: cannot unmarshal number into Go struct field ConfigMap.data of type string
            {"apiVersion":"a/b/c"} | the object provided is unrecognized (must be of type ConfigMap): unexpected GroupVersion string: a/b/c ({"apiVersion":"a/b/c"})
            """)
    void a_body(String body, String message) {
        Rest.Result answer = admin.post(MAPS, body);
        assertThat(answer.message()).isEqualTo(message);
        assertThat(answer.status()).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            DELETE | /configmaps/x | {"gracePeriodSeconds":"a"} | 400
            DELETE | /configmaps/x | "a" | 400
            DELETE | /configmaps/x | { | 400
            DELETE | /configmaps/x | {"kind":"Pod","apiVersion":"v1"} | 400
            PUT | /configmaps/x | {"data":{}} | 400
            PUT | /configmaps/x | | 400
            PATCH | /configmaps/missing | nonsense | 404
            GET | //configmaps | | 404
            GET | /configmaps/%2e%2e | | 400
            GET | /configmaps/10%25 | | 400
            GET | /configmaps/%zz | | 400
            GET | /configmaps/%ED%A0%80 | | 404
            GET | /configmaps/%C0%AF | | 404
            GET | /configmaps/%00 | | 404
            GET | /configmaps?labelSelector=%% | | 200
            GET | /configmaps?labelSelector=a;b&limit=1 | | 200
            GET | /configmaps?labelSelector=%FF | | 400
            GET | /configmaps?limit=many | | 400
            GET | /configmaps?timeoutSeconds=soon | | 400
            HEAD | /configmaps | | 405
            POST | /configmaps/x | {} | 405
            BREW | /configmaps | | 405
            """)
    void is_answered_as_a_real_server_does(String method, String path, String body, int status) throws Exception {
        String request = method + " /api/v1/namespaces/default" + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"
                + "Content-Type: " + (method.equals("PATCH") ? "application/merge-patch+json" : "application/json")
                + "\r\nContent-Length: " + (body == null ? 0 : body.length()) + "\r\n\r\n" + (body == null ? "" : body);
        assertThat(RawTalk.as(admin).talk(request)).startsWith("HTTP/1.1 " + status + " ");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            HTTP/1.1 | | 400 Bad Request: missing required Host header
            HTTP/1.1 | Host: a~Host: a | 400 Bad Request
            HTTP/1.1 | Host: a b | 400 Bad Request: malformed Host header
            HTTP/1.1 | Host: a@b | 400 Bad Request: malformed Host header
            HTTP/1.1 | Host: x~ a: c | 400 Bad Request: malformed Host header
            HTTP/1.1 | Host: x~a b: c | 400 Bad Request: invalid header name
            HTTP/1.1 | Host: x~a(: c | 400 Bad Request
            HTTP/1.1 | Host: x~no colon | 400 Bad Request
            HTTP/1.1 | Host: x~: c | 400 Bad Request
            HTTP/9.9 | Host: x | 505 HTTP Version Not Supported: unsupported protocol version
            HTTP/0.9 | Host: x | 505 HTTP Version Not Supported: unsupported protocol version
            HTTP/1.10 | Host: x | 400 Bad Request
            FTP/1.1 | Host: x | 400 Bad Request
            """)
    void a_head(String version, String headers, String answer) throws Exception {
        String lines = headers == null ? "" : headers.replace("~", "\r\n") + "\r\n";
        String request = "GET /version " + version + "\r\n" + lines + "Content-Length: 0\r\n\r\n";
        String reply = RawTalk.as(admin).talk(request);
        assertThat(reply)
                .startsWith("HTTP/1.1 " + answer.split(":")[0] + "\r\n")
                .endsWith("\r\n\r\n" + answer);
        assertThat(reply.toLowerCase(Locale.ROOT))
                .contains("connection: close", "content-type: text/plain; charset=utf-8");
    }

    @Test
    void a_head_of_an_old_client_needs_no_host() throws Exception {
        assertThat(RawTalk.as(admin).talk("GET /version HTTP/1.0\r\n\r\n")).contains(" 200 OK\r\n");
    }
}
