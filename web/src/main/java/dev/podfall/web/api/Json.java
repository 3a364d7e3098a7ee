package dev.podfall.web.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.podfall.web.server.PlainText;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import java.io.IOException;
import java.util.stream.StreamSupport;

/** JSON in and out. The grader's records are annotated for it. */
final class Json {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private Json() {}

    static MutableHttpResponse<byte[]> ok(Object value) {
        return HttpResponse.ok(bytes(value)).contentType(MediaType.APPLICATION_JSON_TYPE);
    }

    /** One line, with its end. */
    static byte[] line(Object value) {
        var bytes = bytes(value);
        var line = java.util.Arrays.copyOf(bytes, bytes.length + 1);
        line[bytes.length] = '\n';
        return line;
    }

    /** @throws UnreadableRequest if the body is not what it should be */
    static <T> T read(byte[] body, Class<T> type) {
        try {
            var tree = MAPPER.readTree(body == null || body.length == 0 ? new byte[] {'{', '}'} : body);
            if (!tree.isObject()) {
                throw new UnreadableRequest("it is no object");
            }
            if (!isText(tree)) {
                throw new UnreadableRequest("it holds characters that are no text");
            }
            return MAPPER.treeToValue(tree, type);
        } catch (JsonProcessingException e) {
            throw new UnreadableRequest(e.getOriginalMessage());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static boolean isText(JsonNode node) {
        if (node.isTextual()) {
            return PlainText.is(node.textValue());
        }
        var names = node.fieldNames();
        while (names.hasNext()) {
            if (!PlainText.is(names.next())) {
                return false;
            }
        }
        return StreamSupport.stream(node.spliterator(), false).allMatch(Json::isText);
    }

    private static byte[] bytes(Object value) {
        try {
            return MAPPER.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
