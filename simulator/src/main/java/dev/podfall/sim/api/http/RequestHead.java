package dev.podfall.sim.api.http;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a request's first lines must say before anybody looks at the rest. Mirrors {@code net/http.(*conn).readRequest}. */
public final class RequestHead {
    /** {@code golang.org/x/net/http/httpguts.ValidHostHeader}. */
    private static final Pattern HOST = Pattern.compile("[0-9A-Za-z!$%&()*+,.:;='_~\\[\\]-]*");

    /** Netty's word for a space in a header's name, the one fault of a name that Go tells apart. */
    private static final String SPACE = "invalid character 0x20";

    private RequestHead() {}

    /** The status line and body it is refused with; empty if it is a request. */
    public static Optional<String> refusal(HttpRequest request) {
        HttpVersion version = request.protocolVersion();
        List<String> hosts = request.headers().getAll(HttpHeaderNames.HOST);
        if (request.decoderResult().isFailure()) {
            String why = String.valueOf(request.decoderResult().cause().getMessage());
            return Optional.of(why.contains(SPACE) ? "400 Bad Request: invalid header name" : "400 Bad Request");
        } else if (isNoVersion(version) || hosts.size() > 1) {
            return Optional.of("400 Bad Request");
        } else if (version.majorVersion() != 1) {
            return Optional.of("505 HTTP Version Not Supported: unsupported protocol version");
        } else if (hosts.isEmpty() && version.minorVersion() > 0) {
            return Optional.of("400 Bad Request: missing required Host header");
        } else if (!hosts.isEmpty() && !HOST.matcher(hosts.get(0)).matches()) {
            return Optional.of("400 Bad Request: malformed Host header");
        }
        return Optional.empty();
    }

    private static boolean isNoVersion(HttpVersion version) {
        return !version.protocolName().equals("HTTP") || version.majorVersion() > 9 || version.minorVersion() > 9;
    }
}
