package dev.evenhand.web.cli;

import dev.evenhand.bot.evaluation.Averages;
import dev.evenhand.bot.evaluation.Draw;
import dev.evenhand.bot.evaluation.Evaluation;
import dev.evenhand.bot.evaluation.EvaluationTable;
import dev.evenhand.bot.evaluation.Material;
import dev.evenhand.bot.evaluation.Question;
import dev.evenhand.bot.evaluation.QuestionFile;
import dev.evenhand.bot.evaluation.RiskCoveragePlot;
import dev.evenhand.bot.exchange.ArticleFormat;
import dev.evenhand.bot.knowledge.AnswerPolicy;
import dev.evenhand.bot.knowledge.Import;
import dev.evenhand.bot.retrieval.Index;
import dev.evenhand.bot.retrieval.calibration.Settings;
import dev.evenhand.bot.retrieval.corpus.ArticleText;
import dev.evenhand.bot.retrieval.corpus.Language;
import dev.evenhand.bot.retrieval.corpus.Phrase;
import dev.evenhand.bot.retrieval.encoder.Encoder;
import dev.evenhand.bot.retrieval.encoder.OnnxEncoder;
import dev.evenhand.web.http.Json;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Measures a knowledge base against labelled questions, without a server. */
@Command(
        name = "evaluate",
        mixinStandardHelpOptions = true,
        description = "How well would the bot answer? A knowledge base and labelled questions in, a report out.",
        footer = {
            "",
            "A knowledge base is JSON as of articles/import, or CSV with the columns sentence,label.",
            "Questions are CSV with the columns sentence,label and, if you like, kind; a label that is no article",
            "means: nothing fits. Without --kb, --shots sentences of each label make the knowledge base and the",
            "others are asked. --drop-share takes articles out whose questions stay: near misses."
        })
