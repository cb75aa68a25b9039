package io.strongroom.gateway.openapi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.openapi.api.SmallRyeOpenAPI;
import io.smallrye.openapi.api.util.MergeUtil;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;

/**
 * Puts the public operations of all services into the gateway's own document, which starts empty. Named in
 * application.properties and run once, at start.
 */
public class MergedOpenApi implements OASFilter {

    @Override
    public void filterOpenAPI(OpenAPI openApi) {
        ObjectNode merged = DocumentMerge.ofBuiltServices().merged();
        byte[] bytes = merged.toString().getBytes(StandardCharsets.UTF_8);
        OpenAPI parsed = SmallRyeOpenAPI.builder()
                .withCustomStaticFile(() -> new ByteArrayInputStream(bytes))
                .enableModelReader(false)
                .enableAnnotationScan(false)
                .enableStandardStaticFiles(false)
                .enableStandardFilter(false)
                .build()
                .model();
        MergeUtil.merge(openApi, parsed);
    }
}
