package io.strongroom.simulator.http;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;

/** The HTTP server: which path leads where. */
public final class SimulatorServer implements AutoCloseable {
    private static final int LARGEST_BODY = 32 << 20;
    private static final long START_SECONDS = 30;
    private static final List<String> WORKSPACE_PATHS = List.of(
            "/jsm/assets/workspace/:ws/v1",
            "/jsm/insight/workspace/:ws/v1",
            "/ex/jira/:cloudId/jsm/assets/workspace/:ws/v1",
            "/sites/:site/gateway/api/jsm/assets/workspace/:ws/v1",
            "/sites/:site/gateway/api/jsm/insight/workspace/:ws/v1");

    private final Vertx vertx;
    private final World world;
    private final Exchange exchange;
    private final HttpServer server;

    private SimulatorServer(String host, int port, LongSupplier clock) throws InterruptedException {
        vertx = Vertx.vertx(new VertxOptions()
                .setEventLoopPoolSize(2)
                .setWorkerPoolSize(Math.max(4, Runtime.getRuntime().availableProcessors() * 2))
                .setMaxWorkerExecuteTime(5)
                .setMaxWorkerExecuteTimeUnit(TimeUnit.MINUTES));
        world = new World(clock);
        exchange = new Exchange(vertx, world);
        HttpServerOptions options = new HttpServerOptions()
                .setHost(host)
                .setPort(port)
                .setMaxInitialLineLength(65_536)
                .setMaxHeaderSize(65_536);
        server = await(vertx.createHttpServer(options).requestHandler(routes()).listen(), vertx, host + ":" + port);
        world.origin("http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + server.actualPort());
    }

    public static SimulatorServer start(String host, int port, LongSupplier clock) throws InterruptedException {
        return new SimulatorServer(host, port, clock);
    }

    private static <T> T await(io.vertx.core.Future<T> future, Vertx vertx, String address)
            throws InterruptedException {
        try {
            return future.toCompletionStage().toCompletableFuture().get(START_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException failure) {
            vertx.close();
            throw new IllegalStateException("cannot listen on " + address + ": " + failure.getMessage(), failure);
        }
    }

    public String baseUrl() {
        return world.origin();
    }

    @Override
    public void close() {
        try {
            vertx.close().toCompletionStage().toCompletableFuture().get(START_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException failure) {
            throw new IllegalStateException("the simulator does not stop", failure);
        }
    }

    private Router routes() {
        Router router = Router.router(vertx);
        router.route().handler(BodyHandler.create(false).setBodyLimit(LARGEST_BODY));
        router.route("/__sim/*").handler(SimulatorServer::onlyFromHere);
        controlRoutes(router, new Control(vertx, world));
        MediaPlatform media = new MediaPlatform(world);
        router.get("/media/file/:mediaId/binary").handler(media::download);
        router.post("/media/file/binary").handler(media::upload);
        siteRoutes(router);
        dataCenterRoutes(router);
        for (String prefix : WORKSPACE_PATHS) {
            assetsRoutes(router, prefix);
        }
        router.route().handler(context -> context.response()
                .setStatusCode(404)
                .putHeader("Content-Type", Reply.HTML)
                .end("<!DOCTYPE html><html><head><title>404</title></head><body>Page not found</body></html>"));
        return router;
    }

    /** The control interface answers this machine only. */
    private static void onlyFromHere(RoutingContext context) {
        try {
            if (InetAddress.getByName(context.request().remoteAddress().hostAddress())
                    .isLoopbackAddress()) {
                context.next();
                return;
            }
        } catch (UnknownHostException strange) {
            context.response().putHeader("X-Refused", "unknown address");
        }
        context.response().setStatusCode(403).end();
    }

    private void controlRoutes(Router router, Control control) {
        router.post("/__sim/sites").handler(action(control, control::createSite));
        router.put("/__sim/sites/:site").handler(action(control, control::changeSite));
        router.get("/__sim/sites/:site/dump").handler(control::dump);
        router.put("/__sim/profile").handler(action(control, control::changeProfile));
        router.get("/__sim/profile").handler(action(control, control::profile));
        router.get("/__sim/quirks").handler(action(control, control::quirks));
        router.post("/__sim/churn").handler(action(control, control::churn));
        router.post("/__sim/faults").handler(action(control, control::addFault));
        router.delete("/__sim/faults").handler(action(control, control::clearFaults));
        router.get("/__sim/stats").handler(action(control, control::stats));
        router.get("/__sim/log").handler(action(control, control::log));
        router.post("/__sim/reset").handler(action(control, control::reset));
    }

    private static Handler<RoutingContext> action(Control control, Control.Action action) {
        return context -> control.run(context, action);
    }

    private void siteRoutes(Router router) {
        Paths paths = new Paths(router, "/sites/:site");
        paths.get("rest/api/3/myself", Endpoint.Side.JIRA, JiraEndpoints::myself);
        paths.get("rest/api/3/mypermissions", Endpoint.Side.JIRA_ANONYMOUS, JiraEndpoints::myPermissions);
        paths.get("rest/api/3/field", Endpoint.Side.JIRA_ANONYMOUS, JiraEndpoints::fields);
        paths.get("rest/api/3/search", Endpoint.Side.JIRA_ANONYMOUS, JqlEndpoints::gone);
        paths.post("rest/api/3/search", Endpoint.Side.JIRA_ANONYMOUS, JqlEndpoints::gone);
        paths.get("rest/api/3/search/jql", Endpoint.Side.JIRA_ANONYMOUS, JqlEndpoints::get);
        paths.post("rest/api/3/search/jql", Endpoint.Side.JIRA_ANONYMOUS, JqlEndpoints::post);
        paths.get("rest/api/3/issue/{id}", Endpoint.Side.JIRA, JqlEndpoints::read);
        paths.write(HttpMethod.PUT, "rest/api/3/issue/{id}", Endpoint.Side.JIRA, JqlEndpoints::edit);
        paths.get("rest/servicedeskapi/assets/workspace", Endpoint.Side.JIRA, JiraEndpoints::workspaces);
        paths.get("rest/servicedeskapi/insight/workspace", Endpoint.Side.OPEN, JiraEndpoints::oldWorkspaces);
        paths.get("_edge/tenant_info", Endpoint.Side.OPEN, JiraEndpoints::tenantInfo);
    }

    private void dataCenterRoutes(Router router) {
        Paths paths = new Paths(router, "/dc/:host");
        Endpoint.Side side = Endpoint.Side.DATA_CENTER;
        paths.get("rest/api/2/serverInfo", Endpoint.Side.OPEN, DataCenterJira::serverInfo);
        paths.get("rest/api/2/myself", side, DataCenterJira::myself);
        paths.get("rest/api/2/mypermissions", side, DataCenterJira::myPermissions);
        paths.get("rest/api/2/field", side, DataCenterJira::fields);
        paths.get("rest/api/2/search", side, DataCenterJira::search);
        paths.post("rest/api/2/search", side, DataCenterJira::searchByPost);
        Assets assets = new Assets(paths);
        assets.get("objectschema/list", DataCenterEndpoints::schemas);
        assets.get("objectschema/{id}", DataCenterEndpoints::schema);
        assets.get("objectschema/{id}/objecttypes/flat", SchemaEndpoints::flat);
        assets.definitions("objectschema/{id}/objecttypes", SchemaEndpoints::types);
        assets.definitions("objectschema/{id}/attributes", SchemaEndpoints::attributes);
        assets.get("objecttype/{id}", SchemaEndpoints::type);
        assets.definitions("objecttype/{id}/attributes", SchemaEndpoints::typeAttributes);
        assets.get("config/statustype", SchemaEndpoints::statuses);
        assets.get("config/statustype/{id}", SchemaEndpoints::status);
        assets.get("config/referencetype", SchemaEndpoints::referenceTypes);
        assets.get("config/referencetype/{id}/image.png", JiraEndpoints::picture);
        assets.get("config/role/objectschema/{id}", ConfigEndpoints::schemaRoles);
        assets.get("config/role/objecttype/{id}", ConfigEndpoints::typeRoles);
        assets.get("config/role/{id}", ConfigEndpoints::role);
        assets.get("icon/global", ConfigEndpoints::icons);
        assets.get("icon/objectschema/{id}", DataCenterEndpoints::schemaIcons);
        assets.get("icon/{id}", ConfigEndpoints::icon);
        assets.get("icon/{id}/icon.png", ConfigEndpoints::iconPicture);
        assets.get("objecttype/{id}/icon.png", JiraEndpoints::typePicture);
        assets.get("aql/objects", DataCenterEndpoints::aqlObjects);
        assets.get("iql/objects", DataCenterEndpoints::iqlObjects);
        assets.post("object/navlist/aql", OldSearchEndpoints::navigate);
        assets.post("object/navlist/iql", OldSearchEndpoints::navigate);
        assets.get("object/archived", DataCenterEndpoints::archivedObjects);
        assets.get("object/{id}", ObjectEndpoints::get);
        assets.get("object/{id}/attributes", ObjectEndpoints::attributes);
        assets.get("object/{id}/history", DataCenterEndpoints::history);
        assets.get("object/{id}/referenceinfo", ObjectEndpoints::referenceInfo);
        assets.get("objectconnectedtickets/{id}/tickets", ObjectEndpoints::tickets);
        assets.get("comment/object/{id}", ObjectEndpoints::comments);
        assets.get("attachments/object/{id}", DataCenterEndpoints::attachments);
        assets.get("attachments/{id}", DataCenterEndpoints::attachment);
        assets.get("progress/category/{category}/{resource}", DataCenterEndpoints::reindexProgress);
        dataCenterWrites(assets);
        paths.get("rest/*", Endpoint.Side.DATA_CENTER_UNKNOWN, call -> DataCenterEndpoints.unknownPath());
        paths.post("rest/*", Endpoint.Side.DATA_CENTER_UNKNOWN, call -> DataCenterEndpoints.unknownPath());
        router.route("/dc/:host/*").handler(context -> context.response()
                .setStatusCode(302)
                .putHeader("Location", "/dc/" + context.pathParam("host") + "/login.jsp")
                .end());
    }

    private static void dataCenterWrites(Assets assets) {
        HttpMethod create = HttpMethod.POST;
        HttpMethod change = HttpMethod.PUT;
        HttpMethod remove = HttpMethod.DELETE;
        assets.write(create, "objectschema/create", DefinitionWrites::createSchema);
        assets.write(change, "objectschema/{id}", DefinitionWrites::updateSchema);
        assets.write(remove, "objectschema/{id}", DefinitionWrites::deleteSchema);
        assets.write(create, "objecttype/create", DefinitionWrites::createType);
        assets.write(create, "objecttype/{id}/position", DefinitionWrites::moveType);
        assets.write(change, "objecttype/{id}", DefinitionWrites::updateType);
        assets.write(remove, "objecttype/{id}", DefinitionWrites::deleteType);
        assets.write(create, "objecttypeattribute/{typeId}", AttributeWrites::create);
        assets.write(change, "objecttypeattribute/{typeId}/{id}", AttributeWrites::update);
        assets.write(remove, "objecttypeattribute/{id}", AttributeWrites::delete);
        assets.write(create, "config/statustype", AttributeWrites::createStatus);
        assets.write(change, "config/statustype/{id}", AttributeWrites::updateStatus);
        assets.write(remove, "config/statustype/{id}", AttributeWrites::deleteStatus);
        assets.write(create, "object/create", ObjectWrites::create);
        assets.write(change, "object/archive/{id}", DataCenterEndpoints::archive);
        assets.write(change, "object/restore/{id}", DataCenterEndpoints::unarchive);
        assets.write(change, "object/{id}", ObjectWrites::update);
        assets.write(remove, "object/{id}", ObjectWrites::delete);
        assets.write(create, "comment/create", ObjectWrites::comment);
        assets.write(create, "index/reindex/start", DataCenterEndpoints::startReindex);
        assets.write(create, "index/reindex/currentnode", DataCenterEndpoints::startReindex);
    }

    /** Registers the Assets endpoints of Data Center hosts. */
    private record Assets(Paths paths) {
        private static final String BASE = "rest/{api}/{version}/";

        void get(String path, Endpoint.Handling handling) {
            paths.get(BASE + path, Endpoint.Side.DATA_CENTER, DataCenterEndpoints.like(handling));
        }

        void definitions(String path, Endpoint.Handling handling) {
            paths.get(BASE + path, Endpoint.Side.DATA_CENTER, DataCenterEndpoints.definitions(handling));
        }

        void post(String path, Endpoint.Handling handling) {
            paths.post(BASE + path, Endpoint.Side.DATA_CENTER, DataCenterEndpoints.like(handling));
        }

        void write(HttpMethod method, String path, Endpoint.Handling handling) {
            paths.write(method, BASE + path, Endpoint.Side.DATA_CENTER, DataCenterEndpoints.like(handling));
        }
    }

    private void assetsRoutes(Router router, String prefix) {
        Paths paths = new Paths(router, prefix);
        Endpoint.Side side = Endpoint.Side.ASSETS;
        paths.get("objectschema/list", side, SchemaEndpoints::list);
        paths.get("objectschema/{id}", side, SchemaEndpoints::one);
        paths.get("objectschema/{id}/attributes", side, SchemaEndpoints::attributes);
        paths.get("objectschema/{id}/objecttypes", side, SchemaEndpoints::types);
        paths.get("objectschema/{id}/objecttypes/flat", side, SchemaEndpoints::flat);
        paths.get("objecttype/{id}", side, SchemaEndpoints::type);
        paths.get("objecttype/{id}/attributes", side, SchemaEndpoints::typeAttributes);
        paths.get("config/statustype", side, SchemaEndpoints::statuses);
        paths.get("config/statustype/{id}", side, SchemaEndpoints::status);
        paths.get("config/referencetype", side, SchemaEndpoints::referenceTypes);
        paths.post("object/aql", side, AqlEndpoints::page);
        paths.post("object/aql/totalcount", side, AqlEndpoints::totalCount);
        paths.get("aql/objects", side, OldSearchEndpoints::aqlObjects);
        paths.get("iql/objects", side, OldSearchEndpoints::iqlObjects);
        paths.post("object/navlist/aql", side, OldSearchEndpoints::navigate);
        paths.post("object/navlist/iql", side, OldSearchEndpoints::navigate);
        paths.get("object/{id}", side, ObjectEndpoints::get);
        paths.get("object/{id}/attributes", side, ObjectEndpoints::attributes);
        paths.get("object/{id}/history", side, ObjectEndpoints::history);
        paths.get("object/{id}/referenceinfo", side, ObjectEndpoints::referenceInfo);
        paths.get("objectconnectedtickets/{id}/tickets", side, ObjectEndpoints::tickets);
        paths.get("comment/object/{id}", side, ObjectEndpoints::comments);
        paths.get("usage", side, ObjectEndpoints::usage);
        paths.get("attachments/object/{id}", side, MediaEndpoints::attachments);
        paths.get("attachments/object/{id}/credentials", side, MediaEndpoints::credentials);
        paths.get("objecttype/{id}/icon.png", side, JiraEndpoints::typePicture);
        paths.get("icon/global", side, ConfigEndpoints::icons);
        paths.get("icon/token-for-uploading-icon", side, ConfigEndpoints::iconUploadToken);
        paths.get("icon/{id}", side, ConfigEndpoints::icon);
        paths.get("icon/{id}/icon.png", side, ConfigEndpoints::iconPicture);
        paths.get("config/referencetype/{id}/image.png", side, JiraEndpoints::picture);
        paths.get("config/role/objectschema/{id}", side, ConfigEndpoints::schemaRoles);
        paths.get("config/role/objecttype/{id}", side, ConfigEndpoints::typeRoles);
        paths.get("config/role/{id}", side, ConfigEndpoints::role);
        paths.get("global/config", side, ConfigEndpoints::globalConfig);
        paths.get("global/config/objectschema/{id}", side, ConfigEndpoints::schemaConfig);
        paths.get("global/config/objectschema/{id}/property", side, ConfigEndpoints::schemaConfig);
        definitionWrites(paths);
        objectWrites(paths);
    }

    private static void definitionWrites(Paths paths) {
        Endpoint.Side side = Endpoint.Side.ASSETS;
        HttpMethod create = HttpMethod.POST;
        HttpMethod change = HttpMethod.PUT;
        HttpMethod remove = HttpMethod.DELETE;
        paths.write(create, "objectschema/create", side, DefinitionWrites::createSchema);
        paths.write(change, "objectschema/{id}", side, DefinitionWrites::updateSchema);
        paths.write(remove, "objectschema/{id}", side, DefinitionWrites::deleteSchema);
        paths.write(create, "objecttype/create", side, DefinitionWrites::createType);
        paths.write(create, "objecttype/{id}/position", side, DefinitionWrites::moveType);
        paths.write(change, "objecttype/{id}", side, DefinitionWrites::updateType);
        paths.write(remove, "objecttype/{id}", side, DefinitionWrites::deleteType);
        paths.write(create, "objecttypeattribute/{typeId}", side, AttributeWrites::create);
        paths.write(create, "objecttypeattribute/{typeId}/{id}/position", side, AttributeWrites::move);
        paths.write(change, "objecttypeattribute/{id}/configure", side, AttributeWrites::update);
        paths.write(change, "objecttypeattribute/{typeId}/{id}", side, AttributeWrites::update);
        paths.write(remove, "objecttypeattribute/{id}", side, AttributeWrites::delete);
        paths.write(create, "config/statustype", side, AttributeWrites::createStatus);
        paths.write(change, "config/statustype/{id}", side, AttributeWrites::updateStatus);
        paths.write(remove, "config/statustype/{id}", side, AttributeWrites::deleteStatus);
        paths.write(create, "config/referencetype", side, AttributeWrites::createReferenceType);
        paths.write(change, "config/referencetype/{id}", side, AttributeWrites::updateReferenceType);
        paths.write(remove, "config/referencetype/{id}", side, AttributeWrites::deleteReferenceType);
        paths.write(create, "icon/create", side, ConfigEndpoints::createIcon);
        paths.write(change, "icon/{id}", side, ConfigEndpoints::updateIcon);
        paths.write(remove, "icon/{id}", side, ConfigEndpoints::deleteIcon);
        paths.write(create, "global/config/objectschema/{id}/property", side, ConfigEndpoints::changeSchemaConfig);
    }

    private static void objectWrites(Paths paths) {
        Endpoint.Side side = Endpoint.Side.ASSETS;
        paths.write(HttpMethod.POST, "object/create", side, ObjectWrites::create);
        paths.write(HttpMethod.PUT, "object/{id}", side, ObjectWrites::update);
        paths.write(HttpMethod.DELETE, "object/{id}", side, ObjectWrites::delete);
        paths.write(HttpMethod.POST, "comment/create", side, ObjectWrites::comment);
        paths.write(HttpMethod.POST, "attachments/object/{id}", side, MediaEndpoints::attach);
    }

    /** Registers endpoints below one prefix. */
    private final class Paths {
        private final Router router;
        private final String prefix;

        private Paths(Router router, String prefix) {
            this.router = router;
            this.prefix = prefix;
        }

        private void get(String path, Endpoint.Side side, Endpoint.Handling handling) {
            add(HttpMethod.GET, path, new Endpoint(path, side, false, handling));
        }

        private void post(String path, Endpoint.Side side, Endpoint.Handling handling) {
            add(HttpMethod.POST, path, new Endpoint(path, side, false, handling));
        }

        /** A changed or removed thing counts apart from reading it, under its method. */
        private void write(HttpMethod method, String path, Endpoint.Side side, Endpoint.Handling handling) {
            String name = method.equals(HttpMethod.POST) ? path : method.name() + " " + path;
            add(method, path, new Endpoint(name, side, true, handling));
        }

        private void add(HttpMethod method, String path, Endpoint endpoint) {
            String route = prefix + "/" + path.replaceAll("\\{(\\w+)}", ":$1");
            router.route(method, route).handler(exchange.handler(endpoint));
        }
    }
}