final class Evaluate implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Option(
            names = "--kb",
            paramLabel = "FILE",
            converter = Words.FileThere.class,
            description = "The knowledge base, .json or .csv.")
    private @Nullable Path knowledge;

    @Option(
            names = "--questions",
            required = true,
            paramLabel = "FILE",
            converter = Words.FileThere.class,
            description = "Labelled questions, .csv.")
    private Path questions = Path.of("");

    @Option(names = "--locale", converter = Words.Language.class, description = "Language of both: en (default) or zh.")
    private String locale = "en";

    @Option(
            names = "--precision",
            converter = Words.Share.class,
            description = "Share of answers that shall be right (${DEFAULT-VALUE}).")
    private double precision = Settings.DEFAULT.precision();

    @Option(
            names = "--out-of-scope-share",
            converter = Words.Share.class,
            description = "Expected share nothing fits (${DEFAULT-VALUE}).")
    private double outOfScopeShare = Settings.DEFAULT.oosShare();

    @Option(names = "--cautious", description = "For knowledge bases that split one topic into near articles.")
    private boolean cautious;

    @Option(names = "--shots", paramLabel = "N", description = "Keep only so many phrases of each article.")
    private int shots;

    @Option(names = "--drop-share", paramLabel = "SHARE", description = "Take this share of the articles out.")
    private double dropShare;

    @Option(names = "--seed", description = "Which phrases and articles are drawn (${DEFAULT-VALUE}).")
    private long seed = 1;

    @Option(
            names = "--draws",
            converter = Words.Count.class,
            description = "Repeat with the next seeds and give the mean (${DEFAULT-VALUE}).")
    private int draws = 1;

    @Option(names = "--baseline", description = "Ask the plain nearest neighbour the same, for comparison.")
    private boolean baseline;

    @Option(
            names = "--svg",
            paramLabel = "FILE",
            converter = Words.FileToWrite.class,
            description = "Write the risk-coverage curve as a picture.")
    private @Nullable Path picture;

    @Option(
            names = "--json",
            paramLabel = "FILE",
            converter = Words.FileToWrite.class,
            description = "Write the figures as JSON, a line for each draw.")
    private @Nullable Path json;

    @Override
    public Integer call() throws IOException {
        var evaluations = new ArrayList<Evaluation>();
        var plain = new ArrayList<Evaluation>();
        var encoder = new Remembering(OnnxEncoder.of(language()));
        for (int draw = 0; draw < draws; draw++) {
            evaluations.add(evaluated(drawn(seed + draw), encoder, plain));
        }
        if (evaluations.size() > 1) {
            System.out.printf("%n%s", Averages.of(evaluations));
            if (baseline) {
                System.out.printf("%nnearest neighbour alone, %s", Averages.ofOrder(plain));
            }
        }
        if (picture != null) {
            Files.writeString(picture, RiskCoveragePlot.svg(evaluations.get(0)));
        }
        if (json != null) {
            Files.write(
                    json,
                    evaluations.stream()
                            .map(evaluation -> Json.complete(evaluation).toString())
                            .toList());
        }
        return 0;
    }

    private Evaluation evaluated(Material material, Encoder encoder, List<Evaluation> plain) {
        var began = System.nanoTime();
        var settings = new Settings(precision, outOfScopeShare, cautious);
        var index = Index.build(material.corpus(language()), encoder, settings, ProgressLine.on(System.err));
        var seconds = (System.nanoTime() - began) / 1e9;
        double askFrom = AnswerPolicy.of(settings).askFrom();
        var evaluation = Evaluation.run(index, material.questions(), askFrom);
        System.out.print(EvaluationTable.of(evaluation));
        System.out.printf(
                "%nindexed and calibrated %,d phrases in %.1f s%n",
                index.corpus().phrases().size(), seconds);
        if (baseline) {
            plain.add(Evaluation.run(index.byNearestNeighbour(), material.questions(), askFrom));
            System.out.printf("%nnearest neighbour alone%n%s", EvaluationTable.ofOrder(plain.get(plain.size() - 1)));
        }
        return evaluation;
    }

    private Material drawn(long from) throws IOException {
        try {
            var draw = new Draw(shots, dropShare, from);
            var asked = labelled(questions);
            if (knowledge == null) {
                return split(draw, asked);
            }
            return draw.of(
                    knowledge.toString().endsWith(".csv")
                            ? Material.labelled(labelled(knowledge), asked)
                            : articles(knowledge, asked));
        } catch (IllegalArgumentException e) {
            throw misused(Objects.requireNonNullElse(e.getMessage(), "The input cannot be used."));
        }
    }

    private Material split(Draw draw, List<Question> sentences) {
        if (shots == 0) {
            throw misused(
                    "Without --kb there must be --shots: how many sentences of each label make the knowledge base.");
        }
        return draw.split(sentences);
    }

    private List<Question> labelled(Path file) throws IOException {
        try {
            var sentences = QuestionFile.read(Files.readString(file));
            if (sentences.isEmpty()) {
                throw misused(file + ": there is no sentence in it");
            }
            return sentences;
        } catch (CharacterCodingException notText) {
            throw misused(file + " is not UTF-8 text");
        } catch (IllegalArgumentException unreadable) {
            throw misused(file + ": " + unreadable.getMessage());
        }
    }

    private Material articles(Path file, List<Question> asked) throws IOException {
        var reading = ArticleFormat.JSON.read(Files.readAllBytes(file));
        var faults = new Import(reading, true, true, "").faults();
        if (!faults.isEmpty()) {
            throw misused(file + ":\n" + FindingLine.all("", faults));
        }
        var phrases = new ArrayList<Phrase>();
        var texts = new ArrayList<ArticleText>();
        for (var article : reading.articles()) {
            if (article.locale().startsWith(locale)) {
                article.questions().forEach(question -> phrases.add(new Phrase(article.id(), question)));
                texts.add(new ArticleText(article.id(), article.title(), article.topic(), article.answer()));
            }
        }
        if (phrases.isEmpty()) {
            throw misused(file + ": there is no article in " + locale + " in it");
        }
        return new Material(phrases, texts, asked);
    }

    private Language language() {
        return locale.startsWith("zh") ? Language.CHINESE : Language.ENGLISH;
    }

    private ParameterException misused(String message) {
        return new ParameterException(Objects.requireNonNull(spec).commandLine(), message);
    }
}
