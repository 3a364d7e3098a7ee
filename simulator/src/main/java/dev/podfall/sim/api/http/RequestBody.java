package dev.podfall.sim.api.http;

import dev.podfall.sim.protobuf.ProtobufReader;
import java.util.List;

/** A request's body: its bytes, and what they say once they are read. Large ones are read ahead, where no cluster waits for it. */
public final class RequestBody {
    private final byte[] bytes;
    private Ahead ahead;

    /** @param bytes belong to this body from now on */
    public RequestBody(byte[] bytes) {
        this.bytes = bytes;
    }

    /** What bodies are written in. */
    enum Form {
        JSON,
        YAML,
        PROTOBUF;

        /** What most requests of that content type are written in. */
        static Form of(String contentType) {
            if (contentType.contains("protobuf")) {
                return PROTOBUF;
            }
            return contentType.contains("yaml") ? YAML : JSON;
        }
    }

    /** Shared: not to be changed. */
    byte[] bytes() {
        return bytes;
    }

    /** How many bytes. */
    public int size() {
        return bytes.length;
    }

    /**
     * Reads it, on any thread, before it is asked for. What is wrong with it is told to whoever asks.
     *
     * @param contentType the request's
     */
    public void readAhead(String contentType) {
        Form form = Form.of(contentType);
        try {
            ahead = new Ahead(form, parse(form), null, null);
        } catch (JsonBody.Malformed problem) {
            ahead = new Ahead(form, null, problem, null);
        } catch (RuntimeException problem) {
            ahead = new Ahead(form, null, null, problem);
        }
    }

    /** What it says; once, as the tree is the caller's. */
    Body read(Form form) throws JsonBody.Malformed {
        Ahead known = ahead;
        ahead = null;
        if (known == null || known.form() != form) {
            return parse(form);
        }
        return known.tell();
    }

    private Body parse(Form form) throws JsonBody.Malformed {
        return switch (form) {
            case JSON -> JsonBody.read(bytes);
            case YAML -> new Body(YamlText.read(bytes), List.of());
            case PROTOBUF -> new Body(ProtobufReader.read(bytes), List.of());
        };
    }

    private record Ahead(Form form, Body body, JsonBody.Malformed malformed, RuntimeException refused) {
        Body tell() throws JsonBody.Malformed {
            if (malformed != null) {
                throw malformed;
            }
            if (refused != null) {
                throw refused;
            }
            return body;
        }
    }
}
