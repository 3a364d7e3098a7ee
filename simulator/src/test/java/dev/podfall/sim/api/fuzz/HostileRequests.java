package dev.podfall.sim.api.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Makes requests by chance: the same seed makes the same ones. */
final class HostileRequests {
    private static final List<String> NAMESPACES = List.of("f0", "f1");
    private static final List<String> NAMES = List.of("seed", "seed", "seed", "a", "b", "nope", "seed2", "seed-v1");
    private static final List<String> METHODS =
            List.of("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "TRACE", "CONNECT", "get", "BREW");
    private static final List<String> TYPES = List.of(
            "application/json",
            "application/json",
            "application/json; charset=utf-8",
            "application/yaml",
            "application/vnd.kubernetes.protobuf",
            "application/cbor",
            "text/plain",
            "nonsense",
            "");
    private static final List<String> PATCHES = List.of(
            "application/json-patch+json",
            "application/merge-patch+json",
            "application/strategic-merge-patch+json",
            "application/apply-patch+yaml",
            "application/apply-patch+cbor",
            "application/json");
    private static final List<String> ESCAPES = List.of(
            "%%",
            "%zz", "%", "%4", "%ED%A0%80", "%C0%AF", "%00", "%ff", "%2F", "%2e%2e", "//", "/..", ";", "\u00ff", "?");

    private final Wild wild;
    private final Mutation mutation;
    private final QueryText queries;
    private final Samples samples;

    HostileRequests(long seed, Samples samples) {
        this.wild = new Wild(new Random(seed));
        this.mutation = new Mutation(wild);
        this.queries = new QueryText(wild);
        this.samples = samples;
    }

    HostileRequest next() {
        int kind = wild.dice().nextInt(100);
        if (kind < 12) {
            return path();
        } else if (kind < 32) {
            return read();
        } else if (kind < 62) {
            return write();
        } else if (kind < 90) {
            return patch();
        } else if (kind < 95) {
            return delete();
        }
        return upgrade();
    }

    private Samples.Resource resource() {
        return wild.one(samples.resources());
    }

    private String name() {
        return wild.chance(95) ? wild.one(NAMES) : QueryText.encoded(wild.text());
    }

    private String object(Samples.Resource resource) {
        String sub = !resource.subs().isEmpty() && wild.chance(35) ? "/" + wild.one(resource.subs()) : "";
        return resource.path(wild.one(NAMESPACES)) + "/" + name() + sub;
    }

    private HostileRequest path() {
        StringBuilder path = new StringBuilder(object(resource()));
        for (int i = wild.dice().nextInt(3); i >= 0; i--) {
            int at = wild.dice().nextInt(path.length());
            switch (wild.dice().nextInt(4)) {
                case 0 -> path.insert(at, wild.one(ESCAPES));
                case 1 -> path.setLength(Math.max(1, at));
                case 2 -> path.insert(at, QueryText.encoded(wild.text()));
                default -> path.insert(at, "/");
            }
        }
        String target = (path.charAt(0) == '/' ? path : path.insert(0, '/')).toString();
        String method = wild.one(METHODS);
        boolean dangerous = !List.of("GET", "HEAD", "OPTIONS").contains(method);
        String query = dangerous ? "?dryRun=All" : queries.any();
        return new HostileRequest(method, target.replace("?", "%3F") + query, headers(""), new byte[0]);
    }

    private HostileRequest read() {
        Samples.Resource resource = resource();
        String target = wild.chance(50) ? resource.path(wild.one(NAMESPACES)) : object(resource);
        return new HostileRequest(wild.chance(95) ? "GET" : "HEAD", target + queries.any(), headers(""), new byte[0]);
    }

    private HostileRequest write() {
        Samples.Resource resource = resource();
        ObjectNode body = mutation.of(samples.of(wild.chance(95) ? resource : resource()));
        boolean update = wild.chance(50);
        if (!update && wild.chance(50) && body.get("metadata") instanceof ObjectNode metadata) {
            metadata.put("name", wild.one(NAMES));
        }
        String target = update ? object(resource) : resource.path(wild.one(NAMESPACES));
        if (!update && wild.chance(15)) {
            target = object(resource);
        }
        String type = wild.chance(80) ? "application/json" : wild.one(TYPES);
        return new HostileRequest(update ? "PUT" : "POST", target + options(resource), headers(type), bytes(body));
    }

    private HostileRequest patch() {
        Samples.Resource resource = resource();
        String type = wild.one(PATCHES);
        JsonNode body;
        if (wild.chance(8)) {
            body = wild.value();
        } else if (type.equals("application/json-patch+json")) {
            body = operations(samples.of(resource));
        } else {
            ObjectNode changed = mutation.of(samples.of(resource));
            JsonNode part = changed.get(wild.one(List.of("metadata", "spec")));
            if (part instanceof ObjectNode object && wild.chance(30)) {
                object.set(
                        wild.one(List.of("$patch", "$retainKeys", "$deleteFromPrimitiveList/a", "$setElementOrder/a")),
                        wild.chance(50) ? object.textNode("delete") : wild.value());
            }
            body = changed;
        }
        String options = options(resource);
        if (type.contains("apply") && wild.chance(90)) {
            options += (options.isEmpty() ? "?" : "&") + "fieldManager=fuzz" + (wild.chance(50) ? "&force=true" : "");
        }
        return new HostileRequest("PATCH", object(resource) + options, headers(type), bytes(body));
    }

    private ArrayNode operations(ObjectNode sample) {
        List<String> pointers =
                new ArrayList<>(List.of("", "/", "/metadata", "/~", "/~2", "a", "/spec/-", "/metadata/labels/a~1b"));
        pointers(sample, "", pointers);
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        for (int i = wild.dice().nextInt(4); i >= 0; i--) {
            ObjectNode one = all.addObject();
            List<String> ops = List.of("add", "remove", "replace", "test", "copy", "move", "nonsense");
            one.set("op", wild.chance(95) ? one.textNode(wild.one(ops)) : wild.value());
            one.set("path", wild.chance(95) ? one.textNode(wild.one(pointers)) : wild.value());
            if (wild.chance(80)) {
                one.set("value", wild.value());
            }
            if (wild.chance(40)) {
                one.set("from", wild.chance(95) ? one.textNode(wild.one(pointers)) : wild.value());
            }
        }
        if (wild.chance(5)) {
            all.add(wild.value());
        }
        return all;
    }

    private static void pointers(JsonNode tree, String at, List<String> all) {
        tree.properties().forEach(f -> {
            all.add(at + "/" + f.getKey().replace("~", "~0").replace("/", "~1"));
            pointers(f.getValue(), at + "/" + f.getKey().replace("~", "~0").replace("/", "~1"), all);
        });
        for (int i = 0; tree.isArray() && i < tree.size(); i++) {
            all.add(at + "/" + (i == 0 ? "0" : "99"));
            pointers(tree.get(i), at + "/" + i, all);
        }
    }

    private HostileRequest delete() {
        Samples.Resource resource = resource();
        String target = wild.chance(90) ? object(resource) : resource.path(wild.one(NAMESPACES));
        String options = resource.fragile() ? "?dryRun=All" : queries.any();
        JsonNode body = wild.value();
        if (resource.fragile()) {
            body = JsonNodeFactory.instance.missingNode(); // it would count instead of the query
        } else if (wild.chance(60)) {
            ObjectNode delete = JsonNodeFactory.instance.objectNode();
            delete.put("kind", "DeleteOptions").put("apiVersion", "v1").put("gracePeriodSeconds", 0);
            delete.set(
                    wild.one(List.of("propagationPolicy", "preconditions", "dryRun", "gracePeriodSeconds")),
                    wild.value());
            body = delete;
        }
        return new HostileRequest("DELETE", target + options, headers(wild.one(TYPES)), bytes(body));
    }

    private HostileRequest upgrade() {
        String target = "/api/v1/namespaces/" + wild.one(NAMESPACES) + "/pods/" + name() + "/"
                + wild.one(List.of("exec", "attach", "portforward", "log", "proxy"));
        if (wild.chance(30)) {
            target = resource().path(wild.one(NAMESPACES));
        }
        List<String> headers = headers("");
        headers.add("Connection: " + wild.one(List.of("Upgrade", "upgrade, keep-alive", "close", "nonsense")));
        headers.add("Upgrade: " + wild.one(List.of("websocket", "SPDY/3.1", "h2c", "", "websocket, SPDY/3.1")));
        if (wild.chance(80)) {
            headers.add("Sec-WebSocket-Version: " + wild.one(List.of("13", "8", "x")));
            headers.add("Sec-WebSocket-Key: " + wild.one(List.of("AAAAAAAAAAAAAAAAAAAAAA==", "", "x")));
            headers.add("Sec-WebSocket-Protocol: "
                    + wild.one(List.of("v4.channel.k8s.io", "v5.channel.k8s.io", "", "x, y")));
            headers.add("Origin: http://x");
        }
        headers.add("X-Stream-Protocol-Version: " + wild.one(List.of("v4.channel.k8s.io", "portforward.k8s.io", "x")));
        return new HostileRequest(wild.chance(50) ? "GET" : "POST", target + queries.any(), headers, new byte[0]);
    }

    private String options(Samples.Resource resource) {
        if (resource.fragile() || wild.chance(30)) {
            return "?dryRun=All";
        }
        return wild.chance(30) ? queries.any() : "";
    }

    private List<String> headers(String type) {
        List<String> headers = new ArrayList<>();
        if (!type.isEmpty()) {
            headers.add("Content-Type: " + type);
        }
        if (wild.chance(15)) {
            headers.add("Accept: "
                    + wild.one(List.of(
                            "application/json;as=Table;v=v1;g=meta.k8s.io",
                            "application/json;as=PartialObjectMetadata;v=v1;g=meta.k8s.io",
                            "application/yaml",
                            "application/vnd.kubernetes.protobuf",
                            "application/json;as=X;v=;g",
                            ";;;,,=",
                            "*/*;q=nan")));
        }
        if (wild.chance(3)) {
            headers.add(wild.one(List.of(
                    "Impersonate-User: jane",
                    "Impersonate-Group: x",
                    "Authorization: Bearer x.y.z",
                    "Authorization: Basic !",
                    "Expect: nonsense",
                    "Range: bytes=5-",
                    "Accept-Encoding: gzip",
                    "User-Agent: curl",
                    "Content-Encoding: gzip")));
        }
        return headers;
    }

    /** Well-formed for the most part, else broken somewhere. */
    private byte[] bytes(JsonNode body) {
        byte[] whole = (body.isMissingNode() ? "" : body.toString()).getBytes(StandardCharsets.UTF_8);
        if (wild.chance(85) || whole.length == 0) {
            return whole;
        }
        switch (wild.dice().nextInt(6)) {
            case 0 -> {
                return Arrays.copyOf(whole, wild.dice().nextInt(whole.length));
            }
            case 1 ->
                whole[wild.dice().nextInt(whole.length)] = (byte) wild.dice().nextInt(256);
            case 2 -> {
                return ("{\"metadata\":{\"name\":\"a\",\"name\":\"b\"},\"spec\":1,"
                                + new String(whole, 1, whole.length - 1, StandardCharsets.UTF_8))
                        .getBytes(StandardCharsets.UTF_8);
            }
            case 3 -> {
                byte[] binary = new byte[wild.dice().nextInt(60)];
                wild.dice().nextBytes(binary);
                System.arraycopy(new byte[] {'k', '8', 's', 0}, 0, binary, 0, Math.min(4, binary.length));
                return binary;
            }
            case 4 -> {
                return ("a: &a [*a, *b]\n? {x: y}\n: !!java.net.URL [" + wild.text() + "]")
                        .getBytes(StandardCharsets.UTF_8);
            }
            default -> {
                return (new String(whole, StandardCharsets.UTF_8) + "}garbage").getBytes(StandardCharsets.UTF_8);
            }
        }
        return whole;
    }
}
