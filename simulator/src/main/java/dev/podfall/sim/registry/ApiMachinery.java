package dev.podfall.sim.registry;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.admission.Admission;
import dev.podfall.sim.admission.webhook.WebhookClient;
import dev.podfall.sim.audit.AuditLog;
import dev.podfall.sim.cel.Permissions;
import dev.podfall.sim.client.NodeDisk;
import dev.podfall.sim.client.ResourceType;
import dev.podfall.sim.client.SimClient;
import dev.podfall.sim.clock.Dice;
import dev.podfall.sim.loop.Timeline;
import dev.podfall.sim.registry.strategy.Strategies;
import dev.podfall.sim.store.Store;
import java.util.function.Function;

/** The API of one cluster: everything between a request that may be made and the store. Call it on the loop. */
public final class ApiMachinery {
    private static final String API_SERVER = "system:apiserver";

    private final Objects objects;
    private final GenericRegistry registry;
    private final Subresources subresources;
    private final AuditedRegistry outside;
    private final AuditLog audit;
    private final DeferredPermissions permissions;
    private final DeferredWebhooks webhooks;
    private final Admission admission;

    /** A cluster whose audit trail is kept in memory. */
    public ApiMachinery(Timeline timeline, Dice dice, Store store) {
        this(timeline, dice, store, new AuditLog());
    }

    public ApiMachinery(Timeline timeline, Dice dice, Store store, AuditLog audit) {
        this.audit = audit;
        Strategies strategies = new Strategies(type -> store.list(Objects.table(type), ""), dice);
        this.objects = new Objects(store, strategies);
        DeferredClient self = new DeferredClient();
        this.permissions = new DeferredPermissions();
        this.webhooks = new DeferredWebhooks();
        Admission admission = new Admission(
                self, dice, new StoredCluster(objects, strategies), new Admission.Outside(permissions, webhooks));
        this.admission = admission;
        FieldOwners owners = new FieldOwners(timeline);
        Creator creator = new Creator(objects, admission, timeline, dice, owners);
        Updater updater = new Updater(objects, admission, creator, owners);
        Patcher patcher = new Patcher(objects, updater, creator, owners);
        Deleter deleter = new Deleter(objects, admission, timeline);
        GenericRegistry.Verbs verbs = new GenericRegistry.Verbs(
                creator, updater, patcher, deleter, new Lister(objects), new Watches(objects, timeline));
        this.subresources = new Subresources()
                .add("scale", new Scale(objects, updater)::handle)
                .add("binding", new Binding(objects, timeline)::bind)
                .add("eviction", new Eviction(deleter, self, timeline)::evict);
        this.registry = new GenericRegistry(objects, verbs, subresources, strategies);
        self.become(client(API_SERVER));
        this.outside = new AuditedRegistry(new ConvertingRegistry(registry), audit, timeline);
        new QuotaKeeper(store, self, timeline);
        new ServiceIpKeeper(store, self, timeline);
        new FlowControlKeeper(store, self, timeline);
        new CustomResources(objects, strategies, self, timeline);
        new EventExpiry(store, timeline);
    }

    /** Lets {@code handler} answer for a subresource, whichever object it is of. */
    public void serve(String subresource, Function<Request, Answer> handler) {
        subresources.add(subresource, handler);
    }

    /** Lets policies of admission ask who may do what; until then nobody may do anything. */
    public void authorizeBy(Permissions authorizer) {
        permissions.become(authorizer);
    }

    /** Lets admission call webhooks; until then none is called. */
    public void callWebhooksBy(WebhookClient client) {
        webhooks.become(client);
        client.expectCalls(admission.mayCallWebhooks());
    }

    /** The door for requests from outside. */
    public Registry registry() {
        return outside;
    }

    /** What was asked from outside; also for requests that end before the registry. */
    public AuditLog audit() {
        return audit;
    }

    /** The API as that user. */
    public SimClient client(String user) {
        return new LocalClient(registry, objects, UserInfo.component(user));
    }

    /** The API as somebody of whom it is known who it is, and that they may. */
    public SimClient client(UserInfo user) {
        return new LocalClient(registry, objects, user);
    }

    /** What an object would be, had somebody created it: all but the storing, and the trail. */
    public ObjectNode dryRun(UserInfo who, ResourceType type, ObjectNode object) {
        Request request = Request.of(Verb.CREATE, type, Metadata.text(object, "namespace"), null)
                .by(who, "")
                .withBody(object)
                .withWrite(new WriteOptions(true, null, FieldValidation.Strict, false));
        return ((Answer.One) registry.handle(request)).object();
    }

    /** What the nodes keep beside the API. */
    public NodeDisk nodeDisk() {
        return objects.store().disk();
    }
}
