package dev.podfall.sim.webhook;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.admission.webhook.WebhookClient.Answer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Reads what a webhook has sent. Mirrors {@code Request.transformResponse} of {@code k8s.io/client-go/rest}. */
final class Response {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PREFIX = "failed to call webhook: ";
    private static final String NO_KIND = "couldn't get version/kind; json parse error: ";

    private Response() {}

    static Answer read(int status, String contentType, byte[] body) {
        if (status < 200 || status > 206) {
            return new Answer(null, PREFIX + problem(status, contentType, body));
        }
        if (body.length == 0) {
            return new Answer(
                    null,
                    PREFIX + "0-length response with status code: " + status + " and content type: " + contentType);
        }
        try {
            JsonNode review = JSON.readTree(body);
            return review instanceof ObjectNode object ? new Answer(object, null) : unreadable(noObject(kind(review)));
        } catch (JacksonException wrong) {
            String text = text(body).strip();
            boolean cutOff = text.startsWith("{") || text.startsWith("[");
            return unreadable(cutOff ? NO_KIND + "unexpected end of JSON input" : noObject("string"));
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Answer unreadable(String why) {
        return new Answer(null, PREFIX + why);
    }

    private static String kind(JsonNode value) {
        return value.isTextual() ? "string" : value.isArray() ? "array" : value.isBoolean() ? "bool" : "number";
    }

    /** Upstream reads what is no JSON as YAML: a word is a text there. */
    private static String noObject(String kind) {
        return NO_KIND + "json: cannot unmarshal " + kind + " into Go value of type struct { APIVersion string"
                + " \"json:\\\"apiVersion,omitempty\\\"\"; Kind string \"json:\\\"kind,omitempty\\\"\" }";
    }

    private static String text(byte[] body) {
        return new String(body, StandardCharsets.UTF_8);
    }

    private static String problem(int status, String contentType, byte[] body) {
        String text = contentType.startsWith("text/") ? text(body).strip() : "unknown";
        return switch (status) {
            case 400 -> "the server rejected our request for an unknown reason";
            case 401 -> "the server has asked for the client to provide credentials";
            case 403 -> text;
            case 404 -> "the server could not find the requested resource";
            case 405 -> "the server does not allow this method on the requested resource";
            case 409 -> "the server reported a conflict";
            case 415 -> "the body of the request was in an unknown format - accepted media types include: " + text;
            case 422 -> "the server rejected our request due to an error in our request";
            case 429 -> "the server has received too many requests and has asked us to try again later";
            case 503 -> "the server is currently unable to handle the request";
            case 504 ->
                "the server was unable to return a response in the time allotted, but may still be processing"
                        + " the request";
            default ->
                status >= 500
                        ? "an error on the server (" + quoted(text) + ") has prevented the request from succeeding"
                        : "the server responded with the status code " + status
                                + " but did not return more information";
        };
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
    }
}
