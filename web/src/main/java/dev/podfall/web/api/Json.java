package dev.podfall.web.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import java.io.IOException;

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
            var value = MAPPER.readValue(body == null || body.length == 0 ? new byte[] {'{', '}'} : body, type);
            if (value == null) {
                throw new UnreadableRequest("null");
            }
            return value;
        } catch (JsonProcessingException e) {
            throw new UnreadableRequest(e.getOriginalMessage());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static byte[] bytes(Object value) {
        try {
            return MAPPER.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
