package io.strongroom.assets;

import com.fasterxml.jackson.databind.JsonNode;
import io.strongroom.assets.call.AssetsException.NotFound;
import io.strongroom.assets.call.Cancellation;
import io.strongroom.assets.call.Endpoint;
import io.strongroom.assets.definition.Schema;
import java.util.List;

/**
 * One Jira Data Center host, reached with a personal access token. Every call blocks the calling thread, may be made by
 * many threads at once, may be repeated, and throws only {@link io.strongroom.assets.call.AssetsException}. Reads who
 * the token belongs to and which schemas there are; objects are not read yet.
 */
public final class DataCenterSite {

    private final SiteCalls calls;
    private final SiteCalls olderCalls;

    /** @param olderCalls the same host under the name that Assets had before: Insight */
    DataCenterSite(SiteCalls calls, SiteCalls olderCalls) {
        this.calls = calls;
        this.olderCalls = olderCalls;
    }

    /** The same host; every wait and every transfer ends within {@code 250 ms} once {@code cancellation} says so. */
    public DataCenterSite withCancellation(Cancellation cancellation) {
        return new DataCenterSite(calls.withCancellation(cancellation), olderCalls.withCancellation(cancellation));
    }

    /** Names the host in rate budgets and metrics: host, port and path of its address. */
    public String key() {
        return calls.siteKey();
    }

    /** Who the token belongs to; {@code accountId} is the user key, which stays when the user is renamed. */
    public Account myself() {
        return calls.get(Endpoint.MYSELF, "rest/api/2/myself", reply -> {
            JsonNode node = Definitions.tree(reply.data(), reply.length());
            return new Account(
                    Definitions.text(node, "key"),
                    node.path("displayName").asText(""),
                    node.hasNonNull("emailAddress") ? node.get("emailAddress").asText() : null,
                    node.path("timeZone").asText(""));
        });
    }

    /** Whether the account has Jira's global permission ADMINISTER. */
    public boolean administersJira() {
        return calls.get(
                Endpoint.MY_PERMISSIONS,
                "rest/api/2/mypermissions",
                reply -> Definitions.administers(reply.data(), reply.length()));
    }

    /**
     * All schemas the account can see, with counts: Data Center has no pages here. A host that does not know
     * {@code rest/assets} is asked at {@code rest/insight}; NotFound means that it knows neither.
     */
    public List<Schema> schemas() {
        try {
            return schemas(calls);
        } catch (NotFound olderHost) {
            return schemas(olderCalls);
        }
    }

    /** One schema, asked for by its id, at the same two addresses; NotFound when the account sees none. */
    public Schema schema(long schemaId) {
        try {
            return schema(calls, schemaId);
        } catch (NotFound olderHost) {
            return schema(olderCalls, schemaId);
        }
    }

    private static Schema schema(SiteCalls calls, long schemaId) {
        return calls.get(Endpoint.SCHEMA, "objectschema/" + schemaId, reply -> Definitions.schema(reply.copy()));
    }

    private static List<Schema> schemas(SiteCalls calls) {
        return calls.get(
                Endpoint.SCHEMAS,
                "objectschema/list",
                reply -> Definitions.list(reply.data(), reply.length(), "objectschemas", Definitions::schema));
    }
}
