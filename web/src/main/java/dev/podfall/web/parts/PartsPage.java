package dev.podfall.web.parts;

import dev.podfall.web.account.Session;
import dev.podfall.web.chain.Chain;
import dev.podfall.web.chain.Chain.Station;
import dev.podfall.web.chain.ChainPicture;
import dev.podfall.web.ui.Frame;
import dev.podfall.web.ui.Html;
import dev.podfall.web.ui.Texts;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import java.util.List;

/** The parts of pages, with examples. */
@Controller("/parts")
final class PartsPage {
    private static final Chain EXAMPLE = new Chain(
            "fraud-scorer",
            List.of(
                    new Station("ingress", "fraud-scorer", "→ http"),
                    new Station("service", "fraud-scorer", "80 → 8080"),
                    new Station("endpoints", "10.244.1.7 +1", "0/2"),
                    new Station("pods", "fraud-scorer-7d9c4 +1", "0/2"),
                    new Station("containers", "server", "2 CrashLoopBackOff")),
            3);

    @Get
    HttpResponse<?> show(Session session) {
        var frame = Frame.of("Parts of pages", null, session);
        var pictures = List.of(
                new ChainPicture(EXAMPLE, false, Texts.ENGLISH), new ChainPicture(EXAMPLE, true, Texts.ENGLISH));
        return Html.page(out -> JtepartsGenerated.render(out, null, frame, pictures));
    }
}
