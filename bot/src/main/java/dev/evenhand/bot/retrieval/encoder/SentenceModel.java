package dev.evenhand.bot.retrieval.encoder;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.onnx.AbstractInProcessEmbeddingModel;
import dev.langchain4j.model.embedding.onnx.OnnxBertBiEncoder;
import dev.langchain4j.model.embedding.onnx.PoolingMode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.LongBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/**
 * A sentence model of LangChain4j with mean pooling, which its ready-made class does not offer, for one text or several
 * of equal length at once.
 */
final class SentenceModel extends AbstractInProcessEmbeddingModel {

    private final OrtSession session;
    private final HuggingFaceTokenizer tokenizer;
    private final OnnxBertBiEncoder single;

    static {
        // The tokenizer's library would otherwise report its use over the network when it is loaded.
        System.setProperty("OPT_OUT_TRACKING", "true");
    }

    SentenceModel(String name) {
        // The base class never gets more than one text at a time; callers spread texts over threads.
        super(Runnable::run);
        this.session = session(name + ".onnx");
        // The tokenizer looks for its native library through the thread's class loader, which a pool's thread lacks.
        var thread = Thread.currentThread();
        var before = thread.getContextClassLoader();
        thread.setContextClassLoader(SentenceModel.class.getClassLoader());
        try {
            this.tokenizer = HuggingFaceTokenizer.newInstance(
                    resource(name + "-tokenizer.json"), Map.of("padding", "false", "truncation", "false"));
            this.single = new OnnxBertBiEncoder(
                    OrtEnvironment.getEnvironment(), session, resource(name + "-tokenizer.json"), PoolingMode.MEAN);
        } catch (IOException e) {
            throw new IllegalStateException("the tokenizer of " + name + " cannot be loaded", e);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    @Override
    protected OnnxBertBiEncoder model() {
        return single;
    }

    /** The unit vector of one text of any length. */
    float[] one(String text) {
        return embedAll(List.of(TextSegment.from(text))).content().get(0).vector();
    }

    /** A text cut into tokens. */
    Encoding tokens(String text) {
        return tokenizer.encode(text);
    }

    /** The unit vectors of texts that have equally many tokens, at most as many as the model takes (512). */
    float[][] together(List<Encoding> texts) {
        var inputs = new HashMap<String, OnnxTensor>();
        try {
            for (String input : session.getInputNames()) {
                inputs.put(input, tensor(texts, part(input)));
            }
            try (var result = session.run(inputs)) {
                return pooled(((float[][][]) result.get(0).getValue()));
            }
        } catch (OrtException e) {
            throw new IllegalStateException("the sentence model failed", e);
        } finally {
            inputs.values().forEach(OnnxTensor::close);
        }
    }

    private static Function<Encoding, long[]> part(String input) {
        return switch (input) {
            case "input_ids" -> Encoding::getIds;
            case "attention_mask" -> Encoding::getAttentionMask;
            case "token_type_ids" -> Encoding::getTypeIds;
            default -> throw new IllegalStateException("the sentence model wants an unknown input, " + input);
        };
    }

    private static OnnxTensor tensor(List<Encoding> texts, Function<Encoding, long[]> part) throws OrtException {
        int length = texts.get(0).getIds().length;
        var numbers = LongBuffer.allocate(texts.size() * length);
        texts.forEach(text -> numbers.put(part.apply(text)));
        return OnnxTensor.createTensor(
                OrtEnvironment.getEnvironment(), numbers.flip(), new long[] {texts.size(), length});
    }

    /** The mean over the tokens of each text, at unit length. */
    private static float[][] pooled(float[][][] tokensByText) {
        var vectors = new float[tokensByText.length][];
        for (int t = 0; t < vectors.length; t++) {
            vectors[t] = new float[tokensByText[t][0].length];
            for (float[] token : tokensByText[t]) {
                for (int i = 0; i < token.length; i++) {
                    vectors[t][i] += token[i];
                }
            }
            toUnitLength(vectors[t]);
        }
        return vectors;
    }

    private static void toUnitLength(float[] vector) {
        double squares = 0;
        for (float part : vector) {
            squares += (double) part * part;
        }
        float scale = (float) (1 / Math.sqrt(Math.max(squares, 1e-12)));
        for (int i = 0; i < vector.length; i++) {
            vector[i] *= scale;
        }
    }

    /** One thread a run: twice the throughput, and no threads that spin while a busy machine needs them. */
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
                SentenceModel.class.getClassLoader().getResourceAsStream(name), name + " is not on the class path");
    }
}
