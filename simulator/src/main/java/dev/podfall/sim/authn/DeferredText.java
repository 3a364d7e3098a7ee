package dev.podfall.sim.authn;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.node.JsonNodeType;
import com.fasterxml.jackson.databind.node.ValueNode;
import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * A text that takes milliseconds to compute: it is begun at once on a thread of its own, so that a cluster's loop need not do
 * it. Who reads it before it is there waits for it, or computes it.
 */
final class DeferredText extends ValueNode {
    private static final long serialVersionUID = 1L;
    private static final long IDLE_SECONDS = 30;
    private static final Executor COMPUTES = one();

    private final transient FutureTask<String> text;

    private DeferredText(Callable<String> computation) {
        this.text = new FutureTask<>(computation);
    }

    /** @param computation must not depend on what may change, nor on the loop */
    static DeferredText begin(Callable<String> computation) {
        DeferredText begun = new DeferredText(computation);
        COMPUTES.execute(begun.text);
        return begun;
    }

    private static Executor one() {
        ThreadPoolExecutor one =
                new ThreadPoolExecutor(1, 1, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), work -> {
                    Thread thread = new Thread(work, "podfall-sign");
                    thread.setDaemon(true);
                    return thread;
                });
        one.allowCoreThreadTimeOut(true);
        return one;
    }

    @Override
    public JsonNodeType getNodeType() {
        return JsonNodeType.STRING;
    }

    @Override
    public JsonToken asToken() {
        return JsonToken.VALUE_STRING;
    }

    @Override
    public String textValue() {
        text.run(); // which does nothing where it is being computed or is there
        try {
            return text.get();
        } catch (ExecutionException failed) {
            throw new IllegalStateException(failed.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while a text was computed.", interrupted);
        }
    }

    @Override
    public String asText() {
        return textValue();
    }

    @Override
    public String asText(String otherwise) {
        return textValue();
    }

    @Override
    public void serialize(JsonGenerator out, SerializerProvider provider) throws IOException {
        out.writeString(textValue());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof JsonNode node
                && node.isTextual()
                && node.textValue().equals(textValue());
    }

    @Override
    public int hashCode() {
        return textValue().hashCode();
    }
}
