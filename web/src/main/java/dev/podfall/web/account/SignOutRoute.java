package dev.podfall.web.account;

import io.micronaut.context.event.ApplicationEventPublisher;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.net.URI;

/** Ends a browser's session; its cookie is worthless from then on, wherever it was copied to. */
@Controller("/sign-out")
@ExecuteOn(TaskExecutors.BLOCKING)
final class SignOutRoute {
    private final Sessions sessions;
    private final BrowserCookies cookies;
    private final ApplicationEventPublisher<SignedOut> news;

    SignOutRoute(Sessions sessions, BrowserCookies cookies, ApplicationEventPublisher<SignedOut> news) {
        this.sessions = sessions;
        this.cookies = cookies;
        this.news = news;
    }

    @Post
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> signOut(HttpRequest<?> request) {
        cookies.session(request).ifPresent(sessions::close);
        Session.of(request).map(SignedOut::new).ifPresent(news::publishEvent);
        return HttpResponse.seeOther(URI.create(Gate.SIGNED_OUT)).cookie(cookies.signedOut());
    }
}
