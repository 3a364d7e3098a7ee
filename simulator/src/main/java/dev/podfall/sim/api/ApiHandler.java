package dev.podfall.sim.api;

import dev.podfall.sim.api.access.Access;
import dev.podfall.sim.api.access.Reviews;
import dev.podfall.sim.api.access.Trail;
import dev.podfall.sim.api.backend.ApiServices;
import dev.podfall.sim.api.discovery.Discovery;
import dev.podfall.sim.api.discovery.PathRoutes;
import dev.podfall.sim.api.http.Call;
import dev.podfall.sim.api.http.Reply;
import dev.podfall.sim.api.http.Statuses;
import dev.podfall.sim.api.objects.ObjectRoutes;
import dev.podfall.sim.authn.Authenticator;
import dev.podfall.sim.authz.Authorizer;
import dev.podfall.sim.authz.Escalation;
import dev.podfall.sim.authz.RbacAuthorizer;
import dev.podfall.sim.client.ApiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The way of a request on the cluster's loop: who asks, may they, what is it about. Mirrors the handler chain of {@code
 * k8s.io/apiserver/pkg/server/config.go}.
 */
final class ApiHandler {
    private static final Logger LOG = LoggerFactory.getLogger(ApiHandler.class);

    private final ApiServices services;
    private final Access access;
    private final PathRoutes paths;
    private final ResourceRoutes resources;

    ApiHandler(ApiServices services, Authenticator authenticator) {
        this.services = services;
        Authorizer authorizer = new RbacAuthorizer(services.system());
        Trail trail = new Trail(services.audit(), services.loop());
        this.access = new Access(services, authenticator, authorizer, trail);
        Discovery discovery = new Discovery(services.registry());
        this.paths = new PathRoutes(services, discovery);
        Escalation escalation = new Escalation(services.system(), authorizer);
        Reviews reviews = new Reviews(services, authorizer, authenticator);
        ObjectRoutes objects = new ObjectRoutes(services, escalation);
        this.resources = new ResourceRoutes(services, discovery, new ResourceRoutes.Answers(reviews, objects, trail));
    }

    /** Answers; never throws. */
    void handle(Call call) {
        Reply reply;
        try {
            Call known = access.admit(call);
            reply = known.info().resourceRequest() ? resources.answer(known) : paths.answer(known);
        } catch (ResourceRoutes.UnknownGroup nobody) {
            reply = Reply.pageNotFound();
        } catch (ApiException failure) {
            reply = Reply.failure(failure);
        } catch (RuntimeException | StackOverflowError | LinkageError | AssertionError defect) {
            LOG.error("A defect answering {} {}", call.method(), call.uri(), defect);
            reply = Reply.failure(Statuses.internal(defect));
        }
        if (!(reply instanceof Reply.Taken)) {
            call.exchange().send(reply, services.time());
        }
    }
}
