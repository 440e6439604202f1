package dev.evenhand.web.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import dev.evenhand.handoff.conversation.Holder;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.regex.Pattern;

/** The one way records become JSON and back: moments in ISO-8601, constants in lower case, holders as their code. */
public final class Json {
    private static final ObjectMapper COMPLETE = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
            .addModule(words())
            .build();
    private static final ObjectMapper SPARSE = COMPLETE.copy().setSerializationInclusion(JsonInclude.Include.NON_NULL);

    private static final Pattern HUMP = Pattern.compile("(?<=[a-z])(?=[A-Z])");

    private Json() {}

    /** A constant that is written in another way than by its name in lower case. */
    public interface Coded {
        String code();
    }

    /** A tree without what is null. */
    public static ObjectNode object(Object value) {
        return SPARSE.valueToTree(value);
    }

    /** An empty object to fill. */
    public static ObjectNode object() {
        return SPARSE.createObjectNode();
    }

    /** A tree in which null stands where there is nothing, as reports promise. */
    public static JsonNode complete(Object value) {
        return COMPLETE.valueToTree(value);
    }

    /** Text without what is null. */
    public static String text(Object value) {
        try {
            return SPARSE.writeValueAsString(value);
        } catch (JsonProcessingException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    /** The wire name of an event: the class name in snake case. */
    public static String wireName(Class<?> event) {
        return HUMP.matcher(event.getSimpleName()).replaceAll("_").toLowerCase(Locale.ROOT);
    }

    /** A constant as it is written everywhere. */
    public static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /** Reads any JSON; duplicate names and trailing text are errors. */
    public static JsonNode tree(byte[] json) throws IOException {
        return COMPLETE.readTree(json);
    }

    /** Reads what we wrote ourselves, or what the contract has already allowed. */
    public static <T> T read(byte[] json, Class<T> type) {
        try {
            return SPARSE.readValue(json, type);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static SimpleModule words() {
        var module = new SimpleModule();
        module.addSerializer(Instant.class, ToStringSerializer.instance);
        module.addSerializer(Duration.class, ToStringSerializer.instance);
        module.addDeserializer(Instant.class, new Moment());
        module.addSerializer(double.class, new Figure());
        module.addSerializer(Double.class, new Figure());
        module.addSerializer(new Lower());
        module.addSerializer(new HolderCode());
        module.addSerializer(new PlainObject());
        module.addSerializer(new PlainArray());
        return module;
    }

    /** Vert.x objects inside of records and maps are what they hold, not beans with a {@code list} or {@code map}. */
    private static final class PlainObject extends StdSerializer<JsonObject> {
        private static final long serialVersionUID = 1L;

        PlainObject() {
            super(JsonObject.class);
        }

        @Override
        public void serialize(JsonObject value, JsonGenerator out, SerializerProvider serializers) throws IOException {
            serializers.defaultSerializeValue(value.getMap(), out);
        }
    }

    private static final class PlainArray extends StdSerializer<JsonArray> {
        private static final long serialVersionUID = 1L;

        PlainArray() {
            super(JsonArray.class);
        }

        @Override
        public void serialize(JsonArray value, JsonGenerator out, SerializerProvider serializers) throws IOException {
            serializers.defaultSerializeValue(value.getList(), out);
        }
    }

    /** What cannot be computed is nothing, not the word NaN. */
    private static final class Figure extends StdSerializer<Double> {
        private static final long serialVersionUID = 1L;

        Figure() {
            super(Double.class);
        }

        @Override
        public void serialize(Double value, JsonGenerator out, SerializerProvider provider) throws IOException {
            if (Double.isFinite(value)) {
                out.writeNumber(value);
            } else {
                out.writeNull();
            }
        }
    }

    @SuppressWarnings("rawtypes")
    private static final class Lower extends StdSerializer<Enum> {
        private static final long serialVersionUID = 1L;

        Lower() {
            super(Enum.class);
        }

        @Override
        public void serialize(Enum value, JsonGenerator out, SerializerProvider provider) throws IOException {
            out.writeString(value instanceof Coded coded ? coded.code() : word(value));
        }
    }

    private static final class HolderCode extends StdSerializer<Holder> {
        private static final long serialVersionUID = 1L;

        HolderCode() {
            super(Holder.class);
        }

        @Override
        public void serialize(Holder value, JsonGenerator out, SerializerProvider provider) throws IOException {
            out.writeString(value.code());
        }
    }

    private static final class Moment extends StdDeserializer<Instant> {
        private static final long serialVersionUID = 1L;

        Moment() {
            super(Instant.class);
        }

        @Override
        public Instant deserialize(JsonParser in, DeserializationContext context) throws IOException {
            return Instant.parse(in.getText());
        }
    }
}
