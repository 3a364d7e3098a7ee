package dev.podfall.web.ui;

import io.micronaut.core.bind.exceptions.UnsatisfiedArgumentException;
import io.micronaut.core.convert.exceptions.ConversionErrorException;
import io.micronaut.core.type.Argument;
import io.micronaut.http.codec.CodecException;
import io.micronaut.http.exceptions.UriSyntaxException;
import io.micronaut.serde.exceptions.SerdeException;
import io.micronaut.web.router.exceptions.UnsatisfiedRouteException;
import io.netty.handler.codec.DecoderException;
import java.util.Map;
import java.util.Optional;

/** What reading a request throws, before any code of ours, and how to say it without the framework's words. */
final class CallersMistake {
    private CallersMistake() {}

    static boolean is(Throwable e) {
        return e instanceof ConversionErrorException
                || e instanceof UnsatisfiedArgumentException
                || e instanceof UnsatisfiedRouteException
                || e instanceof UriSyntaxException
                || e instanceof SerdeException
                || e instanceof CodecException
                || e instanceof DecoderException;
    }

    /** Whether it is the bytes that cannot be decoded, not a value that does not fit. */
    static boolean isUndecodable(Throwable e) {
        return e instanceof CodecException
                || e instanceof DecoderException
                || e instanceof ConversionErrorException unread
                        && unread.getConversionError()
                                .getOriginalValue()
                                .filter(String.class::isInstance)
                                .isEmpty();
    }

    static String inWords(Throwable e) {
        if (e instanceof ConversionErrorException unread) {
            return unread.getConversionError()
                    .getOriginalValue()
                    .filter(String.class::isInstance)
                    .map(value -> "\"" + value + "\" cannot be read as " + kind(unread.getArgument()) + ".")
                    .orElse("What was sent cannot be read.");
        }
        return missing(e)
                .map(part -> isBody(part)
                        ? "Nothing was sent with this request."
                        : "The request does not say \"" + part.getName() + "\".")
                .orElseGet(() ->
                        e instanceof SerdeException ? String.valueOf(e.getMessage()) : "What was sent cannot be read.");
    }

    static String next(Throwable e) {
        return e instanceof ConversionErrorException
                ? "Correct the address, or go back and follow a link of the page."
                : "Go back, reload the page and try again.";
    }

    private static Optional<Argument<?>> missing(Throwable e) {
        if (e instanceof UnsatisfiedRouteException route) {
            return Optional.of(route.getArgument());
        }
        return e instanceof UnsatisfiedArgumentException unsatisfied
                ? Optional.of(unsatisfied.getArgument())
                : Optional.empty();
    }

    private static boolean isBody(Argument<?> part) {
        return Map.class.isAssignableFrom(part.getType());
    }

    private static String kind(Argument<?> wanted) {
        return "a " + (wanted.isPrimitive() ? "number" : wanted.getName());
    }
}
