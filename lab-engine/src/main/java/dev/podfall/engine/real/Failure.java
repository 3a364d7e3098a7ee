package dev.podfall.engine.real;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import javax.net.ssl.SSLException;

/** Why a connection failed, in words. */
final class Failure {
    private static final int DEEPEST = 10;

    private Failure() {}

    static String words(Throwable failure) {
        Throwable at = failure;
        String last = "";
        for (int i = 0; at != null && i < DEEPEST; i++) {
            String words = known(at);
            if (words != null) {
                return words;
            }
            if (at.getMessage() != null) {
                last = at.getMessage();
            }
            at = at.getCause();
        }
        return last.isEmpty() ? failure.getClass().getSimpleName() : last;
    }

    private static String known(Throwable failure) {
        if (failure instanceof UnknownHostException || failure instanceof UnresolvedAddressException) {
            return "no such host";
        } else if (failure instanceof HttpTimeoutException) {
            return failure instanceof HttpConnectTimeoutException ? "timeout when connecting" : "timeout";
        } else if (failure instanceof SSLException) {
            return "TLS: " + failure.getMessage();
        } else if (failure instanceof NoRouteToHostException) {
            return "no route to host";
        }
        return failure instanceof ConnectException ? refused(failure) : null;
    }

    /** Java's own client wraps most things in an exception of this type, and says nothing in it. */
    private static String refused(Throwable failure) {
        for (Throwable at = failure.getCause(); at != null; at = at.getCause()) {
            if (at instanceof UnresolvedAddressException) {
                return "no such host";
            }
        }
        return failure.getMessage() == null ? "connection refused" : failure.getMessage();
    }
}
