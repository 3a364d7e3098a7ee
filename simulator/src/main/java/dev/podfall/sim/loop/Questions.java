package dev.podfall.sim.loop;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** Callers from outside that wait for a loop's answer. None of them waits for a loop that is no more. */
final class Questions {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Set<CompletableFuture<?>> waiting = ConcurrentHashMap.newKeySet();
    private final EventLoop loop;

    Questions(EventLoop loop) {
        this.loop = loop;
    }

    /** @throws LoopSilent if there is no answer within a minute */
    <T> T ask(Supplier<T> task) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        waiting.add(answer);
        try {
            loop.submit("a question from outside", () -> answer(answer, task));
            if (loop.isClosed()) { // meanwhile: nobody may come to it any more
                answer.completeExceptionally(closed());
            }
            return answer.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new CompletionException(e.getCause());
        } catch (TimeoutException e) {
            throw new LoopSilent(PATIENCE, loop.busy().map(Busy::doing).orElse("its backlog"));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while the cluster was asked.", e);
        } finally {
            waiting.remove(answer);
        }
    }

    private static <T> void answer(CompletableFuture<T> answer, Supplier<T> task) {
        try {
            answer.complete(task.get());
        } catch (OutOfMemoryError | ClusterEnded fatal) {
            answer.completeExceptionally(fatal);
            throw fatal;
        } catch (Throwable failure) {
            answer.completeExceptionally(failure);
        }
    }

    /** Whether there is an answer within that time, of whatever kind. */
    static boolean isAnswered(CompletableFuture<?> answer, Duration patience) {
        try {
            answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (ExecutionException failed) {
            return true;
        } catch (TimeoutException none) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Tells all who wait that the loop is closed. */
    void refuseAll() {
        waiting.forEach(answer -> answer.completeExceptionally(closed()));
    }

    static LoopSilent closed() {
        return new LoopSilent("The cluster is closed.");
    }
}
