package dev.podfall.web.account;

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

    SignOutRoute(Sessions sessions, BrowserCookies cookies) {
        this.sessions = sessions;
        this.cookies = cookies;
    }

    @Post
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> signOut(HttpRequest<?> request) {
        cookies.session(request).ifPresent(sessions::close);
        return HttpResponse.seeOther(URI.create(Gate.SIGNED_OUT)).cookie(cookies.signedOut());
    }
}
