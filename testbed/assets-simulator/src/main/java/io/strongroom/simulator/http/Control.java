package io.strongroom.simulator.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.strongroom.simulator.catalog.Schema;
import io.strongroom.simulator.dataset.Dataset;
import io.strongroom.simulator.dataset.DatasetBuilder;
import io.strongroom.simulator.dataset.Workspace;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.PatternSyntaxException;

/** The control interface under {@code /__sim}: what a test uses to prepare a site and to look behind the curtain. */
final class Control {
    private static final int DEFAULT_OBJECTS = 1000;

    private final Vertx vertx;
    private final World world;

    Control(Vertx vertx, World world) {
        this.vertx = vertx;
        this.world = world;
    }

    /** Anything that answers a control request, on a worker thread. */
    interface Action {
        Reply reply(RoutingContext context, JsonNode body);
    }

    void run(RoutingContext context, Action action) {
        byte[] body = context.body() == null || context.body().buffer() == null
                ? new byte[0]
                : context.body().buffer().getBytes();
        vertx.executeBlocking(
                        () -> {
                            try {
                                return action.reply(context, Json.read(body));
                            } catch (Refusal refusal) {
                                String message = refusal.getMessage() == null ? "" : refusal.getMessage();
                                return Json.error(refusal.status(), message, refusal.fields());
                            } catch (PatternSyntaxException badPattern) {
                                return Json.error(400, "match: " + badPattern.getMessage(), Map.of());
                            } catch (IllegalArgumentException badRequest) {
                                String message = badRequest.getMessage();
                                return Json.error(400, message == null ? "bad request" : message, Map.of());
                            }
                        },
                        false)
                .onSuccess(reply -> context.response()
                        .setStatusCode(reply.status())
                        .putHeader("Content-Type", reply.contentType())
                        .end(io.vertx.core.buffer.Buffer.buffer(reply.body())))
                .onFailure(context::fail);
    }

    private Site site(String name) {
        Site site = world.named(name);
        if (site == null) {
            throw new Refusal(404, "There is no site " + name);
        }
        return site;
    }

    private static String required(JsonNode body, String field) {
        String text = body.path(field).asText("");
        if (text.isEmpty()) {
            throw Refusal.invalid(field, field + " is required");
        }
        return text;
    }

    Reply createSite(RoutingContext context, JsonNode body) {
        String name = required(body, "site");
        if (!name.matches("[A-Za-z0-9._-]{1,60}")) {
            throw Refusal.invalid("site", "a site's name consists of letters, digits, dots, dashes and underscores");
        }
        boolean dataCenter = isDataCenter(body);
        String workspaceId = body.hasNonNull("workspaceId")
                ? body.get("workspaceId").asText()
                : UUID.nameUUIDFromBytes(("workspace:" + name).getBytes(StandardCharsets.UTF_8))
                        .toString();
        String cloudId = UUID.nameUUIDFromBytes(("cloud:" + name).getBytes(StandardCharsets.UTF_8))
                .toString();
        JsonNode plan = body.path("dataset");
        Dataset dataset = new Dataset(
                plan.path("seed").asLong(1),
                plan.path("schemas").asInt(2),
                plan.path("objects").asInt(DEFAULT_OBJECTS),
                plan.path("issues").asInt(0));
        Site.Access access = new Site.Access(
                body.path("email").asText("backup@example.com"),
                body.path("token").asText("token"),
                body.hasNonNull("password") ? body.get("password").asText() : null,
                locale(body.path("locale").asText("en")),
                body.path("jiraAdmin").asBoolean(true),
                body.path("assets").asBoolean(true),
                body.path("agentLicence").asBoolean(true),
                numbers(body.path("hiddenTypes")),
                numbers(body.path("hiddenSchemas")),
                numbers(body.path("hiddenFields")),
                texts(body.path("hiddenProjects")));
        Reindex reindex = new Reindex();
        Workspace workspace = DatasetBuilder.build(
                workspaceId,
                cloudId,
                dataset,
                world.clock(),
                () -> Math.max(world.profile().indexLagMs(), reindex.remaining(world.now())));
        world.add(new Site(
                name,
                workspace,
                access,
                new Media(workspaceId, world.origin(), world.clock()),
                dataCenter ? apis(body.path("assetsApis")) : Set.of(),
                reindex));
        return Reply.json(201, Json.bytes(json -> {
            json.writeStartObject();
            json.writeStringField("siteUrl", world.origin() + (dataCenter ? "/dc/" : "/sites/") + name);
            if (!dataCenter) {
                json.writeStringField("workspaceId", workspaceId);
                json.writeStringField("cloudId", cloudId);
            }
            json.writeEndObject();
        }));
    }

    private static boolean isDataCenter(JsonNode body) {
        String type = body.path("type").asText("CLOUD");
        if (!type.equals("CLOUD") && !type.equals("DATA_CENTER")) {
            throw Refusal.invalid("type", "the type is CLOUD or DATA_CENTER");
        }
        return type.equals("DATA_CENTER");
    }

    /** Under which names the host has Assets; newer hosts have both, older ones {@code insight} only. */
    private static Set<String> apis(JsonNode names) {
        Set<String> apis = new HashSet<>();
        names.forEach(name -> apis.add(name.asText()));
        if (!Set.of("assets", "insight").containsAll(apis)) {
            throw Refusal.invalid("assetsApis", "the names are assets and insight");
        }
        return apis.isEmpty() ? Set.of("assets", "insight") : apis;
    }

