package dev.podfall.web.terminal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.podfall.web.account.Session;
import dev.podfall.web.terminal.TerminalPlace.Ground;
import dev.podfall.web.terminal.Tickets.Seat;
import dev.podfall.web.ui.Form;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.List;
import java.util.Map;

/** What a page's script asks about terminals. Answers are JSON. */
@Controller("/terminals/{kind}/{id}")
@ExecuteOn(TaskExecutors.BLOCKING)
final class TerminalRoutes {
    private static final String SEEN = "\\d{1,18}";

    private final TerminalOffer offer;
    private final List<TerminalPlace> places;
    private final Terminals terminals;
    private final Tickets tickets;

    TerminalRoutes(TerminalOffer offer, List<TerminalPlace> places, Terminals terminals, Tickets tickets) {
        this.offer = offer;
        this.places = places;
        this.terminals = terminals;
        this.tickets = tickets;
    }

    /** Those that are open. */
    @Get
    HttpResponse<?> list(String kind, String id, Session session) {
        var ground = ground(session, kind, id);
        var answer = JsonNodeFactory.instance.objectNode().put("most", Terminals.MOST);
        var all = answer.putArray("terminals");
        terminals
                .of(ground)
                .forEach(terminal -> all.addObject().put("id", terminal.id()).put("number", terminal.number()));
        return json(answer);
    }

    /** Starts a shell, and gives a ticket for it. */
    @Post
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> open(String kind, String id, @Body Map<String, Object> fields, Session session) {
        var size = Size.of(new Form(fields));
        var terminal = terminals.open(ground(session, kind, id), size);
        return json(ticket(session, terminal, -1, size));
    }

    /** A ticket for one that is open. */
    @Post("/{terminal}/ticket")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> ticket(String kind, String id, String terminal, @Body Map<String, Object> fields, Session session) {
        var form = new Form(fields);
        var seen = form.text("seen").filter(text -> text.matches(SEEN)).map(Long::parseLong);
        var found = find(session, kind, id, terminal);
        return json(ticket(session, found, seen.orElse(-1L), Size.of(form)));
    }

    /** Ends one. */
    @Post("/{terminal}/close")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> close(String kind, String id, String terminal, Session session) {
        find(session, kind, id, terminal).end("You closed it.");
        return json(JsonNodeFactory.instance.objectNode());
    }

    private Terminal find(Session session, String kind, String id, String terminal) {
        var ground = ground(session, kind, id);
        var found = terminals.find(terminal);
        if (!found.ground().isSame(ground)) {
            throw TerminalRefused.gone();
        }
        return found;
    }

    private Ground ground(Session session, String kind, String id) {
        offer.require(session);
        return places.stream()
                .filter(place -> place.kind().equals(kind))
                .findFirst()
                .map(place -> place.ground(session, id))
                .orElseThrow(UnknownPlace::new);
    }

    private JsonNode ticket(Session session, Terminal terminal, long seen, Size size) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("id", terminal.id())
                .put("number", terminal.number())
                .put("socket", SocketGate.PATH + tickets.issue(session, new Seat(terminal.id(), seen, size)));
    }

    private static HttpResponse<?> json(JsonNode body) {
        return HttpResponse.ok(body.toString()).contentType(MediaType.APPLICATION_JSON_TYPE);
    }
}
