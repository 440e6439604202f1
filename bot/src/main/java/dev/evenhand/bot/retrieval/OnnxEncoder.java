package dev.evenhand.bot.retrieval;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.onnx.AbstractInProcessEmbeddingModel;
import dev.langchain4j.model.embedding.onnx.OnnxBertBiEncoder;
import dev.langchain4j.model.embedding.onnx.PoolingMode;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * A sentence model that runs inside this process, on the CPU, from files on the class path.
 *
 * <p>The vector is the mean over the tokens, which ranked slightly better than the first token's. Each language is
 * loaded once, on first use (about a second), and shared.
 */
public final class OnnxEncoder implements Encoder {

    private final BundledModel model;
    private final int dimension;

    private OnnxEncoder(String name, int dimension) {
        this.model = new BundledModel(name);
        this.dimension = dimension;
    }

    /** The encoder of English phrases: bge-small-en-v1.5, quantised, 384 dimensions. */
    public static OnnxEncoder english() {
        return English.ENCODER;
    }

    /** The encoder of Chinese phrases: bge-small-zh-v1.5, quantised, 512 dimensions. */
    public static OnnxEncoder chinese() {
        return Chinese.ENCODER;
    }

    /** The encoder of a language. */
    public static OnnxEncoder of(Language language) {
        return language == Language.CHINESE ? chinese() : english();
    }

    @Override
    public int dimension() {
        return dimension;
    }

    @Override
    public float[] encode(String text) {
        if (text.codePoints().noneMatch(OnnxEncoder::visible)) {
            return new float[dimension];
        }
        var segment = TextSegment.from(text);
        return model.embedAll(List.of(segment)).content().get(0).vector();
    }

    @Override
    public List<float[]> encodeAll(List<String> texts, Progress progress) {
        var done = new AtomicInteger();
        return IntStream.range(0, texts.size())
                .parallel()
                .mapToObj(i -> {
                    float[] vector = encode(texts.get(i));
                    progress.reached(Progress.Stage.EMBEDDING, done.incrementAndGet(), texts.size());
                    return vector;
                })
                .toList();
    }

    private static final class English {
        static final OnnxEncoder ENCODER = new OnnxEncoder("bge-small-en-v1.5-q", 384);
    }

    private static final class Chinese {
        static final OnnxEncoder ENCODER = new OnnxEncoder("bge-small-zh-v1.5-q", 512);
    }

    /** Blanks and control characters make no token, which the model refuses. */
    private static boolean visible(int codePoint) {
        int type = Character.getType(codePoint);
        return !Character.isWhitespace(codePoint)
                && type != Character.CONTROL
                && type != Character.FORMAT
                && type != Character.SPACE_SEPARATOR
                && type != Character.UNASSIGNED
                && type != Character.SURROGATE
                && type != Character.PRIVATE_USE;
    }

    /** The sentence model itself, with mean pooling, which the ready-made class of LangChain4j does not offer. */
    private static final class BundledModel extends AbstractInProcessEmbeddingModel {

        private final OnnxBertBiEncoder model;

        static {
            // The tokenizer's library would otherwise report its use over the network when it is loaded.
            System.setProperty("OPT_OUT_TRACKING", "true");
        }

        BundledModel(String name) {
            // The base class never gets more than one text at a time; encodeAll spreads texts over threads.
            super(Runnable::run);
            this.model = loaded(name);
        }

        /** The tokenizer looks for its native library through the thread's class loader, which a pool's thread lacks. */
        private static OnnxBertBiEncoder loaded(String name) {
            var thread = Thread.currentThread();
            var before = thread.getContextClassLoader();
            thread.setContextClassLoader(OnnxEncoder.class.getClassLoader());
            try {
                return new OnnxBertBiEncoder(
                        OrtEnvironment.getEnvironment(),
                        session(name + ".onnx"),
                        resource(name + "-tokenizer.json"),
                        PoolingMode.MEAN);
            } finally {
                thread.setContextClassLoader(before);
            }
        }

        @Override
        protected OnnxBertBiEncoder model() {
            return model;
        }

        /** One thread a text: twice the throughput, and no threads that spin while a busy machine needs them. */
        private static OrtSession session(String name) {
            try (var options = new OrtSession.SessionOptions();
                    var file = resource(name)) {
                options.setIntraOpNumThreads(1);
                return OrtEnvironment.getEnvironment().createSession(file.readAllBytes(), options);
            } catch (OrtException | IOException e) {
                throw new IllegalStateException("the sentence model " + name + " cannot be loaded", e);
            }
        }

        private static InputStream resource(String name) {
            return Objects.requireNonNull(
                    OnnxEncoder.class.getClassLoader().getResourceAsStream(name), name + " is not on the class path");
        }
    }
}
