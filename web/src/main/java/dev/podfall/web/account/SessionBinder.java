package dev.podfall.web.account;

import io.micronaut.core.convert.ArgumentConversionContext;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.bind.binders.TypedRequestArgumentBinder;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Hands the session to handlers that name it as a parameter. */
@Singleton
final class SessionBinder implements TypedRequestArgumentBinder<Session> {
    private static final Argument<Session> TYPE = Argument.of(Session.class);

    @Override
    public Argument<Session> argumentType() {
        return TYPE;
    }

    @Override
    public BindingResult<Session> bind(ArgumentConversionContext<Session> context, HttpRequest<?> request) {
        return () -> session(request);
    }

    private static Optional<Session> session(HttpRequest<?> request) {
        return request.getAttribute(Session.ATTRIBUTE, Session.class);
    }
}
