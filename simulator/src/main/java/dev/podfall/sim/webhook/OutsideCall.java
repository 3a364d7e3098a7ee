package dev.podfall.sim.webhook;

import dev.podfall.sim.admission.webhook.WebhookClient.Answer;
import java.io.EOFException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;

/** One call to a server outside, over this machine's network and on its time. Nothing of it happens on a cluster's loop. */
final class OutsideCall {
    /** What is told where the authorities hold no certificate. */
    static final String NO_AUTHORITIES =
            "could not get REST client: unable to load root certificates: unable to parse bytes as PEM block";

    private static final int LARGEST = 4 << 20;
    private static final int MOST_THREADS = 8;
    private static final long IDLE_SECONDS = 10;
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final ExecutorService THREADS = threads();

    private final Destination destination;
    private final int seconds;

    OutsideCall(Destination destination, int seconds) {
        this.destination = destination;
        this.seconds = seconds;
    }

    private static ExecutorService threads() {
        ThreadPoolExecutor threads = new ThreadPoolExecutor(
                MOST_THREADS, MOST_THREADS, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), work -> {
                    Thread thread = new Thread(work, "podfall-webhook-" + COUNT.incrementAndGet());
                    thread.setDaemon(true);
                    return thread;
                });
        threads.allowCoreThreadTimeOut(true);
        return threads;
    }

    /** Sends it; the answer, or what went wrong, comes on a thread of the kind, in its time. */
    CompletableFuture<Answer> send(byte[] review) {
        return CompletableFuture.supplyAsync(() -> exchange(review), THREADS)
                .thenCompose(answer -> answer)
                .orTimeout(seconds, TimeUnit.SECONDS)
                .exceptionally(failure -> new Answer(null, destination.problem(why(failure))));
    }

    private CompletableFuture<Answer> exchange(byte[] review) {
        HttpClient client;
        try {
            client = client();
        } catch (GeneralSecurityException | IllegalArgumentException unusable) {
            return CompletableFuture.completedFuture(new Answer(null, NO_AUTHORITIES));
        }
        HttpResponse.BodyHandler<byte[]> bounded = head -> new BoundedBody(LARGEST);
        CompletableFuture<HttpResponse<byte[]>> sent = client.sendAsync(request(review), bounded);
        // A body that never ends is let go of, too: the request's own timeout is over once the head is there.
        return sent.thenApply(OutsideCall::read)
                .orTimeout(seconds, TimeUnit.SECONDS)
                .whenComplete((answer, failure) -> sent.cancel(true));
    }

    private HttpRequest request(byte[] review) {
        return HttpRequest.newBuilder(URI.create(destination.url()))
                .header("content-type", "application/json")
                .header("accept", "application/json, */*")
                .header("user-agent", "kube-apiserver-admission")
                .timeout(Duration.ofSeconds(seconds))
                .POST(HttpRequest.BodyPublishers.ofByteArray(review))
                .build();
    }

    private HttpClient client() throws GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLS");
        TrustManager judge = new Judge(destination.authorities(), destination.host());
        context.init(null, new TrustManager[] {judge}, new SecureRandom());
        return HttpClient.newBuilder()
                .sslContext(context)
                .connectTimeout(Duration.ofSeconds(seconds))
                .followRedirects(HttpClient.Redirect.NEVER)
                .executor(THREADS)
                .build();
    }

    private static Answer read(HttpResponse<byte[]> response) {
        String type = response.headers().firstValue("content-type").orElse("");
        return Response.read(response.statusCode(), type, response.body());
    }

    private String why(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof CertificateException distrust) {
                return "tls: failed to verify certificate: " + distrust.getMessage();
            }
            if (cause instanceof HttpTimeoutException || cause instanceof TimeoutException) {
                return "context deadline exceeded";
            }
            if (cause instanceof UnresolvedAddressException) {
                return "dial tcp: lookup " + destination.host() + ": no such host";
            }
            if (cause instanceof EOFException) {
                return "EOF";
            }
        }
        return otherwise(failure);
    }

    private String otherwise(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        String text = String.valueOf(cause.getMessage());
        if (cause instanceof ConnectException) {
            return "dial tcp " + address() + ": connect: connection refused";
        }
        return text.contains("SSL message") ? "http: server gave HTTP response to HTTPS client" : "EOF";
    }

    private String address() {
        try {
            return InetAddress.getByName(destination.host()).getHostAddress() + ":" + destination.port();
        } catch (UnknownHostException none) {
            return destination.host() + ":" + destination.port();
        }
    }
}
