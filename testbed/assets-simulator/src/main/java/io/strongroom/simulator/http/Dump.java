package io.strongroom.simulator.http;

import com.fasterxml.jackson.core.JsonGenerator;
import io.strongroom.simulator.catalog.ObjectType;
import io.strongroom.simulator.catalog.Schema;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Streams the whole truth about a site, a chunk at a time, as fast as the reader takes it. */
final class Dump {
    private static final Logger LOGGER = Logger.getLogger(Dump.class.getName());
    private static final int CHUNK = 200;

    private final Vertx vertx;
    private final Site site;
    private final ObjectJson objects;
    private final DataCenterJson dataCenter;
    private final HttpServerResponse response;
    private final List<Schema> schemas;
    private int schema = -1;
    private int ordinal;
    private boolean first;

    Dump(Vertx vertx, Site site, ObjectJson objects, HttpServerResponse response, List<Schema> schemas) {
        this.vertx = vertx;
        this.site = site;
        this.objects = objects;
        this.dataCenter = new DataCenterJson(site, objects.definitions(), "assets");
        this.response = response;
        this.schemas = new ArrayList<>(schemas);
    }

    void start() {
        response.setChunked(true).putHeader("Content-Type", Reply.JSON);
        response.write("{\"schemas\":[");
        next();
    }

    private void next() {
        if (response.closed()) {
            return;
        }
        vertx.executeBlocking(this::chunk, false)
                .onSuccess(chunk -> {
                    if (schema >= schemas.size()) {
                        response.end(Buffer.buffer(chunk).appendString("]}"));
                    } else {
                        response.write(Buffer.buffer(chunk));
                        if (response.writeQueueFull()) {
                            response.drainHandler(drained -> {
                                // later drains belong to later chunks
                                response.drainHandler(null);
                                next();
                            });
                        } else {
                            next();
                        }
                    }
                })
                .onFailure(failure -> {
                    LOGGER.log(Level.SEVERE, "the dump failed", failure);
                    response.reset();
                });
    }

    private byte[] chunk() {
        var lock = site.workspace().lock().readLock();
        lock.lock();
        try {
            return Json.bytes(json -> {
                if (schema < 0 || ordinal >= site.workspace().store().size()) {
                    if (schema >= 0) {
                        json.writeRaw("]}");
                    }
                    schema++;
                    if (schema < schemas.size()) {
                        Schema current = schemas.get(schema);
                        byte[] head = Json.bytes(inner -> {
                            inner.writeStartObject();
                            inner.writeStringField("id", Integer.toString(current.id()));
                            inner.writeStringField("name", current.name());
                            inner.writeStringField("key", current.key());
                            inner.writeEndObject();
                        });
                        String text = new String(head, StandardCharsets.UTF_8);
                        json.writeRaw(
                                (schema > 0 ? "," : "") + text.substring(0, text.length() - 1) + ",\"objects\":[");
                        ordinal = 0;
                        first = true;
                    }
                    return;
                }
                json.setRootValueSeparator(null);
                int schemaId = schemas.get(schema).id();
                var store = site.workspace().store();
                for (int written = 0; written < CHUNK && ordinal < store.size(); ordinal++) {
                    ObjectType type = site.workspace().catalog().type(store.typeId(ordinal));
                    boolean current = store.exists(ordinal) && !store.archived().containsKey(ordinal);
                    if (current && type != null && type.schemaId() == schemaId) {
                        if (!first) {
                            json.writeRaw(',');
                        }
                        object(json, ordinal);
                        first = false;
                        written++;
                    }
                }
            });
        } finally {
            lock.unlock();
        }
    }

    /** As in the host's own pages. */
    private void object(JsonGenerator json, int ordinal) throws IOException {
        if (!site.isDataCenter()) {
            objects.pageObject(json, ordinal, true);
            return;
        }
        byte[] cloud = Json.bytes(inner -> objects.pageObject(inner, ordinal, true));
        json.writeRawValue(new String(dataCenter.translated(cloud), StandardCharsets.UTF_8));
    }
}
