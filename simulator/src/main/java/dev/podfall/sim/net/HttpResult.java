package dev.podfall.sim.net;

/**
 * What became of a request: a response, or a failure below HTTP.
 *
 * @param response null on failure
 * @param failure null on success
 * @param remote {@code ip:port} it was sent to, or null when the name did not resolve
 */
public record HttpResult(HttpResponse response, Failure failure, String remote) {
    /** What went wrong below HTTP. */
    public enum Failure {
        /** Nothing listens: RST. */
        CONNECTION_REFUSED,
        /** No answer in time to SYN or request. */
        TIMEOUT,
        /** The name does not exist. */
        NO_SUCH_HOST,
        /** Nobody has that address. */
        NO_ROUTE,
        /** The peer went away in the middle. */
        CONNECTION_RESET
    }

    public boolean ok() {
        return failure == null;
    }
}