    private static String locale(String locale) {
        if (!DataCenterErrors.LOCALES.contains(locale)) {
            throw Refusal.invalid("locale", "the locales are " + DataCenterErrors.LOCALES);
        }
        return locale;
    }

    private static Set<Integer> numbers(JsonNode array) {
        Set<Integer> numbers = new HashSet<>();
        array.forEach(number -> numbers.add(number.asInt()));
        return Set.copyOf(numbers);
    }

    private static Set<String> texts(JsonNode array) {
        Set<String> texts = new HashSet<>();
        array.forEach(text -> texts.add(text.asText()));
        return Set.copyOf(texts);
    }

    /** Fields that are absent keep their value. */
    Reply changeSite(RoutingContext context, JsonNode body) {
        Site site = site(context.pathParam("site"));
        Site.Access old = site.access();
        site.access(new Site.Access(
                body.path("email").asText(old.email()),
                body.path("token").asText(old.token()),
                body.hasNonNull("password") ? body.get("password").asText() : old.password(),
                locale(body.path("locale").asText(old.locale())),
                body.path("jiraAdmin").asBoolean(old.jiraAdmin()),
                body.path("assets").asBoolean(old.assets()),
                body.path("agentLicence").asBoolean(old.agentLicence()),
                body.has("hiddenTypes") ? numbers(body.get("hiddenTypes")) : old.hiddenTypes(),
                body.has("hiddenSchemas") ? numbers(body.get("hiddenSchemas")) : old.hiddenSchemas(),
                body.has("hiddenFields") ? numbers(body.get("hiddenFields")) : old.hiddenFields(),
                body.has("hiddenProjects") ? texts(body.get("hiddenProjects")) : old.hiddenProjects()));
        return Reply.json(200, "{}");
    }

    Reply changeProfile(RoutingContext context, JsonNode body) {
        world.profile(Profile.of(body));
        return profile(context, body);
    }

    Reply profile(RoutingContext context, JsonNode body) {
        Profile profile = world.profile();
        return Reply.json(200, Json.bytes(json -> {
            json.writeStartObject();
            json.writeNumberField("latencyMs", profile.latencyMs());
            if (profile.requestsPerMinute() == null) {
                json.writeNullField("requestsPerMinute");
            } else {
                json.writeNumberField("requestsPerMinute", profile.requestsPerMinute());
            }
            json.writeNumberField("indexLagMs", profile.indexLagMs());
            json.writeNumberField("pageSizeMax", profile.pageSizeMax());
            json.writeArrayFieldStart("quirks");
            for (Quirk quirk : profile.quirks()) {
                json.writeString(quirk.id());
            }
            json.writeEndArray();
            json.writeEndObject();
        }));
    }

    Reply quirks(RoutingContext context, JsonNode body) {
        return Reply.json(200, Json.bytes(json -> {
            json.writeStartArray();
            for (Quirk quirk : Quirk.values()) {
                json.writeStartObject();
                json.writeStringField("name", quirk.id());
                json.writeBooleanField("default", quirk.byDefault());
                json.writeStringField("effect", quirk.effect());
                json.writeEndObject();
            }
            json.writeEndArray();
        }));
    }

    Reply churn(RoutingContext context, JsonNode body) {
        return Churn.run(site(required(body, "site")), body);
    }

    Reply addFault(RoutingContext context, JsonNode body) {
        world.faults().add(body);
        return Reply.json(201, "{}");
    }

    Reply clearFaults(RoutingContext context, JsonNode body) {
        world.faults().clear();
        return Reply.empty(204);
    }

    Reply stats(RoutingContext context, JsonNode body) {
        return Reply.json(200, Json.bytes(world.stats()::write));
    }

    Reply log(RoutingContext context, JsonNode body) {
        List<RequestLog.Entry> entries = world.log()
                .find(context.request().getParam("endpoint"), context.request().getParam("site"));
        return Reply.json(200, Json.bytes(json -> {
            json.writeStartObject();
            json.writeNumberField("forgotten", world.log().forgotten());
            json.writeArrayFieldStart("requests");
            for (RequestLog.Entry entry : entries) {
                entry.write(json);
            }
            json.writeEndArray();
            json.writeEndObject();
        }));
    }

    Reply reset(RoutingContext context, JsonNode body) {
        world.removeSites();
        world.faults().clear();
        world.profile(Profile.DEFAULT);
        world.limits().reset();
        world.stats().reset();
        world.log().reset();
        return Reply.empty(204);
    }

    void dump(RoutingContext context) {
        Site site = world.named(context.pathParam("site"));
        if (site == null) {
            context.response().setStatusCode(404).end();
            return;
        }
        String wanted = context.request().getParam("schema");
        var lock = site.workspace().lock().readLock();
        lock.lock();
        try {
            List<Schema> schemas = site.workspace().catalog().schemas().stream()
                    .filter(schema ->
                            wanted == null || Integer.toString(schema.id()).equals(wanted))
                    .toList();
            new Dump(
                            vertx,
                            site,
                            site.rendering(site.behaviour(world.profile()), world.origin()),
                            context.response(),
                            schemas)
                    .start();
        } finally {
            lock.unlock();
        }
    }
}
