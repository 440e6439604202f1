package dev.evenhand.web.config;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.evenhand.bot.tool.Tool;
import dev.evenhand.bot.tool.ToolFile;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The look-ups an operator declares in a YAML or JSON file of its own; see {@code tools.sample.yaml}. */
final class ToolDeclarations {
    private static final String NAME = "EVENHAND_BOT_TOOLS";

    private ToolDeclarations() {}

    static List<Tool> read(Values values) {
        var file = values.optional(NAME);
        if (file == null) {
            return List.of();
        }
        try {
            var tree = new YAMLMapper().readTree(Path.of(file).toFile());
            if (!tree.isObject()) {
                values.wrong(NAME, "names " + file + ", which declares nothing; see tools.sample.yaml");
                return List.of();
            }
            var declared = ToolFile.read(new JsonObject(new ObjectMapper().writeValueAsString(tree)));
            declared.faults().forEach(fault -> values.wrong(NAME, "(" + file + ") " + fault));
            return declared.tools();
        } catch (IOException unreadable) {
            values.wrong(NAME, "cannot be read: " + unreadable.getMessage());
            return List.of();
        }
    }
}
