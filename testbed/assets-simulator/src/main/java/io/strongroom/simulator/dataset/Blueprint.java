package io.strongroom.simulator.dataset;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The types of a schema as its resource file describes them. */
record Blueprint(List<Type> types) {

    record Type(
            String name,
            @Nullable String parent,
            int weight,
            String icon,
            boolean abstractType,
            boolean inherited,
            String pattern,
            List<Attribute> attributes) {}

    record Attribute(String name, String kind, String argument, Map<String, String> options) {
        boolean has(String option) {
            return options.containsKey(option);
        }

        int number(String option, int otherwise) {
            return options.containsKey(option) ? Integer.parseInt(options.get(option)) : otherwise;
        }
    }

    static Blueprint read(String resource) {
        InputStream stream = Blueprint.class.getResourceAsStream(resource);
        if (stream == null) {
            throw new IllegalStateException("no blueprint " + resource);
        }
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            List<Type> types = new ArrayList<>();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.isBlank() || line.startsWith("#")) {
                    continue;
                }
                String[] columns = line.strip().split("\\s*\\|\\s*", -1);
                if (line.startsWith(" ")) {
                    types.get(types.size() - 1).attributes().add(attribute(columns));
                } else {
                    types.add(type(columns));
                }
            }
            return new Blueprint(types);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Type type(String[] columns) {
        String[] names = columns[0].split("\\s*<\\s*", -1);
        return new Type(
                names[0],
                names.length > 1 ? names[1] : null,
                Integer.parseInt(columns[1]),
                columns[2],
                columns[3].contains("abstract"),
                columns[3].contains("inherited"),
                columns[4],
                new ArrayList<>());
    }

    private static Attribute attribute(String[] columns) {
        String[] kind = columns[1].split(" ", 2);
        Map<String, String> options = new HashMap<>();
        for (String option : columns[2].split(" ", -1)) {
            String[] parts = option.split("=", 2);
            options.put(parts[0], parts.length > 1 ? parts[1].replace('_', ' ') : "");
        }
        return new Attribute(columns[0], kind[0], kind.length > 1 ? kind[1] : "", Map.copyOf(options));
    }
}
