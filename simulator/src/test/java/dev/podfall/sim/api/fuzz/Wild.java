package dev.podfall.sim.api.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Random;

/** Values by chance that code likes to stumble over. */
record Wild(Random dice) {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    static final List<String> TEXTS = List.of(
            "",
            " ",
            "a",
            "A",
            "a/b",
            "/",
            "..",
            "-1",
            "0",
            "1",
            "2147483648",
            "99999999999999999999999",
            "10%",
            "110%",
            "-5%",
            "%",
            "1e400",
            "1Gi",
            "100m",
            "1.5.5",
            "nan",
            "null",
            "true",
            "::1",
            "10.0.0.1",
            "10.0.0.0/33",
            "999.1.1.1",
            "2026-01-01T00:00:00Z",
            "2026-13-45T99:99:99Z",
            "In",
            "Exists",
            "NotIn",
            "http",
            "main",
            "seed",
            "kubernetes.io/hostname",
            "*",
            "* * * * *",
            "*/0 * * * *",
            "TZ=Nowhere * * * * *",
            "AAECAw==",
            "not base64!",
            "\u0000",
            "\ud83d\ude00",
            "\ud800",
            "\u00e9\u202e",
            "a\nb",
            "$(A)",
            "$(",
            "{{",
            "metadata.labels['a']",
            "RollingUpdate",
            "Recreate",
            "Never",
            "Always",
            "Delete",
            "ClusterIP",
            "LoadBalancer",
            "ExternalName",
            "None",
            "x".repeat(64),
            "x".repeat(300),
            "y".repeat(5000));

    boolean chance(int percent) {
        return dice.nextInt(100) < percent;
    }

    <T> T one(List<T> of) {
        return of.get(dice.nextInt(of.size()));
    }

    String text() {
        return one(TEXTS);
    }

    /** Any value, of any type. */
    JsonNode value() {
        return switch (dice.nextInt(12)) {
            case 0 -> NODES.nullNode();
            case 1 -> NODES.booleanNode(dice.nextBoolean());
            case 2 -> NODES.objectNode();
            case 3 -> NODES.arrayNode();
            case 4 -> NODES.objectNode().set(text(), value());
            case 5 -> NODES.arrayNode().add(value()).add(value());
            case 6, 7 -> number();
            default -> NODES.textNode(text());
        };
    }

    JsonNode number() {
        return switch (dice.nextInt(9)) {
            case 0 -> NODES.numberNode(0);
            case 1 -> NODES.numberNode(-1);
            case 2 -> NODES.numberNode(1);
            case 3 -> NODES.numberNode(Integer.MAX_VALUE);
            case 4 -> NODES.numberNode(Long.MIN_VALUE);
            case 5 -> NODES.numberNode(new BigInteger("9".repeat(1 + dice.nextInt(40))));
            case 6 -> NODES.numberNode(new BigDecimal("1e" + dice.nextInt(300)));
            case 7 -> NODES.numberNode(0.5);
            default -> NODES.numberNode(dice.nextInt(100));
        };
    }

    /** A tree as deep as may be. */
    JsonNode deep() {
        JsonNode tree = NODES.textNode("end");
        int depth = 1 + dice.nextInt(chance(20) ? 850 : 60);
        for (int i = 0; i < depth; i++) {
            ObjectNode object = NODES.objectNode();
            ArrayNode array = NODES.arrayNode();
            tree = dice.nextBoolean() ? object.set("a", tree) : array.add(tree);
        }
        return tree;
    }
}
