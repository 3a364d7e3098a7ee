package dev.podfall.web.gameday;

import dev.podfall.grader.gameday.DrillView;
import dev.podfall.grader.gameday.Drillmaster;
import dev.podfall.grader.gameday.NotInThisDrill;
import dev.podfall.grader.gameday.history.Payload;
import dev.podfall.scenario.gameday.Role;
import dev.podfall.web.account.KeyLinks;
import dev.podfall.web.server.RequestRefused;
import dev.podfall.web.ui.Form;
import jakarta.inject.Singleton;

/** Seats in the rooms of drills, and the links that lead there. */
@Singleton
public final class Rooms {
    private final Drillmaster drills;
    private final KeyLinks links;

    Rooms(Drillmaster drills, KeyLinks links) {
        this.drills = drills;
        this.links = links;
    }

    /** The page of a drill. */
    public static String path(String drill) {
        return "/drills/" + drill;
    }

    /** The page of what came of a drill. */
    static String report(String drill) {
        return path(drill) + "/report";
    }

    static String path(String drill, String seat) {
        return path(drill) + "/room/" + seat;
    }

    /**
     * Gives somebody a seat.
     *
     * @return a link to it; it signs a browser in, once, within a quarter of an hour. The page itself can be come back to at any time
     */
    public String invite(String drill, String name, Role role) {
        var seat = drills.join(drill, name, role);
        return links.toGuest(path(drill, seat)).toString();
    }

    /** With the address of its page, which signs a browser in. */
    public DrillView linked(DrillView view) {
        return view.withUrl(links.to(path(view.drill())).toString());
    }

    /** The role that a form names; the scribe's, if it names none. @throws RequestRefused if there is no such role */
    static Role role(Form form) {
        return form.text("role")
                .map(r -> Role.of(r)
                        .orElseThrow(() -> RequestRefused.malformed(
                                "role is none of facilitator, commander, operations, communications, scribe.")))
                .orElse(Role.scribe);
    }

    /**
     * Who does something from a seat.
     *
     * @throws NotInThisDrill if it is not for that role
     */
    public Payload.Joined require(String drill, String seat, Deed deed) {
        var me = seat(drill, seat);
        if (!deed.isFor(me.role(), drills.show(drill, me.role()).solo())) {
            throw NotInThisDrill.role(me.role());
        }
        return me;
    }

    /** A seat at a terminal. @return what its verbs have to carry */
    public String sit(String drill, String name, Role role) {
        return drills.join(drill, name, role);
    }

    /** Who sits there. */
    Payload.Joined seat(String drill, String seat) {
        return drills.seat(drill, seat);
    }
}
